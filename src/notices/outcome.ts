/** What becomes of a notice after an attempt: rows alone, so that every end is on disk. Receipts may come in any order, before or after our own write. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Delivery, Sent } from '../channel.js';
import { type Core, MINUTE } from '../core.js';
import { notices, phones, tasks } from '../storage/schema.js';
import { type Write, write } from '../storage/store.js';
import type { TaskWhy } from './ladder.js';
import { silence } from './silence.js';

export type NoticeRow = typeof notices.$inferSelect;

/** A receipt's rank only rises (delivered may follow failed, never the other way round). */
export const RANK = { sent: 2, failed: 3, delivered: 4 } as const satisfies Record<Delivery['state'], number>;

/** Tries of one notice, then staff see it. */
const MOST = { transient: 6, limited: 3, throttled: 20 } as const;
/** While a setting is wrong nothing goes out; it is tried again so often, ms. */
export const MENDING = 5 * MINUTE;

/** Growing and jittered: half a minute, then twice as long each time, at most an hour; ms. @param chance 0 to 1 */
export const pauseBefore = (tries: number, chance: number): number => Math.min(30_000 * 2 ** Math.max(0, tries - 1), 60 * MINUTE) * (0.75 + chance / 2);

type Ends = 'silenced' | 'failed' | 'doubtful';

/** Ends a notice, with a task where the law demands that the citizen hears of it. */
export function ended(core: Core, row: NoticeRow, department: string, state: Ends | 'task', why: TaskWhy, code: string | null = why): Write[] {
  const now = core.now();
  const change = write(core.store.db.update(notices).set({ state: state === 'task' ? 'failed' : state, code, claimedUntil: null, changedAt: now }).where(and(eq(notices.id, row.id), eq(notices.state, 'claimed'))));
  if (state === 'doubtful') return [change, task(core, row, department, 'check', why)];
  return row.duty === 'law' && state !== 'silenced' ? [change, task(core, row, department, 'tell', why)] : [change];
}

/** One task of a kind for one notice, whoever is first. */
export const task = (core: Core, row: Pick<NoticeRow, 'id' | 'receipt'>, department: string, kind: 'tell' | 'check', why: TaskWhy): Write =>
  write(core.store.db.insert(tasks).values({ id: core.random.token(), receipt: row.receipt, department, kind, notice: row.id, why, at: core.now() }).onConflictDoNothing());

/** Later again, from the claimed state. @param at ms */
const later = (core: Core, row: NoticeRow, at: number, code: string | null): Write =>
  write(core.store.db.update(notices).set({ state: 'waiting', notBefore: at, code, claimedUntil: null, changedAt: core.now() }).where(and(eq(notices.id, row.id), eq(notices.state, 'claimed'))));

/** What a refusal leads to: again later, or an end that staff see. */
export function refused(core: Core, row: NoticeRow, department: string, sent: Sent & { state: 'refused' }): Write[] {
  const { why, code, after } = sent;
  const now = core.now();
  const chance = Number(core.random.digits(3)) / 999;
  if (why === 'setting') return [later(core, row, now + MENDING, code)];
  if (why === 'stopped') return [...(row.phone ? [write(core.store.db.update(phones).set({ stoppedAt: now }).where(eq(phones.phone, row.phone))), ...silence(core, row.phone, now)] : []), ...ended(core, row, department, row.duty === 'law' ? 'failed' : 'silenced', 'stopped', code)];
  if (why === 'recipient') return ended(core, row, department, 'failed', 'unreachable', code);
  if (why === 'content' || row.tries >= MOST[why]) return ended(core, row, department, 'failed', 'failed', code);
  return [later(core, row, now + Math.max(after ?? 0, pauseBefore(row.tries, chance)), code)];
}

/** A carrier's receipt. Any order, any number of times: the row never goes back. */
export async function deliver(core: Core, { notice, state, code }: Delivery): Promise<void> {
  const now = core.now();
  const rank = RANK[state];
  const { db } = core.store;
  const news = sql`${notices.delivery} < ${rank}`;
  const writes = [
    write(
      db
        .update(notices)
        .set({
          // While it is claimed our own write is still to come, and reads the rank.
          state: rank === RANK.sent ? sql`case ${notices.state} when 'doubtful' then 'sent' else ${notices.state} end` : sql`case ${notices.state} when 'claimed' then 'claimed' else ${state} end`,
          delivery: rank,
          ...(code ? { code } : {}),
          changedAt: now,
        })
        .where(and(eq(notices.id, notice), news, inArray(notices.state, ['claimed', 'sent', 'doubtful', 'failed', 'delivered']))),
    ),
  ];
  // It did not arrive: whoever was to find that out has something else to do.
  if (state === 'failed') writes.push(taskForLaw(core, notice, now), done(core, notice, now, state, ['doubtful']));
  else writes.push(done(core, notice, now, state, state === 'delivered' ? ['doubtful', 'unreachable', 'failed'] : ['doubtful']));
  await core.store.atomic(writes);
}

/** What a receipt has answered nobody has to do. */
const done = ({ store: { db } }: Core, notice: string, now: number, how: Delivery['state'], whys: readonly TaskWhy[]): Write =>
  write(db.update(tasks).set({ doneAt: now, doneBy: 'system', how }).where(and(eq(tasks.notice, notice), isNull(tasks.doneAt), inArray(tasks.why, [...whys]))));

/** Only where the receipt was news, and the law demands it. */
const taskForLaw = (core: Core, notice: string, now: number): Write => ({
  sql: `insert into tasks (id, receipt, department, kind, notice, why, at) select ?, n.receipt, p.department, 'tell', n.id, 'unreachable', ? from notices n join petitions p on p.receipt = n.receipt
    where n.id = ? and n.duty = 'law' and n.delivery = ${RANK.failed} on conflict (notice, kind) do nothing`,
  params: [core.random.token(), now, notice],
});

/** The service worker has shown it: nothing else is sent. @returns false where it was too late or never pushed */
export async function acknowledge(core: Core, notice: string): Promise<boolean> {
  const [changed] = await core.store.atomic([
    write(core.store.db.update(notices).set({ state: 'delivered', delivery: RANK.delivered, claimedUntil: null, changedAt: core.now() }).where(and(eq(notices.id, notice), eq(notices.way, 'push'), inArray(notices.state, ['pushed', 'claimed'])))),
  ]);
  return changed === 1;
}
