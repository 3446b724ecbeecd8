/**
 * The law read a second time, slowly and in another way: a wall clock of Seoul walked hour by hour, dates as text, no arithmetic shared
 * with src/petitions/clock. Only for tests.
 */
export interface Asked {
  received: number;
  period: string;
  /** Units of the period, all extensions together. */
  more: number;
  /** First and last date of each stop. */
  stops: readonly (readonly [string, string])[];
}

const HOUR = 3_600_000;
const WORKED = [9, 10, 11, 13, 14, 15, 16, 17];

/** @param holidays dates */
export function slowDue({ received, period, more, stops }: Asked, holidays: ReadonlySet<string>): number {
  const [, n = '3', unit = 'h'] = /^(\d+)(.)$/.exec(period) ?? [];
  const count = Number(n) + more;
  const wall = received + 9 * HOUR; // read with UTC getters it is Seoul's wall clock
  const stopped = (date: string): boolean => stops.some(([from, to]) => from <= date && date <= to);
  const works = (date: string): boolean => ![0, 6].includes(weekday(date)) && !holidays.has(date) && !stopped(date);
  const end = unit === 'h' || (unit === 'd' && Number(n) <= 5) ? walkHours(wall, unit === 'h' ? count : count * 8, works) : Date.parse(unit === 'd' ? walkDays(wall, count, works) : walkCalendar(wall, count, unit, stopped, works)) + 18 * HOUR;
  return end - 9 * HOUR;
}

const dateAt = (wall: number): string => new Date(wall).toISOString().slice(0, 10);
const after = remembered((date: string) => dateAt(Date.parse(date) + 24 * HOUR));
const weekday = remembered((date: string) => new Date(date).getUTCDay());

function remembered<T>(of: (date: string) => T): (date: string) => T {
  const known = new Map<string, T>();
  return (date) => {
    const found = known.get(date) ?? of(date);
    known.set(date, found);
    return found;
  };
}

function walkHours(from: number, hours: number, works: (date: string) => boolean): number {
  let left = hours * HOUR;
  for (let t = from; ; ) {
    const next = t - (t % HOUR) + HOUR;
    if (works(dateAt(t)) && WORKED.includes(new Date(t).getUTCHours())) {
      if (left <= next - t) return t + left;
      left -= next - t;
    }
    t = next;
  }
}

function walkDays(from: number, days: number, works: (date: string) => boolean): string {
  let t = from;
  while (!(works(dateAt(t)) && WORKED.includes(new Date(t).getUTCHours()))) t = t - (t % HOUR) + HOUR;
  let date = dateAt(t);
  for (let seen = 1; seen < days; ) {
    date = after(date);
    if (works(date)) seen++;
  }
  return date;
}

function walkCalendar(from: number, count: number, unit: string, stopped: (date: string) => boolean, works: (date: string) => boolean): string {
  const first = dateAt(from);
  let length = 0;
  for (let date = first; !isOver(first, date, length, count, unit); date = after(date)) length++;
  let date = first;
  for (let lived = stopped(date) ? 0 : 1; lived < length; ) {
    date = after(date);
    if (!stopped(date)) lived++;
  }
  while (!works(date)) date = after(date);
  return date;
}

/** Whether a date is the first one after the period, before stops: the same day of the last month, or the month after it where there is none. */
function isOver(first: string, date: string, days: number, count: number, unit: string): boolean {
  if (unit === 'w') return days === 7 * count;
  const last = monthOf(first) + count * (unit === 'y' ? 12 : 1);
  return monthOf(date) > last || (monthOf(date) === last && date.slice(8) >= first.slice(8));
}

const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
