/** People: a value is never syntax, a receipt opens nothing by itself, and guesses are counted wherever they come from. */
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { canonicalAddress, clientAddress } from '../../src/address.js';
import { start } from '../../src/node.js';
import { placeOf } from '../../src/petitions/sealed.js';
import { newReceipt } from '../../src/petitions/receipt.js';
import { type Harness, harness } from '../harness.js';
import { receiptIn } from '../receipt-in.js';
import { type Counted, counted } from './support/counted.js';
import { form, tokenless, unescaped } from './support/pages.js';
import { folder, server } from './support/server.js';

const open = async (environment: Record<string, string> = {}, file?: string): Promise<Harness> => {
  const h = await harness(environment, file);
  onTestFinished(() => h.close());
  return h;
};
type App = Harness['app'];
const ORIGIN = 'http://127.0.0.1:3000';
const json = async (app: App, ask: object, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> => {
  const response = await app.request(`${ORIGIN}/json/`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(ask) });
  return { status: response.status, body: await response.text() };
};
const said = async (app: App, from: string, text: string, id: string): Promise<string> =>
  (await app.request(`${ORIGIN}/sms/demo`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id, from, text }) })).text();
const filedBy = async (app: App, from: string, text = '신청 가로등이 꺼졌어요'): Promise<string> => {
  await said(app, from, text, `f${from}`);
  return receiptIn(await said(app, from, '1', `g${from}`));
};
const random = { digits: (n: number): string => Array.from({ length: n }, () => Math.floor(Math.random() * 10)).join(''), token: () => '' };

