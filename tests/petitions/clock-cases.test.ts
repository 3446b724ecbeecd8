/** The law's clock by worked examples: each with its article and what was counted by hand on the gazette's calendar. */
import { describe, expect, it } from 'vitest';
import { actBy, civilEnd, decideBy, dueAt, gazetteCalendar, parseStop, progressNotice, receiveBy, type WORKING_HOURS } from '../../src/petitions/clock.js';
import { at, seoul } from './clock-time.js';

const calendar = gazetteCalendar();

describe('처리기간', () => {
  it.each([
    // Decree §19: 즉시 is three working hours
    ['2026-03-04T10:00', 'now', '2026-03-04T14:00', '10–12 and 13–14'],
    ['2026-03-04T16:30', 'now', '2026-03-05T10:30', '16:30–18 and 09–10:30'],
    ['2026-03-06T17:30', 'now', '2026-03-09T11:30', 'Friday evening: the weekend is not counted'],
    ['2026-03-04T12:20', 'now', '2026-03-04T16:00', 'lunch is not working time; starts at 13'],
    // Act §19①: up to five days in hours, eight a day
    ['2026-03-04T14:00', '1d', '2026-03-05T14:00', 'Wed 4 h, Thu 4 h'],
    ['2026-03-06T15:00', '3d', '2026-03-11T15:00', 'Fri 3, Mon 8, Tue 8, Wed 5'],
    ['2026-03-04T11:00', '5d', '2026-03-11T11:00', 'the same time five working days later'],
    ['2026-02-13T16:00', '3d', '2026-02-23T16:00', '설날 16–18 February: Fri 2, Thu 8, Fri 8, Mon 6'],
    ['2025-02-28T17:00', '2d', '2025-03-05T17:00', '3·1절 on a Saturday, its substitute on Monday'],
    ['2026-10-02T18:00', '5h', '2026-10-06T15:00', 'Friday at closing time; 개천절 on Saturday, its substitute on Monday'],
    ['2026-09-23T13:00', '5d', '2026-10-02T12:00', 'over 추석, of which the Saturday has no substitute: 5, 8, 8, 8, 8 and 3 h'],
    ['2027-04-30T17:00', '3d', '2027-05-07T17:00', '노동절 on a Saturday, its substitute on Monday 3 May 2027; 어린이날'],
    // Act §19②: six days and more in days, the first one counted
    ['2026-03-04T09:30', '7d', '2026-03-12T18:00', 'Decree §17①: March 4 5 6 9 10 11 12'],
    ['2026-03-09T09:00', '7d', '2026-03-17T18:00', 'received on a Monday: 9–13, 16, 17'],
    ['2026-04-28T15:00', '7d', '2026-05-08T18:00', 'Decree §14 제2호; 노동절 and 어린이날 between'],
    ['2026-05-18T10:00', '14d', '2026-06-08T18:00', 'Decree §15; 대체공휴일 25 May, election 3 June'],
    ['2025-10-01T10:00', '7d', '2025-10-16T18:00', '개천절, 추석, its substitute, 한글날'],
    ['2025-01-23T10:00', '7d', '2025-02-06T18:00', '임시공휴일 27 January, 설날 28–30'],
    // Act §19③, Civil Act §159–§161: by the calendar, the first day counted
    ['2026-03-16T10:00', '1m', '2026-04-15T18:00', '16 March to 15 April'],
    ['2026-05-02T10:00', '1y', '2027-05-04T18:00', 'to Saturday 1 May 2027; Sunday; substitute; Tuesday'],
    ['2026-03-04T10:00', '2w', '2026-03-17T18:00', 'Wed 4 to Tue 17 March, weekends inside counted'],
    ['2026-05-30T10:00', '1m', '2026-06-29T18:00', 'the day of receipt counts though it is a Saturday'],
    ['2026-09-11T10:00', '2w', '2026-09-28T18:00', 'would end on 추석 eve, Thu 24 September: next is Monday'],
    ['2024-01-31T10:00', '1m', '2024-02-29T18:00', '§160③: February has no 31st'],
    ['2025-01-31T09:00', '1m', '2025-02-28T18:00', '§160③'],
    ['2026-01-31T10:00', '1m', '2026-03-03T18:00', '28 February is a Saturday; 3·1절 on Sunday, its substitute on Monday'],
    ['2025-01-30T10:00', '1m', '2025-02-28T18:00', '§160③: no 30th either'],
    ['2025-01-28T10:00', '1m', '2025-02-27T18:00', '§160②: the day before the same date'],
    ['2026-04-01T10:00', '1m', '2026-04-30T18:00', '§160: a whole month'],
    ['2024-02-29T10:00', '1y', '2025-02-28T18:00', '§160③: 2025 has no 29 February'],
    ['2024-02-29T10:00', '1m', '2024-03-28T18:00', '§160②'],
    ['2026-11-30T15:00', '3m', '2027-03-02T18:00', '§160③: 28 February 2027 is a Sunday, Monday is 3·1절'],
    ['2026-12-15T10:00', '1m', '2027-01-14T18:00', 'over the end of the year'],
  ])('%s + %s = %s: %s', (received, period, due) => {
    expect(seoul(dueAt(at(received), period, calendar).at)).toBe(due);
  });

  it.each([
    // the boundary of every working hour, 즉시
    ['2026-03-04T08:59:59', '2026-03-04T12:00:00'],
    ['2026-03-04T09:00:00', '2026-03-04T12:00:00'],
    ['2026-03-04T11:59:59', '2026-03-04T15:59:59'],
    ['2026-03-04T12:00:00', '2026-03-04T16:00:00'],
    ['2026-03-04T12:59:59', '2026-03-04T16:00:00'],
    ['2026-03-04T13:00:00', '2026-03-04T16:00:00'],
    ['2026-03-04T15:00:00', '2026-03-04T18:00:00'], // closing time, not the next morning
    ['2026-03-04T15:00:01', '2026-03-05T09:00:01'],
    ['2026-03-04T17:59:59', '2026-03-05T11:59:59'],
    ['2026-03-04T18:00:00', '2026-03-05T12:00:00'],
    ['2026-03-06T18:00:00', '2026-03-09T12:00:00'], // Friday evening
    ['2026-07-16T18:00:00', '2026-07-20T12:00:00'], // 제헌절 on Friday, a holiday again since 2026
    ['2026-03-07T10:00:00', '2026-03-09T12:00:00'], // Saturday, which is no 공휴일 (Act §19①)
    ['2026-03-08T23:59:59', '2026-03-09T12:00:00'], // Sunday
    ['2026-02-13T17:00:00', '2026-02-19T11:00:00'], // the eve of 설날 연휴
    ['2026-09-23T17:59:59', '2026-09-28T11:59:59'], // the eve of 추석 연휴
    ['2026-08-14T17:00:00', '2026-08-18T11:00:00'], // 대체공휴일(광복절) on Monday 17 August
  ])('즉시 (Decree §19) received %s is due %s', (received, due) => {
    expect(seoul(dueAt(at(received), 'now', calendar).at, 19)).toBe(due);
  });

  it.each([
    ['2026-03-04T17:59:59', '6d', '2026-03-11T18:00'],
    ['2026-03-04T18:00:00', '6d', '2026-03-12T18:00'], // the day's working time is over: the next one is the first
    ['2026-03-07T10:00:00', '6d', '2026-03-16T18:00'],
    ['2026-03-04T18:00:00', '1w', '2026-03-10T18:00'], // days of the calendar last until midnight (Civil Act §159)
    ['2026-03-04T23:59:59', '1w', '2026-03-10T18:00'],
    ['2026-03-05T00:00:00', '1w', '2026-03-11T18:00'],
  ])('the first day (Act §19②③): %s + %s = %s', (received, period, due) => {
    expect(seoul(dueAt(at(received), period, calendar).at)).toBe(due);
  });
});

