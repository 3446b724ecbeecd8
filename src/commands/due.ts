/** `minwon due`: when an answer is due, by the law's clock; no database, no configuration. */
import { dueAt, type Extension, gazetteCalendar, parseStop } from '../petitions/clock.js';

const SEOUL = 9 * 3_600_000;
const INSTANT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

export interface DueOptions {
  received?: string;
  period?: string;
  stop?: string[];
  extend?: string[];
  consent?: boolean;
}

/** Prints the due instant in Seoul's time; what it is not sure of goes to standard error. @throws Error with one line */
export function printDue({ received, period, stop = [], extend = [], consent = false }: DueOptions): void {
  if (!received) throw new Error('--received: when it was received, as 2026-02-13T16:00+09:00');
  if (!period) throw new Error('--period: now, 5h, 3d, 2w, 1m or 1y');
  if (consent && !extend.length) throw new Error('--consent: goes with --extend');
  const calendar = gazetteCalendar();
  const due = dueAt(instantOf(received), period, calendar, { stops: stop.map(parseStop), extensions: extend.map((by) => extensionOf(by, consent)) });
  console.log(inSeoul(due.at));
  if (due.provisional) console.error(`provisional: the holidays are known from ${dateOf(calendar.from)} to ${dateOf(calendar.until)} only`);
}

function instantOf(text: string): number {
  const [, date] = INSTANT.exec(text) ?? [];
  const day = date && new Date(`${date}T00:00:00Z`);
  if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date) throw new Error(`--received: ${text} is no instant with its offset, as 2026-02-13T16:00+09:00`);
  return Date.parse(text);
}

function extensionOf(by: string, consent: boolean): Extension {
  if (!/^[1-9]\d{0,2}$/.test(by)) throw new Error(`--extend: ${by} is no number of the period's units`);
  return { by: Number(by), consent };
}

/** ISO 8601 with Seoul's offset; fractions of a second only where there are any. */
const inSeoul = (at: number): string => `${new Date(at + SEOUL).toISOString().replace(/(\.000)?Z$/, '')}+09:00`;

const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
