/** The page channels: every block, outcome and hostile text is drawn; every link and form comes back as the same Ask. */
import { describe, expect, it } from 'vitest';
import { createMobile } from '../../channels/mobile/index.js';
import { printable } from '../../channels/page.js';
import { createPda } from '../../channels/pda/index.js';
import { createTv } from '../../channels/tv/index.js';
import { OUTCOMES, type Outcome, Refusal } from '../../src/errors.js';
import { askFrom } from '../../src/forms.js';
import { LOCALES } from '../../src/inquiry.js';
import type { Reply } from '../../src/reply.js';
import { bodyOf, decoded, draw, formsOf, ORIGIN, served, tagsOf, TOKEN, wordsOf } from './page-reading.js';
import { HOSTILE, samples, withText } from './samples.js';

const channels = [createMobile(), createPda(), createTv()];
const outcomes = Object.keys(OUTCOMES) as Outcome[];
const names = Object.keys(samples);
/** `npm run endure` draws each outcome of a sample in every language, a test run in one. */
const FULL = process.env.ENDURE === '1';
const sample = (name: string): Reply<string> => samples[name] ?? { outcome: 'ok', title: '', blocks: [] };
/** Large letters take more screens of a TV for a longer text (channels/tv/screens.ts): they are no part of the shape. */
const shape = (body: string): string => tagsOf(body.replace(/<a id="s\d+"><\/a>|<p class="turn">.*?<\/p>|<span class="g[ \dg]*">/g, '')).map((t) => t.name).join(' ');

describe('a wide screen of the mobile pages', () => {
  const text = { kind: 'text', text: '안내' } as const;
  const facts = { kind: 'facts', facts: [{ label: '담당', value: '도로관리과' }] } as const;
  const items = { kind: 'items', items: [{ title: '여권', ask: { kind: 'guide', id: 'passport' } }] } as const;
  const choices = { kind: 'choices', choices: [{ label: '처음', ask: { kind: 'list' } }] } as const;
  it.each([
    ['what can be done beside what is said', [text, facts, choices], 'wrap two'],
    ['a list and what else there is', [items, choices], 'wrap two'],
    ['choices alone in two columns', [text, choices], 'wrap only-acts'],
    ['a list alone in two columns', [text, items], 'wrap only-acts'],
    ['what is only read in lines that are not too long', [text, facts], 'wrap'],
  ])('has %s', async (_, blocks, className) => {
    const { body } = await draw(createMobile(), { outcome: 'ok', title: '안내', blocks: blocks as unknown as Reply<string>['blocks'] });
    expect(body).toContain(`<div class="${className}"><div>`);
  });
});

