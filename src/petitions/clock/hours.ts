/** 근무시간: working hours of officers. Instants and durations are ms. */
import { type Calendar, dayOf, HOUR, isWorkingDay, startOf } from './calendar.js';
import { ClockError } from './fault.js';

/** 09–12 and 13–18: 지방공무원 복무규정 §2②; eight working hours a day (Act §19①). */
const HOURS: readonly (readonly [number, number])[] = [
  [9 * HOUR, 12 * HOUR],
  [13 * HOUR, 18 * HOUR],
];

/** Whether officers work at an instant, ms (지방공무원 복무규정 §2②). */
export const isWorkingTime = (at: number, calendar: Calendar): boolean => nextWorkingInstant(at, calendar) === at;

/** `at` (ms) in working hours, else the next working instant: 접수 outside hours starts the clock there (Act §19①, 영 §8의3). */
export function nextWorkingInstant(at: number, calendar: Calendar): number {
  for (let day = dayOf(at); ; day++) {
    if (!isWorkingDay(day, calendar)) continue;
    for (const [from, to] of HOURS) {
      if (at < startOf(day) + to) return Math.max(at, startOf(day) + from);
    }
  }
}

/** `duration` ms of working time after `from` (ms); an end at closing time stays there and is not the next morning (Act §19①). @throws ClockError */
export function addWorkingTime(from: number, duration: number, calendar: Calendar): number {
  if (!(duration >= 0 && duration < Number.POSITIVE_INFINITY)) throw new ClockError('period', `no working time: ${duration}`);
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

/** Working ms between two instants; 0 where the second is not later (Act §19①). */
export function workingTime(from: number, to: number, calendar: Calendar): number {
  let sum = 0;
  for (let day = dayOf(from); day <= dayOf(to); day++) {
    if (!isWorkingDay(day, calendar)) continue;
    for (const [open, close] of HOURS) sum += Math.max(0, Math.min(to, startOf(day) + close) - Math.max(from, startOf(day) + open));
  }
  return sum;
}
