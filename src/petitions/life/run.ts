/** What a petition's events say about its clock: since when it runs, when it stood still, how long it was extended. */
import { type Calendar, type Changes, type Due, dueAt, type Stop, type StopCause, stopBetween } from '../clock.js';
import type { EventRow } from '../records.js';

export interface Run extends Required<Changes> {
  /** The instant from which the clock counts, ms: 접수, or a reopening. */
  received: number;
  /** Stands still since, ms, and why. */
  standing?: { since: number; cause: StopCause };
}

type Detail = Readonly<Record<string, string | number>>;

/** @param receivedAt of the petition's row: planned, while it has only arrived */
export function runOf(events: readonly EventRow[], receivedAt: number): Run {
  let run: { received: number; stops: Stop[]; extensions: { by: number; consent: boolean }[]; standing?: { since: number; cause: StopCause } } = { received: receivedAt, stops: [], extensions: [] };
  for (const { code, at, detail } of events) {
    const d: Detail = detail ?? {};
    if (code === 'reopened') run = { received: Number(d.from), stops: [], extensions: [] };
    if (code === 'supplement-asked') run.standing ??= { since: at, cause: 'supplement' };
    if (code === 'paused') run.standing = { since: at, cause: d.cause as StopCause };
    if ((code === 'supplemented' || code === 'resumed') && run.standing) {
      run.stops.push(stopBetween(run.standing.since, at, run.standing.cause));
      delete run.standing;
    }
    if (code === 'extended') run.extensions.push({ by: Number(d.by), consent: d.consent === 1 });
  }
  return run;
}

/** When the answer is due; while the clock stands still, as if it went on at `now`. @throws ClockError */
export function dueOf(run: Run, period: string, calendar: Calendar, now: number): Due {
  const stops = run.standing ? [...run.stops, stopBetween(run.standing.since, Math.max(now, run.standing.since), run.standing.cause)] : run.stops;
  return dueAt(run.received, period, calendar, { stops, extensions: run.extensions });
}
