/**
 * Sends what waits in the outbox. Each notice is claimed in a write of its own right before it goes, no transaction is open while a carrier is
 * asked, and its end is on disk before the next one takes its place: killed anywhere, a notice is sent, or shown to staff, or still waiting.
 */
import { and, eq, sql } from 'drizzle-orm';
import type { Message, Sender, Sent } from '../channel.js';
import { type Core, MINUTE } from '../core.js';
import { KEPT, placeOfMessage } from '../conversation/memory.js';
import type { Locale } from '../inquiry.js';
import type { Reply } from '../reply.js';
import { messages, notices } from '../storage/schema.js';
import { type Write, write } from '../storage/store.js';
import { type Due, dueNotices } from './due.js';
import { createGate } from './gate.js';
import { nextStep, type Pusher, type Step } from './ladder.js';
import { placeOfNotice } from './outbox.js';
import { ended, MENDING, type NoticeRow, refused, taken, task } from './outcome.js';

/** Whoever has claimed a notice and says nothing for so long was killed, ms. */
export const LEASE = 2 * MINUTE;
/** A service worker that has not said that it showed the news by then has not, ms. */
export const ACKNOWLEDGED_WITHIN = 10 * MINUTE;
/** Carriers are asked for so many at once. */
export const CONCURRENCY = 50;
/** Read at once; a few more than are sent, so that claims wait for the disk while others are sent. */
const BATCH = 400;
const AHEAD = 24;

export interface Dispatch {
  core: Core;
  sender: Sender | undefined;
  pusher: Pusher | undefined;
  /** Answers to notices arrive: only then they invite one. */
  repliesArrive: boolean;
  /** In words, as a text message. @param carrier that will bring it */
  speak(reply: Reply, locale: Locale, carrier: string | undefined): { message: Message; edition: number };
  /** What an operator has to know: codes only. */
  alarm(code: string): void;
  concurrency?: number;
}

export interface Dispatcher {
  /** Sends what is due until nothing is left. Calls that overlap are one. @returns how many were taken up */
  run(): Promise<number>;
  /** One notice by its id, where its time has come. */
  one(id: string): Promise<boolean>;
  /** Waits for what is on its way. */
  drained(): Promise<void>;
}

export function createDispatcher(given: Dispatch): Dispatcher {
  const { core } = given;
  const gate = createGate(given.concurrency ?? CONCURRENCY);
  const busy = new Set<string>();
  let running: Promise<number> | undefined;
  let mendingUntil = 0;

  const hold = (code: string): void => {
    mendingUntil = core.now() + MENDING;
    given.alarm(code);
  };

  const take = async (due: Due): Promise<boolean> => {
    const { row, department } = due;
    const step = nextStep({ ...due.facts, carrier: given.sender !== undefined, now: core.now() });
    if (step.by === 'text' && core.now() < mendingUntil) return false;
    if (step.by === 'waiting') return postpone(core, row, step.until);
    if (!(await claim(core, row, step))) return false;
    if (step.by === 'nothing') await core.store.atomic(ended(core, row, department, 'silenced', step.why));
    else if (step.by === 'task') await core.store.atomic(ended(core, row, department, 'task', step.why));
    else if (step.by === 'push') await byPush(given, due, step);
    else await byText(given, gate, due, step, hold);
    return true;
  };

  const drain = async (): Promise<number> => {
    await sweepOrphans(core);
    let done = 0;
    for (;;) {
      const found = (await dueNotices(core, BATCH)).filter((d) => !busy.has(d.row.id));
      const sending = await each(found, (given.concurrency ?? CONCURRENCY) + AHEAD, busy, take, given.alarm);
      done += sending;
      if (!sending) return done; // nothing more, or nothing that may go now
    }
  };

  return {
    run: () => (running ??= drain().finally(() => (running = undefined))),
    async one(id) {
      const [due] = await dueNotices(core, 1, id);
      return due !== undefined && (await take(due));
    },
    drained: async () => void (await running?.catch(() => undefined)),
  };
}

/** Each of these, some at a time. One that fails is told to the operator and does not stop the others. @returns how many were taken up */
async function each(found: Due[], width: number, busy: Set<string>, take: (due: Due) => Promise<boolean>, alarm: (code: string) => void): Promise<number> {
  let next = 0;
  let done = 0;
  const worker = async (): Promise<void> => {
    for (let due = found[next++]; due; due = found[next++]) {
      busy.add(due.row.id);
      try {
        if (await take(due)) done++;
      } catch (error) {
        alarm(error instanceof Error ? error.name : 'unknown');
      } finally {
        busy.delete(due.row.id);
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, found.length) }, worker));
  return done;
}

/** Of several processes one gets it. What was read before may be old: state and time are asked for again. */
async function claim(core: Core, row: NoticeRow, step: Step): Promise<boolean> {
  const now = core.now();
  const [changed] = await core.store.atomic([
    write(
      core.store.db
        .update(notices)
        .set({ state: 'claimed', claimedUntil: now + LEASE, changedAt: now, ...(step.by === 'text' ? { tries: row.tries + 1, way: 'text' } : step.by === 'push' ? { way: 'push' } : {}) })
        .where(and(eq(notices.id, row.id), eq(notices.state, row.state), eq(notices.tries, row.tries), sql`${notices.notBefore} <= ${now}`)),
    ),
  ]);
  if (step.by === 'text') row.tries++;
  return changed === 1;
}

