/** What the clock knows and refuses: kinds and their periods, the holiday table and what staff add to it, stops and their causes. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pilots } from '../../src/pilot/index.js';
import { PILOTS } from '../../src/pilot/names.js';
import { actBy, addWorkingTime, civilEnd, dayOf, dayOfDate, dueAt, gazetteCalendar, isWorkingDay, type Kind, movedDue, nextWorkingInstant, parsePeriod, parseStop, periodOf, progressNotice, showsHour, stopBetween, surveyWithin, withHolidays, withStops, workingDays, workingTime } from '../../src/petitions/clock.js';
import { at, seoul } from './clock-time.js';

const calendar = gazetteCalendar();

describe('kinds (Act §2, §17, §18)', () => {
  it.each<[Kind, Parameters<typeof periodOf>[1], string]>([
    ['query', { onStatutes: true }, '14d'], // Decree §14 제1호
    ['query', {}, '7d'], // Decree §14 제2호
    ['proposal', {}, '14d'], // Decree §15
    ['other', {}, 'now'], // Decree §16①
    ['other', { set: '5d' }, '5d'], // Decree §16③
    ['grievance', {}, '7d'], // Decree §17①
    ['statutory', { set: '1m' }, '1m'], // Act §17, §36
  ])('%s %j takes %s', (kind, how, period) => {
    expect(periodOf(kind, how)).toBe(period);
  });

  it.each<[Kind, Parameters<typeof periodOf>[1], RegExp]>([
    ['statutory', {}, /민원처리기준표 \(Act §17, §36\)/],
    ['grievance', { set: '14d' }, /the Decree sets its period/],
    ['query', { set: '3d' }, /§14/],
    ['other', { set: 'soon' }, /no period: soon/],
  ])('refuses %s %j', (kind, how, message) => {
    expect(() => periodOf(kind, how)).toThrow(message);
  });

  it('the pilots give every category the period of its kind', () => {
    const categories = PILOTS.flatMap((name) => pilots[name].categories as { kind: Kind; period: string }[]);
    const allowed = (kind: Kind, period: string): string[] => (kind === 'other' || kind === 'statutory' ? [periodOf(kind, { set: period })] : [periodOf(kind), periodOf(kind, { onStatutes: true })]);
    expect(categories.length).toBeGreaterThan(20);
    expect(categories.filter((c) => !allowed(c.kind, c.period).includes(c.period))).toEqual([]);
  });

  it.each(['', 'NOW', '0d', '01d', '1000d', '3D', '3 d', '-3d', '1.5h', '3days', '3', 'd', 'now3h'])('knows no period %j', (text) => {
    expect(() => parsePeriod(text)).toThrow(/^no period/);
  });

  it('shows an hour for what is counted in hours (Act §19①)', () => {
    expect(['now', '1h', '40h', '5d', '6d', '1w', '1m', '1y'].map(showsHour)).toEqual([true, true, true, true, false, false, false, false]);
  });
});

describe('the holiday table', () => {
  it.each([
    ['2026-02-16', '설날 전날'],
    ['2026-02-18', '설날 다음 날'],
    ['2026-03-02', '대체공휴일(3ㆍ1절)'],
    ['2026-05-01', '노동절, since 2026'],
    ['2026-07-17', '제헌절, again since 2026'],
    ['2026-06-03', '전국동시지방선거'],
    ['2025-01-27', '임시공휴일'],
    ['2026-03-07', 'a Saturday, Act §19①'],
    ['2026-03-08', 'a Sunday, 관공서의 공휴일에 관한 규정 §2 제1호'],
  ])('does not count %s: %s', (date) => {
    expect(isWorkingDay(dayOfDate(date), calendar)).toBe(false);
  });

  it.each([
    ['2025-05-01', '노동절 was no public holiday'],
    ['2025-07-17', 'nor was 제헌절'],
    ['2026-06-08', '현충일 on a Saturday has no substitute'],
    ['2026-12-31', 'an ordinary Thursday'],
  ])('counts %s: %s', (date) => {
    expect(isWorkingDay(dayOfDate(date), calendar)).toBe(true);
  });

  it.each([
    ['2027-12-24T09:00', '5d', false], // until 31 December, 18:00: 27 December is a substitute, Friday is no holiday
    ['2027-12-24T09:00', '6d', true],
    ['2027-12-31T09:00', '1d', false],
    ['2027-12-31T09:01', '1d', true],
    ['2027-12-01T10:00', '1m', false],
    ['2027-12-02T10:00', '1m', true],
    ['2017-12-29T17:00', '1d', true], // from before the table
    ['2018-01-02T09:00', '1d', false],
  ])('%s + %s is provisional: %s', (received, period, provisional) => {
    expect(dueAt(at(received), period, calendar).provisional).toBe(provisional);
  });

  it('marks every limit beyond the table', () => {
    const late = at('2027-12-31T17:00');
    expect([actBy('transfer', late, calendar), civilEnd(late, 1, calendar), progressNotice(late, 1, calendar)].map((d) => d.provisional)).toEqual([true, true, true]);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '', '2026-01-01T00:00'])('knows no date %j', (date) => {
    expect(() => dayOfDate(date)).toThrow(/no such date/);
    expect(() => gazetteCalendar([date])).toThrow(/no such date/);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, at('2026-01-01T00:00') * 1000])('knows no instant %d', (instant) => {
    expect(() => dueAt(instant, 'now', calendar)).toThrow(/no instant/);
  });

  it.each([Number.NaN, -1, Number.POSITIVE_INFINITY])('knows no working time of %d ms', (duration) => {
    expect(() => addWorkingTime(at('2026-03-04T10:00'), duration, calendar)).toThrow(/no working time/);
  });
});

describe('임시공휴일 that staff add', () => {
  const more = gazetteCalendar(['2026-03-10']);

  it('are not counted, and the table does not become longer', () => {
    expect(isWorkingDay(dayOfDate('2026-03-10'), more)).toBe(false);
    expect(more.until).toBe(calendar.until);
    expect(withHolidays(calendar, ['2030-01-01']).until).toBe(calendar.until);
    expect(isWorkingDay(dayOfDate('2026-03-10'), calendar)).toBe(true);
  });

  it.each([
    ['2026-03-04T10:00', '7d', '2026-03-13T18:00'], // day by day
    ['2026-03-09T10:00', '2d', '2026-03-12T10:00'], // in hours
    ['2026-02-11T10:00', '4w', '2026-03-11T18:00'], // ends on it
    ['2026-03-10T10:00', 'now', '2026-03-11T12:00'], // received on it
  ])('move %s + %s to %s', (received, period, to) => {
    const petition = { received: at(received), period, due: dueAt(at(received), period, calendar) };
    expect(seoul(movedDue(petition, more)?.at ?? 0)).toBe(to);
  });

  it.each([
    ['2026-03-11T10:00', '7d'], // received after it
    ['2026-03-02T10:00', '3d'], // due before it
    ['2026-03-03T10:00', '1m'], // inside a month
  ])('leave %s + %s', (received, period) => {
    const petition = { received: at(received), period, due: dueAt(at(received), period, calendar) };
    expect(movedDue(petition, more)).toBeUndefined();
  });

  it('move what was stopped and extended as it stands', () => {
    const petition = { received: at('2026-03-04T10:00'), period: '7d', stops: [parseStop('2026-03-09..2026-03-11')], extensions: [{ by: 2 }] };
    const due = dueAt(petition.received, '7d', calendar, petition);
    expect(movedDue({ ...petition, due }, more)).toBeUndefined(); // stood still on that day anyway
    expect(seoul(movedDue({ ...petition, due }, withHolidays(calendar, ['2026-03-13']))?.at ?? 0)).toBe('2026-03-20T18:00');
  });

  it('tell when a due time is certain at last', () => {
    const short = { ...calendar, until: dayOfDate('2026-12-31') };
    const petition = { received: at('2026-12-29T10:00'), period: '7d' };
    const due = dueAt(petition.received, '7d', short);
    expect(due.provisional).toBe(true);
    expect(movedDue({ ...petition, due }, calendar)).toEqual({ at: due.at, provisional: false });
  });
});

describe('stops (Decree §20)', () => {
  it('last from the day of sending to the day of arrival in Seoul (행정절차법 시행령 §11 제1호)', () => {
    expect(stopBetween(at('2026-03-06T00:00:00'), at('2026-03-11T23:59:59'), 'supplement')).toEqual({ ...parseStop('2026-03-06..2026-03-11'), cause: 'supplement' });
    expect(stopBetween(at('2026-03-06T10:00'), at('2026-03-06T10:00'))).toEqual({ from: dayOf(at('2026-03-06T10:00')), to: dayOf(at('2026-03-06T10:00')) });
  });

  it.each(['2026-03-11..2026-03-06', '2026-03-06', '2026-03-06..', '..2026-03-06', '2026-03-06...2026-03-11', '2026-02-29..2026-03-01', 'a..b', '2026-03-06..2026-03-07..2026-03-08'])('refuses the stop %s', (text) => {
    expect(() => parseStop(text)).toThrow(RangeError);
  });

  it('refuses a stop that ends before it begins, whoever made it', () => {
    expect(() => stopBetween(at('2026-03-06T10:00'), at('2026-03-05T10:00'))).toThrow(/ends before it begins/);
    expect(() => withStops(calendar, [{ from: 2, to: 1 }])).toThrow(/ends before it begins/);
  });

  it('leave working time out, and boxes', () => {
    const own = withStops(calendar, [parseStop('2026-03-05..2026-03-06')]);
    expect(workingTime(at('2026-03-04T09:00'), at('2026-03-09T18:00'), own)).toBe(16 * 3_600_000);
    expect(seoul(nextWorkingInstant(at('2026-03-05T10:00'), own))).toBe('2026-03-09T09:00');
    expect(workingDays(at('2026-03-04T09:00'), at('2026-03-09T18:00'), at('2026-03-04T09:00'), own).map((d) => seoul(d.at, 10))).toEqual(['2026-03-04', '2026-03-09']);
  });

  it('a survey takes 14 days, 21 once prolonged (Decree §17④)', () => {
    const survey = (from: string, to: string) => ({ ...parseStop(`${from}..${to}`), cause: 'survey' as const });
    expect([surveyWithin([survey('2026-03-02', '2026-03-15')], false), surveyWithin([survey('2026-03-02', '2026-03-16')], false)]).toEqual([true, false]);
    expect([surveyWithin([survey('2026-03-02', '2026-03-22')], true), surveyWithin([survey('2026-03-02', '2026-03-23')], true)]).toEqual([true, false]);
    expect(surveyWithin([survey('2026-03-02', '2026-03-10'), survey('2026-03-08', '2026-03-15'), parseStop('2026-04-01..2026-05-01')], false)).toBe(true); // each day once, other causes not at all
  });
});

describe('the source', () => {
  it('names an article at every function that others may call', () => {
    const folder = 'src/petitions/clock';
    const functions = readdirSync(folder).flatMap((file) => [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/(?:\/\*\*((?:(?!\*\/)[^])*)\*\/\n)?export (?:function|const) (\w+)(?= = \(|\(| =[^\n]*=>)/g)]);
    expect(functions.length).toBeGreaterThan(25);
    expect(functions.filter(([, said]) => !said?.includes('§')).map(([, , name]) => name)).toEqual([]);
  });
});
