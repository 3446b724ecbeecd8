/** By when what belongs elsewhere is handed on (Decree §13). */
import type { Core } from '../../core.js';
import { actBy, type WORKING_HOURS } from '../../petitions/clock.js';
import type { Case } from '../../petitions/life/case.js';
import type { PetitionVerb } from '../../petitions/life/table.js';
import type { Locale } from '../../staff/locale.js';
import { clock, day } from './time.js';

/** Working hours from the moment at which the department got it: 1 from the 민원실, 3 inside, 8 to another agency. */
const WITHIN: Partial<Record<PetitionVerb, keyof typeof WORKING_HOURS>> = { route: 'forward', transfer: 'reroute', 'send-on': 'transfer' };

/** When this department got it, ms: received, or handed over since. */
const gotAt = ({ events, receivedAt }: Case): number => Math.max(receivedAt, ...events.filter((e) => e.code === 'routed' || e.code === 'handed-over').map((e) => e.at));

/** `오늘 16:20까지`, or that the time for it is over; nothing for what stays here. */
export function handOnBy({ calendar, now }: Pick<Core, 'calendar' | 'now'>, verb: PetitionVerb, petition: Case, locale: Locale): string | undefined {
  const limit = WITHIN[verb];
  if (!limit) return undefined;
  const { at } = actBy(limit, gotAt(petition), calendar);
  const when = `${day(at, now(), locale)} ${clock(at)}`;
  if (at < now()) return { ko: `${when}에 지남`, en: `was due ${when}` }[locale];
  return { ko: `${when}까지`, en: `by ${when}` }[locale];
}
