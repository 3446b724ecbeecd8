/** A period as people see it: one box a working day. */
import { type Calendar, closeOf, DAY, dayOf, isWorkingDay, startOf } from './calendar.js';
import { nextWorkingInstant, workingTime } from './hours.js';

/** The working days from receipt to due time (Act §19①②), for drawing: 18:00 of each, ms, and how much of its share is over at `now`, 0 to 1. */
export function workingDays(received: number, due: number, now: number, calendar: Calendar): { at: number; filled: number; now: boolean }[] {
  const days: { at: number; filled: number; now: boolean }[] = [];
  const start = nextWorkingInstant(received, calendar);
  for (let day = dayOf(start); day <= dayOf(due); day++) {
    if (!isWorkingDay(day, calendar)) continue;
    const from = Math.max(start, startOf(day));
    const to = Math.min(due, startOf(day) + DAY - 1);
    const whole = workingTime(from, to, calendar);
    const over = now <= from ? 0 : workingTime(from, Math.min(now, to), calendar);
    days.push({ at: closeOf(day), filled: whole ? over / whole : 1, now: dayOf(now) === day });
  }
  return days;
}
