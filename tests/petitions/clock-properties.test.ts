/** What holds for every petition: the law's clock against itself, against a slow second reading of the law, and in other time zones. */
import { spawnSync } from 'node:child_process';
import * as gazette from '@hyunbinseo/holidays-kr/all';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingTime, type Calendar, ClockError, dayOf, dueAt, gazetteCalendar, isWorkingDay, nextWorkingInstant, parsePeriod, withStops, workingTime } from '../../src/petitions/clock.js';
import { daysPeriod, period, petition, received } from './clock-arbitraries.js';
import { dueTimes } from './clock-in-zone.js';
import { slowDue } from './clock-slow.js';

const calendar = gazetteCalendar();
const due = (p: Parameters<typeof dueAt>[3] & { received: number; period: string }, c: Calendar = calendar): number => dueAt(p.received, p.period, c, p).at;
const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const holds = <T extends [unknown, ...unknown[]]>(property: fc.IPropertyWithHooks<T>, numRuns = 500): void => fc.assert(property, { numRuns });

describe('every petition', () => {
  it('is due after it was received, in working time or at closing time of a working day', () => {
    holds(
      fc.property(petition, (p) => {
        const at = due(p);
        expect(at).toBeGreaterThan(p.received);
        expect(isWorkingDay(dayOf(at), withStops(calendar, p.stops))).toBe(true);
      }),
    );
  });

  it('is never due earlier when a holiday is added (Act §19)', () => {
    holds(
      fc.property(petition, fc.array(fc.integer({ min: -5, max: 120 }), { maxLength: 5 }), (p, offsets) => {
        const more = { ...calendar, holidays: new Set([...calendar.holidays, ...offsets.map((o) => dayOf(p.received) + o)]) };
        return due(p, more) >= due(p);
      }),
    );
  });

  it('is never due earlier when the clock stands still longer (Decree §20)', () => {
    holds(fc.property(petition, (p) => due(p) >= due({ ...p, stops: p.stops.slice(1) })));
  });

  it('does not mind how a stop is cut, or in which order stops come (Decree §20)', () => {
    holds(
      fc.property(petition, (p) => {
        const cut = p.stops.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => ({ from: from + i, to: Math.min(to, from + i + 1) }))).reverse();
        return due(p) === due({ ...p, stops: cut });
      }),
    );
  });

  it('received later is never due earlier (Act §19; months with stops excepted, since they differ in length)', () => {
    const later = fc.integer({ min: 0, max: 90 * 86_400 }).map((s) => s * 1000);
    holds(fc.property(received, period, later, (from, p, more) => due({ received: from, period: p }) <= due({ received: from + more, period: p })));
    holds(fc.property(petition, later, (p, more) => (['m', 'y'].includes(parsePeriod(p.period).unit) && p.stops.length > 0) || due(p) <= due({ ...p, received: p.received + more })));
  });

  it('has more time with a longer period (Act §19)', () => {
    holds(
      fc.property(petition, fc.integer({ min: 1, max: 40 }), (p, more) => {
        const { count, unit } = parsePeriod(p.period);
        return due(p) <= due({ ...p, period: `${count + more}${unit}` });
      }),
    );
    holds(fc.property(received, fc.integer({ min: 1, max: 60 }), (from, days) => due({ received: from, period: `${days}d` }) < due({ received: from, period: `${days + 1}d` })));
  });
});

describe('stops and extensions', () => {
  it('a stop of n working days moves a period in days by n working days (Act §19②, Decree §20)', () => {
    holds(
      fc.property(received, daysPeriod, fc.nat(100), fc.nat(30), (from, p, where, length) => {
        const before = dayOf(due({ received: from, period: p }));
        const first = dayOf(nextWorkingInstant(from, calendar));
        const stop = { from: first + (where % (before - first + 1)), to: first + (where % (before - first + 1)) + length };
        let n = 0;
        for (let day = stop.from; day <= stop.to; day++) if (isWorkingDay(day, calendar)) n++;
        let moved = before;
        while (n > 0) if (isWorkingDay(++moved, calendar)) n--;
        return dayOf(due({ received: from, period: p, stops: [stop] })) === moved;
      }),
    );
  });

  it('an extension adds its units and never more than the period (Decree §21①)', () => {
    holds(
      fc.property(received, period, fc.integer({ min: 1, max: 1000 }), (from, p, by) => {
        const { count, unit } = parsePeriod(p);
        const extend = (): number => due({ received: from, period: p, extensions: [{ by }] });
        if (by > count) {
          expect(extend).toThrow(ClockError);
          return;
        }
        const twice = due({ received: from, period: p, extensions: [{ by: count }] });
        expect(extend()).toBeLessThanOrEqual(twice);
        if (unit !== 'd' || count > 5) expect(twice).toBe(due({ received: from, period: `${2 * count}${unit}` }));
        expect(() => due({ received: from, period: p, extensions: [{ by }, { by }] })).toThrow(/consent/);
        expect(due({ received: from, period: p, extensions: [{ by }, { by, consent: true }] })).toBeGreaterThan(from);
      }),
    );
  });

  it('a period in hours is exactly so much working time, without its stops (Act §19①)', () => {
    holds(
      fc.property(petition, (p) => {
        const { count, unit } = parsePeriod(p.period);
        if (unit !== 'h' && !(unit === 'd' && count <= 5)) return;
        const own = withStops(calendar, p.stops);
        const hours = (count + p.extensions.reduce((sum, e) => sum + e.by, 0)) * (unit === 'd' ? 8 : 1);
        expect(workingTime(p.received, due(p), own)).toBe(hours * 3_600_000);
        expect(due(p)).toBe(addWorkingTime(p.received, hours * 3_600_000, own));
      }),
    );
  });
});

describe('a second reading of the law', () => {
  const holidays = new Set(Object.values(gazette).flatMap((year) => Object.keys(year)));

  it('walked hour by hour agrees in 4,000 cases', () => {
    holds(
      fc.property(petition, (p) => {
        const more = p.extensions.reduce((sum, e) => sum + e.by, 0);
        const stops = p.stops.map(({ from, to }) => [dateOf(from), dateOf(to)] as const);
        expect(due(p)).toBe(slowDue({ received: p.received, period: p.period, more, stops }, holidays));
      }),
      4000,
    );
  });
});

describe("the machine's time zone", () => {
  it.each(['America/New_York', 'Pacific/Kiritimati', 'UTC'])('%s changes nothing', (TZ) => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'tests/petitions/clock-in-zone.ts'], { encoding: 'utf8', env: { ...process.env, TZ } });
    const { zone, times } = JSON.parse(stdout || stderr);
    expect(zone).toBe({ 'America/New_York': 300, 'Pacific/Kiritimati': -840, UTC: 0 }[TZ]);
    expect(times).toEqual(dueTimes());
  });
});
