/** Long answers on a PDA: page by page, at most 10,000 bytes in either charset, signed in without cookies or not, and not one character lost or said twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPda } from '../../channels/pda/index.js';
import { piecesOfText } from '../../channels/pieces.js';
import { pagesOf } from '../../channels/paging.js';
import type { RenderContext } from '../../src/channel.js';
import { type Locale, LOCALES } from '../../src/inquiry.js';
import type { Block, Reply } from '../../src/reply.js';
import { bodyOf, decoded, draw, formsOf, navOf, ORIGIN, tagsOf } from './page-reading.js';
import { HOSTILE, samples } from './samples.js';
import { invalid, missing } from './xhtml.js';
import { processorMs } from '../processor.js';

const ENDURE = process.env.ENDURE === '1';
const pda = createPda();
const RECEIPT = '261123000127';

/** Words of every script, with and without spaces, marks, pictures, and what looks like markup. */
const UNITS = ['가로등이 꺼져 있습니다. ', '가', '国', '办理答复。', '受付の案内、', '「はい」', 'nghiệm ', 'ế', 'word ', 'averylongwordwithoutanyspace', '&', '"<', '똠', '😀', '👨‍👩‍👧‍👦', '🇰🇷', 'e\u0323\u0302', '\u0301', '\u1112\u119e\u11ab', '\n', ' ', '. ', '?!', '02-3423-5114 ', '1234-5678-9012', '11/30(월)', ']]>'];
const hostile = (most: number) =>
  fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...UNITS), fc.string({ unit: 'grapheme', maxLength: 30 })), fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 12 })
    .map((parts) => parts.map(([unit, times]) => unit.repeat(times)).join('').slice(0, most).replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Cs}/gu, '').normalize('NFC'));

const status = (answer: string, text: string, more: Partial<Reply<string>> = {}): Reply<string> => {
  const { blocks } = samples.petition as Reply<string>;
  const words: Block<string> = { kind: 'facts', facts: [{ label: '답변', value: answer }, { label: '내용', value: text }] };
  return { outcome: 'ok', title: '가로등 고장', blocks: [blocks[0] as Block<string>, words, ...blocks.slice(1)], pages: { at: 1, ask: { kind: 'check', receipt: RECEIPT } }, ...more };
};

/** What stands on a page behind a label, with its line ends. */
const said = (body: string, label: string): string => [...body.replace(/<\/?span[^>]*>/g, '').matchAll(new RegExp(`<dt>${label}</dt><dd>([^]*?)</dd>`, 'g'))].map(([, inner = '']) => decoded(inner.replaceAll('<br/>', '\n').replace(/<[^>]*>/g, ''))).join('');
const key = (body: string, digit: string) => tagsOf(body).find((t) => t.attributes.accesskey === digit)?.attributes;

const WAYS: [string, Partial<RenderContext>][] = [
  ['in UTF-8, by links', { keepLocale: true }],
  ['in UTF-8, signed in without cookies', { signedIn: { text: '010-****-5678로 확인됨', token: 'x'.repeat(75) } }],
  ['in EUC-KR, by links', { keepLocale: true, request: new Request(`${ORIGIN}/pda/`, { headers: { 'accept-charset': 'euc-kr' } }) }],
  ['in EUC-KR, signed in without cookies', { request: new Request(`${ORIGIN}/pda/`, { headers: { 'accept-charset': 'euc-kr' } }), signedIn: { text: '010-****-5678로 확인됨', token: 'x'.repeat(75) } }],
];

async function everyPage(reply: Reply<string>, how: Partial<RenderContext>, locale: Locale = 'ko'): Promise<string[]> {
  const bodies: string[] = [];
  for (let at = 1; ; at++) {
    const { body, bytes } = await draw(pda, { ...reply, pages: { ...reply.pages!, at } }, locale, { formToken: 'x'.repeat(100), ...how });
    expect(bytes.length).toBeLessThanOrEqual(10_000);
    expect(body, 'nothing was cut').not.toContain(navOf(locale).rest);
    bodies.push(body);
    if (!/\(\d+\/\d+\)/.test(body) || at === Number(/\(\d+\/(\d+)\)/.exec(body)?.[1])) return bodies;
  }
}

