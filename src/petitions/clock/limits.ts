/** What else runs against officers and citizens beside the 처리기간. Instants are ms UTC. */
import { type Calendar, closeOf, DAY, dayOf, HOUR, nextWorkingDay, startOf } from './calendar.js';
import { type Due, dueOn } from './due.js';
import { ClockError } from './fault.js';
import { addWorkingTime } from './hours.js';

/** Working hours within which officers act. */
export const WORKING_HOURS = {
  receive: 8, // 접수 after arrival at the electronic window, Decree §6⑦
  forward: 1, // 민원실 to the department, Decree §13①
  'forward-far': 3, // … that is far away, Decree §13①
  reroute: 3, // wrong department of the same agency, Decree §13②
  transfer: 8, // to another agency, Decree §13③
} as const;

/** By when officers have to act, counted in working hours from an instant, ms (Decree §6⑦, §13). */
export function actBy(act: keyof typeof WORKING_HOURS, from: number, calendar: Calendar): Due {
  return dueOn(addWorkingTime(from, WORKING_HOURS[act] * HOUR, calendar), from, calendar);
}

/** By when what arrived has to be received: within 8 working hours of an instant, ms (Decree §6⑦). */
export const receiveBy = (arrivedAt: number, calendar: Calendar): Due => actBy('receive', arrivedAt, calendar);

/** Days within which something has to happen, counted by the Civil Act. */
export const CIVIL_DAYS = {
  object: 60, // 이의신청 after a refusal of a 법정민원, Act §35①
  decide: 10, // on an 이의신청, Act §35②
  'supplement-again': 10, // the longest second request, Decree §24③
  collect: 15, // after the planned day; then papers may go and the case be closed, Decree §25④
  progress: 30, // between 처리진행상황 notices, Decree §23
} as const;

/**
 * The last moment (23:59:59.999) of a period in days whose first day is not counted (Civil Act §157, §159) and that does not end on a
 * Saturday or holiday (§161): supplements (Decree §24④), objections (Act §35①), collection (Decree §25④).
 * @param from an instant on the day that is not counted
 * @param days one or more
 */
export function civilEnd(from: number, days: number, calendar: Calendar): Due {
  if (!Number.isInteger(days) || days < 1) throw new ClockError('period', `no days: ${days}`);
  return dueOn(startOf(nextWorkingDay(dayOf(from) + days, calendar)) + DAY - 1, from, calendar);
}

/** The last moment of a period whose last day turns out to be a holiday or Saturday: that of the next working day, else its own (Civil Act §161). @param end ms */
export function endOn(end: number, calendar: Calendar): number {
  const day = dayOf(end);
  const last = nextWorkingDay(day, calendar);
  return last === day ? end : startOf(last) + DAY - 1;
}

/** The same for the 30-day notice, which is told until officers close (Decree §23, Civil Act §161). @param end an instant on its day, ms */
export const progressOn = (end: number, calendar: Calendar): number => closeOf(nextWorkingDay(dayOf(end), calendar));

/** By when an 이의신청 is decided: 10 days, prolonged by up to 10 from the day after the first end (Act §35②). @param filedAt ms @param more days, 0 to 10 */
export function decideBy(filedAt: number, calendar: Calendar, more = 0): Due {
  const first = civilEnd(filedAt, CIVIL_DAYS.decide, calendar);
  if (!more) return first;
  if (more > CIVIL_DAYS.decide) throw new ClockError('too-long', 'a decision on an objection is put off by at most 10 days (Act §35②)');
  const prolonged = civilEnd(first.at, more, calendar);
  return { at: prolonged.at, provisional: first.provisional || prolonged.provisional };
}

/**
 * When the petitioner of an unfinished petition is told how it goes: 18:00 of the 30th day after receipt and of every 30th after it
 * (Decree §23①②), on the next working day where that is none. Stops and extensions do not move it: it counts from receipt.
 * @param received 접수 instant, ms
 * @param nth 1 for the first notice
 */
export function progressNotice(received: number, nth: number, calendar: Calendar): Due {
  const { at } = civilEnd(received, CIVIL_DAYS.progress * nth, calendar);
  return dueOn(closeOf(dayOf(at)), received, calendar);
}
