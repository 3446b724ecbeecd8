/** In from SMS: signatures, one effect for one message, nothing acknowledged that is not kept, no text that breaks an answer. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Harness, harness } from '../harness.js';
import { receiptIn } from '../receipt-in.js';
import { form } from './support/pages.js';
import { folder, server, text } from './support/server.js';
import { hook, PUBLIC, signedSuite, TOKEN } from './support/signed-suite.js';
import { encode, message, type Parameters, sid, sign } from './support/twilio.js';

/** What turns around how a sentence reads, our own words beside it as well. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/;
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const SIGNED = { DEMO: 'off', PUBLIC_URL: PUBLIC, TWILIO_AUTH_TOKEN: TOKEN };
const open = async (environment: Record<string, string> = {}, file?: string): Promise<Harness> => {
  const h = await harness(environment, file);
  onTestFinished(() => h.close());
  return h;
};
const answered = async (h: Harness, parameters: Parameters, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> => {
  const response = await h.app.fetch(hook({ parameters, headers }));
  return { status: response.status, body: await response.text() };
};
const at = (from: string, said: string): Record<string, string | readonly string[]> => message(said, { From: from });

describe('signed requests', () => {
  let h: Harness;
  beforeAll(async () => {
    h = await harness(SIGNED);
  });
  afterAll(() => h.close());
  signedSuite(async () => ({ fetch: async (request) => h.app.fetch(request), count: async (table) => h.count(table) }));
});

describe('one effect for one message', () => {
  const PHONE = '+821012345678';

  it('promise-06: 50 concurrent copies of the message that confirms: one petition, one answer', async () => {
    const h = await open(SIGNED);
    await answered(h, at(PHONE, '신청 가로등이 꺼졌어요'));
    const yes = at(PHONE, '1');
    const answers = await Promise.all(Array.from({ length: 50 }, () => answered(h, yes)));
    expect(new Set(answers.map((a) => a.body)).size).toBe(1);
    expect(answers.every((a) => a.status === 200)).toBe(true);
    expect(receiptIn(answers[0]?.body ?? '')).toMatch(/^\d{12}$/);
    expect([h.count('petitions'), h.count('petition_events'), h.count('personal'), h.count('messages')]).toEqual([1, 2, 1, 2]);
    const later = await answered(h, yes);
    expect(later.body, 'a redelivery after all of them').toBe(answers[0]?.body);
    expect(h.count('petitions')).toBe(1);
  });

  it('promise-06: the same through two processes on one database', { timeout: 90_000 }, async () => {
    const file = join(folder(), 'shared.db');
    const [one, two] = await Promise.all([server(file), server(file)]);
    const raw = new Database(file, { readonly: true });
    onTestFinished(() => void raw.close());
    const petitions = raw.prepare('select count(*) from petitions').pluck();
    const before = petitions.get() as number; // a demo database begins with samples
    await text(one.url, PHONE, '신청 가로등이 꺼졌어요', 'first');
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => text((i % 2 ? one : two).url, PHONE, '1', 'confirm')));
    expect(new Set(answers.map((a) => `${a.status} ${a.body}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(receiptIn(answers[0]?.body ?? '')).toMatch(/^\d{12}$/);
    expect(petitions.get()).toBe(before + 1);
  });

  it('promise-06: 50 concurrent copies of the message that withdraws: one withdrawal, one answer', async () => {
    const h = await open(SIGNED);
    await answered(h, at(PHONE, '신청 가로등이 꺼졌어요'));
    await answered(h, at(PHONE, '1'));
    const code = /예 (\d{4})/.exec((await answered(h, at(PHONE, '취하'))).body)?.[1];
    expect(code).toBeDefined();
    const yes = at(PHONE, `예 ${code}`);
    const answers = await Promise.all(Array.from({ length: 50 }, () => answered(h, yes)));
    expect(h.store.raw.prepare("select count(*) from petition_events where code = 'withdrawn'").pluck().get()).toBe(1);
    expect(new Set(answers.map((a) => a.body)).size).toBe(1);
  });

  it('promise-06: a redelivered guess of a one-time number is one guess', async () => {
    const h = await open(SIGNED);
    await answered(h, at(PHONE, '신청 가로등이 꺼졌어요'));
    await answered(h, at(PHONE, '1'));
    const code = /예 (\d{4})/.exec((await answered(h, at(PHONE, '취하'))).body)?.[1] ?? '';
    expect(code).toHaveLength(4);
    const wrong = at(PHONE, `예 ${code === '0000' ? '0001' : '0000'}`);
    for (let i = 0; i < 6; i++) await answered(h, wrong);
    await answered(h, at(PHONE, `예 ${code}`));
    expect(h.store.raw.prepare('select state from petitions').pluck().get()).toBe('withdrawn');
  });

  it('promise-06: the same MessageSid from another carrier is another message', async () => {
    const h = await open({ TWILIO_AUTH_TOKEN: TOKEN });
    const id = sid();
    await h.text(PHONE, '메뉴', id);
    await h.get(`/sms/kannel?${new URLSearchParams({ token: 'kannel-token-of-the-tests', id, from: PHONE, to: '1', text: '메뉴' })}`);
    expect(h.count('messages')).toBe(2);
  });

  it('promise-06: an id that two phones were given counts once for each: the second is told nothing of the first', async () => {
    const h = await open(SIGNED);
    const from = (phone: string, text: string, id: string): Promise<Response> => h.get(`/sms/kannel?${new URLSearchParams({ token: 'kannel-token-of-the-tests', id, from: phone, to: '1', text })}`);
    await from(PHONE, '신청 가로등이 꺼졌어요', '1');
    const told = await (await from(PHONE, '1', '2')).text();
    const other = await from('+821087654321', '메뉴', '2');
    expect([other.status, await other.text()]).toEqual([200, expect.not.stringContaining(receiptIn(told) ?? '')]);
    expect(h.count('messages')).toBe(3);
    expect(await (await from('010-1234-5678', '1', '2')).text(), 'the same phone, however it is written').toBe(told);
  });

  it('promise-07: I-Twilio-Idempotency-Token is not the key', async () => {
    const h = await open(SIGNED);
    const same = { 'i-twilio-idempotency-token': '6ccf2eb0-3c6f-4ad1-8b5c-0d7a1f1b4c11' };
    const menu = await answered(h, at(PHONE, '메뉴'), same);
    const help = await answered(h, at(PHONE, '도움'), same);
    expect(help.body, 'another message with the same token is answered by itself').not.toBe(menu.body);
    expect(h.count('messages')).toBe(2);
    const again = at(PHONE, '신청 가로등이 꺼졌어요');
    await answered(h, again, { 'i-twilio-idempotency-token': 'a' });
    await answered(h, again, { 'i-twilio-idempotency-token': 'b' });
    expect(h.count('messages'), 'the same message with another token is the same').toBe(3);
  });

  it('promise-06: 50 phones file the same words at once: 50 petitions', async () => {
    const h = await open(SIGNED);
    const phones = Array.from({ length: 50 }, (_, i) => `+8210${String(20_000_000 + i)}`);
    await Promise.all(phones.map((p) => answered(h, at(p, '신청 가로등이 꺼졌어요'))));
    const answers = await Promise.all(phones.map((p) => answered(h, at(p, '1'))));
    expect(new Set(answers.map((a) => receiptIn(a.body))).size).toBe(50);
    expect(h.count('petitions')).toBe(50);
  });

  it('promise-06: one phone, the same words in 20 messages, several confirmations at once: one petition', async () => {
    const h = await open(SIGNED);
    await Promise.all(Array.from({ length: 20 }, () => answered(h, at(PHONE, '신청 가로등이 꺼졌어요'))));
    const answers = await Promise.all(Array.from({ length: 8 }, () => answered(h, at(PHONE, '1'))));
    expect(answers.map((a) => a.status)).toEqual(Array(8).fill(200));
    expect(h.count('petitions')).toBe(1);
  });

  it('promise-06: no more than 30 texts in ten minutes are answered, however many come at once', async () => {
    const h = await open(SIGNED);
    const answers = await Promise.all(Array.from({ length: 60 }, () => answered(h, at(PHONE, '메뉴'))));
    expect(h.count('messages')).toBe(30);
    expect(answers.filter((a) => a.status === 200)).toHaveLength(60);
  });
});

describe('nothing acknowledged is lost', () => {
  const PHONE = '+821012345678';

  it('promise-09: a database that stays locked answers 503, and keeps nothing', async () => {
    const h = await open(SIGNED);
    const other = new Database(h.store.raw.name);
    onTestFinished(() => void other.close());
    other.exec('begin immediate');
    const parameters = at(PHONE, '신청 가로등이 꺼졌어요');
    const started = performance.now();
    const [text, page] = await Promise.all([answered(h, parameters), h.get('/m/')]);
    expect(page.status, 'pages are read meanwhile').toBe(200);
    expect(text.status).toBe(503);
    expect(text.body).not.toContain('<Response>');
    expect(performance.now() - started).toBeGreaterThan(4_000);
    expect(h.count('messages')).toBe(0);
    other.exec('rollback');
    expect((await answered(h, parameters)).status, "the carrier's retry").toBe(200);
    expect(h.count('messages')).toBe(1);
  });

  it('promise-09: a lock that ends in time is waited for', async () => {
    const h = await open(SIGNED);
    const other = new Database(h.store.raw.name);
    onTestFinished(() => void other.close());
    other.exec('begin immediate');
    let done = false;
    const waiting = answered(h, at(PHONE, '메뉴')).finally(() => {
      done = true;
    });
    for (let turn = 0; turn < 50; turn++) await new Promise((next) => setImmediate(next)); // it has tried by now
    expect(done).toBe(false);
    other.exec('rollback');
    expect((await waiting).status).toBe(200);
  });

  it('promise-09: a full database answers 503, goes on reading, and recovers without a restart', async () => {
    const h = await open(SIGNED);
    const kept: string[] = [];
    const send = async (i: number): Promise<number> => {
      const parameters = at(`+8210${String(30_000_000 + i)}`, `신청 가로등이 꺼졌어요 ${i}`);
      const { status } = await answered(h, parameters);
      if (status === 200) kept.push(`twilio/${parameters.MessageSid}`);
      return status;
    };
    const pages = h.store.raw.pragma('page_count', { simple: true }) as number;
    h.store.raw.pragma(`max_page_count = ${pages + 4}`);
    const statuses: number[] = [];
    for (let i = 0; i < 100; i += 10) statuses.push(...(await Promise.all(Array.from({ length: 10 }, (_, n) => send(i + n)))));
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect(statuses.at(-1)).toBe(503);
    for (const path of ['/m/', '/pda/', '/tv/', '/m/departments', '/readyz']) expect((await h.get(path)).status, path).toBe(200);
    const stored = new Set(h.store.raw.prepare('select id from messages').pluck().all());
    expect(stored).toEqual(new Set(kept.map((id) => `sms/${id}`)));
    h.store.raw.pragma('max_page_count = 1000000');
    expect(await send(1_000)).toBe(200);
    expect(h.store.raw.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('promise-09: an error in the middle of a write keeps nothing of it', async () => {
    const h = await open(SIGNED);
    await answered(h, at(PHONE, '신청 가로등이 꺼졌어요'));
    h.store.raw.exec("create trigger broken before insert on personal begin select raise(abort, 'broken'); end");
    const yes = at(PHONE, '1');
    expect((await answered(h, yes)).status).toBe(503);
    expect([h.count('petitions'), h.count('petition_events'), h.count('messages')]).toEqual([0, 0, 1]);
    h.store.raw.exec('drop trigger broken');
    expect((await answered(h, yes)).status).toBe(200);
    expect([h.count('petitions'), h.count('personal')]).toEqual([1, 1]);
  });
});

describe('no text breaks an answer', () => {
  const units = (from: number, to: number): string => Array.from({ length: to - from }, (_, i) => String.fromCharCode(from + i)).join('');
  /** Every code unit there is, in the order that makes no pair of halves, then some that do. */
  const CHUNKS: [string, string][] = [
    ...Array.from({ length: 128 }, (_, i): [string, string] => [`U+${(i * 512).toString(16).padStart(4, '0')}…`, units(i * 512, (i + 1) * 512)]),
    ['halves in the wrong order', '\udc00\ud800 \udfff\udbff'],
    ['a half at the end', `가로등 ${'\ud83d'}`],
    ['the end of CDATA', ']]><Response/><![CDATA['],
    ['markup', '</Message><Message>&amp;&lt;&#0;&#xFFFE;<!--<?xml?>'],
    ['emoji with joiners and flags', '👩‍👩‍👧‍👦🏳️‍🌈🇰🇷👍🏽#️⃣'],
    ['decomposed Hangul', '가로등이 꺼졌어요'.normalize('NFD')],
    ['planes beyond the first', String.fromCodePoint(0x1fffe, 0x1ffff, 0x10fffe, 0x10ffff, 0x20000, 0xe0001)],
    ['right to left and marks', `‮‭⁦${'e' + '\u0301'.repeat(200)}`],
  ];
  let h: Harness;
  beforeAll(async () => {
    h = await harness({ TWILIO_AUTH_TOKEN: TOKEN });
  });
  afterAll(() => h.close());

  let next = 0;
  const phone = (): string => `+8210${40_000_000 + next++}`;

  it('promise-10: TwiML, for every code unit and worse', async () => {
    const url = 'http://127.0.0.1:3000/sms/twilio';
    const answers: [string, string][] = [];
    for (const [name, hostile] of CHUNKS) {
      const parameters = message(`신청 ${hostile}`, { From: phone() });
      const response = await h.app.fetch(new Request(url, { method: 'POST', body: encode(parameters), headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': sign(TOKEN, url, parameters) } }));
      const body = await response.text();
      expect(response.status, `${name}: ${body.slice(0, 200)}`).toBe(200);
      answers.push([name, body]);
    }
    expect(malformed(answers)).toEqual([]);
  });

  it('promise-10: the lab and JSON, where half characters do arrive', async () => {
    for (const [name, hostile] of CHUNKS) {
      const from = phone();
      const answer = await h.text(from, `신청 ${hostile}`);
      expect(answer, name).not.toMatch(/^\d{3} /);
      expect(answer, name).not.toMatch(HALVES);
      expect(await h.text(from, '1'), name).not.toMatch(/^\d{3} /);
      const ask = { kind: 'file', text: hostile.slice(0, 600), place: hostile.slice(0, 90), name: hostile.slice(0, 30), phone: '01012345678', confirmed: false };
      const response = await h.app.request('/json/', { method: 'POST', headers: { 'content-type': 'application/json', 'x-test-address': `198.51.100.${next}` }, body: JSON.stringify(ask) });
      expect([200, 422], name).toContain(response.status);
      const said = await response.text();
      JSON.parse(said);
      expect(said, name).not.toMatch(TURNING);
    }
  });

  it.each(['/m', '/pda'])('promise-10: the pages of %s, until the petition is filed', async (mount) => {
    const { fields } = form(await (await h.get(`${mount}/petitions/new?group=road`)).text());
    const pages: [string, string][] = [];
    let filed = 0;
    for (const [name, hostile] of CHUNKS) {
      const headers = { 'x-test-address': `198.51.100.${next}` };
      const typed = { text: `가로등 ${hostile}`, place: hostile.slice(0, 60), name: hostile.slice(0, 30), phone: phone() };
      const shown = await h.post(`${mount}/petitions/new`, { ...fields, ...typed }, headers);
      const page = await shown.text();
      expect(shown.status, `${name}: ${page.slice(0, 300)}`).toBe(200);
      const done = await h.post(`${mount}/petitions/new`, form(page).fields, headers);
      let last = await done.text();
      expect(done.status, `${name}: ${last.slice(0, 300)}`).toBe(200);
      // Every letter there is holds 火, too: 119 comes first, and filing with one more press.
      if (!receiptIn(last) && page.includes('119')) last = await (await h.post(`${mount}/petitions/new`, form(last).fields, headers)).text();
      if (receiptIn(last)) filed++;
      pages.push([name, page], [`${name} filed`, last]);
      expect(page + last, name).not.toMatch(HALVES);
      expect(page + last, name).not.toMatch(TURNING);
    }
    expect(filed).toBe(CHUNKS.length);
    if (mount === '/pda') expect(malformed(pages)).toEqual([]); // XHTML; a browser's HTML parser takes anything
  });

  it('promise-10: decomposed Hangul is stored and shown composed', async () => {
    const said = await h.text('+821077770001', `신청 ${'가로등이 꺼졌어요'.normalize('NFD')}`);
    expect(said).toContain('가로등이 꺼졌어요');
  });
});

/** What a carrier or an XML reader would refuse: each document's name with the complaint. */
function malformed(documents: readonly [name: string, xml: string][]): string[] {
  const at = folder();
  const files = documents.map(([, xml], i) => {
    const path = join(at, `${i}.xml`);
    writeFileSync(path, xml);
    return path;
  });
  const byHand = documents.flatMap(([name, xml]) => wellFormed(xml).map((why) => `${name}: ${why}`));
  const run = spawnSync('xmllint', ['--nonet', '--noout', ...files], { encoding: 'utf8' });
  return run.error || run.status === 0 ? byHand : [...byHand, run.stderr.slice(0, 1000)];
}

/** A small check of our own, for where no xmllint is: characters of XML 1.0, references, nesting. */
function wellFormed(xml: string): string[] {
  const bad = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&(?!(?:amp|lt|gt|quot|apos|nbsp|#\d+|#x[\da-f]+);)|\]\]>/i.exec(xml) ?? HALVES.exec(xml);
  if (bad) return [`a character at ${bad.index}`];
  const open: string[] = [];
  for (const [, close, name = '', self] of xml.matchAll(/<(\/?)([A-Za-z][\w:-]*)(?:"[^"]*"|'[^']*'|[^<>"'])*?(\/?)>/g)) {
    if (close && open.pop() !== name) return [`</${name}> closes nothing`];
    if (!close && !self) open.push(name);
  }
  return open.length ? [`<${open.at(-1)}> stays open`] : [];
}
