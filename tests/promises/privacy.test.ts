/** What must never be written down: in a log, in an address, in the clear in the database. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { answer } from '../../src/answer.js';
import { clean } from '../../src/petitions/intake.js';
import { placeOf } from '../../src/petitions/sealed.js';
import { type Harness, harness } from '../harness.js';
import { receiptIn } from '../receipt-in.js';
import { deviceCookie, form, links } from './support/pages.js';
import { folder, raw, server, text } from './support/server.js';

const open = async (environment: Record<string, string> = {}): Promise<Harness> => {
  const h = await harness(environment);
  onTestFinished(() => h.close());
  return h;
};
const ORIGIN = 'http://127.0.0.1:3000';
const PHONE = '+821048268261';
const NAME = '제갈공명';
const PLACE = '봉은사로 114길 비밀골목';
const TEXT = '가로등이꺼져서무섭습니다';
const TYPED = { text: TEXT, place: PLACE, name: NAME, phone: '010-4826-8261' };
const TOKENS = ['kannel-token-of-the-tests', 'twilio-token-of-the-tests'];
const SECRETS = [NAME, PLACE, TEXT, '4826-8261', '48268261', '8261', ...TOKENS, ...[NAME, PLACE, TEXT].map(encodeURIComponent)];
/** Instants and durations are left out: their digits may be anybody's. */
const leaks = (lines: readonly string[], secrets: readonly string[] = SECRETS): string[] => lines.map((l) => l.replace(/"(time|ms)":[\d.]+/g, '')).filter((l) => secrets.some((s) => l.includes(s)));

type Fetch = (path: string, init?: RequestInit) => Promise<Response>;