describe('other limits', () => {
  it.each<[keyof typeof WORKING_HOURS, string, string]>([
    ['forward', '2026-03-06T17:20', '2026-03-09T09:20'], // Decree §13①: one hour, 40 + 20 minutes
    ['forward-far', '2026-03-06T17:20', '2026-03-09T11:20'], // Decree §13① 단서
    ['reroute', '2026-03-04T11:00', '2026-03-04T15:00'], // Decree §13②
    ['transfer', '2026-02-13T14:00', '2026-02-19T14:00'], // Decree §13③: over 설날
    ['receive', '2026-03-06T20:00', '2026-03-09T18:00'], // Decree §6⑦
  ])('%s from %s by %s', (act, from, by) => {
    expect(seoul(actBy(act, at(from), calendar).at)).toBe(by);
  });

  it('is received within eight working hours of arrival (Decree §6⑦)', () => {
    expect(seoul(receiveBy(at('2026-03-04T10:30'), calendar).at)).toBe('2026-03-05T10:30');
  });

  it.each([
    ['2026-02-06T10:00', 10, '2026-02-19', 'Decree §24④, Civil Act §157, §161: the 16th is 설날 eve'],
    ['2026-03-04T10:00', 60, '2026-05-04', 'Act §35①: the 60th day is Sunday 3 May'],
    ['2026-03-12T18:00', 15, '2026-03-27', 'Decree §25④'],
    ['2026-03-04T23:59', 1, '2026-03-05', 'Civil Act §157: the first day is not counted'],
    ['2026-03-05T00:00', 1, '2026-03-06', 'Civil Act §157'],
    ['2026-03-06T10:00', 1, '2026-03-09', 'Civil Act §161: Saturday is no last day'],
  ])('%s and %i days of the Civil Act end with %s: %s', (from, days, last) => {
    expect(seoul(civilEnd(at(from), days, calendar).at, 19)).toBe(`${last}T23:59:59`);
  });

  it('gives an objection ten days, and ten more from the day after (Act §35②)', () => {
    expect(seoul(decideBy(at('2026-03-04T10:00'), calendar).at, 10)).toBe('2026-03-16'); // the 14th is a Saturday
    expect(seoul(decideBy(at('2026-03-04T10:00'), calendar, 10).at, 10)).toBe('2026-03-26');
    expect(() => decideBy(at('2026-03-04T10:00'), calendar, 11)).toThrow(/§35②/);
  });

  it.each([
    [1, '2026-04-03T18:00'],
    [2, '2026-05-04T18:00'], // the 60th day is a Sunday
    [3, '2026-06-02T18:00'], // counted from receipt, not from the second notice
  ])('tells after 30 days how it goes, notice %i at %s (Decree §23)', (nth, notice) => {
    expect(seoul(progressNotice(at('2026-03-04T16:00'), nth, calendar).at)).toBe(notice);
  });
});

