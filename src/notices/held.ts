/**
 * Notices that a restored copy holds back. They may have gone out after the copy was made, so staff look at each:
 * it goes its ordinary way, or it is dropped. Whoever is second changes nothing, so nothing is told twice.
 */
import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { Core } from '../core.js';
import { notices, tasks } from '../storage/schema.js';
import { type Db, literal, type Write, write } from '../storage/store.js';

/** The state of a notice that waits for staff, and the kind of its task. */
export const HELD = 'held';
/** The state of one that staff decided not to send. */
export const DROPPED = 'dropped';
/** What would have been sent by itself: the task keeps which it was. */
const PENDING = "('waiting', 'claimed', 'pushed')";

/** Why a notice is not sent: it had gone out before the loss, somebody told the citizen, it is no longer true. */
export const DROPS = ['sent-before', 'told-by-hand', 'void'] as const;
export type Drop = (typeof DROPS)[number];

/** `was-claimed` and `was-pushed` had begun, so they have probably reached the citizen. */
export type HeldWhy = 'was-waiting' | 'was-claimed' | 'was-pushed';

export interface Held {
  id: string;
  receipt: string;
  department: string;
  kind: string;
  duty: string;
  why: HeldWhy;
  /** When it was written, ms. */
  createdAt: number;
  /** When it was held, ms: with the id, where the next page begins. */
  at: number;
}

/** Holds everything that waits or was on its way. Once before a restored database is used; running it again holds what waits then. @param at ms */
export function holdPending(at: number): Write[] {
  return [
    {
      sql: `insert into tasks (id, receipt, department, kind, notice, why, at)
        select '${HELD}/' || n.id, n.receipt, p.department, '${HELD}', n.id, 'was-' || n.state, ? from notices n join petitions p on p.receipt = n.receipt where n.state in ${PENDING}
        on conflict (notice, kind) do update set why = excluded.why, at = excluded.at, department = excluded.department, done_at = null, done_by = null, how = null`,
      params: [at],
    },
    { sql: `update notices set state = '${HELD}', claimed_until = null, changed_at = ? where state in ${PENDING}`, params: [at] },
  ];
}

/** Oldest first. @param department undefined: every one @param after the last one of the page before */
export async function heldNotices(core: Pick<Core, 'store'>, { department, after, limit = 50 }: { department?: string; after?: Pick<Held, 'id' | 'at'>; limit?: number } = {}): Promise<Held[]> {
  const rows = await core.store.db
    .select({ id: notices.id, receipt: notices.receipt, department: tasks.department, kind: notices.kind, duty: notices.duty, why: tasks.why, createdAt: notices.createdAt, at: tasks.at })
    .from(tasks)
    .innerJoin(notices, eq(notices.id, tasks.notice))
    .where(and(isNull(tasks.doneAt), eq(tasks.kind, HELD), department === undefined ? undefined : eq(tasks.department, department), after && or(gt(tasks.at, after.at), and(eq(tasks.at, after.at), gt(notices.id, after.id)))))
    .orderBy(asc(tasks.at), asc(notices.id))
    .limit(literal(limit));
  return rows.map((row) => ({ ...row, why: row.why as HeldWhy }));
}

export interface Settled {
  /** Ids that this call decided. */
  settled: string[];
  /** Ids that somebody else had decided before. */
  late: string[];
}

/** Sends them the ordinary way: by the ladder, from its first step, with all its tries. @param by a staff id @param record written with it */
export const releaseHeld = (core: Pick<Core, 'store' | 'now'>, ids: readonly string[], by: string, record: Write[] = []): Promise<Settled> =>
  settle(core, ids, by, 'released', (id, now) => write(core.store.db.update(notices).set({ state: 'waiting', notBefore: sql`max(${notices.notBefore}, ${now})`, tries: 0, way: null, carrier: null, carrierId: null, code: null, changedAt: now }).where(held(id))), record);

/** Never sends them. @param by a staff id @param record written with it */
export const dropHeld = (core: Pick<Core, 'store' | 'now'>, ids: readonly string[], by: string, why: Drop, record: Write[] = []): Promise<Settled> => settle(core, ids, by, why, (id, now) => write(core.store.db.update(notices).set({ state: DROPPED, code: why, changedAt: now }).where(held(id))), record);

const held = (id: string) => and(eq(notices.id, id), eq(notices.state, HELD));

async function settle({ store, now }: Pick<Core, 'store' | 'now'>, ids: readonly string[], by: string, how: string, change: (id: string, now: number) => Write, record: Write[]): Promise<Settled> {
  const at = now();
  const changed = await store.atomic([...ids.flatMap((id) => [change(id, at), done(store.db, id, by, how, at)]), ...record]);
  const won = (i: number): boolean => changed[i * 2] === 1;
  return { settled: ids.filter((_, i) => won(i)), late: ids.filter((_, i) => !won(i)) };
}

const done = (db: Db, id: string, by: string, how: string, at: number): Write =>
  write(db.update(tasks).set({ doneAt: at, doneBy: by, how }).where(and(eq(tasks.notice, id), eq(tasks.kind, HELD), isNull(tasks.doneAt))));
