/** 처리기간의 연장, in the period's own unit. */
import { ClockError } from './fault.js';
import { inWords, type Period } from './period.js';

export interface Extension {
  /** Units of the period: hours for `now` and `5h`, days, weeks, months, years. */
  readonly by: number;
  /** The petitioner's recorded consent; the second extension needs it. */
  readonly consent?: boolean;
}

/**
 * How many units extensions add (Decree §21①): one, at most as long as the period; a second one with consent, at most as long again.
 * @throws ClockError that names the rule
 */
export function extraUnits(period: Period, extensions: readonly Extension[]): number {
  if (extensions.length > 2) throw new ClockError('no-more', 'a period is extended at most twice (Decree §21①)');
  for (const { by } of extensions) {
    if (!Number.isInteger(by) || by < 1) throw new ClockError('too-long', `no extension: ${by}`);
    if (by > period.count) throw new ClockError('too-long', `an extension is at most as long as the period, ${inWords(period)} (Decree §21①)`);
  }
  if (extensions[1] && !extensions[1].consent) throw new ClockError('no-consent', 'a second extension needs the recorded consent of the petitioner (Decree §21①)');
  return extensions.reduce((sum, { by }) => sum + by, 0);
}
