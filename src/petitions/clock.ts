/**
 * The law's clock: 처리기간 of the Act on the Treatment of Civil Petitions (민원 처리에 관한 법률) and its Decree, in Asia/Seoul.
 * Instants are ms UTC, days are numbered from 1970-01-01 in Seoul. It knows the holiday table and nothing else.
 */
export { type Calendar, dayOf, dayOfDate, gazetteCalendar, isWorkingDay, startOf, withHolidays } from './clock/calendar.js';
export { workingDays } from './clock/days.js';
export { type Changes, type Due, dueAt, movedDue } from './clock/due.js';
export type { Extension } from './clock/extension.js';
export { ClockError, type ClockFault } from './clock/fault.js';
export { type HolidaysLeftOut, holidaysBetween } from './clock/holidays.js';
export { addWorkingTime, isWorkingTime, nextWorkingInstant, workingTime } from './clock/hours.js';
export { actBy, CIVIL_DAYS, civilEnd, decideBy, endOn, progressNotice, progressOn, receiveBy, WORKING_HOURS } from './clock/limits.js';
export { countedIn, type Kind, type Period, parsePeriod, periodOf, showsHour } from './clock/period.js';
export { parseStop, type Stop, STOP_CAUSES, type StopCause, stopBetween, surveyWithin, withStops } from './clock/stops.js';
