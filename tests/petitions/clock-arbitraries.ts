/** Petitions of every shape, for properties. */
import fc from 'fast-check';
import { type Changes, dayOf, parsePeriod, type Stop } from '../../src/petitions/clock.js';
import { at } from './clock-time.js';

/** Any second of the table's years, and often the edge of a working hour. */
export const received = fc.oneof(
  fc.integer({ min: at('2019-01-01T00:00:00') / 1000, max: at('2027-12-31T23:59:59') / 1000 }).map((s) => s * 1000),
  fc.tuple(fc.integer({ min: dayOf(at('2019-01-01T12:00')), max: dayOf(at('2027-12-31T12:00')) }), fc.constantFrom(0, 9, 12, 13, 18), fc.constantFrom(-1, 0, 1)).map(([day, hour, second]) => day * 86_400_000 + (hour - 9) * 3_600_000 + second * 1000),
);

const MOST = { h: 60, d: 40, w: 9, m: 14, y: 2 } as const;
export const period = fc.oneof(fc.constant('now'), ...(['h', 'd', 'w', 'm', 'y'] as const).map((unit) => fc.integer({ min: 1, max: MOST[unit] }).map((n) => `${n}${unit}`)));
export const daysPeriod = fc.integer({ min: 6, max: 60 }).map((n) => `${n}d`);

/** Before receipt, in the middle, at the end, overlapping, of one day. */
const stopsFrom = (receivedAt: number): fc.Arbitrary<Stop[]> =>
  fc.array(
    fc.tuple(fc.integer({ min: -10, max: 60 }), fc.integer({ min: 0, max: 25 })).map(([offset, length]) => ({ from: dayOf(receivedAt) + offset, to: dayOf(receivedAt) + offset + length })),
    { maxLength: 4 },
  );

const extensionsOf = (text: string): fc.Arbitrary<Changes['extensions'] & object> =>
  fc.array(fc.integer({ min: 1, max: parsePeriod(text).count }).map((by) => ({ by, consent: true })), { maxLength: 2 });

export interface Petition extends Changes {
  received: number;
  period: string;
  stops: Stop[];
  extensions: Changes['extensions'] & object;
}

export const petition: fc.Arbitrary<Petition> = fc.tuple(received, period).chain(([r, p]) => fc.record({ received: fc.constant(r), period: fc.constant(p), stops: stopsFrom(r), extensions: extensionsOf(p) }));