describe('stops (Decree §20) and extensions (Decree §21①)', () => {
  const due = (period: string, stops: string[], extensions: number[] = [], consent = false): string =>
    seoul(dueAt(at('2026-03-04T10:00'), period, calendar, { stops: stops.map(parseStop), extensions: extensions.map((by) => ({ by, consent })) }).at);

  it.each<[string, string[], string, string]>([
    ['7d', ['2026-03-09..2026-03-13'], '2026-03-19T18:00', 'survey, Decree §17⑤: March 4 5 6 16 17 18 19'],
    ['7d', ['2026-03-09..2026-03-09'], '2026-03-13T18:00', 'sent and supplied on one day: that day'],
    ['7d', ['2026-03-07..2026-03-08'], '2026-03-12T18:00', 'only a weekend'],
    ['7d', ['2026-03-04..2026-03-04'], '2026-03-13T18:00', 'the day of receipt: the first counted day is the next'],
    ['7d', ['2026-02-20..2026-03-03'], '2026-03-12T18:00', 'over before receipt'],
    ['7d', ['2026-02-20..2026-03-05'], '2026-03-16T18:00', 'from before receipt: only 4 and 5 March matter'],
    ['7d', ['2026-03-12..2026-03-20'], '2026-03-23T18:00', 'begins on the last day, reaches over the end'],
    ['7d', ['2026-03-13..2026-03-20'], '2026-03-12T18:00', 'begins after the end'],
    ['7d', ['2026-03-06..2026-03-10', '2026-03-09..2026-03-11'], '2026-03-18T18:00', 'overlapping: each day once'],
    ['7d', ['2026-03-06..2026-03-09', '2026-03-10..2026-03-11'], '2026-03-18T18:00', 'adjacent: as one'],
    ['7d', ['2026-03-06..2026-03-06', '2026-03-13..2026-03-13'], '2026-03-16T18:00', 'the first one moves the end onto the second'],
    ['3d', ['2026-03-05..2026-03-05'], '2026-03-10T10:00', 'hours of the day are not counted'],
    ['3d', ['2026-03-04..2026-03-05'], '2026-03-10T18:00', 'starts at 9 on the 6th: 24 hours'],
    ['now', ['2026-03-04..2026-03-04'], '2026-03-05T12:00', 'Decree §19'],
    ['1d', ['2026-03-06..2026-03-06'], '2026-03-05T10:00', 'after the end'],
    ['2w', ['2026-03-07..2026-03-08'], '2026-03-19T18:00', 'days of the calendar: a weekend counts'],
    ['1m', ['2026-03-09..2026-03-20'], '2026-04-15T18:00', '3 April and twelve days'],
    ['1m', ['2026-04-03..2026-04-03'], '2026-04-06T18:00', 'the last day; the next is a Saturday'],
    ['2w', ['2026-02-20..2026-03-05'], '2026-03-19T18:00', 'from before receipt: 4 and 5 March'],
    ['2w', ['2026-03-18..2026-03-25'], '2026-03-17T18:00', 'begins after the end'],
    ['2w', ['2026-03-06..2026-03-10', '2026-03-09..2026-03-11'], '2026-03-23T18:00', 'overlapping: six days'],
    ['2w', ['2026-03-06..2026-03-07', '2026-03-18..2026-03-18'], '2026-03-20T18:00', 'the first one moves the end over the second'],
    ['2w', ['2026-03-18..2026-03-18', '2026-03-06..2026-03-07'], '2026-03-20T18:00', 'in whichever order'],
    ['2w', ['2026-03-16..2026-03-20', '2026-03-23..2026-03-23'], '2026-03-24T18:00', 'ends on Sunday 22, and Monday stands still'],
  ])('%s without %j = %s: %s', (period, stops, expected) => {
    expect(due(period, stops)).toBe(expected);
  });

  it.each<[string, number[], string]>([
    ['7d', [7], '2026-03-23T18:00'],
    ['7d', [1], '2026-03-13T18:00'],
    ['7d', [7, 7], '2026-04-01T18:00'],
    ['3d', [3], '2026-03-12T10:00'], // still in hours
    ['5d', [5], '2026-03-18T10:00'],
    ['now', [3], '2026-03-04T17:00'],
    ['5h', [1], '2026-03-04T17:00'],
    ['2w', [2], '2026-03-31T18:00'],
    ['1m', [1], '2026-05-04T18:00'], // 3 May is a Sunday
    ['1y', [1], '2028-03-03T18:00'],
  ])('%s extended by %j = %s', (period, extensions, expected) => {
    expect(due(period, [], extensions, true)).toBe(expected);
  });

  it('stops and extends at once', () => {
    expect(due('7d', ['2026-03-09..2026-03-13'], [7])).toBe('2026-03-30T18:00');
  });

  it('asks consent for the second extension, whatever was said to the first', () => {
    const extend = (...extensions: { by: number; consent?: boolean }[]) => dueAt(at('2026-03-04T10:00'), '7d', calendar, { extensions }).at;
    expect(() => extend({ by: 1, consent: true }, { by: 1 })).toThrow(/consent/);
    expect(seoul(extend({ by: 1 }, { by: 1, consent: true }))).toBe('2026-03-16T18:00');
  });

  it.each<[string, number[], boolean, string, RegExp]>([
    ['7d', [8], false, 'too-long', /at most as long as the period, 7 days \(Decree §21①\)/],
    ['now', [4], false, 'too-long', /3 working hours/],
    ['1m', [2], false, 'too-long', /the period, 1 month \(/],
    ['7d', [0], false, 'too-long', /no extension/],
    ['7d', [1.5], false, 'too-long', /no extension/],
    ['7d', [7, 7], false, 'no-consent', /consent/],
    ['7d', [7, 8], true, 'too-long', /§21①/],
    ['7d', [1, 1, 1], true, 'no-more', /at most twice/],
  ])('refuses %s extended by %j, consent %s: %s', (period, extensions, consent, fault, message) => {
    const extend = (): string => due(period, [], extensions, consent);
    expect(extend).toThrow(message);
    expect(extend).toThrow(expect.objectContaining({ fault }));
  });
});
