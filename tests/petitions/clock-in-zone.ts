/** Due times of the same petitions, for a process in any time zone: prints them as JSON when run. */
import fc from 'fast-check';
import { dueAt, gazetteCalendar, progressNotice } from '../../src/petitions/clock.js';
import { petition } from './clock-arbitraries.js';

export function dueTimes(): number[] {
  const calendar = gazetteCalendar();
  return fc.sample(petition, { seed: 20261124, numRuns: 500 }).flatMap((p) => [p.received, dueAt(p.received, p.period, calendar, p).at, progressNotice(p.received, 1, calendar).at]);
}

if (process.argv[1]?.endsWith('clock-in-zone.ts')) console.log(JSON.stringify({ zone: new Date(2026, 0, 1).getTimezoneOffset(), times: dueTimes() }));
