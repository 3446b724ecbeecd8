/** What the clock itself does: receives what is due, tells how a long petition goes, owns up to a late one. Safe in several processes at once. */
import { and, inArray, lte, ne, or, isNull, sql } from 'drizzle-orm';
import type { Core } from '../core.js';
import { petitions, tasks } from '../storage/schema.js';
import { Conflict, literal, write } from '../storage/store.js';
import { SYSTEM } from './life/decision.js';
import type { Inputs } from './life/decide.js';
import { LifeFault } from './life/fault.js';
import { perform } from './life/perform.js';
import { type PetitionVerb, ruleOf } from './life/table.js';

/** Petitions of one kind a round: a round is soon over, and there is always another. */
const BATCH = 200;

export interface Swept {
  received: number;
  progress: number;
  late: number;
  provisional: number;
  /** Petitions that one of these failed on: codes for the log. */
  failed: string[];
}

/** @returns what was done; a petition that fails stops no other */
export async function sweep(core: Core): Promise<Swept> {
  const swept: Swept = { received: 0, progress: 0, late: 0, provisional: 0, failed: [] };
  for (const { receipt, receivedAt } of await core.records.toReceive(core.now(), BATCH)) swept.received += await one(core, swept, 'receive', receipt, { at: receivedAt });
  for (const receipt of await due(core, 'tell-progress', lte(petitions.progressAt, core.now()))) swept.progress += await one(core, swept, 'tell-progress', receipt, {});
  const untold = or(isNull(petitions.lateTold), ne(petitions.lateTold, petitions.dueAt));
  for (const receipt of await due(core, 'tell-late', and(sql`${petitions.dueAt} < ${core.now()}`, untold))) swept.late += await one(core, swept, 'tell-late', receipt, {});
  swept.provisional = await provisional(core);
  return swept;
}

/** Receipts that a verb of the system's own may be done on. `open = 1` as the partial indexes have it. */
async function due(core: Core, verb: PetitionVerb, when: ReturnType<typeof and>): Promise<string[]> {
  const rows = await core.store.db
    .select({ receipt: petitions.receipt })
    .from(petitions)
    .where(and(sql`open = 1`, when, inArray(petitions.state, [...ruleOf(verb).from])))
    .limit(literal(BATCH));
  return rows.map((r) => r.receipt);
}

async function one<V extends PetitionVerb>(core: Core, swept: Swept, verb: V, receipt: string, input: Inputs[V]): Promise<number> {
  try {
    await perform(core, SYSTEM, { verb, receipt, version: undefined, input });
    return 1;
  } catch (error) {
    // Another process, an officer or the citizen was first: the next round sees it.
    if (!(error instanceof LifeFault || error instanceof Conflict)) swept.failed.push(`${verb} ${error instanceof Error ? error.name : 'unknown'}`);
    return 0;
  }
}

/** A due time beyond the holiday table: its department is told once. */
async function provisional(core: Core): Promise<number> {
  const [made = 0] = await core.store.atomic([
    {
      sql: `insert into tasks (id, receipt, department, kind, why, at) select 'provisional/' || receipt, receipt, department, 'provisional', 'holidays', ? from petitions
        where open = 1 and provisional = 1 and not exists (select 1 from tasks where tasks.id = 'provisional/' || petitions.receipt) limit ${BATCH}`,
      params: [core.now()],
    },
    write(core.store.db.update(tasks).set({ doneAt: core.now(), doneBy: 'system', how: 'known' }).where(and(sql`kind = 'provisional' and done_at is null`, sql`exists (select 1 from petitions where petitions.receipt = tasks.receipt and petitions.provisional = 0)`))),
  ]);
  return made;
}
