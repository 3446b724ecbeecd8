/** `npm run start:worker` as somebody meets it: the bundle as it is deployed, with all that was left out of it, in workerd with D1, R2 and the static assets. */
import { type ChildProcess, spawn } from 'node:child_process';
import * as crypto from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { numberAt } from '../../src/staff/totp.js';
import { Device } from '../citizens/device.js';
import { freePort } from '../loopback.js';
import { carrier, type CarrierStand, TWILIO } from '../notices/carrier.js';
import { Browser, fromBase32 } from '../staff/people.js';

const folder = mkdtempSync(join(tmpdir(), 'minwon-worker-'));
let child: ChildProcess;
let url = '';
let twilio: CarrierStand;
let said = '';


const until = async <T>(what: () => T | undefined | Promise<T | undefined>): Promise<T> => {
  for (;;) {
    const found = await what();
    if (found) return found;
    if (child.exitCode !== null) throw new Error(`it ended: ${said}`);
    await new Promise((next) => setTimeout(next, 200));
  }
};

beforeAll(async () => {
  // As Twilio answers, dates included.
  twilio = await carrier(() => ({ status: 201, body: { sid: `SM${'1'.repeat(32)}`, status: 'queued', date_created: 'Thu, 24 Aug 2023 05:01:45 +0000', date_sent: null, date_updated: 'Thu, 24 Aug 2023 05:01:45 +0000', num_segments: '1', error_code: null } }));
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  child = spawn(process.execPath, ['--import', 'tsx', 'src/local-worker.ts'], { env: { ...process.env, NODE_ENV: '', ...TWILIO(twilio.url), TWILIO_AUTH_TOKEN: 'token-of-the-tests', PORT: String(port), WORKER_STATE: folder, DEMO: 'on' }, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (said += part.toString()));
  await until(() => (said.includes('(workerd, D1)') && /비밀번호 [\w-]+/.test(said) ? true : undefined));
});
afterAll(async () => {
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await ended;
  await twilio.close();
  rmSync(folder, { recursive: true, force: true });
});

const app = { request: (path: string, init?: RequestInit) => fetch(path, { ...init, redirect: 'manual' }) } as unknown as Browser['gateway']['app'];
const browser = (): Browser => new Browser({ app }, url);
const text = async (from: string, words: string): Promise<string> => {
  const response = await fetch(`${url}/sms/demo`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: crypto.randomUUID(), from, text: words }) });
  return ((await response.json()) as { texts: string[] }).texts.join('\n');
};

it('a petition filed by text is there for its sender, in five languages', async () => {
  await text('01055551234', '우리 골목 가로등이 꺼졌어요');
  const receipt = /\d{4}-\d{4}-\d{4}/.exec(await text('01055551234', '1'))?.[0];
  expect(receipt).toBeDefined();
  expect(await text('01055551234', '조회')).toMatch(/도착했습니다|접수/);
  expect(await text('01055551234', receipt ?? '')).toContain('도로관리과');
  for (const [lang, word] of [['ko', '민원'], ['en', 'petition'], ['zh', '民'], ['ja', '民'], ['vi', 'kiến nghị']]) expect((await (await fetch(`${url}/m/?lang=${lang}`)).text()).toLowerCase(), lang).toContain(word);
});

it('a one-time code goes out by Twilio, and opens the list', async () => {
  const d = await new Device(app, { origin: url }).open('/m/sign-in');
  await d.submit('sign-in', { phone: '010-5555-1234' });
  expect(twilio.asked.at(-1)?.to).toBe('+821055551234');
  await d.submit('sign-in', { code: /\b\d{6}\b/.exec(twilio.asked.at(-1)?.body ?? '')?.[0] ?? '' });
  await d.open('/m/petitions');
  expect(d.words).toContain('가로등');
});

it('the guide answers everyday words with official ones', async () => {
  const answer = await text('01055555678', '침대 버리기');
  expect(answer).toContain('폐기물');
});

it.each([['English', 'my car was towed', 'car pound'], ['中文', '车被拖走', '保管所']])('its guide answers in %s as well', async (language, words, answer) => {
  const from = `0105555${language.length === 2 ? '7001' : '7002'}`;
  await text(from, language);
  expect(await text(from, words)).toContain(answer);
});

it('every file that a page of each device names is there, and kept for a year', async () => {
  for (const page of ['/m/', '/tv/', '/lab', '/console/sign-in']) {
    const named = [...(await (await fetch(url + page)).text()).matchAll(/(?:href|src)="([^"]+\?v=\w+)"/g)].map((m) => m[1] ?? '');
    expect(named.length, page).toBeGreaterThan(0);
    for (const file of named) expect([file, (await fetch(url + file)).headers.get('cache-control')]).toEqual([file, 'public, max-age=31536000, immutable']);
  }
  for (const path of ['/data/gangnam.json', '/data/templates.json', '/data/lexicon.json']) expect((await fetch(url + path)).status).toBe(404);
});

it('the first administrator signs in, sets up the second factor, signs out and in again by it; then with another password and a backup code', async () => {
  const password = /비밀번호 ([\w-]+)/.exec(said)?.[1] ?? '';
  const b = await browser().open('/console/sign-in');
  await b.submit('/console/sign-in', { username: 'admin', password });
  expect(b.page).toContain('class="code"');
  const secret = fromBase32((/<p class="code">([A-Z2-7 ]+)<\/p>/.exec(b.page)?.[1] ?? '').replaceAll(' ', ''));
  await b.submit('/console/second-factor', { code: numberAt(crypto, secret, Date.now()) });
  expect(b.page.match(/<li>/g)?.length).toBeGreaterThan(5);
  await b.open('/console/accounts');
  expect([b.status, b.page.includes('demo-officer')]).toEqual([200, true]);
  await b.submit('/console/sign-out', {});
  expect((await b.open('/console/accounts')).title).toBe('직원 로그인');
  await b.submit('/console/sign-in', { username: 'admin', password: `${password}x` });
  expect(b.title).toBe('직원 로그인');
  await b.submit('/console/sign-in', { username: 'admin', password });
  expect(b.title).toBe('두 번째 확인');
  await b.submit('/console/second-step', { by: 'number', code: numberAt(crypto, secret, Date.now() + 30_000) });
  expect((await b.open('/console/accounts')).status).toBe(200);

  const other = 'another pear tree 8';
  await b.open('/console/account');
  await b.submit('/console/account/backup-codes', { current: password });
  const [backup = ''] = /[a-zA-Z0-9]{5}-[a-zA-Z0-9]{5}/.exec(b.page) ?? [];
  await b.open('/console/account');
  await b.submit('/console/account/password', { current: password, password: other, again: other });
  await b.open('/console/account');
  await b.submit('/console/sign-out', {});
  await b.submit('/console/sign-in', { username: 'admin', password: other });
  await b.submit('/console/second-step', { by: 'backup', code: backup });
  expect((await b.open('/console/accounts')).status).toBe(200);
});

it('a chunked body that is too long is refused, and costs nobody else an answer', async () => {
  const page = `${url}/m/petitions/new`;
  const chunked = (bytes: number) => ({ method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, duplex: 'half', body: new Blob(['text=', 'a'.repeat(bytes)]).stream() }) as RequestInit;
  for (let i = 0; i < 3; i++) {
    expect((await fetch(page, chunked(131_068))).status).toBe(413);
    expect((await fetch(page, { method: 'POST', body: new URLSearchParams({ text: 'a' }) })).status).toBe(400);
  }
  expect((await fetch(page, chunked(1_000))).status).toBe(400);
});