describe('pieces of a text', () => {
  const text = (units: string): string => units.repeat(3_000 / units.length);
  it('are the text, whatever it is, and no half characters', () => {
    fc.assert(
      fc.property(hostile(20_000), (whole) => {
        const pieces = piecesOfText(whole);
        expect(pieces.join('')).toBe(whole);
        for (const piece of pieces) {
          expect(piece.length).toBeLessThanOrEqual(120);
          expect(piece).not.toMatch(/\p{Cs}/u);
        }
      }),
      { numRuns: ENDURE ? 2_000 : 60 },
    );
  });
  it.each([
    ['Chinese', '今天很好，我们去公园吧。你也来吗？', /[。？]$/],
    ['Japanese', '受付は九時からです。「はい」と答えた。', /。」?$/],
    ['Korean', '가로등이 꺼졌습니다. 밤에 어둡습니다. ', /\. $/],
    ['one sentence of many words', 'nghiệm thu công trình, ', /[\s,]$/],
    ['families', '👨‍👩‍👧‍👦', /^(👨‍👩‍👧‍👦)+$/u],
    ['flags', '🇰🇷🇻🇳', /^(🇰🇷|🇻🇳)+$/u],
    ['old Hangul', '\u1112\u119e\u11ab', /^(\u1112\u119e\u11ab)+$/],
  ])('of %s end where a reader would pause', (_, units, end) => {
    for (const piece of piecesOfText(text(units)).slice(0, -1)) expect(piece).toMatch(end);
  });
  it('one long text takes about as long as many short ones of the same letters', () => {
    for (const unit of ['。」', '. ', '\n', ' ', 'e\u0301', '\u0301', '가', '.......', '「']) {
      const timed = (texts: number, units: number): number => {
        const whole = unit.repeat(units);
        return processorMs(() => {
          for (let i = 0; i < texts; i++) piecesOfText(whole);
        });
      };
      const short = timed(20, 1_000);
      expect(timed(1, 20_000) / short, JSON.stringify(unit)).toBeLessThan(10); // were it quadratic: 20
    }
  });
});

describe('pages of an answer', () => {
  it('say what it says, in its order, with what can be done on each', () => {
    fc.assert(
      fc.property(hostile(6_000), hostile(6_000), fc.integer({ min: 150, max: 3_000 }), (answer, text, room) => {
        const reply = status(answer, text);
        const length = (r: Reply<string>): number => r.blocks.reduce((sum, b) => sum + (b.kind === 'facts' ? b.facts.reduce((n, f) => n + f.value.length, 0) : 0), 0);
        const pages = [...pagesOf(reply, (r) => length(r) <= room)];
        const facts = pages.flatMap((p) => p.blocks.flatMap((b) => (b.kind === 'facts' ? b.facts : [])));
        expect(facts.filter((f) => f.label === '답변').map((f) => f.value).join('')).toBe(answer);
        for (const page of pages) {
          expect(length(page)).toBeLessThanOrEqual(room);
          for (const kind of ['choices', 'link']) expect(page.blocks.filter((b) => b.kind === kind)).toHaveLength(1);
        }
        for (const kind of ['due', 'steps'] as const) expect(pages.flatMap((p) => p.blocks.filter((b) => b.kind === kind)).length).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: ENDURE ? 500 : 40 },
    );
  });
  it('a form to write in stands on the last one alone, a button on each', () => {
    const long = '고장 난 가로등 기둥의 번호를 알려 주십시오. '.repeat(200);
    const write: Block<string> = { kind: 'form', ask: 'supplement', fields: [{ name: 'text', label: '보완', input: 'long-text', required: true, max: 2_000 }], hidden: {}, submit: '보내기' };
    const press: Block<string> = { kind: 'form', ask: 'by-text', fields: [], hidden: {}, submit: '문자로 받기' };
    const pages = [...pagesOf({ outcome: 'ok', title: '보완', blocks: [{ kind: 'text', text: long }, write, press], pages: { at: 1, ask: { kind: 'supplement', receipt: RECEIPT } } }, (r) => JSON.stringify(r).length < 2_500)];
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.map((p) => p.blocks.includes(write))).toEqual(pages.map((_, i) => i === pages.length - 1));
    expect(pages.every((p) => p.blocks.includes(press))).toBe(true);
  });
});

