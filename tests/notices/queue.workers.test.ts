/** Notices by the queue, in workerd on D1: the Worker's own handlers, a queue that is told what became of each message, a carrier that is played. */
import * as crypto from 'node:crypto';
import { applyD1Migrations, createExecutionContext, createMessageBatch, createScheduledController, type D1Migration, env, getQueueResult, waitOnExecutionContext } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Assets } from '../../src/files/assets.js';
import { createVault } from '../../src/storage/vault.js';
import { newsReply } from '../../src/notices/news.js';
import { placeOfNotice } from '../../src/notices/outbox.js';
import worker from '../../src/worker.js';

const { ASSETS, DB, MIGRATIONS } = env as unknown as { ASSETS: Assets; DB: D1Database; MIGRATIONS: D1Migration[] };
const KEY = new Uint8Array(32).fill(7);
const vault = createVault(KEY, crypto);
const vars = { ASSETS, DB, SECRET_KEY: Buffer.from(KEY).toString('base64'), PUBLIC_URL: 'https://minwon.example.kr', TWILIO_AUTH_TOKEN: 'token', TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_FROM: '+15005550006' };

interface Put {
  body: unknown;
  delaySeconds?: number;
}
let put: Put[] = [];
const NOTICES = {
  async sendBatch(messages: Iterable<Put>) {
    const all = [...messages];
    if (all.length > 100) throw new Error('a queue takes 100 at once');
    put.push(...all);
  },
};
const withQueue = { ...vars, NOTICES } as never;

let texts: string[] = [];
let carrier: (n: number) => Response = () => Response.json({ sid: 'SM1' }, { status: 201 });
let serial = 0;

beforeAll(async () => {
  await applyD1Migrations(DB as never, MIGRATIONS);
  vi.stubGlobal('fetch', async (_url: string, { body }: { body: string }) => {
    texts.push(body);
    return carrier(texts.length);
  });
});
beforeEach(async () => {
  await DB.batch(['notices', 'tasks', 'petitions', 'phones', 'messages'].map((t) => DB.prepare(`delete from ${t}`)));
  put = [];
  texts = [];
  carrier = () => Response.json({ sid: 'SM1' }, { status: 201 });
});

/** A notice that waits. @param after ms from now */
async function waiting({ after = 0, duty = 'law', sealed, kind = 'answered' }: { after?: number; duty?: string; sealed?: string; kind?: string } = {}): Promise<string> {
  const n = ++serial;
  const now = Date.now();
  const number = `+8210${String(20_000_000 + n)}`;
  const [phone, receipt, id] = [vault.find('phone', number), String(n).padStart(12, '0'), `notice-of-the-tests-${n}`];
  const reply = newsReply({ kind: 'answered', data: { text: { kind: 'text', text: '고쳤습니다.' } } }, { receipt, category: 'streetlight', department: 'roads', officer: '김도로', phone: '02-3423-6120', help: '1345' });
  await DB.batch([
    DB.prepare(
      `insert into petitions (receipt, category, department, kind, period, state, channel, locale, phone, phone_proven, arrived_at, received_at, due_at, provisional, events, fresh, open)
       values (?, 'streetlight', 'roads', 'other', '3d', 'answered', 'sms', 'ko', ?, 1, ?, ?, ?, 0, 3, 1, 0)`,
    ).bind(receipt, phone, now, now, now),
    DB.prepare("insert into phones (phone, sealed, locale, changed_at, quiet) values (?, ?, 'ko', ?, 0)").bind(phone, vault.seal(number, `phones/${phone}`), now),
    DB.prepare(
      `insert into notices (id, receipt, event, kind, duty, phone, locale, sealed, state, not_before, created_at, changed_at) values (?, ?, 3, ?, ?, ?, 'ko', ?, 'waiting', ?, ?, ?)`,
    ).bind(id, receipt, kind, duty, phone, sealed ?? vault.seal(JSON.stringify(reply), placeOfNotice(id)), now + after, now, now),
  ]);
  return id;
}

