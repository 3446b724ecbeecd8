/** PDA: valid XHTML Basic 1.1, at most 10,000 bytes, whatever was typed. */
import { invalid, missing } from './xhtml.js';
import { describe, expect, it } from 'vitest';
import { createPda } from '../../channels/pda/index.js';
import type { RenderContext } from '../../src/channel.js';
import { askFrom } from '../../src/forms.js';
import type { Reply } from '../../src/reply.js';
import { bodyOf, draw, formsOf, ORIGIN, wordsOf } from './page-reading.js';
import { HOSTILE, samples, withText } from './samples.js';

const pda = createPda();
const names = Object.keys(samples);
const sample = (name: string): Reply<string> => samples[name] ?? { outcome: 'ok', title: '', blocks: [] };
const bytes = (body: string): number => new TextEncoder().encode(body).length;
const fill = (from: string, length: number): string => from.repeat(Math.ceil(length / from.length)).slice(0, length);

const LONG: [string, string][] = [
  ['Hangul', fill('가로등이 꺼져 있습니다. ', 2000)],
  ['marks', fill('&', 2000)],
  ['quotes', fill('"<', 2000)],
  ['lines', fill('가\n', 2000)],
  ['emoji', fill('👨‍👩‍👧‍👦', 2000)],
  ['hostile', fill(HOSTILE, 2000)],
];

/** A petition about to be filed, with everything at its longest. */
const longConfirm = (text: string): Reply<string> => ({
  outcome: 'ok',
  title: '이 민원이 맞습니까?',
  blocks: [
    { kind: 'facts', facts: [{ label: '무슨 일입니까?', value: text }, { label: '어디입니까?', value: fill('&', 100) }, { label: '이름', value: fill('"', 40) }] },
    { kind: 'form', ask: 'file', fields: [], hidden: { group: 'road', text, place: fill('&', 100), name: fill('"', 40), phone: '010-1234-5678', confirmed: '1' }, submit: '접수하기' },
  ],
});
const longRetype = (value: string): Reply<string> => ({ outcome: 'too-long', title: '민원 신청', blocks: [{ kind: 'text', text: '글이 너무 깁니다.' }, { kind: 'form', ask: 'file', fields: [{ name: 'text', label: '무슨 일입니까?', input: 'long-text', required: true, max: 2000, value }], hidden: {}, submit: '다음' }] });

describe('10,000 bytes', () => {
  it.each(names)('%s fits, with any text', async (name) => {
    for (const text of ['가', ...LONG.map(([, t]) => t)]) expect(bytes((await draw(pda, withText(sample(name), text))).body)).toBeLessThanOrEqual(10_000);
  });

  it.each(LONG)('a petition of 2,000 characters of %s is sent back whole', async (_, text) => {
    const reply = longConfirm(text);
    const { body, message } = await draw(pda, reply);
    expect(bytes(body)).toBeLessThanOrEqual(10_000);
    const form = message.blocks.find((b) => b.kind === 'form');
    const [read] = formsOf(body);
    const received = await pda.receive(new Request(`${ORIGIN}${read?.action}`, { method: 'POST', body: bodyOf(read?.fields ?? []) }));
    const printed = Object.fromEntries(Object.entries(form?.hidden ?? {}).map(([k, v]) => [k, clean(v)]));
    expect(received.ask).toEqual(askFrom('file', printed)?.ask);
  });

  it.each(LONG)('a field of 2,000 characters of %s loses none: what it does not show is sent along', async (_, text) => {
    const { body } = await draw(pda, longRetype(text));
    expect(bytes(body)).toBeLessThanOrEqual(10_000);
    const [read] = formsOf(body);
    const seen = read?.fields.find(([n]) => n === 'text')?.[1] ?? '';
    expect(seen.length).toBeGreaterThan(300);
    const received = await pda.receive(new Request(`${ORIGIN}${read?.action}`, { method: 'POST', body: bodyOf(read?.fields ?? []) }));
    expect(received.ask).toMatchObject({ text: clean(text) });
  });

  it('keeps all of 2,000 Hangul in a field', async () => {
    const text = fill('가나다라마 ', 2000).trim();
    expect(formsOf((await draw(pda, longRetype(text))).body)[0]?.fields).toContainEqual(['text', text]);
  });

  it.each([1, 5, 10, 11, 14, 28, 250, 370])('a period of %i working days takes one line of 240 pixels', async (count) => {
    for (const [over, now] of [[0, 0], [0.4, 0], [count - 0.5, count - 1], [count, -1]] as const) {
      const days = Array.from({ length: count }, (_, i) => ({ label: '금 18시', filled: Math.min(1, Math.max(0, over - i)), now: i === now }));
      const { body } = await draw(pda, { outcome: 'ok', title: '가로등 고장', blocks: [{ kind: 'due', state: '처리 중', look: 'go', due: '12/11(금)', days, reasons: [] }] });
      const [, boxes = '', after] = /<br\/>([■▣□]+) ([^<]*)<\/p>/.exec(body) ?? [];
      expect(boxes.length, `${over} of ${count}`).toBe(Math.min(count, 10));
      expect(boxes, 'in this order').toMatch(/^■*▣?□*$/);
      expect([boxes.startsWith('□'), boxes.endsWith('■')], `${over} of ${count}`).toEqual([false, over === count]);
      expect(after).toBe(count > 10 ? `${Math.floor((100 * over) / count)}%` : '금 18시');
    }
  });

  it.each(Array.from({ length: 101 }, (_, over) => over))('%i of 100 working days are so many per cent', async (over) => {
    const days = Array.from({ length: 100 }, (_, i) => ({ label: '금', filled: i < over ? 1 : 0, now: i === over }));
    const { body } = await draw(pda, { outcome: 'ok', title: '가로등 고장', blocks: [{ kind: 'due', state: '처리 중', look: 'go', due: '12/11(금)', days, reasons: [] }] });
    expect(/[■▣□] (\d+)%/.exec(body)?.[1]).toBe(String(over));
  });

  it('survives a field, a hidden value and a page beyond all limits', async () => {
    const huge = fill('가&"', 60_000);
    const many: Reply<string> = { outcome: 'ok', title: huge, blocks: Array.from({ length: 30 }, () => ({ kind: 'text' as const, text: huge })) };
    const longRetyped = longRetype(huge);
    for (const reply of [longRetyped, longConfirm(huge), many]) {
      const { body } = await draw(pda, reply);
      expect(bytes(body)).toBeLessThanOrEqual(10_000);
      expect(body).toContain('</html>');
      if (reply === longRetyped) expect(wordsOf(body)).toContain("기기의 '뒤로'를 누르시면 쓰신 글이 있습니다"); // and no form that would send a part of it
      else expect(wordsOf(body)).toContain('127.0.0.1:3000/m/'); // where the rest is
    }
  });

  it('says where the rest is only when something was left out, and never cuts inside a character', async () => {
    const short = await draw(pda, sample('petition'));
    expect(short.body).not.toContain('…');
    const family = '👨‍👩‍👧‍👦';
    const long = await draw(pda, { outcome: 'ok', title: 'x', blocks: [{ kind: 'text', text: fill(family, 8_000) }] }, 'ko', { request: new Request(`${ORIGIN}/pda/guide?q=secret`) });
    expect(long.body).toMatch(/<p>(👨‍👩‍👧‍👦)+…<\/p>/u);
    expect(long.body).toContain('href="/m/guide"');
    expect(bytes(long.body)).toBeGreaterThan(9_900);
  });
});

