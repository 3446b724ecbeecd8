/** A department's work as it stands now, in numbers: exact counts, by indexes that hold what is asked, so that 100,000 open petitions are counted while the head waits. */
import { and, desc, eq, gte, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Core } from '../core.js';
import { petitionEvents, petitions } from '../storage/schema.js';
import { literal } from '../storage/store.js';
import { endsOf } from './desk-lists.js';
import { LOW } from './satisfaction.js';

type Base = Pick<Core, 'store' | 'now'>;

export interface Load {
  /** All that are open. */
  open: number;
  /** Past their due time, their clock running. */
  late: number;
  /** Due from now to Sunday, their clock running. */
  week: number;
  /** Their clock stands still. */
  stopped: number;
}

const STOPPED = ['supplement', 'paused'];
const isOpen = sql`open = 1`; // as the partial indexes have it

/** What columns of the indexes by due time say alone: the row itself is not read. */
function counts(now: number) {
  const { week } = endsOf(now);
  const sum = (when: SQL) => sql<number>`coalesce(sum(${when}), 0)`;
  return { open: sql<number>`count(*)`, late: sum(sql`${petitions.dueAt} < ${now}`), week: sum(sql`${petitions.dueAt} >= ${now} and ${petitions.dueAt} < ${week}`) };
}

/** Those whose clock stands still are counted with the others, and taken off again. */
const without = (all: Counts, stopped: Counts = NOTHING): Load => ({ open: all.open, late: all.late - stopped.late, week: all.week - stopped.week, stopped: stopped.open });

/** Every department that has something open. */
export async function departmentsNow({ store, now: nowOf }: Base): Promise<(Load & { department: string })[]> {
  const columns = { department: petitions.department, ...counts(nowOf()) };
  const all = await store.db.select(columns).from(petitions).where(isOpen).groupBy(petitions.department);
  const stopped = new Map((await store.db.select(columns).from(petitions).where(inArray(petitions.state, STOPPED)).groupBy(petitions.department)).map((s) => [s.department, s]));
  return all.map((a) => ({ department: a.department, ...without(a, stopped.get(a.department)) }));
}

/** A department, and what each of its people has, the busiest first; also what they brought along from another one. @param officers staff ids, at most 80 */
export async function departmentNow({ store, now: nowOf }: Base, department: string, officers: readonly string[]): Promise<{ whole: Load; loads: (Load & { officer: string })[] }> {
  const ids = officers.slice(0, 80);
  const columns = counts(nowOf());
  const [all] = await store.db.select(columns).from(petitions).where(and(isOpen, eq(petitions.department, department)));
  const each = ids.length ? await store.db.select({ officer: sql<string>`${petitions.officer}`, ...columns }).from(petitions).where(and(isOpen, inArray(petitions.officer, ids))).groupBy(petitions.officer) : [];
  const theirs = or(eq(sql`+${petitions.department}`, department), ids.length ? inArray(sql`+${petitions.officer}`, ids) : undefined);
  const here = sql<number>`${petitions.department} = ${department}`;
  const stopped = await store.db.select({ here, officer: petitions.officer, ...columns }).from(petitions).where(and(inArray(petitions.state, STOPPED), theirs)).groupBy(sql`1`, petitions.officer);
  return {
    whole: without(all ?? NOTHING, added(stopped.filter((s) => s.here))),
    loads: each.map((a) => ({ officer: a.officer, ...without(a, added(stopped.filter((s) => s.officer === a.officer))) })).sort((a, b) => b.open - a.open),
  };
}

type Counts = Omit<Load, 'stopped'>;
const NOTHING: Counts = { open: 0, late: 0, week: 0 };
const added = (all: readonly Counts[]): Counts => all.reduce((sum, c) => ({ open: sum.open + c.open, late: sum.late + c.late, week: sum.week + c.week }), NOTHING);

export interface Extended {
  receipt: string;
  category: string;
  officer: string | null;
  at: number;
  /** From when to when. */
  was: number;
  due: number;
  total: number;
}

/** Of a department's petitions, open or not, the newest first; `total` says how many there are. `code = 'extended'` as the partial index has it. */
export async function extendedSince({ store }: Base, department: string, since: number, limit: number): Promise<Extended[]> {
  const rows = await store.db
    .select({ receipt: petitions.receipt, category: petitions.category, officer: petitions.officer, at: petitionEvents.at, detail: petitionEvents.detail, total: sql<number>`count(*) over ()` })
    .from(petitionEvents)
    .innerJoin(petitions, eq(petitions.receipt, petitionEvents.receipt))
    .where(and(sql`code = 'extended'`, gte(petitionEvents.at, since), eq(sql`+${petitions.department}`, department)))
    .orderBy(desc(petitionEvents.at))
    .limit(literal(limit));
  return rows.map(({ detail, ...row }) => ({ ...row, was: Number(detail?.was), due: Number(detail?.due) }));
}

export interface Low {
  receipt: string;
  category: string;
  officer: string | null;
  score: number;
  scoredAt: number;
  scoredOn: string;
  total: number;
}

/** Ratings of 1 and 2, the newest first; `total` says how many there are. */
export async function lowSince({ store }: Base, department: string, since: number, limit: number): Promise<Low[]> {
  const { receipt, category, officer, score, scoredAt, scoredOn } = petitions;
  return store.db
    .select({ receipt, category, officer, score: sql<number>`${score}`, scoredAt: sql<number>`${scoredAt}`, scoredOn: sql<string>`${scoredOn}`, total: sql<number>`count(*) over ()` })
    .from(petitions)
    .where(and(gte(scoredAt, since), lte(score, LOW), eq(sql`+${petitions.department}`, department)))
    .orderBy(desc(scoredAt))
    .limit(literal(limit));
}
