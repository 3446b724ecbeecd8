/** 처리기간: how long a petition may take, and in what it is counted. */
import { ClockError } from './fault.js';

/** The five kinds (Act §2 제1호). */
export type Kind = 'statutory' | 'query' | 'proposal' | 'other' | 'grievance';

export interface Period {
  /** How many of the unit. */
  readonly count: number;
  /** Hours, days, weeks, months, years. */
  readonly unit: 'h' | 'd' | 'w' | 'm' | 'y';
}

const AT_ONCE: Period = { count: 3, unit: 'h' };
const UNIT_NAMES = { h: 'working hour', d: 'day', w: 'week', m: 'month', y: 'year' } as const;

/** What the Decree gives each kind; null: whoever publishes the period sets it. */
const GIVEN: Record<Kind, string | null> = {
  statutory: null, // 법정민원: 민원처리기준표, Act §17, §36
  query: '7d', // 질의민원 on systems and procedures, Decree §14 제2호
  proposal: '14d', // 건의민원, Decree §15
  other: 'now', // 기타민원, Decree §16①
  grievance: '7d', // 고충민원, Decree §17①
};
const QUERY_ON_STATUTES = '14d'; // Decree §14 제1호

/**
 * The period of a kind (Act §17, §18; Decree §14–§17), as `dueAt` reads it.
 * @param set what the 민원처리기준표 (statutory, Act §36) or the agency (other, Decree §16③) says; the remaining kinds leave no choice
 * @param onStatutes 질의민원 that asks what a statute means
 * @throws ClockError where a statutory petition has no period, or another kind is given one
 */
export function periodOf(kind: Kind, { set, onStatutes = false }: { set?: string; onStatutes?: boolean } = {}): string {
  const own = set !== undefined && (kind === 'statutory' || kind === 'other');
  if (set !== undefined && !own) throw new ClockError('period', `${kind}: the Decree sets its period, nobody else (§14, §15, §17)`);
  const period = own ? set : kind === 'query' && onStatutes ? QUERY_ON_STATUTES : GIVEN[kind];
  if (period === null) throw new ClockError('period', `${kind}: its period stands in the 민원처리기준표 (Act §17, §36)`);
  parsePeriod(period);
  return period;
}

/**
 * Reads `now` (즉시 = 3 working hours, Decree §19), `5h`, `3d`, `2w`, `1m`, `1y` (Act §19): 1 to 999 of a unit.
 * @throws ClockError on any other
 */
export function parsePeriod(text: string): Period {
  if (text === 'now') return AT_ONCE;
  const [, count, unit] = /^([1-9]\d{0,2})([hdwmy])$/.exec(text) ?? [];
  if (!unit) throw new ClockError('period', `no period: ${text}`);
  return { count: Number(count), unit: unit as Period['unit'] };
}

/** Up to five days in working hours (Act §19①), six and more in working days (§19②), weeks, months and years by the calendar (§19③). */
export function countedIn({ count, unit }: Period): 'hours' | 'days' | 'calendar' {
  if (unit === 'h' || (unit === 'd' && count <= 5)) return 'hours';
  return unit === 'd' ? 'days' : 'calendar';
}

/** Texts show an hour only for periods of five days or less, which are counted in hours (Act §19①, Decree §19). */
export const showsHour = (period: string): boolean => /^(now|\d+h|[1-5]d)$/.test(period);

/** A period for a sentence (Act §19): `3 working hours`, `1 month`. */
export const inWords = ({ count, unit }: Period): string => `${count} ${UNIT_NAMES[unit]}${count === 1 ? '' : 's'}`;