const clean = (text: string): string =>
  text
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
    .replace(/\p{Surrogate}/gu, '')
    .normalize('NFC');

it('what is wrong stands before the form with an edge of its own; what is said beside it does not', async () => {
  const wrong = '하실 말씀을 적어 주십시오.';
  const { body } = await draw(pda, { outcome: 'incomplete', title: '덧붙이기', blocks: [{ kind: 'text', text: '적으신 글은 그대로 있습니다.' }, { kind: 'text', text: wrong }, { kind: 'form', ask: 'add', fields: [{ name: 'text', label: '덧붙일 말씀', input: 'long-text', required: true, max: 2000, wrong }], hidden: {}, submit: '덧붙이기' }] });
  expect([...body.matchAll(/<p class="w">([^<]*)/g)].map(([, said]) => said)).toEqual([wrong]);
});

describe('type', () => {
  it.each([
    ['application/xhtml+xml, text/html;q=0.9', 'application/xhtml+xml'],
    ['text/html, application/xhtml+xml;q=0.5, application/vnd.wap.xhtml+xml', 'application/xhtml+xml'],
    ['application/vnd.wap.xhtml+xml, text/vnd.wap.wml', 'application/vnd.wap.xhtml+xml'],
    ['application/xhtml+xml;q=0, application/vnd.wap.xhtml+xml;q=0.0', 'text/html'],
    ['*/*', 'text/html'],
    ['', 'text/html'],
  ])('%j gets %s', async (accept, type) => {
    const { response, body } = await draw(pda, sample('home'), 'ko', { request: new Request(`${ORIGIN}/pda/`, { headers: { accept } }) });
    expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    expect(response.headers.get('vary')).toContain('Accept');
    expect(body.startsWith('<?xml')).toBe(type !== 'text/html');
  });
});

describe.skipIf(missing)('XHTML Basic 1.1', () => {
  it.each(names)('%s is valid, with hostile text as well', async (name) => {
    const more: Partial<RenderContext> = { keepLocale: true, formToken: HOSTILE, districtName: HOSTILE, highContrast: true };
    expect(invalid((await draw(pda, sample(name), 'en')).body)).toBe('');
    expect(invalid((await draw(pda, withText(sample(name), HOSTILE), 'ko', more)).body)).toBe('');
  });
  it.each(LONG)('cut pages of %s are valid', async (_, text) => {
    expect(invalid((await draw(pda, longConfirm(text))).body)).toBe('');
    expect(invalid((await draw(pda, longRetype(text))).body)).toBe('');
  });
  it('notices what is not valid', () => expect(invalid('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML Basic 1.1//EN" "http://www.w3.org/TR/xhtml-basic/xhtml-basic11.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>bare</body></html>')).not.toBe(''));
});
