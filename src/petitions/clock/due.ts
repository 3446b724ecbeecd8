/** 처리기간의 계산: when an answer is due (Act §19, Decree §19–§21). Instants are ms UTC. */
import { type Calendar, closeOf, DAY, dayOf, HOUR, isWorkingDay, nextWorkingDay } from './calendar.js';
import { type Extension, extraUnits } from './extension.js';
import { addWorkingTime, nextWorkingInstant } from './hours.js';
import { countedIn, type Period, parsePeriod } from './period.js';
import { type Stop, withStops } from './stops.js';

const HOURS_OF_A_DAY = 8; // Act §19①

export interface Due {
  at: number;
  /** Beyond the holiday table: holidays may still move it. */
  provisional: boolean;
}

/** What happened to a petition's clock since receipt. */
export interface Changes {
  stops?: readonly Stop[];
  extensions?: readonly Extension[];
}

/**
 * When an answer is due (Act §19; stops Decree §20; extensions Decree §21①).
 * @param received 접수 instant, ms
 * @param period `now` (즉시 = 3 working hours, Decree §19), `5h`, `3d` (up to five days: 8 working hours each, Act §19①),
 *   `7d` (six and more: working days with the first one counted, until 18:00 of the last, §19②),
 *   `2w`, `1m`, `1y` (by the calendar with the day of receipt counted, until 18:00 of the last, §19③, Civil Act §159–§161)
 * @throws ClockError on any other period, an impossible stop, an extension that the Decree does not allow
 */
export function dueAt(received: number, period: string, calendar: Calendar, { stops = [], extensions = [] }: Changes = {}): Due {
  const given = parsePeriod(period);
  const whole = { ...given, count: given.count + extraUnits(given, extensions) };
  const at = COUNT[countedIn(given)](received, whole, withStops(calendar, stops)); // an extension does not change in what is counted
  return dueOn(at, received, calendar);
}

/** Marks a due time (ms) whose span leaves the holiday table (관공서의 공휴일에 관한 규정 §2: holidays of later years are not known yet). */
export function dueOn(at: number, from: number, calendar: Calendar): Due {
  return { at, provisional: dayOf(at) > calendar.until || dayOf(from) < calendar.from };
}

/**
 * The new due time of an open petition in another calendar, as when a 임시공휴일 is added (Act §19, 공휴일법 §2).
 * @returns nothing where neither the instant nor its certainty changes
 */
export function movedDue(petition: Changes & { received: number; period: string; due: Due }, calendar: Calendar): Due | undefined {
  const { received, period, due } = petition;
  const now = dueAt(received, period, calendar, petition);
  return now.at === due.at && now.provisional === due.provisional ? undefined : now;
}

const COUNT = { hours: inHours, days: inDays, calendar: byCalendar };

/** Act §19①: from the instant of receipt, in working hours. */
function inHours(received: number, { count, unit }: Period, calendar: Calendar): number {
  return addWorkingTime(received, count * (unit === 'd' ? HOURS_OF_A_DAY : 1) * HOUR, calendar);
}

/** Act §19②: the day on which the clock starts is the first. */
function inDays(received: number, { count }: Period, calendar: Calendar): number {
  let day = dayOf(nextWorkingInstant(received, calendar));
  for (let counted = 1; counted < count; ) if (isWorkingDay(++day, calendar)) counted++;
  return closeOf(day);
}

/** Act §19③: the day of receipt is the first, Saturdays and holidays count, but none is the last. */
function byCalendar(received: number, period: Period, calendar: Calendar): number {
  const first = dayOf(received);
  const last = withoutStops(first, lastDayByCalendar(first, period), calendar.stops ?? []);
  return closeOf(nextWorkingDay(last, calendar));
}

/** Decree §20: the last day, later by every day between that stood still; overlapping stops count once. */
function withoutStops(first: number, last: number, stops: readonly Stop[]): number {
  let end = last;
  let open = first; // the first day that no stop has covered yet
  for (const { from, to } of [...stops].sort((a, b) => a.from - b.from)) {
    if (from > end || to < open) continue;
    end += to - Math.max(from, open) + 1;
    open = to + 1;
  }
  return end;
}

/** Civil Act §160: the day before the same date, or the last of a month that has no such date. */
function lastDayByCalendar(first: number, { count, unit }: Period): number {
  if (unit === 'w') return first + 7 * count - 1;
  const start = new Date(first * DAY);
  const month = start.getUTCMonth() + count * (unit === 'y' ? 12 : 1);
  const same = new Date(Date.UTC(start.getUTCFullYear(), month, start.getUTCDate()));
  if (same.getUTCDate() === start.getUTCDate()) return same.getTime() / DAY - 1;
  return Date.UTC(start.getUTCFullYear(), month + 1, 0) / DAY;
}
