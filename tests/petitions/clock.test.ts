/** The law's clock: worked examples, each with its article; own dates, worked out by hand on the calendar of the gazette. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingTime, dueAt, gazetteCalendar, isWorkingTime, nextWorkingInstant, showsHour, workingDays, workingTime } from '../../src/petitions/clock.js';

const calendar = gazetteCalendar();
const at = (text: string): number => Date.parse(`${text}+09:00`);
const seoul = (ms: number): string => new Date(ms + 9 * 3_600_000).toISOString().slice(0, 16);
const HOUR = 3_600_000;

describe('due times', () => {
  it.each([
    // 즉시: three working hours (Decree §19)
    ['2026-11-24T09:00', 'now', '2026-11-24T12:00'],
    ['2026-11-24T11:30', 'now', '2026-11-24T15:30'],
    ['2026-11-24T15:00', 'now', '2026-11-24T18:00'],
    ['2026-11-24T15:01', 'now', '2026-11-25T09:01'],
    ['2026-11-27T17:00', 'now', '2026-11-30T11:00'], // over a weekend
    ['2026-12-24T17:00', 'now', '2026-12-28T11:00'], // Christmas on a Friday, then a weekend
    // up to five days: eight working hours each (Act §19①)
    ['2026-11-24T14:20', '1d', '2026-11-25T14:20'],
    ['2026-11-24T12:30', '1d', '2026-11-25T12:00'],
    ['2026-11-24T09:00', '1d', '2026-11-24T18:00'],
    ['2026-11-26T16:00', '3d', '2026-12-01T16:00'],
    ['2026-11-24T14:20', '5d', '2026-12-01T14:20'],
    ['2026-09-23T10:00', '2d', '2026-09-29T10:00'], // Chuseok 24–26 September 2026
    ['2026-02-13T16:00', '3d', '2026-02-23T16:00'], // Seollal 16–18 February 2026
    ['2027-02-05T09:00', '3d', '2027-02-11T18:00'], // Seollal 6–8 February 2027, substitute on Tuesday the 9th
    ['2026-04-30T17:00', '1d', '2026-05-04T17:00'], // 1 May is a public holiday since 2026
    // six days and more: days with the first counted, until 18:00 (Act §19②)
    ['2026-11-24T14:20', '6d', '2026-12-01T18:00'],
    ['2026-11-24T14:20', '7d', '2026-12-02T18:00'],
    ['2026-11-28T10:00', '7d', '2026-12-08T18:00'], // Saturday: the clock starts on Monday
    ['2026-11-24T19:00', '7d', '2026-12-03T18:00'], // after hours: the next day is the first
    ['2026-12-21T09:00', '14d', '2027-01-11T18:00'], // Christmas and New Year's Day
    ['2026-11-24T14:20', '5h', '2026-11-25T10:20'],
  ])('%s + %s = %s', (received, period, due) => {
    expect(seoul(dueAt(at(received), period, calendar).at)).toBe(due);
  });

  it('marks what lies beyond the holiday table as provisional', () => {
    expect(dueAt(at('2027-12-20T10:00'), '5d', calendar).provisional).toBe(false);
    expect(dueAt(at('2027-12-28T10:00'), '5d', calendar).provisional).toBe(true);
  });

  it.each(['', '0d', 'd', '3x', '-1d', '1.5d', '2wk', '1000d', '07d'])('refuses the period %s', (period) => {
    expect(() => dueAt(at('2026-11-24T10:00'), period, calendar)).toThrow(RangeError);
  });

  it('shows an hour only for five days or less', () => {
    expect(['now', '5h', '1d', '5d', '6d', '14d'].map(showsHour)).toEqual([true, true, true, true, false, false]);
  });
});

describe('working time', () => {
  it.each([
    ['2026-11-24T08:59', '2026-11-24T09:00'],
    ['2026-11-24T09:00', '2026-11-24T09:00'],
    ['2026-11-24T11:59', '2026-11-24T11:59'],
    ['2026-11-24T12:00', '2026-11-24T13:00'],
    ['2026-11-24T17:59', '2026-11-24T17:59'],
    ['2026-11-24T18:00', '2026-11-25T09:00'],
    ['2026-11-27T20:00', '2026-11-30T09:00'],
    ['2026-12-25T10:00', '2026-12-28T09:00'],
  ])('the next working instant of %s is %s', (from, next) => {
    expect(seoul(nextWorkingInstant(at(from), calendar))).toBe(next);
    expect(isWorkingTime(at(from), calendar)).toBe(from === next);
  });

  const instant = fc.integer({ min: at('2024-01-02T00:00') / 60_000, max: at('2027-06-01T00:00') / 60_000 }).map((m) => m * 60_000);
  const duration = fc.integer({ min: 1, max: 120 * 60 }).map((m) => m * 60_000);

  it('adds up: what is added is what lies between', () => {
    fc.assert(fc.property(instant, duration, (from, d) => workingTime(from, addWorkingTime(from, d, calendar), calendar) === d));
  });

  it('never goes back: later received is never due earlier', () => {
    fc.assert(
      fc.property(instant, fc.nat(20_000), fc.constantFrom('now', '1d', '3d', '5d', '6d', '7d', '14d'), (from, minutes, period) => dueAt(from, period, calendar).at <= dueAt(from + minutes * 60_000, period, calendar).at),
    );
  });

  it('a holiday more never shortens a period', () => {
    fc.assert(
      fc.property(instant, fc.nat(30), fc.constantFrom('now', '2d', '5d', '7d', '14d'), (from, offset, period) => {
        const day = Math.floor((from + 9 * HOUR) / (24 * HOUR)) + offset;
        return dueAt(from, period, calendar).at <= dueAt(from, period, { ...calendar, holidays: new Set([...calendar.holidays, day]) }).at;
      }),
    );
  });

  it('draws one box a working day, filled by working time', () => {
    const received = at('2026-11-23T09:00');
    const days = workingDays(received, dueAt(received, '5d', calendar).at, at('2026-11-24T14:20'), calendar);
    expect(days.map((d) => [seoul(d.at).slice(8, 10), Math.round(d.filled * 100), d.now])).toEqual([['23', 100, false], ['24', 54, true], ['25', 0, false], ['26', 0, false], ['27', 0, false]]);
  });
});
