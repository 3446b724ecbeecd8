/** 임시공휴일 that staff add to the gazette's holidays (공휴일에 관한 법률 §2): which there are, and what stands against a change. */
import { asc, eq, isNull, sql } from 'drizzle-orm';
import type { Core } from '../core.js';
import { holidays } from '../storage/schema.js';
import { Conflict, type Store, type Write, write } from '../storage/store.js';
import { type Calendar, ClockError, dayOf, dayOfDate, gazetteCalendar, withHolidays } from './clock.js';
import { clean } from './intake.js';

/** Characters of a holiday's name. */
export const MAX_HOLIDAY_NAME = 30;
/** Days from today: the government names 임시공휴일 weeks before; two years leave room where the gazette's table is older than this program. */
export const FARTHEST = 730;

export type HolidayRow = typeof holidays.$inferSelect;

/** What a change is refused for: a closed list, each with the rule in its sentence. */
export const HOLIDAY_FAULTS = ['date', 'past', 'far', 'weekend', 'holiday', 'name', 'name-long', 'gazette', 'not-added', 'begun'] as const;
export type HolidayFaultCode = (typeof HOLIDAY_FAULTS)[number];

export class HolidayFault extends Error {
  constructor(
    readonly code: HolidayFaultCode,
    /** The date, the holiday's name or the figure that it is about. */
    readonly about: string,
  ) {
    super(`${code}: ${about}`);
    this.name = 'HolidayFault';
  }
}

/** Everybody's calendar, with what staff added. Read again by `refresh`; a verb takes `now` and never half of one and half of another. */
export interface LiveCalendar {
  readonly now: Calendar;
  /** Cheap where nothing changed: a handful of rows. */
  refresh(): Promise<void>;
}

export async function openCalendar({ db }: Pick<Store, 'db'>): Promise<LiveCalendar> {
  const gazette = gazetteCalendar();
  let now = gazette;
  let known = '';
  const added = db.select({ date: holidays.date, name: holidays.name }).from(holidays).where(isNull(holidays.removedAt)).orderBy(asc(holidays.date)).prepare();
  const refresh = async (): Promise<void> => {
    const rows = await added.all();
    const found = JSON.stringify(rows);
    if (found === known) return;
    const names = new Map([...(gazette.names ?? []), ...rows.map(({ date, name }): [number, string] => [dayOfDate(date), name])]);
    now = { ...withHolidays(gazette, rows.map((r) => r.date)), names };
    known = found;
  };
  await refresh();
  return {
    get now() {
      return now;
    },
    refresh,
  };
}

export interface Holidays {
  core: Core;
  calendar: LiveCalendar;
}

/** What staff added, those they took out again, too, by date. */
export const holidayList = ({ store }: Pick<Core, 'store'>): Promise<HolidayRow[]> => store.db.select().from(holidays).orderBy(asc(holidays.date));

/** A date's day. @throws HolidayFault where there is none */
function dayIn(date: string): number {
  try {
    return dayOfDate(date);
  } catch (error) {
    if (error instanceof ClockError) throw new HolidayFault('date', date.slice(0, 20));
    throw error;
  }
}

function checkedDay(date: string, calendar: Calendar, now: number): number {
  const day = dayIn(date);
  const weekday = (((day + 4) % 7) + 7) % 7;
  const today = dayOf(now);
  if (day < today) throw new HolidayFault('past', date);
  if (day > today + FARTHEST) throw new HolidayFault('far', date);
  if (calendar.holidays.has(day)) throw new HolidayFault('holiday', calendar.names?.get(day) ?? date);
  if (weekday === 0 || weekday === 6) throw new HolidayFault('weekend', date);
  return day;
}

function checkedName(given: string): string {
  const name = clean(given).replace(/\s+/g, ' ');
  if (!name) throw new HolidayFault('name', '');
  if ([...name].length > MAX_HOLIDAY_NAME) throw new HolidayFault('name-long', String(MAX_HOLIDAY_NAME));
  return name;
}

export interface Added {
  /** As 2026-10-02. */
  date: string;
  name: string;
  /** A staff id. */
  by: string;
}

/**
 * Adds a holiday, from today on. Due times follow by moveDues (move-due.ts); this process counts with it at once, others with their next refresh.
 * @param record written with it
 * @throws HolidayFault; nothing is changed then
 */
export async function addHoliday({ core, calendar }: Holidays, { date, name: given, by }: Added, record: Write[] = []): Promise<void> {
  await calendar.refresh();
  const at = core.now();
  checkedDay(date, calendar.now, at);
  const name = checkedName(given);
  const fresh = { name, by, at, after: '', moved: 0, seen: 0, doneAt: null, passAt: at, removedAt: null, removedBy: null };
  const { db } = core.store;
  // Of two who add the same day one wins: the name of a holiday that stands is not to be empty.
  const guarded = { ...fresh, name: sql`case when ${holidays.removedAt} is null then null else excluded.name end` };
  const row = write(db.insert(holidays).values({ date, ...fresh }).onConflictDoUpdate({ target: holidays.date, set: guarded }));
  await orFault(core, [row, whole(date), ...record], new HolidayFault('holiday', date));
  await calendar.refresh();
}

/**
 * Takes out again what staff added, before its day has begun.
 * @param record written with it
 * @throws HolidayFault; nothing is changed then
 */
export async function removeHoliday({ core, calendar }: Holidays, { date, by }: Omit<Added, 'name'>, record: Write[] = []): Promise<void> {
  await calendar.refresh();
  const at = core.now();
  const day = dayIn(date);
  const [found] = await core.store.db.select().from(holidays).where(eq(holidays.date, date));
  if (!found || found.removedAt !== null) throw new HolidayFault(calendar.now.holidays.has(day) ? 'gazette' : 'not-added', calendar.now.names?.get(day) ?? date);
  if (day <= dayOf(at)) throw new HolidayFault('begun', date);
  const name = sql`case when ${holidays.removedAt} is null then ${holidays.name} end`;
  const row = write(core.store.db.update(holidays).set({ name, after: '', moved: 0, seen: 0, doneAt: null, passAt: at, removedAt: at, removedBy: by }).where(eq(holidays.date, date)));
  await orFault(core, [row, whole(date), ...record], new HolidayFault('not-added', date));
  await calendar.refresh();
}

/** Counts what the move has to look at: open petitions that are due on that day or later. */
const whole = (date: string): Write => ({
  sql: 'update holidays set whole = (select count(*) from petitions where open = 1 and due_at >= ?) where date = ?',
  params: [startOfDate(date), date],
});

/** Midnight in Seoul, ms, at which a date begins. */
export const startOfDate = (date: string): number => Date.parse(`${date}T00:00:00+09:00`);

async function orFault({ store }: Core, writes: Write[], fault: HolidayFault): Promise<void> {
  try {
    await store.atomic(writes);
  } catch (error) {
    if (error instanceof Conflict) throw fault;
    throw error;
  }
}
