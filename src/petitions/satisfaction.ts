/** Satisfaction (만족도, Act §26) in figures: of the results that were told in a month, how many were rated, and how. No row, no person. */
import { and, eq, gte, inArray, lt, sql } from 'drizzle-orm';
import type { Core } from '../core.js';
import { petitions } from '../storage/schema.js';
import { ruleOf } from './life/table.js';
import { rangeOf } from './months.js';

/** Fewer ratings than these say nothing: no average, no percentage. */
export const ENOUGH = 5;
/** 1 and 2 are low: such a result may be reopened. */
export const LOW = 2;

/** Results told in one month that are alike in everything that figures are made by. */
export interface Told {
  month: string;
  department: string;
  category: string;
  /** Where it was filed. */
  channel: string;
  /** Where it was rated; null where nobody rated it. */
  scoredOn: string | null;
  score: number | null;
  count: number;
}

/** Of results that citizens may rate. @param department undefined: all */
export async function toldIn({ store }: Pick<Core, 'store'>, month: string, department?: string): Promise<Told[]> {
  const { from, to } = rangeOf(month);
  const { department: of, category, channel, scoredOn, score, settledAt, state } = petitions;
  const rated = and(gte(settledAt, from), lt(settledAt, to), inArray(sql`+${state}`, [...ruleOf('rate').from]), department === undefined ? undefined : eq(sql`+${of}`, department)); // a plus: by the index of the day, not of the state
  const rows = await store.db.select({ department: of, category, channel, scoredOn, score, count: sql<number>`count(*)` }).from(petitions).where(rated).groupBy(of, category, channel, scoredOn, score);
  return rows.map((row) => ({ month, ...row }));
}

export interface Ratings {
  told: number;
  rated: number;
  /** How often 1 … 5 was given. */
  scores: readonly [number, number, number, number, number];
}

/** Adds up by a name that each has; those without one (undefined, null) are left out. */
export function ratingsBy(all: readonly Told[], by: (told: Told) => string | null | undefined): Map<string, Ratings> {
  const found = new Map<string, { told: number; rated: number; scores: [number, number, number, number, number] }>();
  for (const told of all) {
    const key = by(told);
    if (key === null || key === undefined) continue;
    const sum = found.get(key) ?? { told: 0, rated: 0, scores: [0, 0, 0, 0, 0] };
    sum.told += told.count;
    if (told.score !== null) {
      sum.rated += told.count;
      sum.scores[told.score - 1] = (sum.scores[told.score - 1] ?? 0) + told.count;
    }
    found.set(key, sum);
  }
  return found;
}

/** 1.00–5.00; undefined from too few. */
export const averageOf = ({ rated, scores }: Ratings): number | undefined => (rated < ENOUGH ? undefined : scores.reduce((sum, n, i) => sum + n * (i + 1), 0) / rated);
/** Of those who rated, who gave 1 or 2: 0–1; undefined from too few. */
export const lowShareOf = ({ rated, scores }: Ratings): number | undefined => (rated < ENOUGH ? undefined : scores.slice(0, LOW).reduce((sum, n) => sum + n, 0) / rated);
/** Of results told, how many were rated: 0–1; undefined from too few. */
export const answerRateOf = ({ told, rated }: Ratings): number | undefined => (told < ENOUGH ? undefined : rated / told);