async function postpone(core: Core, row: NoticeRow, until: number): Promise<boolean> {
  const [changed] = await core.store.atomic([write(core.store.db.update(notices).set({ notBefore: until }).where(and(eq(notices.id, row.id), eq(notices.state, row.state))))]);
  return changed === 1;
}

const replyOf = (core: Core, row: NoticeRow): Reply => JSON.parse(core.vault.open(row.sealed ?? '', placeOfNotice(row.id))) as Reply;

const paper = ({ core }: Dispatch, { row, department }: Due, step: Step): Write[] => ('task' in step && step.task ? [task(core, row, department, 'tell', step.task)] : []);

async function byPush(given: Dispatch, due: Due, step: Step): Promise<void> {
  const { core, pusher } = given;
  const { row } = due;
  const reply = replyOf(core, row);
  const { message } = given.speak({ ...reply, blocks: reply.blocks.filter((b) => b.kind === 'text') }, row.locale as Locale, undefined);
  const pushed = pusher ? await pusher.push({ id: row.id, receipt: row.receipt, title: message.title, body: message.texts.join('\n') }) : ({ state: 'none' } as const);
  const now = core.now();
  const went = pushed.state === 'sent';
  await core.store.atomic([
    write(
      core.store.db
        .update(notices)
        .set({ state: went ? 'pushed' : 'waiting', notBefore: went ? now + ACKNOWLEDGED_WITHIN : now, claimedUntil: null, changedAt: now, ...(pushed.state === 'failed' ? { code: pushed.code } : {}) })
        .where(and(eq(notices.id, row.id), eq(notices.state, 'claimed'))), // acknowledged already: then it stays so
    ),
    ...(went ? paper(given, due, step) : []),
  ]);
}

async function byText(given: Dispatch, gate: ReturnType<typeof createGate>, due: Due, step: Step, hold: (code: string) => void): Promise<void> {
  const { core, sender } = given;
  const { row, department, facts } = due;
  const reply = replyOf(core, row);
  const { message, edition } = given.speak(given.repliesArrive ? reply : { ...reply, blocks: reply.blocks.filter((b) => b.kind !== 'choices') }, row.locale as Locale, sender?.carrier);
  const sent = await gate.pass(() => sendAll(sender as Sender, facts.phone ?? '', message.texts, row.id));
  if (sent.state === 'accepted') {
    gate.faster();
    const kept = { id: `notice/${row.id}`, phone: row.phone, message, edition };
    return void (await core.store.atomic([taken(core, row, sender?.carrier ?? '', sent.id), remembered(core, kept), ...paper(given, due, step)]));
  }
  if (sent.state === 'doubtful') return void (await core.store.atomic(ended(core, row, department, 'doubtful', 'doubtful', sent.code)));
  if (sent.why === 'throttled') gate.slower();
  if (sent.why === 'setting') hold(sent.code);
  await core.store.atomic(refused(core, row, department, sent));
}

/** A long notice is several texts: after the first nothing is sent again by itself. */
async function sendAll(sender: Sender, to: string, texts: readonly string[], notice: string): Promise<Sent> {
  let first: Sent | undefined;
  for (const text of texts) {
    const sent = await sender.send(to, text, notice);
    if (sent.state !== 'accepted') return first ? { state: 'doubtful', code: `part ${sent.code}` } : sent;
    first ??= sent;
  }
  return first ?? { state: 'refused', code: 'empty', why: 'content' };
}

/** A notice is a sent message: its digits belong to it. */
function remembered(core: Core, { id, phone, message, edition }: { id: string; phone: string | null; message: Message; edition: number }): Write {
  const at = core.now();
  return write(
    core.store.db
      .insert(messages)
      .values({ id, phone, at, expiresAt: at + KEPT[message.keeps], dialogue: 'none', sealed: core.vault.seal(JSON.stringify(message), placeOfMessage(id)), edition, within: 1 })
      .onConflictDoNothing(),
  );
}

/** Whoever claimed these was killed. A text may have gone out: staff look, nothing is sent twice. A push is only tried by the next way. */
async function sweepOrphans(core: Core): Promise<void> {
  const now = core.now();
  const orphan = `state = 'claimed' and claimed_until < ?`;
  await core.store.atomic([
    {
      sql: `insert into tasks (id, receipt, department, kind, notice, why, at) select 'check/' || n.id, n.receipt, p.department, 'check', n.id, 'doubtful', ? from notices n join petitions p on p.receipt = n.receipt
        where n.${orphan} and n.way = 'text' and n.delivery < 3 on conflict (notice, kind) do nothing`,
      params: [now, now],
    },
    { sql: `update notices set state = case when delivery = 4 then 'delivered' when delivery = 3 then 'failed' when way = 'text' then 'doubtful' else 'waiting' end, code = 'orphan', claimed_until = null, changed_at = ? where ${orphan}`, params: [now, now] },
  ]);
}
