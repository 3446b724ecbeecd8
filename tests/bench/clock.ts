/**
 * How long a due time takes: `npm run bench:clock`. Petitions of every kind of period over the years of the holiday table, plain, and with stops and
 * extensions; between the rounds a loop of plain arithmetic, so that a slow or busy machine shows itself in the same run.
 */
import { pathToFileURL } from 'node:url';
import { type Changes, dayOf, dueAt, gazetteCalendar, parsePeriod } from '../../src/petitions/clock.js';

/** Longest for one due time, µs. */
export const GOAL = 20;
const PETITIONS = 2_000;
const ROUNDS = 60;
const CALIBRATION = 10_000;

interface Sample extends Changes {
  received: number;
  period: string;
}

/** The same numbers in every run. */
function sequence(seed: number): (below: number) => number {
  let x = seed;
  return (below) => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) % below;
  };
}

function samples(periods: readonly string[], changed: boolean): Sample[] {
  const next = sequence(20_260_213);
  const from = Date.parse('2019-01-01T00:00:00+09:00');
  const minutes = (Date.parse('2027-06-30T00:00:00+09:00') - from) / 60_000;
  return Array.from({ length: PETITIONS }, () => {
    const received = from + next(minutes) * 60_000;
    const period = periods[next(periods.length)] as string;
    if (!changed) return { received, period };
    const first = dayOf(received) + next(5);
    const second = first + 6 + next(10);
    const { count } = parsePeriod(period);
    return { received, period, stops: [{ from: first, to: first + next(5) }, { from: second, to: second + next(14) }], extensions: [{ by: count }, { by: count, consent: true }] };
  });
}

const HOURS = ['now', '1d', '2d', '3d', '5d', '5h', '40h'];
const DAYS = ['6d', '7d', '14d', '30d', '60d'];
const CALENDAR = ['2w', '4w', '1m', '3m', '1y'];
const KINDS: readonly [name: string, list: readonly Sample[]][] = [
  ['in working hours (up to 5 days)', samples(HOURS, false)],
  ['in days (6 to 60)', samples(DAYS, false)],
  ['weeks, months, years', samples(CALENDAR, false)],
  ['in working hours, two stops, extended twice', samples(HOURS, true)],
  ['in days, two stops, extended twice', samples(DAYS, true)],
  ['weeks, months, years, two stops, extended twice', samples(CALENDAR, true)],
];

const calendar = gazetteCalendar();

/** Of all due times: what nobody reads might not be worked out. */
let read = 0;

/** µs for each. */
function once(list: readonly Sample[]): number {
  let sum = 0;
  const began = performance.now();
  for (const p of list) sum += dueAt(p.received, p.period, calendar, p).at;
  const took = performance.now() - began;
  read += sum;
  return (took * 1000) / list.length;
}

function calibrate(): number {
  const next = sequence(7);
  let sum = 0;
  const began = performance.now();
  for (let i = 0; i < 100; i++) for (let j = 0; j < CALIBRATION; j++) sum += next(1_000);
  const took = performance.now() - began;
  read += sum;
  return took * 10;
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;

export interface Measured {
  name: string;
  /** µs each: median and 95 % of the rounds, and the same in calibrating loops. */
  median: number;
  high: number;
  loops: number;
}

function measureClock(): { loop: number; kinds: Measured[] } {
  for (let i = 0; i < 5; i++) for (const [, list] of KINDS) once(list); // compiled
  const loops: number[] = [];
  const times = KINDS.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    loops.push(calibrate());
    for (const [i, [, list]] of KINDS.entries()) times[i]?.push(once(list));
  }
  const loop = at(loops.sort((a, b) => a - b), 0.5);
  const kinds = KINDS.map(([name], i): Measured => {
    const sorted = (times[i] ?? []).sort((a, b) => a - b);
    return { name, median: at(sorted, 0.5), high: at(sorted, 0.95), loops: at(sorted, 0.5) / loop };
  });
  return { loop, kinds };
}

export const table = ({ loop, kinds }: ReturnType<typeof measureClock>): string =>
  [
    `One calibrating loop (${CALIBRATION.toLocaleString('en')} steps of arithmetic): ${loop.toFixed(1)} µs. Medians of ${ROUNDS} rounds of ${PETITIONS.toLocaleString('en')} petitions.`,
    '',
    '| a due time | median | 95 % | in calibrating loops | goal |',
    '|---|---|---|---|---|',
    ...kinds.map((k) => `| ${k.name} | ${k.median.toFixed(1)} µs | ${k.high.toFixed(1)} µs | ${k.loops.toFixed(2)} | ${GOAL} µs |`),
  ].join('\n');

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const measured = measureClock();
  console.log(table(measured));
  if (Number.isNaN(read) || measured.kinds.some((k) => k.median > GOAL)) process.exitCode = 1;
}
