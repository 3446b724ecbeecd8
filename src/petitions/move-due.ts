/**
 * What a holiday that staff add or take out does to open petitions: their due times move with it (공휴일에 관한 법률 §2, Act §19).
 * A job in chunks: each chunk's moves and the place that it reached are one write, so whoever continues after a kill moves nothing twice.
 */
import { and, asc, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Core } from '../core.js';
import { consultations, holidays, petitionEvents, petitions } from '../storage/schema.js';
import { Conflict, literal, type Write, write } from '../storage/store.js';
import { dayOfDate, decideBy, type Due, endOn, isWorkingDay, progressOn } from './clock.js';
import { type HolidayRow, type Holidays, startOfDate } from './holidays.js';
import { act } from './life/act.js';
import { SYSTEM } from './life/decision.js';
import type { Case } from './life/case.js';
import { dueOf, runOf } from './life/run.js';
import type { State } from './life/states.js';
import type { EventRow } from './records.js';

/** Petitions of a chunk. */
export const CHUNK = 200;
/**
 * Every process counts with a new holiday by then, ms. What one of them filed before, with the calendar of a moment ago, is found by a
 * second pass after it.
 */
export const SETTLED = 60_000;

/** @param most chunks, at most @param whole petitions of a chunk @returns chunks that were done: fewer than `most` means that nothing is left for now */
export async function moveDues(world: Holidays, most: number, whole = CHUNK): Promise<number> {
  await world.calendar.refresh();
  let size = whole;
  for (let chunk = 0; chunk < most; chunk++) {
    const job = await nextJob(world.core);
    if (!job) return chunk;
    try {
      await step(world.core, job, size);
      size = whole;
    } catch (error) {
      // Another process, an officer or the citizen was first with one of them: read again what is there now, and fewer at once.
      if (!(error instanceof Conflict)) throw error;
      size = Math.max(1, size >> 2);
    }
  }
  return most;
}

/** What is not done yet and may go on, oldest first. */
async function nextJob({ store, now }: Pick<Core, 'store' | 'now'>): Promise<HolidayRow | undefined> {
  const [job] = await store.db
    .select()
    .from(holidays)
    .where(and(isNull(holidays.doneAt), lte(holidays.passAt, now())))
    .orderBy(asc(holidays.passAt), asc(holidays.date))
    .limit(literal(1));
  return job;
}

async function step(core: Core, job: HolidayRow, size: number): Promise<void> {
  const due = await byDue(core, job, size);
  if (due.length) return chunk(core, job, due, cursorOf(due));
  const waiting = await stillWaiting(core, job, size);
  if (waiting.length) return chunk(core, job, waiting, job.after);
  await core.store.atomic(passOver(core, job));
}

const settledAt = ({ at, removedAt }: HolidayRow): number => (removedAt ?? at) + SETTLED;
/** The first pass is over: what is left is to look once more. */
export const isSecond = (job: HolidayRow): boolean => job.passAt >= settledAt(job);

type Row = typeof petitions.$inferSelect;

const cursorOf = (rows: readonly Row[]): string => {
  const last = rows.at(-1);
  return last ? `${last.dueAt}/${last.receipt}` : '';
};