describe('a value is never template syntax', () => {
  const VALUES = ['{{x}}', '{{text}}', '{{receipt}}', '{{{text}}}', '{{- text}}', '{{department, 을/를}}', '$t(menu.title)', '$t(menu.title, {"a":"b"})', '__proto__', '{{__proto__}}', '{{constructor}}', 'constructor', '$&', "$` $' $1 $$", '%s', '\\u007b\\u007bx}}'];

  it.each(VALUES)('promise-27: %s, filed by text, is read back as it is', async (value) => {
    const h = await open();
    expect(await h.text('+821012345678', `신청 ${value}`)).toContain(value.length <= 20 ? `'${value}'` : value.slice(0, 12));
    const receipt = receiptIn(await h.text('+821012345678', '1'));
    await h.text('+821012345678', receipt);
    await h.text('+821012345678', '3');
    await h.text('+821012345678', `${value} 그리고 ${value}`);
    const rows = h.store.raw.prepare('select event, field, sealed from personal where receipt = ? order by event').all(receipt) as { event: number; field: string; sealed: string }[];
    expect(rows.map((r) => h.core.vault.open(r.sealed, placeOf(receipt, r.event, r.field)))).toEqual([value, `${value} 그리고 ${value}`]);
  });

  it.each(['/m', '/pda'])('promise-27: every value through the pages of %s', async (mount) => {
    const h = await open();
    const { action, fields } = form(await (await h.get(`${mount}/petitions/new?group=road`)).text());
    for (const [n, value] of VALUES.entries()) {
      const headers = { 'x-test-address': `198.51.100.${n}` };
      const typed = { text: `${value} 가로등 ${n}`, place: value, name: value, phone: '01012345678', __proto__x: value, constructor: value };
      const page = await (await h.post(action, { ...fields, ...typed }, headers)).text();
      expect(unescaped(page).split(value).length, value).toBeGreaterThan(3);
      const confirm = form(page);
      const receipt = receiptIn(await (await h.post(confirm.action, confirm.fields, headers)).text());
      const rows = h.store.raw.prepare('select event, field, sealed from personal where receipt = ?').all(receipt) as { event: number; field: string; sealed: string }[];
      const stored = Object.fromEntries(rows.map((r) => [r.field, h.core.vault.open(r.sealed, placeOf(receipt, r.event, r.field))]));
      expect(stored).toEqual({ text: `${value} 가로등 ${n}`, place: value, name: value, phone: '01012345678' });
    }
  });

  it('promise-27: JSON shows it as it is, and takes no name that nobody asked for', async () => {
    const { app } = await open();
    for (const value of VALUES) {
      const { body } = await json(app, { kind: 'file', text: value, place: value, name: value, phone: '01012345678' });
      const facts = (JSON.parse(body) as { blocks: { kind: string; facts?: { value: string }[] }[] }).blocks.find((b) => b.kind === 'facts')?.facts?.map((f) => f.value);
      expect(facts?.slice(0, 3), value).toEqual([value, value, value]);
    }
    for (const extra of ['{"kind":"menu","__proto__":{"polluted":1}}', '{"kind":"menu","constructor":{"prototype":{"polluted":1}}}', '{"__proto__":{"kind":"menu"}}']) {
      const response = await app.request(`${ORIGIN}/json/`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: extra });
      expect(response.status, extra).toBe(400);
    }
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('unknown and not yours', () => {
  const OWNER = '+821011112222';
  const STRANGER = '+821033334444';

  /** Two gateways that differ in nothing but that one holds the petition. */
  async function pair(): Promise<{ holds: Counted; lacks: Counted; receipt: string }> {
    const [holds, lacks] = [await counted(), await counted()];
    const receipt = await filedBy(holds.app, OWNER);
    await filedBy(lacks.app, OWNER); // its own number
    for (const g of [holds, lacks]) await said(g.app, STRANGER, '메뉴', 'warm');
    return { holds, lacks, receipt };
  }

  const seen = async (response: Response): Promise<string> => {
    const headers = [...response.headers].filter(([name]) => name !== 'set-cookie').sort();
    return JSON.stringify([response.status, headers, tokenless(await response.text())]);
  };
  const post = (path: string, fields: Record<string, string>) => (g: Counted) => {
    const ask = async (): Promise<Response> => {
      const token = /name="token" value="([^"]*)"/.exec(await (await g.app.request(`${ORIGIN}/m/petitions/find`)).text())?.[1] ?? '';
      return g.app.request(ORIGIN + path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ token, ...fields }).toString() });
    };
    return ask();
  };

  const ASKS: [string, (receipt: string) => (g: Counted) => Promise<string>][] = [
    ...['', '조회 ', '취하 ', 'status '].map((lead, i): [string, (r: string) => (g: Counted) => Promise<string>] => [`SMS: ${lead}number`, (r) => (g) => said(g.app, STRANGER, lead + r, `s${i}`)]),
    ...['/m', '/pda', '/tv'].flatMap((mount) =>
      ['', '/steps', '/add', '/withdraw', '/call'].map((verb): [string, (r: string) => (g: Counted) => Promise<string>] => [`GET ${mount}/petitions/number${verb}`, (r) => async (g) => seen(await g.app.request(`${ORIGIN}${mount}/petitions/${r}${verb}`))]),
    ),
    ...['/m', '/pda', '/tv'].flatMap((mount) =>
      (['check', 'add', 'withdraw'] as const).map((ask): [string, (r: string) => (g: Counted) => Promise<string>] => [
        `POST ${mount}: ${ask} with wrong digits`,
        (r) => async (g) => seen(await post(`${mount}/petitions/${r}`, { ask, receipt: r, lastFour: '9999', text: '덧붙임', code: '1234' })(g)),
      ]),
    ),
    ['POST /m: check with two digits', (r) => async (g) => seen(await post(`/m/petitions/${r}`, { ask: 'check', receipt: r, lastFour: '12' })(g))],
    ...[{ kind: 'check' }, { kind: 'check', lastFour: '9999' }, { kind: 'check', part: 'steps', lastFour: '9999' }, { kind: 'add', text: 'x' }, { kind: 'withdraw' }, { kind: 'call' }, { kind: 'rate', score: 1 }].map(
      (ask): [string, (r: string) => (g: Counted) => Promise<string>] => [`JSON ${JSON.stringify(ask)}`, (r) => async (g) => JSON.stringify(await json(g.app, { ...ask, receipt: r }))],
    ),
  ];

  it.each(ASKS)('promise-31: the same answer after the same number of statements: %s', async (name, asking) => {
    const { holds, lacks, receipt } = await pair();
    const notYours = await holds.during(() => asking(receipt)(holds));
    const unknown = await lacks.during(() => asking(receipt)(lacks));
    expect(notYours.result).toBe(unknown.result);
    expect(notYours.result).not.toContain('도로관리과');
    expect(notYours.statements).toEqual(unknown.statements);
    expect(notYours.statements.length, 'the counting sees statements').toBeGreaterThanOrEqual(/SMS|(check|add) with wrong|9999/.test(name) ? 1 : 0);
  });

  it('promise-31: the right digits do open it, so the answers above are refusals', async () => {
    const { holds, receipt } = await pair();
    expect((await json(holds.app, { kind: 'check', receipt, lastFour: '2222' })).body).toContain('도로관리과');
    expect(await said(holds.app, OWNER, receipt, 'own')).toContain('도로관리과');
  });

  const guess = (app: App, receipt: string, lastFour: string, address: string): Promise<{ status: number; body: string }> => json(app, { kind: 'check', receipt, lastFour }, { 'x-test-address': address });

  it('promise-31: ten proofs an hour for a receipt, known or not, from however many addresses', async () => {
    const h = await open();
    const known = await filedBy(h.app, OWNER);
    for (const receipt of [known, newReceipt(random)]) {
      const answers: number[] = [];
      for (let i = 0; i < 14; i++) answers.push((await guess(h.app, receipt, '9999', `198.51.${receipt.slice(0, 2)}.${i}`)).status);
      expect(answers).toEqual([...Array(10).fill(200), ...Array(4).fill(429)]);
    }
    expect((await guess(h.app, known, '2222', '203.0.113.9')).status, 'the right digits are not told apart then').toBe(429);
  });

  it('promise-31: thirty proofs in ten minutes for an address, whatever the receipts', async () => {
    const h = await open();
    const answers: number[] = [];
    for (let i = 0; i < 33; i++) answers.push((await guess(h.app, newReceipt(random), '9999', '198.51.100.7')).status);
    expect(answers).toEqual([...Array(30).fill(200), ...Array(3).fill(429)]);
    expect((await guess(h.app, newReceipt(random), '9999', '198.51.100.8')).status).toBe(200);
  });

  it('promise-31: right proofs are given back', async () => {
    const h = await open();
    const receipt = await filedBy(h.app, OWNER);
    for (let i = 0; i < 45; i++) expect((await guess(h.app, receipt, '2222', '198.51.100.7')).status).toBe(200);
    expect(h.store.raw.prepare('select max(count) from limits').pluck().get()).toBe(0);
  });

  it("promise-31: another caller's Idempotency-Key gives nothing of theirs, and swallows nothing", async () => {
    const h = await open();
    const mine = await json(h.app, { kind: 'file', text: '가로등이 꺼졌어요', phone: '01011112222', confirmed: true }, { 'idempotency-key': '1' });
    const theirs = await json(h.app, { kind: 'file', text: '공원 의자가 부서졌어요', phone: '01033334444', confirmed: true }, { 'idempotency-key': '1', 'x-test-address': '203.0.113.5' });
    expect(theirs.body).not.toContain(receiptIn(mine.body));
    const again = await json(h.app, { kind: 'file', text: '가로등이 꺼졌어요', phone: '01011112222', confirmed: true }, { 'idempotency-key': '1' });
    expect(again.body, 'the same request with the same key counts once').toBe(mine.body);
    expect(h.count('petitions')).toBe(theirs.status === 200 ? 2 : 1);
    expect(theirs.status === 200 || theirs.status === 422 || theirs.status === 400).toBe(true);
  });
});

