/** Notices by way of a queue, where nothing in the process can wait for them (Workers). Ids travel, and nothing else; the same dispatcher sends. */
import { eq, sql } from 'drizzle-orm';
import { type Core, MINUTE } from '../core.js';
import { notices } from '../storage/schema.js';
import { literal } from '../storage/store.js';
import type { Dispatcher } from './dispatch.js';

export interface Letter {
  /** A notice's. */
  id: string;
  /** Not to be brought before, ms from now. */
  after: number;
}
/** Puts letters into the queue. @throws Error where it cannot: the next minute tries again */
export type Post = (letters: readonly Letter[]) => Promise<void>;

/** Letters a minute: ten calls of the queue. What is over waits for the next minute. */
const MOST = 1_000;

/** What is due, or is within the minute. One that is in the queue already comes twice, and is claimed once. @returns how many */
export const postDue = (core: Core, post: Post): Promise<number> => letters(core, post, sql`${notices.notBefore} <= ${core.now() + MINUTE}`);

/** What was written since then: it goes at once, not with the next minute. @param since petition time, ms */
export const postFresh = (core: Core, post: Post, since: number): Promise<number> => letters(core, post, sql`${notices.notBefore} >= ${since} and ${notices.createdAt} >= ${since}`);

async function letters(core: Core, post: Post, when: ReturnType<typeof sql>): Promise<number> {
  const rows = await core.store.db
    .select({ id: notices.id, notBefore: notices.notBefore })
    .from(notices)
    .where(sql`${notices.state} in ('waiting', 'pushed') and ${when}`) // as the partial index has it
    .orderBy(notices.notBefore)
    .limit(literal(MOST));
  if (rows.length) await post(rows.map((r) => ({ id: r.id, after: Math.max(0, r.notBefore - core.now()) })));
  return rows.length;
}

/** Sends one. @returns ms until it has to be brought again; undefined where its letter is done with */
export async function bring(core: Core, dispatcher: Dispatcher, id: string): Promise<number | undefined> {
  await dispatcher.one(id);
  const [row] = await core.store.db.select({ state: notices.state, notBefore: notices.notBefore }).from(notices).where(eq(notices.id, id));
  if (!row || !['waiting', 'pushed'].includes(row.state)) return undefined;
  const after = row.notBefore - core.now();
  return after > 0 ? after : undefined; // due, and may not go now (a setting is wrong): each minute looks again
}

/** A letter that could not be brought, however often: what still waits ends, and staff have the task. @returns false where it was done with already */
export async function bury(core: Core, id: string): Promise<boolean> {
  const now = core.now();
  const waits = `state in ('waiting', 'pushed')`;
  const [, changed] = await core.store.atomic([
    {
      sql: `insert into tasks (id, receipt, department, kind, notice, why, at) select 'dead/' || n.id, n.receipt, p.department, case n.duty when 'law' then 'tell' else 'check' end, n.id, 'failed', ?
        from notices n join petitions p on p.receipt = n.receipt where n.id = ? and n.${waits} on conflict (notice, kind) do nothing`,
      params: [now, id],
    },
    { sql: `update notices set state = 'failed', code = 'dead-letter', changed_at = ? where id = ? and ${waits}`, params: [now, id] },
  ]);
  return changed === 1;
}
