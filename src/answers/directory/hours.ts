/** 여는 때: whether an office is open now, by its own hours and the holiday table; and the moment at which that changes. */
import type { Known } from '../../core.js';
import type { Hours } from '../../district.js';
import { type Calendar, dayOf, isWorkingDay } from '../../petitions/clock.js';
import { say, type Value, type Wording } from '../../reply.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const SEOUL = 9 * 3_600_000;
/** Holidays of a fortnight in a row there are none. */
const AHEAD = 14;

/** ms UTC of an hour like 09:00 of a day in Seoul. */
const at = (day: number, hour: string): number => day * DAY - SEOUL + (Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3))) * MINUTE;
/** 0 is Sunday. */
const weekdayOf = (day: number): number => (day + 4) % 7;

/** What is open on a day: nothing on Saturdays, Sundays and holidays; a lunch hour in between; later where that day has a long evening. */
function spans(day: number, { open, close, lunch, late }: Hours, calendar: Calendar): [number, number][] {
  if (!isWorkingDay(day, calendar)) return [];
  const end = late?.weekday === weekdayOf(day) ? late.close : close;
  return lunch ? [[at(day, open), at(day, lunch.from)], [at(day, lunch.to), at(day, end)]] : [[at(day, open), at(day, end)]];
}

/** @returns until when it is open, or when it opens next, ms */
export function stateOf(now: number, hours: Hours, calendar: Calendar): { open: boolean; at: number } {
  for (let day = dayOf(now); day <= dayOf(now) + AHEAD; day++) {
    for (const [from, to] of spans(day, hours, calendar)) if (now < to) return now >= from ? { open: true, at: to } : { open: false, at: from };
  }
  return { open: false, at: at(dayOf(now) + AHEAD, hours.open) };
}

/** 지금 열려 있습니다. 18시까지 – or when it opens. */
export function openNow({ now, calendar }: Known, hours: Hours): Wording {
  const state = stateOf(now(), hours, calendar);
  return state.open ? say('open.until', { at: { kind: 'time', at: state.at } }) : say('open.from', { at: { kind: 'instant', at: state.at } });
}

export function hoursOf({ open, close, lunch, late }: Hours): Wording {
  const text = (t: string): Value & { kind: 'text' } => ({ kind: 'text', text: t });
  const day = { open: text(open), close: text(close) };
  if (late) return say('hours.late', { ...day, day: { kind: 'weekday', at: (late.weekday + 3) * DAY }, late: text(late.close) });
  return lunch ? say('hours.lunch', { ...day, from: text(lunch.from), to: text(lunch.to) }) : say('hours.week', day);
}