describe('addresses', () => {
  it.each([
    ['1.2.3.4', '1.2.3.4'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['::FFFF:1.2.3.4', '1.2.3.4'],
    ['::FFFF:102:304', '1.2.3.4'],
    ['0:0:0:0:0:ffff:1.2.3.4', '1.2.3.4'],
    ['0000:0000:0000:0000:0000:ffff:0102:0304', '1.2.3.4'],
    ['::0:ffff:1.2.3.4', '1.2.3.4'],
    ['0::ffff:1.2.3.4', '1.2.3.4'],
    ['[::ffff:1.2.3.4]', '1.2.3.4'],
    ['::ffff:1.2.3.4%eth0', '1.2.3.4'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:ffff:ffff:ffff:ffff', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:0:0:1::', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('promise-33: %s counts as %s', (address, counts) => {
    expect(canonicalAddress(address)).toBe(counts);
  });

  it.each<[string, string, string | null, string[], string]>([
    ['nobody is trusted by default', '10.0.0.1', '9.9.9.9', [], '10.0.0.1'],
    ['another hop is not the proxy', '10.0.0.2', '9.9.9.9', ['10.0.0.1'], '10.0.0.2'],
    ['the proxy is believed', '10.0.0.1', '9.9.9.9', ['10.0.0.1'], '9.9.9.9'],
    ['in its other spelling too', '::ffff:10.0.0.1', '::ffff:9.9.9.9', ['10.0.0.1'], '9.9.9.9'],
    ['about the one hop that it saw', '10.0.0.1', '1.1.1.1, 8.8.8.8,9.9.9.9', ['10.0.0.1'], '9.9.9.9'],
    ['and where it says nothing, it is the address', '10.0.0.1', null, ['10.0.0.1'], '10.0.0.1'],
    ['a neighbour of an IPv6 proxy is not the proxy', '2001:db8::bad', '9.9.9.9', ['2001:db8::1'], '2001:db8:0:0::/64'],
    ['an IPv6 proxy in another spelling is', '2001:db8::1', '9.9.9.9', ['2001:0DB8:0:0::0001'], '9.9.9.9'],
  ])('promise-33: X-Forwarded-For: %s', (_name, socket, forwarded, trusted, expected) => {
    expect(clientAddress(socket, forwarded, trusted)).toBe(expected);
  });

  /** Wrong proofs for numbers of their own, until refused. */
  const spend = async (url: string, forwardedFor: (n: number) => string, times: number): Promise<number[]> => {
    const statuses: number[] = [];
    for (let n = 0; n < times; n++) {
      const response = await fetch(`${url}/json/`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': forwardedFor(n) }, body: JSON.stringify({ kind: 'check', receipt: newReceipt(random), lastFour: '9999' }) });
      statuses.push(response.status);
      await response.text();
    }
    return statuses;
  };
  const running = async (environment: Record<string, string> = {}): Promise<string> => {
    const gateway = await start({ PORT: '0', DATABASE_PATH: join(folder(), 'a.db'), ...environment }, { quiet: true });
    onTestFinished(() => gateway.stop());
    return gateway.url;
  };

  it('promise-33: over a real socket, a made-up X-Forwarded-For buys no more tries', async () => {
    const url = await running();
    expect(await spend(url, (n) => `9.9.9.${n}`, 32)).toEqual([...Array(30).fill(200), 429, 429]);
  });

  it('promise-33: behind the trusted proxy, every spelling of one address shares one bucket', async () => {
    const url = await running({ TRUSTED_PROXY: '127.0.0.1' });
    const spellings = ['1.2.3.4', '::ffff:1.2.3.4', '::FFFF:102:304', '0:0:0:0:0:ffff:1.2.3.4', '6.6.6.6, 1.2.3.4', '[::ffff:1.2.3.4]'];
    expect(await spend(url, (n) => spellings[n % spellings.length] ?? '', 36)).toEqual([...Array(30).fill(200), ...Array(6).fill(429)]);
    expect(await spend(url, () => '1.2.3.5', 1)).toEqual([200]);
    expect(await spend(url, (n) => `2001:db8:1:2::${n}`, 31)).toEqual([...Array(30).fill(200), 429]);
    expect(await spend(url, () => '2001:db8:1:3::1', 1)).toEqual([200]);
  });

  it('promise-33: filings are limited by address on every channel that has one', async () => {
    const filing = (n: number): object => ({ kind: 'file', text: `가로등이 꺼졌어요 ${n}`, phone: '01012345678', confirmed: true });
    const h = await open();
    const page = form(await (await h.get('/m/petitions/new?group=road')).text());
    const byPage: number[] = [];
    for (let n = 0; n < 32; n++) byPage.push((await h.post(page.action, { ...page.fields, text: `${n}`, phone: '01012345678' })).status);
    expect(byPage.slice(-2)).toEqual([429, 429]);
    const byJson: number[] = [];
    for (let n = 0; n < 32; n++) byJson.push((await json(h.app, filing(n), { 'x-test-address': '203.0.113.77' })).status);
    expect(byJson.slice(-2)).toEqual([429, 429]);
    expect(h.count('petitions')).toBeLessThanOrEqual(30);
  });
});

describe('limits across processes', () => {
  const statuses = (answers: { status: number }[]): Record<string, number> => Object.fromEntries([200, 429].map((s) => [s, answers.filter((a) => a.status === s).length]));

  it('promise-39: two gateways on one file: 40 concurrent guesses, ten are looked up', async () => {
    const file = join(folder(), 'a.db');
    const both = [await open({}, file), await open({}, file)];
    const receipt = await filedBy((both[0] as Harness).app, '+821011112222');
    const guesses = await Promise.all(Array.from({ length: 40 }, (_, i) => json((both[i % 2] as Harness).app, { kind: 'check', receipt, lastFour: String(1000 + i) }, { 'x-test-address': `198.51.100.${i}` })));
    expect(statuses(guesses)).toEqual({ 200: 10, 429: 30 });
  });

  it('promise-39: two processes on one database: the same, by receipt and by address', { timeout: 90_000 }, async () => {
    const file = join(folder(), 'a.db');
    const both = await Promise.all([server(file, { TRUSTED_PROXY: '127.0.0.1' }), server(file, { TRUSTED_PROXY: '127.0.0.1' })]);
    const guess = async (i: number, receipt: string, address: string): Promise<{ status: number }> => {
      const response = await fetch(`${both[i % 2]?.url}/json/`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-forwarded-for': address }, body: JSON.stringify({ kind: 'check', receipt, lastFour: '9999' }) });
      await response.text();
      return response;
    };
    const receipt = newReceipt(random);
    expect(statuses(await Promise.all(Array.from({ length: 40 }, (_, i) => guess(i, receipt, `198.51.100.${i}`))))).toEqual({ 200: 10, 429: 30 });
    expect(statuses(await Promise.all(Array.from({ length: 80 }, (_, i) => guess(i, newReceipt(random), '203.0.113.1'))))).toEqual({ 200: 30, 429: 50 });
  });

  it('promise-39: five guesses of a withdrawal number, through two gateways at once', async () => {
    const file = join(folder(), 'a.db');
    const [one, two] = [await open({}, file), await open({}, file)];
    const from = '+821011112222';
    await filedBy(one.app, from);
    const code = /예 (\d{4})/.exec(await one.text(from, '취하', 'offer'))?.[1] ?? '';
    const wrong = Array.from({ length: 20 }, (_, i) => String(i).padStart(4, '0')).filter((c) => c !== code);
    await Promise.all(wrong.map((c, i) => (i % 2 ? one : two).text(from, `예 ${c}`, `guess${i}`)));
    await one.text(from, `예 ${code}`, 'right');
    expect(one.store.raw.prepare('select state from petitions').pluck().get(), 'the right one came after five wrong ones').toBe('received');
  });
});