describe.each(channels)('$name', (channel) => {
  describe.each(LOCALES)('in %s', (locale) => {
    it.each(names)('draws %s with every outcome', async (name) => {
      for (const outcome of outcomes.filter((_, n) => FULL || (n + names.indexOf(name)) % LOCALES.length === LOCALES.indexOf(locale))) {
        const { response, body } = await draw(channel, { ...sample(name), outcome }, locale);
        expect(response.status, outcome).toBe(OUTCOMES[outcome].status);
        expect(wordsOf(body)).toContain(sample(name).title);
        expect(body).toContain(`lang="${locale}"`);
        expect(body).not.toMatch(/undefined|\[object|NaN/);
      }
    });
  });

  it.each([
    ['all', [true, true], []],
    ['none', [false, false], []],
    ['one of two', [true, false], ['하나']],
  ] as const)('marks what it cannot do without where %s of its fields are required', async (_, required, marked) => {
    const fields = required.map((r, i) => ({ name: i ? 'place' : 'text', label: i ? '둘' : '하나', input: 'text' as const, required: r, max: 100 }));
    const { body } = await draw(channel, { outcome: 'ok', title: '민원 신청', blocks: [{ kind: 'form', ask: 'file', fields, hidden: {}, submit: '다음' }] });
    expect([...body.matchAll(/(하나|둘) (?:<small>)?\(필수\)/g)].map((m) => m[1])).toEqual(marked);
  });

  it('an address is not broken in its number', async () => {
    const { body } = await draw(channel, { outcome: 'ok', title: '이어 보기', blocks: [{ kind: 'handoff', label: '주소', page: '/m/petitions/123456789018' }] });
    expect(body).toContain(`${channel.device === 'pda' ? '<span class="u">' : '<wbr/>'}123456789018`);
  });

  it.each(names)('shows hostile text in %s as text', async (name) => {
    const hostile = await draw(channel, withText(sample(name), HOSTILE));
    const harmless = await draw(channel, withText(sample(name), 'x'));
    const whole = !hostile.body.includes('…'); // a PDA page may have had to cut
    if (whole) expect(shape(hostile.body)).toBe(shape(harmless.body));
    expect(wordsOf(hostile.body)).toContain(whole ? printable(HOSTILE) : printable(HOSTILE).slice(0, 30));
    expect(printable(hostile.body)).toBe(hostile.body); // nothing that XML cannot carry, one Unicode form
    expect(hostile.body).not.toContain('<script>alert');
    expect(hostile.body).not.toContain(']]>');
    expect(hostile.body).toContain('&lt;script');
  });

  it.each(names)('every link of %s is the Ask of its digit', async (name) => {
    for (const keepLocale of [false, true]) {
      const { message, body } = await draw(channel, sample(name), 'en', { keepLocale });
      const links = tagsOf(body).filter((t) => t.name === 'a' && t.attributes.href);
      for (const { attributes } of links) {
        if (!attributes.href?.startsWith(`${channel.mount}/`)) continue;
        const received = await channel.receive(new Request(ORIGIN + attributes.href));
        const digit = attributes.accesskey;
        if (digit) expect(received.ask).toEqual(message.digits[digit]?.ask);
        if (keepLocale) expect(received).toMatchObject({ keepLocale: true });
        else if (received.ask.kind !== 'language') expect(received).not.toHaveProperty('locale');
      }
      const keys = links.map((l) => l.attributes.accesskey).filter((k) => k !== undefined);
      expect(new Set(keys).size).toBe(keys.length);
      const dialled = message.blocks.flatMap((b) => (b.kind === 'link' && b.digit && channel.device === 'tv' ? [String(b.digit)] : []));
      expect([...keys].sort()).toEqual(Object.keys(message.digits).filter((d) => !(d === '0' && !keys.includes('0')) && !dialled.includes(d)).sort());
      if (name !== 'home') expect(keys).toContain('0');
    }
  });

  it.each(names.filter((n) => samples[n]?.blocks.some((b) => b.kind === 'form')))('the form of %s comes back as the same Ask', async (name) => {
    const { message, body } = await draw(channel, sample(name));
    const forms = formsOf(body);
    const blocks = message.blocks.filter((b) => b.kind === 'form');
    expect(forms).toHaveLength(blocks.length);
    for (const [i, block] of blocks.entries()) {
      const shown = Object.fromEntries(block.fields.filter((f) => f.input !== 'photo').map((f) => [f.name, f.value ?? '']));
      const received = await channel.receive(new Request(ORIGIN + forms[i]?.action, { method: 'POST', body: bodyOf(forms[i]?.fields ?? []) }));
      const { ask, credential } = askFrom(block.ask, { ...shown, ...block.hidden }) ?? {};
      expect(received.ask).toEqual(ask);
      expect(received.credential).toEqual(credential);
      expect(received.form).toBe(TOKEN);
    }
  });

  it('has nothing typed, proven or secret in an address', async () => {
    for (const name of names) {
      const { body } = await draw(channel, sample(name));
      for (const { attributes } of tagsOf(body)) {
        const address = decodeURIComponent(`${attributes.action ?? ''} ${attributes.href?.startsWith('/') ? attributes.href : ''}`);
        expect(address).not.toMatch(/token|5678|꺼져|논현/);
      }
    }
  });

  it('sends its headers', async () => {
    const { response } = await draw(channel, sample('home'), 'ko', { cookies: ['a=1; Path=/', 'b=2; Path=/'] });
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('same-origin');
    expect(response.headers.get('vary')).toContain('Cookie, Accept-Language');
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; .*form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/);
    expect(policy).not.toContain('unsafe');
    const framed = await draw(channel, sample('home'), 'ko', { frames: true });
    expect(framed.response.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  });

  it('never styles or scripts inline against its own policy', async () => {
    const { body, response } = await draw(channel, sample('everything'));
    expect(body).not.toMatch(/ style="| on[a-z]+="/);
    const inline = /<style[^>]*>([^]*?)<\/style>/.exec(body)?.[1];
    if (inline === undefined) return expect(body).not.toContain('<script>');
    const hash = Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(inline))).toString('base64');
    expect(response.headers.get('content-security-policy')).toContain(`style-src 'sha256-${hash}'`);
  });

  it('asks again by itself while it waits', async () => {
    const { body } = await draw(channel, sample('wait'));
    expect(body).toContain(`http-equiv="refresh" content="5;url=${channel.mount}/petitions/261123000127"`);
  });

  it('serves the files that its page names, kept for a year', async () => {
    const { body } = await draw(channel, sample('home'));
    const files = tagsOf(body).flatMap((t) => (t.name === 'link' && /stylesheet|^icon/.test(t.attributes.rel ?? '') ? [t.attributes.href ?? ''] : []));
    const scripts = [...body.matchAll(/<script src="([^"]+)"/g)].map((m) => m[1] ?? '');
    for (const address of [...files, ...scripts]) {
      expect((await served(channel, address)).headers.get('cache-control')).toContain('immutable');
    }
  });
});