/** Later ones first where due times move later, earlier ones first where they move earlier: nothing moves in front of the cursor again. */
function byDue({ store }: Core, { date, after, removedAt }: HolidayRow, size: number): Promise<Row[]> {
  const [at, receipt] = after.split('/');
  const [order, beyond] = removedAt === null ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`];
  const place = after ? sql`(${petitions.dueAt}, ${petitions.receipt}) ${beyond} (${Number(at)}, ${receipt})` : undefined;
  return store.db
    .select()
    .from(petitions)
    .where(and(sql`open = 1`, sql`${petitions.dueAt} >= ${startOfDate(date)}`, place))
    .orderBy(sql`${petitions.dueAt} ${order}, ${petitions.receipt} ${order}`)
    .limit(literal(size));
}

/** Whose supplement, or whose cause to wait, would end on what is now a holiday (Decree §24④, Civil Act §161). Moved, they are no longer found. */
async function stillWaiting({ store, calendar }: Core, { date }: HolidayRow, size: number): Promise<Row[]> {
  if (isWorkingDay(dayOfDate(date), calendar)) return [];
  return await store.db
    .select()
    .from(petitions)
    .where(and(sql`${petitions.state} in ('supplement', 'paused')`, sql`${petitions.waitUntil} between ${startOfDate(date)} and ${lastOf(date)}`))
    .limit(literal(size));
}

const lastOf = (date: string): number => startOfDate(date) + 86_399_999;

async function chunk(core: Core, job: HolidayRow, rows: readonly Row[], after: string): Promise<void> {
  const cases = await casesOf(core, rows);
  const known = withNames(core);
  const writes: Write[] = [];
  let moved = 0;
  for (const petition of cases) {
    const to = movedTo(core, petition, job.removedAt !== null);
    if (!to) continue;
    writes.push(...(await act(known, 'move-due', SYSTEM, petition, to)).writes);
    moved++;
  }
  const reached = { after, seen: sql`${holidays.seen} + ${after === job.after || isSecond(job) ? 0 : rows.length}`, moved: sql`${holidays.moved} + ${moved}` };
  // Whoever reached this place first has written the same events: their numbers refuse a second chunk as a whole.
  writes.push(write(core.store.db.update(holidays).set(reached).where(same(job))));
  await core.store.atomic(writes);
}

const same = ({ date, after, passAt }: HolidayRow) => and(eq(holidays.date, date), eq(holidays.after, after), eq(holidays.passAt, passAt), isNull(holidays.doneAt));

/** Rows with their events, in one statement whatever their number. */
async function casesOf({ store }: Core, rows: readonly Row[]): Promise<Case[]> {
  const found = await store.db
    .select()
    .from(petitionEvents)
    .where(sql`${petitionEvents.receipt} in (select value from json_each(${JSON.stringify(rows.map((r) => r.receipt))}))`)
    .orderBy(asc(petitionEvents.receipt), asc(petitionEvents.number));
  const stories = new Map<string, EventRow[]>();
  for (const event of found) stories.set(event.receipt, [...(stories.get(event.receipt) ?? []), event]);
  return rows.map(({ events: version, ...row }) => ({ ...row, state: row.state as State, version, events: stories.get(row.receipt) ?? [] }));
}

/** An officer's name is asked for once a chunk. */
function withNames(core: Core): Core {
  const names = new Map<string, ReturnType<Core['officer']>>();
  const officer = (id: string): ReturnType<Core['officer']> => {
    const known = names.get(id) ?? core.officer(id);
    names.set(id, known);
    return known;
  };
  return Object.create(core, { officer: { value: officer } }) as Core;
}

/**
 * Where a petition's due time belongs by today's calendar.
 * @param earlier whether it may become earlier: only where a holiday was taken out
 * @returns nothing where it stays
 */
function movedTo({ calendar, now }: Pick<Core, 'calendar' | 'now'>, petition: Case, earlier: boolean): { due: Due; waitUntil?: number } | undefined {
  const { state, dueAt, provisional, waitUntil } = petition;
  const is = { at: dueAt, provisional };
  // While the clock stands still its due time is found when it goes on; only the last day of the waiting moves, and only later.
  if (state === 'supplement' || state === 'paused') {
    const until = waitUntil === null ? 0 : endOn(waitUntil, calendar);
    return waitUntil !== null && until > waitUntil ? { due: is, waitUntil: until } : undefined;
  }
  const due = state === 'objected' ? decided(petition, calendar) : dueOf(runOf(petition.events, petition.receivedAt), petition.period, calendar, now());
  if (!due || (due.at < dueAt && !earlier)) return undefined;
  return due.at === dueAt && due.provisional === provisional ? undefined : { due };
}

/** The decision on an objection (Act §35②). */
function decided({ events }: Case, calendar: Core['calendar']): Due | undefined {
  const filed = events.findLast((e) => e.code === 'objected');
  const more = filed && events.findLast((e) => e.code === 'put-off' && e.number > filed.number);
  return filed && decideBy(filed.at, calendar, Number(more?.detail?.days ?? 0));
}

/** One pass is over: the first is followed by another when every process knows the holiday, the second ends the job. */
function passOver({ store, calendar, now }: Core, job: HolidayRow): Write[] {
  const { date } = job;
  const next = isSecond(job) ? { doneAt: now() } : { passAt: settledAt(job), after: '' };
  const [first, last, day] = [startOfDate(date), lastOf(date), dayOfDate(date)];
  const end = write(store.db.update(holidays).set(next).where(same(job)));
  if (isWorkingDay(day, calendar)) return [end];
  return [
    // Answers to other departments (Act §20) and 30-day notices (Decree §23) fall on the next working day (Civil Act §161).
    write(store.db.update(consultations).set({ until: endOn(last, calendar) }).where(and(isNull(consultations.repliedAt), sql`${consultations.until} between ${first} and ${last}`))),
    write(store.db.update(petitions).set({ progressAt: progressOn(last, calendar) }).where(and(sql`open = 1`, sql`${petitions.progressAt} between ${first} and ${last}`))),
    end,
  ];
}
