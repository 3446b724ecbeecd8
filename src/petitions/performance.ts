/** What departments do in a month: in, out, in time, how long. Working time is the law's clock's: without stops, from 접수 to the result. */
import { and, asc, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Core } from '../core.js';
import { petitionEvents, petitions } from '../storage/schema.js';
import { withStops, workingTime } from './clock.js';
import { runOf } from './life/run.js';
import { RESULTS } from './life/states.js';
import { rangeOf } from './months.js';
import type { EventRow } from './records.js';

/** Of one department in one month. */
export interface Work {
  month: string;
  department: string;
  arrived: number;
  /** Working ms of each petition whose result was told, in no order. */
  times: number[];
  late: number;
  extended: number;
}

/** Events that say when its clock ran. */
const CLOCK = ['reopened', 'supplement-asked', 'supplemented', 'paused', 'resumed', 'objected'];

/** @param department undefined: all */
export async function workIn(core: Core, month: string, department?: string): Promise<Work[]> {
  const work = new Map<string, Work>();
  const of = (id: string): Work => {
    const found = work.get(id) ?? { month, department: id, arrived: 0, times: [], late: 0, extended: 0 };
    work.set(id, found);
    return found;
  };
  for (const { department: id, n } of await arrivedIn(core, month, department)) of(id).arrived = n;
  for (const { department: id, n } of await extendedIn(core, month, department)) of(id).extended = n;
  const stories = await storiesIn(core, month, department);
  for (const row of await doneIn(core, month, department)) {
    const done = of(row.department);
    done.times.push(timeOf(core, row, stories.get(row.receipt) ?? []));
    if (row.settledAt > row.dueAt) done.late++;
  }
  return [...work.values()];
}

/** A plus keeps SQLite on the index of the day: https://www.sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_ */
const within = (department: string | undefined) => (department === undefined ? undefined : eq(sql`+${petitions.department}`, department));
const settledIn = (month: string, department: string | undefined) => {
  const { from, to } = rangeOf(month);
  return and(gte(petitions.settledAt, from), lt(petitions.settledAt, to), inArray(sql`+${petitions.state}`, [...RESULTS]), within(department));
};

async function arrivedIn({ store }: Core, month: string, department: string | undefined): Promise<{ department: string; n: number }[]> {
  const { from, to } = rangeOf(month);
  return store.db
    .select({ department: petitions.department, n: sql<number>`count(*)` })
    .from(petitions)
    .where(and(gte(petitions.arrivedAt, from), lt(petitions.arrivedAt, to), within(department)))
    .groupBy(petitions.department);
}

/** `code = 'extended'` as the partial index has it. A petition that was extended twice counts twice. */
async function extendedIn({ store }: Core, month: string, department: string | undefined): Promise<{ department: string; n: number }[]> {
  const { from, to } = rangeOf(month);
  return store.db
    .select({ department: petitions.department, n: sql<number>`count(*)` })
    .from(petitionEvents)
    .innerJoin(petitions, eq(petitions.receipt, petitionEvents.receipt))
    .where(and(sql`code = 'extended'`, gte(petitionEvents.at, from), lt(petitionEvents.at, to), within(department)))
    .groupBy(petitions.department);
}

interface Done {
  receipt: string;
  department: string;
  receivedAt: number;
  dueAt: number;
  settledAt: number;
}

async function doneIn({ store }: Core, month: string, department: string | undefined): Promise<Done[]> {
  const { receipt, receivedAt, dueAt, settledAt } = petitions;
  return store.db.select({ receipt, department: petitions.department, receivedAt, dueAt, settledAt: sql<number>`${settledAt}` }).from(petitions).where(settledIn(month, department));
}

async function storiesIn({ store }: Core, month: string, department: string | undefined): Promise<Map<string, EventRow[]>> {
  const receipts = store.db.select({ receipt: petitions.receipt }).from(petitions).where(settledIn(month, department));
  const rows = await store.db.select().from(petitionEvents).where(and(inArray(petitionEvents.receipt, receipts), inArray(petitionEvents.code, CLOCK))).orderBy(asc(petitionEvents.receipt), asc(petitionEvents.number));
  const found = new Map<string, EventRow[]>();
  for (const row of rows) {
    const story = found.get(row.receipt);
    if (story) story.push(row);
    else found.set(row.receipt, [row]);
  }
  return found;
}

/** After an objection: from it to the decision (Act §35②). */
function timeOf({ calendar }: Core, { receivedAt, settledAt }: Done, story: readonly EventRow[]): number {
  const objected = story.findLast((e) => e.code === 'objected');
  if (objected) return workingTime(objected.at, settledAt, calendar);
  const { received, stops } = runOf(story, receivedAt);
  return workingTime(received, settledAt, stops.length ? withStops(calendar, stops) : calendar);
}

/** The value that a share of all is not over, by nearest rank; undefined from none. @param share 0–1 */
export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}
