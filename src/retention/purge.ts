/** Erases what is no longer kept: petition by petition, table by table, a chunk at a time. What was counted stays countable. */
import { and, count, eq, isNotNull, type SQL, sql } from 'drizzle-orm';
import { type Core, DAY } from '../core.js';
import { codeRequests, codes, drafts, handoffs, limits, messages, notices, personal, petitions, phones, photos, pairings, sessions, staffInvitations, subscriptions, actions, unsent } from '../storage/schema.js';
import { AT_LEAST } from './periods.js';
import { literal, write } from '../storage/store.js';

/** What has a time of its own, in the order of `minwon purge`'s table. */
export const PURGED = ['petitions', 'messages', 'phones', 'sessions', 'unsent', 'pairings', 'codes', 'code requests', 'handoffs', 'limits', 'invitations', 'record'] as const;
export type Purged = (typeof PURGED)[number];
export type Counts = Record<Purged, number>;
export type Purging = Pick<Core, 'store' | 'retention' | 'now' | 'real'>;

/** Rows of one kind in one write. */
const CHUNK = 200;

interface Kind {
  table: Parameters<Core['store']['db']['delete']>[0];
  over: SQL | undefined;
  /** Unless the rows themselves are what goes. @returns how many were erased */
  erase?(): Promise<number>;
}

/** Whose time is over, and who waits for nothing. `open = 0 and erased_at is null` as the partial index has it. */
const closedBefore = (at: number): SQL => sql`open = 0 and erased_at is null and arrived_at < ${at}
  and (select e.at from petition_events e where e.receipt = petitions.receipt and e.number = petitions.events) < ${at}
  and not exists (select 1 from notices n where n.receipt = petitions.receipt and n.state in ('waiting', 'claimed', 'pushed', 'held'))`;

/** What protects a moment, and the record, run in real time. */
function kindsOf(core: Purging): Record<Purged, Kind> {
  const real = core.real();
  const { retention } = core;
  const ago = (days: number, at = core.now()): number => at - days * DAY;
  const closed = closedBefore(ago(retention.petitions));
  return {
    petitions: { table: petitions, over: closed, erase: () => erasePetitions(core, closed) },
    messages: { table: messages, over: sql`at < ${ago(retention.messages)}` },
    phones: { table: phones, over: sql`changed_at < ${ago(retention.phones)} and not exists (select 1 from petitions p where p.phone = phones.phone) and not exists (select 1 from messages m where m.phone = phones.phone)` },
    sessions: { table: sessions, over: sql`ends_at < ${ago(1, real)}` },
    unsent: { table: unsent, over: sql`at < ${ago(1, real)}` },
    pairings: { table: pairings, over: sql`created_at < ${ago(1, real)}` },
    codes: { table: codes, over: sql`expires_at < ${ago(1, Math.min(real, core.now()))}` },
    'code requests': { table: codeRequests, over: sql`expires_at < ${ago(1, real)}` },
    handoffs: { table: handoffs, over: sql`expires_at < ${ago(1, real)}` },
    limits: { table: limits, over: sql`since < ${ago(2, real)}` },
    invitations: { table: staffInvitations, over: sql`expires_at < ${ago(90, real)}` },
    record: { table: actions, over: sql`at < ${ago(retention.record, real)} and at <= (unixepoch() - ${literal(AT_LEAST.record * 86_400)}) * 1000` }, // a trigger guards it by the database's clock, in whole seconds
  };
}

/** One write a petition: all that is personal in it, or nothing. Its states, times and score stay as figures. */
async function erasePetitions({ store, now }: Purging, closed: SQL): Promise<number> {
  const { db } = store;
  const rows = await db.select({ receipt: petitions.receipt }).from(petitions).where(closed).limit(literal(CHUNK));
  for (const { receipt } of rows) {
    await store.atomic(
      [
        db.update(personal).set({ sealed: null, erasedAt: now() }).where(and(eq(personal.receipt, receipt), isNotNull(personal.sealed))),
        db.update(notices).set({ sealed: null, phone: null }).where(eq(notices.receipt, receipt)),
        db.update(photos).set({ state: 'erased', source: null, notBefore: null }).where(eq(photos.receipt, receipt)), // the clock takes its blob away (photos/sweep.ts)
        db.delete(subscriptions).where(eq(subscriptions.receipt, receipt)),
        db.delete(drafts).where(eq(drafts.receipt, receipt)),
        db.update(petitions).set({ phone: null, lastFour: null, likeness: null, name: null, erasedAt: now() }).where(and(eq(petitions.receipt, receipt), closed)),
      ].map(write),
    );
  }
  return rows.length;
}

/** How much there is to erase. */
export async function countPurge(core: Purging): Promise<Counts> {
  const kinds = kindsOf(core);
  const found = await Promise.all(PURGED.map(async (name) => [name, (await core.store.db.select({ n: count() }).from(kinds[name].table).where(kinds[name].over))[0]?.n ?? 0] as const));
  return Object.fromEntries(found) as Counts;
}

/**
 * Erases what is over. Safe in several processes at once, and stopped at any moment: the next run goes on.
 * @param chunks of each kind at most, 200 rows each
 * @param told after each chunk
 */
export async function purge(core: Purging, { chunks = Number.POSITIVE_INFINITY, told }: { chunks?: number; told?(name: Purged, erased: number): void } = {}): Promise<Counts> {
  const kinds = kindsOf(core);
  const counts = Object.fromEntries(PURGED.map((name) => [name, 0])) as Counts;
  for (const name of PURGED) {
    for (let chunk = 0; chunk < chunks; chunk++) {
      const erased = await (kinds[name].erase ?? (() => deleteRows(core, kinds[name])))();
      counts[name] += erased;
      if (erased) told?.(name, erased);
      if (erased < CHUNK) break;
    }
  }
  return counts;
}

async function deleteRows({ store }: Purging, { table, over }: Kind): Promise<number> {
  const some = sql`rowid in (select rowid from ${table} where ${over} limit ${literal(CHUNK)})`;
  const [erased = 0] = await store.atomic([write(store.db.delete(table).where(some))]);
  return erased;
}