const row = async (id: string): Promise<Record<string, unknown> | null> => DB.prepare('select state, code, tries, carrier_id from notices where id = ?').bind(id).first();
const tasks = async (): Promise<unknown[]> => (await DB.prepare('select kind, why, notice, department from tasks order by rowid').all()).results;

/** One call of the Worker's `queue`. */
async function brought(bodies: unknown[], queue = 'minwon-notices', attempts = 1): Promise<{ acks: string[]; retries: { msgId: string; delaySeconds: number | undefined }[] }> {
  const batch = createMessageBatch(queue, bodies.map((body, i) => ({ id: `m${i}`, timestamp: new Date(), attempts, body })) as never);
  const context = createExecutionContext();
  const delays = new Map<string, number | undefined>(); // what getQueueResult leaves out
  const messages = batch.messages.map((m) => ({
    id: m.id,
    body: m.body,
    attempts: m.attempts,
    ack: () => m.ack(),
    retry(options?: { delaySeconds?: number }) {
      delays.set(m.id, options?.delaySeconds);
      m.retry(options);
    },
  }));
  await worker.queue({ queue, messages } as never, withQueue);
  const { explicitAcks, retryMessages } = await getQueueResult(batch, context);
  return { acks: explicitAcks, retries: retryMessages.map(({ msgId }: { msgId: string }) => ({ msgId, delaySeconds: delays.get(msgId) })) };
}
async function minute(given = withQueue): Promise<void> {
  await worker.scheduled(createScheduledController(), given);
}

describe('a minute of the Worker', () => {
  it('posts the ids of what is due and of what will be within it, and nothing else; sends nothing itself', async () => {
    const [now, soon, later] = [await waiting(), await waiting({ after: 55_000 }), await waiting({ after: 3_600_000 })];
    await minute();
    expect(put.map((p) => p.body)).toEqual([now, soon]);
    expect(put[0]?.delaySeconds).toBe(0);
    expect(put[1]?.delaySeconds).toBeGreaterThan(50);
    expect(put[1]?.delaySeconds).toBeLessThanOrEqual(55);
    expect(JSON.stringify(put)).not.toContain('고쳤습니다');
    expect(JSON.stringify(put)).not.toContain('8210');
    expect(texts).toEqual([]);
    expect((await row(later))?.state).toBe('waiting');
  });

  it('posts more than the queue takes at once', async () => {
    for (let i = 0; i < 120; i++) await waiting();
    await minute();
    expect(new Set(put.map((p) => p.body)).size).toBe(120);
  });

  it('without a queue sends what is due by itself', async () => {
    const id = await waiting();
    await minute(vars as never);
    expect(put).toEqual([]);
    expect(texts).toHaveLength(1);
    expect((await row(id))?.state).toBe('sent');
  });

  it('ends the claims of those who were killed: staff see them', async () => {
    const id = await waiting();
    await DB.prepare("update notices set state = 'claimed', way = 'text', claimed_until = 1 where id = ?").bind(id).run();
    await minute();
    expect(await row(id)).toMatchObject({ state: 'doubtful', code: 'orphan' });
    expect(await tasks()).toEqual([{ kind: 'check', why: 'doubtful', notice: id, department: 'roads' }]);
  });
});

