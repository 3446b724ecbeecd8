/** A push from the Worker itself: its queue brings a notice to a browser, its own route hears that it was shown, or a text goes. */
import * as crypto from 'node:crypto';
import { applyD1Migrations, createExecutionContext, createMessageBatch, type D1Migration, env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Assets } from '../../src/files/assets.js';
import { newsReply } from '../../src/notices/news.js';
import { placeOfNotice } from '../../src/notices/outbox.js';
import { follow } from '../../src/notices/subscriptions.js';
import { d1Store } from '../../src/storage/d1.js';
import { createVault } from '../../src/storage/vault.js';
import worker from '../../src/worker.js';
import { type Browser, browser, decrypt, VAPID } from './push-reading.js';

const { ASSETS, DB, MIGRATIONS } = env as unknown as { ASSETS: Assets; DB: D1Database; MIGRATIONS: D1Migration[] };
const KEY = new Uint8Array(32).fill(7);
const ORIGIN = 'https://minwon.example.kr';
const ENDPOINT = 'https://fcm.googleapis.com/fcm/send/worker';
const [RECEIPT, NOTICE] = ['123456789018', 'notice-of-the-push-tests'];
const vault = createVault(KEY, crypto);
const vars = { ASSETS, DB, SECRET_KEY: Buffer.from(KEY).toString('base64'), PUBLIC_URL: ORIGIN, TWILIO_AUTH_TOKEN: 'token', TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_FROM: '+15005550006', ...VAPID, NOTICES: { sendBatch: async () => undefined } } as never;

let to: Browser;
let pushed: RequestInit[] = [];
let texts = 0;
let status = 201;

beforeAll(async () => {
  await applyD1Migrations(DB as never, MIGRATIONS);
  to = await browser();
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    if (url === ENDPOINT) {
      pushed.push(init);
      return new Response(null, { status });
    }
    texts++;
    return Response.json({ sid: 'SM1' }, { status: 201 });
  });
});
afterAll(() => vi.unstubAllGlobals());

beforeEach(async () => {
  await DB.batch(['notices', 'tasks', 'petitions', 'phones', 'messages', 'subscriptions'].map((t) => DB.prepare(`delete from ${t}`)));
  [pushed, texts, status] = [[], 0, 201];
  const now = Date.now();
  const phone = vault.find('phone', '+821012345678');
  const reply = newsReply({ kind: 'answered', data: { text: { kind: 'text', text: '고쳤습니다.' } } }, { receipt: RECEIPT, category: 'streetlight', department: 'roads', officer: '김도로', phone: '02-3423-6120', help: '1345' });
  await DB.batch([
    DB.prepare(
      `insert into petitions (receipt, category, department, kind, period, state, channel, locale, phone, phone_proven, arrived_at, received_at, due_at, provisional, events, fresh, open)
       values (?, 'streetlight', 'roads', 'other', '3d', 'answered', 'mobile', 'ko', ?, 0, ?, ?, ?, 0, 3, 1, 0)`,
    ).bind(RECEIPT, phone, now, now, now),
    DB.prepare("insert into phones (phone, sealed, locale, changed_at, quiet) values (?, ?, 'ko', ?, 0)").bind(phone, vault.seal('+821012345678', `phones/${phone}`), now),
    DB.prepare("insert into notices (id, receipt, event, kind, duty, phone, locale, sealed, state, not_before, created_at, changed_at) values (?, ?, 3, 'answered', 'law', ?, 'ko', ?, 'waiting', ?, ?, ?)").bind(NOTICE, RECEIPT, phone, vault.seal(JSON.stringify(reply), placeOfNotice(NOTICE)), now, now, now),
  ]);
  const store = d1Store(DB);
  await store.atomic(follow({ store, vault, now: () => now }, RECEIPT, { endpoint: ENDPOINT, p256dh: to.p256dh, auth: to.auth }, VAPID.VAPID_PUBLIC_KEY));
});

const brought = (): Promise<void> => worker.queue(createMessageBatch('minwon-notices', [{ id: 'm', timestamp: new Date(), attempts: 1, body: NOTICE }] as never) as never, vars);
const row = (): Promise<unknown> => DB.prepare('select state, way from notices').first();
const says = async (shown: string): Promise<number> =>
  (await worker.fetch(new Request(`${ORIGIN}/m/push/shown`, { method: 'POST', headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }, body: JSON.stringify({ shown }) }), vars, createExecutionContext() as never)).status;

it('promise-19: encrypted in workerd, read by its browser; shown, no text goes', async () => {
  await brought();
  expect(await row()).toEqual({ state: 'pushed', way: 'push' });
  const news = JSON.parse(await decrypt(to, pushed[0]?.body as Uint8Array)) as { title: string; to: string; shown: string };
  expect(news).toMatchObject({ title: '강남구 민원 소식', to: `/petitions/${RECEIPT}` });
  expect(await says('x')).toBe(400);
  expect(await says(news.shown)).toBe(204);
  expect(await row()).toEqual({ state: 'delivered', way: 'push' });
  await DB.prepare('update notices set not_before = 0').run();
  await brought();
  expect([pushed.length, texts]).toEqual([1, 0]);
});

it('not shown when its time is over: a text', async () => {
  await brought();
  await DB.prepare('update notices set not_before = 0').run();
  await brought();
  expect(await row()).toEqual({ state: 'sent', way: 'text' });
  expect([pushed.length, texts]).toEqual([1, 1]);
});

it('promise-19: 410 forgets the browser on D1, too, and a text goes', async () => {
  status = 410;
  await brought();
  await brought();
  expect(await DB.prepare('select count(*) n from subscriptions').first('n')).toBe(0);
  expect(texts).toBe(1);
});
