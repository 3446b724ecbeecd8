/** Days in Seoul, and which of them count. Days are numbered from 1970-01-01 in Seoul; instants are ms UTC. No machine's time zone is asked. */
import * as gazette from '@hyunbinseo/holidays-kr/all';
import { ClockError } from './fault.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
const SEOUL = 9 * HOUR; // no summer time since 1988
const CLOSE = 18 * HOUR;
/** Dates have years of four digits. */
const FIRST = Date.parse('0001-01-01T00:00:00+09:00');
const LAST = Date.parse('9999-12-31T23:59:59.999+09:00');

/** The first and the last day; both belong to it. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

export interface Calendar {
  /** 공휴일 except Sundays, which are holidays anyway (관공서의 공휴일에 관한 규정 §2). */
  readonly holidays: ReadonlySet<number>;
  /** The first day that the table knows. */
  readonly from: number;
  /** The last day that the table knows; a due time after it is provisional. */
  readonly until: number;
  /** What a holiday is called, in Korean, as the gazette or staff wrote it. */
  readonly names?: ReadonlyMap<number, string>;
  /** The days on which one petition's clock stands still; none in everybody's calendar. */
  readonly stops?: readonly Days[];
}

/** The day in Seoul of an instant, ms (Civil Act §159: a day ends at midnight). @throws ClockError where there is no such instant */
export function dayOf(at: number): number {
  if (!(at >= FIRST && at <= LAST)) throw new ClockError('instant', 'no instant of the years 1 to 9999');
  return Math.floor((at + SEOUL) / DAY);
}

/** Midnight in Seoul, ms, at which a day begins (Civil Act §157). */
export const startOf = (day: number): number => day * DAY - SEOUL;

/** 18:00 of a day, ms: when officers close (지방공무원 복무규정 §2②). The law fixes the day alone (Act §19②③). */
export const closeOf = (day: number): number => startOf(day) + CLOSE;

/** The day of a date like 2026-03-06 (Civil Act §160: by the calendar). @throws ClockError where there is no such date */
export function dayOfDate(date: string): number {
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date) throw new ClockError('instant', `${date}: no such date`);
  return at / DAY;
}

/**
 * Public holidays and substitutes from the gazette, and what was decided since (관공서의 공휴일에 관한 규정 §2, §3).
 * @param added dates like 2026-10-02 of 임시공휴일 that staff entered
 */
export function gazetteCalendar(added: Iterable<string> = []): Calendar {
  const named = Object.values(gazette).flatMap((year) => Object.entries(year as Record<string, readonly string[]>));
  const names = new Map(named.map(([date, all]) => [dayOfDate(date), all.join(', ')]));
  const years = named.map(([date]) => Number(date.slice(0, 4)));
  const known = { holidays: new Set(names.keys()), names, from: dayOfDate(`${Math.min(...years)}-01-01`), until: dayOfDate(`${Math.max(...years)}-12-31`) };
  return withHolidays(known, added);
}

/** A calendar with more holidays, 임시공휴일 as dates (공휴일법 §2; 관공서의 공휴일에 관한 규정 §2 제11호). The table does not become longer by them. */
export function withHolidays(calendar: Calendar, added: Iterable<string>): Calendar {
  return { ...calendar, holidays: new Set([...calendar.holidays, ...[...added].map(dayOfDate)]) };
}

/** Saturdays, Sundays and public holidays are not counted (Act §19①②), nor days on which this clock stands still (Decree §20). */
export function isWorkingDay(day: number, calendar: Calendar): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7; // 1970-01-01 was a Thursday
  return weekday !== 0 && weekday !== 6 && !calendar.holidays.has(day) && !isStopped(day, calendar);
}

/** Whether a petition's clock stands still on a day: both ends of a stop belong to it (Decree §20; 행정절차법 시행령 §11 제1호). */
function isStopped(day: number, { stops }: Calendar): boolean {
  if (stops) for (const { from, to } of stops) if (from <= day && day <= to) return true;
  return false;
}

/** The first day, from this one on, on which a period may end: not a Saturday, not a holiday (Civil Act §161). */
export function nextWorkingDay(day: number, calendar: Calendar): number {
  let found = day;
  while (!isWorkingDay(found, calendar)) found++;
  return found;
}