describe('what the queue brings', () => {
  it('is sent once, however often it is brought', async () => {
    const id = await waiting();
    expect(await brought([id, id, id])).toEqual({ acks: ['m0', 'm1', 'm2'], retries: [] });
    expect(await brought([id])).toEqual({ acks: ['m0'], retries: [] });
    expect(texts).toHaveLength(1);
    expect(await row(id)).toMatchObject({ state: 'sent', carrier_id: 'SM1' });
  });

  it('comes again when a carrier’s pause is over, and not before', async () => {
    carrier = (n) => (n === 1 ? Response.json({ code: 20429 }, { status: 429, headers: { 'retry-after': '120' } }) : Response.json({ sid: 'SM2' }, { status: 201 }));
    const id = await waiting();
    const { acks, retries } = await brought([id]);
    expect(acks).toEqual([]);
    expect(retries).toEqual([{ msgId: 'm0', delaySeconds: expect.any(Number) }]);
    expect(retries[0]?.delaySeconds).toBeGreaterThan(100);
    expect(retries[0]?.delaySeconds).toBeLessThanOrEqual(120);
    await DB.prepare('update notices set not_before = 1 where id = ?').bind(id).run(); // two minutes later
    expect((await brought([id])).acks).toEqual(['m0']);
    expect(await row(id)).toMatchObject({ state: 'sent', tries: 2 });
  });

  it('a doubtful one is done with: no second text, a task for staff', async () => {
    carrier = () => new Response('', { status: 500 });
    const id = await waiting();
    expect((await brought([id])).acks).toEqual(['m0']);
    expect(await row(id)).toMatchObject({ state: 'doubtful' });
    expect(await tasks()).toHaveLength(1);
  });

  it('a notice that is not there, one whose time has not come, and what is no id disturb nobody', async () => {
    const [id, early] = [await waiting(), await waiting({ after: 600_000 })];
    const { acks, retries } = await brought(['gone', { id }, 7, null, early, id]);
    expect(acks).toEqual(['m0', 'm1', 'm2', 'm3', 'm5']);
    expect(retries[0]?.msgId).toBe('m4');
    expect(texts).toHaveLength(1);
  });

  it('our own fault: it comes again after growing pauses', async () => {
    const id = await waiting();
    await DB.prepare("update phones set sealed = 'k1.broken'").run();
    expect((await brought([id], 'minwon-notices', 1)).retries).toEqual([{ msgId: 'm0', delaySeconds: 15 }]);
    expect((await brought([id], 'minwon-notices', 3)).retries).toEqual([{ msgId: 'm0', delaySeconds: 60 }]);
    expect((await brought([id], 'minwon-notices', 30)).retries).toEqual([{ msgId: 'm0', delaySeconds: 900 }]);
  });
});

describe('the dead-letter queue', () => {
  it('promise-15: what could not be brought ends, and staff have a task; what is done with already has none', async () => {
    const [law, courtesy, sent] = [await waiting(), await waiting({ duty: 'courtesy', kind: 'late' }), await waiting()];
    await brought([sent]);
    expect((await brought([law, courtesy, sent, law, 'gone'], 'minwon-notices-dead')).acks).toHaveLength(5);
    expect(await row(law)).toMatchObject({ state: 'failed', code: 'dead-letter' });
    expect(await row(courtesy)).toMatchObject({ state: 'failed', code: 'dead-letter' });
    expect(await row(sent)).toMatchObject({ state: 'sent' });
    expect(await tasks()).toEqual([
      { kind: 'tell', why: 'failed', notice: law, department: 'roads' },
      { kind: 'check', why: 'failed', notice: courtesy, department: 'roads' },
    ]);
    expect((await brought([law])).acks).toEqual(['m0']); // a copy that comes late
    expect(texts).toHaveLength(1);
  });
});

describe('what a request writes', () => {
  it('is posted at once with its delay; a queue that fails costs the answer nothing', async () => {
    const id = await waiting({ after: 60_000 }); // as if the request wrote it: since the moment it came
    await DB.prepare('update notices set created_at = created_at + 5000 where id = ?').bind(id).run();
    const old = await waiting({ after: 1_000 });
    await DB.prepare('update notices set created_at = 1 where id = ?').bind(old).run();
    const ask = async (given: unknown): Promise<number> => {
      const context = createExecutionContext();
      const response = await worker.fetch(new Request('https://minwon.example.kr/sms/twilio', { method: 'POST', body: 'x=1' }), given as never, context as never);
      await waitOnExecutionContext(context);
      return response.status;
    };
    expect(await ask(withQueue)).toBe(403);
    expect(put).toEqual([{ body: id, delaySeconds: 60 }]);
    const failing = { sendBatch: () => Promise.reject(new Error('queue')) };
    expect(await ask({ ...vars, NOTICES: failing })).toBe(403);
    expect(await ask(vars)).toBe(403);
    expect(put).toHaveLength(1);
  });
});