describe.each(WAYS)('a PDA, %s', (_, how) => {
  it('shows an answer and words of any length and letters whole', async () => {
    await fc.assert(
      fc.asyncProperty(hostile(9_000), hostile(4_000), fc.constantFrom(...LOCALES), async (answer, text, locale) => {
        const bodies = await everyPage(status(answer, text), how, locale);
        expect(bodies.map((b) => said(b, '답변')).join('')).toBe(answer);
        expect(bodies.flatMap((b) => said(b, '내용')).join('')).toContain(text);
      }),
      { numRuns: ENDURE ? 200 : 4 },
    );
  });

  it('turns by 8 and 9, says where it is, and every page is valid', async () => {
    const bodies = await everyPage(status(`${HOSTILE} 답변입니다. `.repeat(150), '짧은 글'), how);
    const of = bodies.length;
    expect(of).toBeGreaterThan(2);
    bodies.forEach((body, i) => {
      const at = i + 1;
      expect(body).toMatch(new RegExp(`<h1>[^<]*\\(${at}/${of}\\)</h1>`));
      const address = (page: number): string => `/petitions/${RECEIPT}${page > 1 ? `?page=${page}` : ''}`;
      for (const [digit, to] of [['8', at + 1], ['9', at - 1]] as const) {
        const turn = key(body, digit);
        if (to < 1 || to > of) expect(turn).toBeUndefined();
        else expect(turn?.name ?? turn?.href).toMatch(new RegExp(`${address(to).replace('?', '\\?')}(&lang=ko|\\?lang=ko)?$`));
      }
      const keys = tagsOf(body).flatMap((t) => t.attributes.accesskey ?? []);
      expect(new Set(keys).size).toBe(keys.length);
      if (!missing) expect(invalid(how.request ? body.replace(/^<\?xml[^>]*>/, '') : body)).toBe('');
    });
    expect(decoded(bodies[0] ?? '')).toContain(`다음 쪽 (2/${of})`);
    expect(decoded(bodies[1] ?? '')).toContain(`이전 쪽 (1/${of})`);
  });

  it('what its address may not hold is sent again by a form: words that were typed, or a proof', async () => {
    const text = '国'.repeat(1_000) + '가로등&'.repeat(250);
    const carries = { group: 'road', text, place: '国'.repeat(100), name: '国'.repeat(40), phone: '010-1234-5678' };
    const confirm: Reply<string> = { outcome: 'ok', title: '이 민원이 맞습니까?', blocks: [{ kind: 'facts', facts: [{ label: '무슨 일입니까?', value: text }] }, { kind: 'form', ask: 'file', fields: [], hidden: { ...carries, confirmed: '1' }, submit: '접수하기', other: { name: 'change', label: '고치기' } }], pages: { at: 1, ask: { kind: 'file' }, carries } };
    const bodies = await everyPage(confirm, how);
    expect(bodies.length).toBeGreaterThan(2);
    expect(bodies.map((b) => said(b, '무슨 일입니까\\?')).join('')).toBe(text);
    const [form] = formsOf(bodies[1] ?? '').filter((f) => f.buttons.some(([n]) => n === 'page.3'));
    const pressed = (name: string): [string, string][] => [...(form?.fields ?? []), ...(form?.buttons ?? []).filter(([n]) => n === name)];
    const { ask } = await pda.receive(new Request(`${ORIGIN}${form?.action}`, { method: 'POST', body: bodyOf(pressed('page.3')) }));
    expect(ask).toEqual({ kind: 'file', ...carries, page: 3 }); // looked at again, not confirmed
    expect((await pda.receive(new Request(`${ORIGIN}${form?.action}`, { method: 'POST', body: bodyOf(pressed('change.1')) }))).ask).toEqual({ kind: 'file', ...carries, change: true });
    expect((await pda.receive(new Request(`${ORIGIN}${form?.action}`, { method: 'POST', body: bodyOf(form?.fields ?? []) }))).ask).toEqual({ kind: 'file', ...carries, confirmed: true });
    const proof = { receipt: RECEIPT, lastFour: '5678' };
    const [first = ''] = await everyPage(status('', '글. '.repeat(4_000), { pages: { at: 1, ask: { kind: 'check', receipt: RECEIPT }, carries: proof } }), how);
    expect(first).not.toMatch(/(?:href|action)="[^"]*5678/);
    const turn = formsOf(first).find((f) => f.buttons.some(([n]) => n === 'page.2'));
    const received = await pda.receive(new Request(`${ORIGIN}${turn?.action}`, { method: 'POST', body: bodyOf([...(turn?.fields ?? []), ...(turn?.buttons ?? []).filter(([n]) => n === 'page.2')]) }));
    expect(received).toMatchObject({ ask: { kind: 'check', receipt: RECEIPT, page: 2 }, credential: { kind: 'last-four', digits: '5678' } });
  });
});

it.each(LOCALES)('the last page is shown where a later one is asked for, in %s', async (locale) => {
  const reply = status('답변입니다. '.repeat(1_500), 'x');
  const { body } = await draw(pda, { ...reply, pages: { at: 999, ask: { kind: 'check', receipt: RECEIPT } } }, locale);
  expect(body).toMatch(/\((\d+)\/\1\)/);
  expect(body).not.toContain('accesskey="8"');
});