describe('receiving', () => {
  const mobile = createMobile();
  const post = (fields: [string, string][], headers: Record<string, string> = {}): Promise<unknown> => mobile.receive(new Request(`${ORIGIN}/m/petitions/find`, { method: 'POST', body: bodyOf(fields), headers }));
  const get = (path: string, headers: Record<string, string> = {}): Promise<unknown> => mobile.receive(new Request(ORIGIN + path, { headers }));
  const refusal = async (promise: Promise<unknown>): Promise<string> => promise.then(() => 'received', (e) => (e instanceof Refusal ? e.outcome : 'threw'));

  it.each([
    ['/m', { kind: 'menu' }],
    ['/m/', { kind: 'menu' }],
    ['/m/petitions', { kind: 'list' }],
    ['/m/guide?q=%EC%97%AC%EA%B6%8C', { kind: 'guide', query: '여권' }],
  ])('reads %s', async (path, ask) => expect(await get(path)).toMatchObject({ ask, channel: 'mobile', screen: 'private', converses: false, id: '' }));

  it.each(['/m/nothing', '/m/petitions/123', '/m/../x', '/mobile/', '/m/petitions/new/x', '/m/%00'])('does not guess at %s', async (path) => expect(await refusal(get(path))).toBe('not-found'));

  it('knows the shared screen', async () => expect(await createTv().receive(new Request(`${ORIGIN}/tv/`))).toMatchObject({ screen: 'shared', channel: 'tv' }));

  it('reads forms only', async () => {
    const fields: [string, string][] = [['ask', 'check'], ['receipt', '1234-5678-9012'], ['lastFour', '5678'], ['token', 't']];
    const expected = { ask: { kind: 'check', receipt: '123456789012' }, credential: { kind: 'last-four', receipt: '123456789012', digits: '5678' }, form: 't' };
    expect(await post(fields)).toMatchObject(expected);
    expect(await post(fields, { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' })).toMatchObject(expected);
    expect(await post([['ask', 'check'], ['receipt', '1'], ['receipt', '2']])).toMatchObject({ ask: { receipt: '1' }, form: '' });
    for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/plain']) expect(await refusal(post(fields, { 'content-type': type }))).toBe('malformed');
    for (const kind of ['', 'menu', 'said', 'toString', '__proto__']) expect(await refusal(post([['ask', kind]]))).toBe('malformed');
    expect(await refusal(post([['ask', 'file'], ['text.b64', '*']]))).toBe('malformed');
    expect(await refusal(mobile.receive(new Request(`${ORIGIN}/m/`, { method: 'DELETE' })))).toBe('wrong-method');
  });

  it.each([
    ['/m/', { cookie: '__Host-device=abc; lang=en' }, { device: 'abc', locale: 'en' }],
    ['/m/', { cookie: ';;=; =x; device="a b"; device=d1;lang=xx' }, { device: 'd1' }],
    ['/m/?lang=en', {}, { locale: 'en', keepLocale: true }],
    ['/m/?lang=en', { cookie: 'lang=en' }, { locale: 'en' }],
    ['/m/?lang=xx', { cookie: 'lang=en' }, { locale: 'en' }],
    ['/m/language?to=ko&lang=en', { cookie: 'lang=en' }, { locale: 'ko', keepLocale: true }],
    ['/m/', { 'accept-language': 'fr, en-GB;q=0.5, ko;q=0.8' }, { locale: 'ko' }],
    ['/m/', { 'accept-language': 'ko;q=0, en;q=0.1' }, { locale: 'en' }],
    ['/m/', { 'accept-language': 'fr;q=x,*' }, {}],
  ])('language and device of %s %j', async (path, headers, expected) => {
    const { ask: _, ...received } = (await get(path, headers as Record<string, string>)) as Record<string, unknown>;
    expect(received).toEqual({ id: '', channel: 'mobile', screen: 'private', converses: false, sessions: 'cookie', ...expected });
  });
});

describe('mobile', () => {
  it('leads nowhere but to pages', async () => {
    const { body } = await draw(createMobile(), { outcome: 'ok', title: 'x', blocks: ['javascript:alert(1)', '//evil.example', '/\\evil.example', 'data:text/html,x'].map((page) => ({ kind: 'link', to: { page }, label: 'x' })) });
    expect(decoded(body)).not.toMatch(/href="(javascript|data|\/\/|\/\\)/);
  });

  it('has all that can be done in one place, beside what is told: a button without fields too', async () => {
    const { body } = await draw(createMobile(), { ...sample('petition'), blocks: [...sample('petition').blocks.slice(0, -1), { kind: 'form', ask: 'by-text', fields: [], hidden: { receipt: '261123000127' }, submit: '결과를 문자로 받기' }, ...sample('tel').blocks] });
    const [told = '', beside = ''] = (/<div class="wrap two"><div>([\s\S]*?)\n<\/div><div>\n([\s\S]*?)<p class="start">/.exec(body) ?? []).slice(1);
    expect(told).toContain('진행 상황');
    for (const act of ['덧붙이기', '결과를 문자로 받기', 'href="tel:']) expect([told.includes(act), beside.includes(act)]).toEqual([act === 'href="tel:', true]);
  });

  it.each(LOCALES)('keeps a number whole wherever it stands (%s)', async (locale) => {
    const number = '010-1234-5678';
    const { body } = await draw(createMobile(), {
      outcome: 'ok',
      title: 'x',
      blocks: [
        { kind: 'items', items: [{ title: `a ${number}`, summary: `b ${number}`, ask: { kind: 'list' } }] },
        { kind: 'choices', choices: [{ label: `c ${number}`, hint: `d ${number}`, ask: { kind: 'list' } }] },
        { kind: 'form', ask: 'find', hidden: {}, submit: 'x', fields: [{ name: 'phone', label: 'x', hint: `e ${number}`, wrong: `f ${number}`, input: 'phone', required: true, max: 20 }] },
        { kind: 'link', to: { tel: number }, label: `g ${number}` },
      ],
    }, locale);
    for (const letter of 'abcdefg') expect(body).toContain(`${letter} <span class="n">${number}</span>`);
  });

  it('keeps a day with its weekday', async () => {
    const { body } = await draw(createMobile(), { outcome: 'ok', title: 'x', blocks: [{ kind: 'text', text: '11월 30일(월) 09:00에 접수하고 12/4(금)까지. 40시간(5일)은 셉니다.' }] });
    expect([...body.matchAll(/<span class="n">([^<]*\()/g)].length).toBe(2);
    expect(body).toContain('11월 <span class="n">30일(월)</span> 09:00에 접수하고 <span class="n">12/4(금)</span>까지. 40시간(5일)은');
  });
});
