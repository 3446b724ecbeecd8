/** The law's clock: 처리기간 of the Act on the Treatment of Civil Petitions (민원 처리에 관한 법률), in Asia/Seoul. Instants are ms UTC. */
import * as gazette from '@hyunbinseo/holidays-kr/all';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SEOUL = 9 * HOUR; // no summer time since 1988
/** 09–12 and 13–18: 지방공무원 복무규정 §2②; eight working hours a day. */
const HOURS: readonly (readonly [number, number])[] = [
  [9 * HOUR, 12 * HOUR],
  [13 * HOUR, 18 * HOUR],
];
const CLOSE = 18 * HOUR;
const DAY_OF_WORK = 8 * HOUR;
const AT_ONCE = 3 * HOUR; // 즉시, Decree §19

/** Days are counted from 1970-01-01 in Seoul. */
export interface Calendar {
  /** 공휴일 except Sundays, which are holidays anyway. */
  readonly holidays: ReadonlySet<number>;
  /** The last day that the table knows; a due time after it is provisional. */
  readonly until: number;
}

const dayOf = (at: number): number => Math.floor((at + SEOUL) / DAY);
const startOf = (day: number): number => day * DAY - SEOUL;

/** Korean public holidays from the gazette (관공서의 공휴일에 관한 규정). */
export function gazetteCalendar(): Calendar {
  const dates = Object.values(gazette).flatMap((year) => Object.keys(year as Record<string, unknown>));
  const days = dates.map((date) => Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY));
  const lastYear = Math.max(...dates.map((d) => Number(d.slice(0, 4))));
  return { holidays: new Set(days), until: Math.floor(Date.UTC(lastYear, 11, 31) / DAY) };
}

/** Saturdays, Sundays and public holidays are not counted (Act §19①②). */
export function isWorkingDay(day: number, calendar: Calendar): boolean {
  const weekday = (day + 4) % 7; // 1970-01-01 was a Thursday
  return weekday !== 0 && weekday !== 6 && !calendar.holidays.has(day);
}

/** Whether officers work at this instant. */
export const isWorkingTime = (at: number, calendar: Calendar): boolean => nextWorkingInstant(at, calendar) === at;

/** `at` in working hours, else the next working instant: 접수 outside hours starts the clock there. */
export function nextWorkingInstant(at: number, calendar: Calendar): number {
  for (let day = dayOf(at); ; day++) {
    if (!isWorkingDay(day, calendar)) continue;
    for (const [from, to] of HOURS) {
      if (at < startOf(day) + to) return Math.max(at, startOf(day) + from);
    }
  }
}

/** `duration` ms of working time after `from`; an end at closing time stays there and is not the next morning (Act §19①). */
export function addWorkingTime(from: number, duration: number, calendar: Calendar): number {
  let left = duration;
  for (let day = dayOf(from); ; day++) {
    if (!isWorkingDay(day, calendar)) continue;
    for (const [open, close] of HOURS) {
      const start = Math.max(from, startOf(day) + open);
      const room = startOf(day) + close - start;
      if (room <= 0) continue;
      if (left <= room) return start + left;
      left -= room;
    }
  }
}

/** Working ms between two instants. */
export function workingTime(from: number, to: number, calendar: Calendar): number {
  let sum = 0;
  for (let day = dayOf(from); day <= dayOf(to); day++) {
    if (!isWorkingDay(day, calendar)) continue;
    for (const [open, close] of HOURS) sum += Math.max(0, Math.min(to, startOf(day) + close) - Math.max(from, startOf(day) + open));
  }
  return sum;
}

export interface Due {
  at: number;
  /** Beyond the holiday table. */
  provisional: boolean;
}

/**
 * When an answer is due.
 * @param received 접수 instant, ms
 * @param period `now` (즉시 = 3 working hours, Decree §19), `5h`, `3d` (up to five days: 8 working hours each, Act §19①),
 *   `7d` (six and more: working days with the first one counted, until 18:00 of the last, Act §19②)
 * @throws RangeError on any other period
 */
export function dueAt(received: number, period: string, calendar: Calendar): Due {
  const start = nextWorkingInstant(received, calendar);
  const [, count, unit] = /^(\d{1,3})([hd])$/.exec(period) ?? [];
  const n = Number(count);
  const due = (at: number): Due => ({ at, provisional: dayOf(at) > calendar.until });
  if (period === 'now') return due(addWorkingTime(start, AT_ONCE, calendar));
  if (!unit || n < 1) throw new RangeError(`no period: ${period}`);
  if (unit === 'h') return due(addWorkingTime(start, n * HOUR, calendar));
  if (n <= 5) return due(addWorkingTime(start, n * DAY_OF_WORK, calendar));
  let day = dayOf(start);
  for (let counted = 1; counted < n; ) if (isWorkingDay(++day, calendar)) counted++;
  return due(startOf(day) + CLOSE);
}

/** Texts show an hour only for periods of five days or less. */
export const showsHour = (period: string): boolean => !/^\d+d$/.test(period) || Number.parseInt(period, 10) <= 5;

/** The working days from receipt to due time, for drawing: where each begins, and how much of its share is over at `now`. */
export function workingDays(received: number, due: number, now: number, calendar: Calendar): { at: number; filled: number; now: boolean }[] {
  const days: { at: number; filled: number; now: boolean }[] = [];
  const start = nextWorkingInstant(received, calendar);
  for (let day = dayOf(start); day <= dayOf(due); day++) {
    if (!isWorkingDay(day, calendar)) continue;
    const from = Math.max(start, startOf(day));
    const to = Math.min(due, startOf(day) + DAY - 1);
    const whole = workingTime(from, to, calendar);
    const over = now <= from ? 0 : workingTime(from, Math.min(now, to), calendar);
    days.push({ at: startOf(day) + CLOSE, filled: whole ? over / whole : 1, now: dayOf(now) === day });
  }
  return days;
}