/** Everything that a citizen, a carrier and a forger may send. @returns the form tokens and one-time numbers that were given out */
async function everything(fetch: Fetch): Promise<string[]> {
  const given: string[] = [];
  const sms = async (said: string, id: string): Promise<string> => (await fetch('/sms/demo', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id, from: PHONE, text: said }) })).text();
  await sms(`신청 ${TEXT} ${PLACE} ${NAME}`, 'a');
  const receipt = receiptIn(await sms('1', 'b'));
  for (const [i, said] of ['조회', receipt, '3', `${NAME} ${PLACE}`, '취하', '예 0000', '안내 여권', `${NAME}?`].entries()) given.push(/예 (\d{4})/.exec(await sms(said, `c${i}`))?.[1] ?? '');
  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> => fetch(path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams(fields).toString() });
  for (const mount of ['/m', '/pda']) {
    const first = await fetch(`${mount}/petitions/new?group=road`);
    const cookie = deviceCookie(first);
    const asked = form(await first.text());
    const confirm = form(await (await post(asked.action, { ...asked.fields, ...TYPED }, { cookie })).text());
    const page = await (await post(confirm.action, confirm.fields, { cookie })).text();
    given.push(asked.fields.token ?? '', confirm.fields.token ?? '', cookie.replace(/^.*=/, ''));
    const found = form(await (await fetch(`${mount}/petitions/find`)).text());
    await post(found.action, { ...found.fields, receipt: receiptIn(page) || receipt, lastFour: '8261' });
    await post(found.action, { ...found.fields, receipt, lastFour: '9999', token: `${found.fields.token}x` });
    await post(`${mount}/petitions/${receipt}`, { ask: 'check', receipt, lastFour: '8261' });
    await fetch(`${mount}/guide?q=${encodeURIComponent(NAME)}`, { headers: { referer: `${ORIGIN}/m/guide?q=${encodeURIComponent(NAME)}` } });
  }
  const ask = (body: string): Promise<Response> => fetch('/json/', { method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKENS[0]}` }, body });
  await ask(JSON.stringify({ kind: 'check', receipt, lastFour: '8261' }));
  await ask(JSON.stringify({ kind: 'file', ...TYPED, extra: NAME }));
  await ask(`{"kind":"file","text":"${TEXT}`);
  const kannel = (fields: Record<string, string>): Promise<Response> => fetch(`/sms/kannel?${new URLSearchParams(fields)}`);
  await kannel({ token: TOKENS[0] ?? '', id: 'k1', from: PHONE, to: '1', text: TEXT });
  await kannel({ token: `${TOKENS[0]}x`, id: 'k2', from: PHONE, to: '1', text: TEXT });
  await kannel({ token: TOKENS[0] ?? '', id: 'k3', from: NAME, to: '1', text: TEXT });
  await post('/sms/twilio', { From: PHONE, Body: TEXT, MessageSid: TOKENS[1] ?? '' }, { 'x-twilio-signature': TOKENS[1] ?? '' });
  await fetch(`/nowhere/${encodeURIComponent(NAME)}?phone=01048268261`);
  await fetch('/m/petitions', { method: 'PUT', body: TEXT });
  await post('/m/petitions/new', { ask: NAME, text: TEXT });
  return given.filter((g) => g.length >= 4);
}

describe('logs', () => {
  it('promise-36: one line for one event, and no phone, name, text, token or digit of a proof in any', async () => {
    const h = await open();
    const given = await everything(async (path, init) => h.app.request(ORIGIN + path, init));
    expect(h.lines.length).toBeGreaterThan(30);
    const lines = h.lines.map((l) => JSON.stringify(l));
    expect(leaks(lines, [...SECRETS, ...given.filter((g) => g.length > 4)])).toEqual([]);
    for (const line of h.lines) expect(Object.keys(line).filter((k) => !['event', 'channel', 'ask', 'outcome', 'ms', 'fault', 'name'].includes(k))).toEqual([]);
  });

  it('promise-36: a fault names places of code, whatever its message holds', async () => {
    const h = await open();
    const words = `${NAME}\n    at ${TEXT} (${PHONE}:1:1)\n at ${PLACE}`;
    class Odd extends Error {
      override name = 'OddError';
    }
    const atomic = h.store.atomic;
    for (const error of [new Error(words), new Odd(words, { cause: new Error(words) }), Object.assign(new Error('x'), { cause: words, detail: words }), words, { message: words }]) {
      h.store.atomic = () => Promise.reject(error);
      expect(await h.text(PHONE, `신청 ${TEXT}`)).toMatch(/^503 /);
    }
    h.store.atomic = atomic;
    h.store.raw.exec(`create trigger broken before insert on messages begin select raise(abort, '${NAME} at ${PLACE}'); end`);
    expect(await h.text(PHONE, '메뉴')).toMatch(/^503 /);
    const faults = h.lines.filter((l) => l.fault !== undefined).map((l) => JSON.stringify(l));
    expect(faults).toHaveLength(6);
    expect(leaks(faults)).toEqual([]);
    expect(faults[0]).toContain('privacy.test.ts'); // where it was made is still told
  });

  it('promise-36: a real process: every line of its log is one JSON object, and none of them tells', { timeout: 90_000 }, async () => {
    const gateway = await server(join(folder(), 'a.db'));
    const given = await everything((path, init) => fetch(gateway.url + path, init));
    for (const odd of [`GET /${NAME} HTTP/1.1\r\nHost: ${NAME}\r\n\r\n`, `GET / HTTP/1.1\r\nHost: /\r\nX-Phone: ${PHONE}\r\nConnection: close\r\n\r\n`, `${TEXT}\r\n\r\n`]) await raw(gateway.port, odd);
    await text(gateway.url, `${PHONE}\u0000`, TEXT, 'odd');
    await gateway.end('SIGTERM');
    expect(gateway.stderr.length).toBeGreaterThan(30);
    for (const line of gateway.stderr) expect(JSON.parse(line)).toBeTypeOf('object');
    expect(leaks([...gateway.stderr, ...gateway.stdout], [...SECRETS, ...given.filter((g) => g.length > 4)])).toEqual([]);
  });

  it('promise-36: nothing typed and nothing secret is in an address, a redirect or a figure', async () => {
    const h = await open();
    const addresses: string[] = [];
    await everything(async (path, init) => {
      const response = await h.app.request(ORIGIN + path, init);
      addresses.push(response.headers.get('location') ?? '', ...links(await response.clone().text()));
      return response;
    });
    const redirected = await h.get(`/m?phone=01048268261&name=${encodeURIComponent(NAME)}`);
    addresses.push(redirected.headers.get('location') ?? '', (await h.get('/?x=8261')).headers.get('location') ?? '');
    expect(addresses.filter((a) => a.startsWith('/')).length).toBeGreaterThan(50);
    // A telephone that a citizen wrote down is a link to dial on their own page: nobody is asked anything by it.
    expect(addresses.filter((a) => !a.startsWith('tel:')).filter((a) => SECRETS.some((s) => a.includes(s)) || /[?&](token|lastFour|code|phone|text|name)=/.test(a))).toEqual([]);
    expect(leaks([await (await h.get('/metrics')).text()], SECRETS.filter((s) => s !== '8261'))).toEqual([]);
  });
});

describe('registration numbers', () => {
  const TAIL = /1234567|5234567|8234567/;
  const digits = (words: string): string => words.normalize('NFKC').replace(/\D/g, '');
  const NUMBERS: [string, string][] = [
    ['with a dash', '900101-1234567'],
    ['without', '9001011234567'],
    ['with a space', '900101 1234567'],
    ['with spaces around the dash', '900101 - 1234567'],
    ['of a foreigner', '900101-5234567'],
    ['of a foreigner born since 2000', '050203-8234567'],
    ['full-width digits', '９００１０１１２３４５６７'],
    ['full-width digits and dash', '９００１０１－１２３４５６７'],
    ['full-width dash alone', '900101－1234567'],
    ['en dash', '900101–1234567'],
    ['hyphen U+2010', '900101‐1234567'],
    ['non-breaking hyphen', '900101‑1234567'],
    ['minus sign', '900101−1234567'],
    ['small hyphen-minus', '900101﹣1234567'],
    ['dash of a phone keyboard', '900101ㅡ1234567'],
    ['non-breaking spaces', '900101\u00a0-\u00a01234567'],
    ['ideographic space', '900101\u30001234567'],
    ['on two lines', '900101\n1234567'],
    ['with something unseen', '900101\u200b-\u200b1234567'],
    ['inside a sentence', '제번호는900101-1234567입니다'],
    ['after a word and a colon', '주민번호:900101-1234567.'],
  ];

  it.each(NUMBERS)('promise-38: %s: masked at intake', (_name, number) => {
    const masked = clean(`가로등 ${number} 고장`);
    expect(digits(masked)).not.toMatch(TAIL);
    expect(masked).toContain('*******');
    expect(masked).toMatch(/^가로등 .* 고장$/s);
  });

  it('promise-38: other numbers stay: phones, receipts, longer and shorter ones', () => {
    for (const number of ['010-1234-5678', '1234-5678-9012', '123456789012', '901301-1234567', '900132-1234567', '90010112345678', '2026-11-24', '02-3423-5114', '900101-123456']) expect(clean(`가 ${number} 나`)).toBe(`가 ${number} 나`);
  });

  it('promise-38: nowhere in the database, whatever way they came', async () => {
    const h = await open();
    for (const [n, [, number]] of NUMBERS.entries()) {
      const from = `+8210700000${String(10 + n)}`;
      await h.text(from, `신청 가로등 고장 ${number}`);
      await h.text(from, '1');
      await h.text(from, '3');
      await h.text(from, `덧붙임 ${number}`);
      await h.text(from, `안내 ${number} 여권`);
      const ask = { kind: 'file', text: `보도 ${number} ${'가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허'[n]}`, place: `학동로 ${number}`, name: number, phone: '01077001100', confirmed: true };
      const response = await h.app.request(`${ORIGIN}/json/`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-test-address': `198.51.100.${n}`, 'idempotency-key': `n${n}` }, body: JSON.stringify(ask) });
      expect(response.status).toBe(200);
    }
    const sealed = h.store.raw.prepare("select 'personal/' || receipt || '/' || event || '/' || field as place, sealed from personal union all select 'messages/' || id, sealed from messages").all() as { place: string; sealed: string }[];
    const opened = sealed.map((s) => [s.place.replace(/\d{12}/, 'receipt'), h.core.vault.open(s.sealed, s.place)] as const);
    expect(opened.length).toBeGreaterThan(NUMBERS.length * 6);
    expect(opened.filter(([, words]) => TAIL.test(digits(words.replace(/\d{4}-\d{4}-\d{4}|"receipt":"\d{12}"/g, ''))))).toEqual([]);
    expect(opened.filter(([, words]) => words.includes('*******')).length).toBeGreaterThan(NUMBERS.length * 3);
  });
});

describe('at rest', () => {
  async function filed(): Promise<{ h: Harness; byText: string; byPage: string }> {
    const h = await open();
    await h.text(PHONE, `신청 ${TEXT} ${PLACE} ${NAME}`);
    const byText = receiptIn(await h.text(PHONE, '1'));
    await h.text(PHONE, '3');
    await h.text(PHONE, `${NAME} ${PLACE}`);
    const asked = form(await (await h.get('/m/petitions/new?group=road')).text());
    const confirm = form(await (await h.post(asked.action, { ...asked.fields, ...TYPED })).text());
    const byPage = receiptIn(await (await h.post(confirm.action, confirm.fields)).text());
    expect([byText, byPage].every((r) => /^\d{12}$/.test(r))).toBe(true);
    return { h, byText, byPage };
  }

  it('promise-38: no word, name, place or phone can be read in the bytes of the database', async () => {
    const { h } = await filed();
    const at = dirname(h.store.raw.name);
    const files = readdirSync(at).filter((f) => /\.db(-wal|-journal)?$/.test(f));
    expect(files).toContain('test.db-wal');
    const bytes = Buffer.concat(files.map((f) => readFileSync(join(at, f))));
    expect(bytes.includes('streetlight'), 'the search finds what is there').toBe(true);
    const words = [TEXT, NAME, PLACE, '비밀골목', '48268261', '4826-8261', '1048268261'];
    const written = words.flatMap((w) => [Buffer.from(w), Buffer.from(w, 'utf16le'), Buffer.from(Buffer.from(w).toString('hex')), Buffer.from(Buffer.from(w).toString('base64url').slice(0, -2)), Buffer.from(JSON.stringify(w).slice(1, -1)), Buffer.from(encodeURIComponent(w))]);
    expect(written.filter((w) => bytes.includes(w)).map(String)).toEqual([]);
    h.store.raw.pragma('wal_checkpoint(TRUNCATE)');
    const whole = readFileSync(h.store.raw.name);
    expect(written.filter((w) => whole.includes(w)).map(String)).toEqual([]);
  });

  it('promise-38: a sealed field opens in its own place alone, and the same words are sealed differently each time', async () => {
    const { h, byText, byPage } = await filed();
    const sealedIn = (receipt: string): string => h.store.raw.prepare("select sealed from personal where receipt = ? and field = 'text'").pluck().get(receipt) as string;
    const place = placeOf(byText, 1, 'text');
    expect(h.core.vault.open(sealedIn(byText), place)).toContain(TEXT);
    expect(() => h.core.vault.open(sealedIn(byPage), place)).toThrow();
    expect(() => h.core.vault.open(`${sealedIn(byText).slice(0, -4)}AAAA`, place)).toThrow();
    const ivs = Array.from({ length: 2_000 }, () => h.core.vault.seal('', place).slice(3, 19)); // 12 bytes: used twice, AES-GCM gives its words away
    expect(new Set(ivs).size).toBe(ivs.length);
  });

  it.each(['text', 'place', 'name', 'added', 'phone'])('promise-38: %s can be erased alone: the petition stays readable', async (field) => {
    const { h, byText, byPage } = await filed();
    const changed = h.store.raw.prepare('update personal set sealed = null, erased_at = 1 where field = ?').run(field).changes;
    expect(changed).toBeGreaterThan(0);
    expect(await h.text(PHONE, byText)).toContain('처리 중');
    expect(await h.text(PHONE, '조회')).not.toMatch(/^\d{3} /);
    const phone = h.core.vault.find('phone', PHONE);
    const inquiry = { id: 'x', channel: 'json', screen: 'private' as const, sessions: 'none' as const, converses: false, citizen: { kind: 'phone' as const, phone, lastFour: '8261', by: 'sender' as const }, proofGiven: true, locale: 'ko' as const, ask: { kind: 'menu' as const } };
    const { reply } = await answer(h.core, inquiry, { kind: 'check', receipt: byText });
    const shown = JSON.stringify(reply);
    expect(shown).toContain('received');
    if (field === 'text') expect(shown).not.toContain(TEXT);
    if (field === 'added') expect(shown.split(NAME)).toHaveLength(2); // only in the text itself
    const found = form(await (await h.get('/m/petitions/find')).text());
    const page = await h.post(found.action, { ...found.fields, receipt: byPage, lastFour: '8261' });
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('처리 중');
  });

  it('promise-38: an erased answer is not a fault when its message is delivered again', async () => {
    const { h } = await filed();
    await h.text(PHONE, '메뉴', 'again');
    h.store.raw.prepare('update messages set sealed = null').run();
    expect(await h.text(PHONE, '메뉴', 'again')).not.toMatch(/^5\d\d /);
  });
});
