/** Who sends a notice: of several processes the one whose claim is on disk first. Compiled once: each notice costs one statement here. */
import { and, eq, sql } from 'drizzle-orm';
import { type Core, MINUTE } from '../core.js';
import { notices } from '../storage/schema.js';
import { prepared, write } from '../storage/store.js';
import type { Step } from './ladder.js';
import type { NoticeRow } from './outcome.js';

/** Whoever has claimed a notice and says nothing for so long was killed, ms. */
export const LEASE = 2 * MINUTE;

export interface Claims {
  /** What was read before may be old: state, tries and time are asked for again. @returns false where somebody else was first */
  claim(row: NoticeRow, step: Step): Promise<boolean>;
  /** @param until ms */
  postpone(row: NoticeRow, until: number): Promise<boolean>;
  /** Ends the claims of those who were killed. A text may have gone out: staff look, nothing is sent twice. A push is only tried by the next way. */
  sweepOrphans(): Promise<void>;
}

export function createClaims({ store, now }: Pick<Core, 'store' | 'now'>): Claims {
  const { db } = store;
  const p = sql.placeholder;
  const claiming = (set: { way?: string; tries?: ReturnType<typeof sql> }) =>
    prepared<{ now: number; until: number; id: string; state: string; tries: number }>(
      db
        .update(notices)
        .set({ state: 'claimed', claimedUntil: sql`${p('until')}`, changedAt: sql`${p('now')}`, ...set })
        .where(and(eq(notices.id, p('id')), eq(notices.state, p('state')), eq(notices.tries, p('tries')), sql`${notices.notBefore} <= ${p('now')}`)),
    );
  const by = { text: claiming({ way: 'text', tries: sql`${notices.tries} + 1` }), push: claiming({ way: 'push' }), other: claiming({}) };
  return {
    async claim(row, step) {
      const at = now();
      const make = step.by === 'text' || step.by === 'push' ? by[step.by] : by.other;
      const [changed] = await store.atomic([make({ now: at, until: at + LEASE, id: row.id, state: row.state, tries: row.tries })]);
      if (step.by === 'text') row.tries++;
      return changed === 1;
    },
    async postpone(row, until) {
      const [changed] = await store.atomic([write(db.update(notices).set({ notBefore: until }).where(and(eq(notices.id, row.id), eq(notices.state, row.state))))]);
      return changed === 1;
    },
    async sweepOrphans() {
      const at = now();
      const orphan = `state = 'claimed' and claimed_until < ?`;
      await store.atomic([
        {
          sql: `insert into tasks (id, receipt, department, kind, notice, why, at) select 'check/' || n.id, n.receipt, p.department, 'check', n.id, 'doubtful', ? from notices n join petitions p on p.receipt = n.receipt
            where n.${orphan} and n.way = 'text' and n.delivery < 3 on conflict (notice, kind) do nothing`,
          params: [at, at],
        },
        { sql: `update notices set state = case when delivery = 4 then 'delivered' when delivery = 3 then 'failed' when way = 'text' then 'doubtful' else 'waiting' end, code = 'orphan', claimed_until = null, changed_at = ? where ${orphan}`, params: [at, at] },
      ]);
    },
  };
}
