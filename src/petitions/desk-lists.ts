/** Lists of petitions as officers work through them: what is late first, then by due time. Rows hold codes, ids and instants; no keyed hash leaves. */
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, lte, ne, notInArray, type SQL, sql } from 'drizzle-orm';
import { type Core, DAY } from '../core.js';
import { petitionEvents, personal, petitions } from '../storage/schema.js';
import { literal } from '../storage/store.js';
import { dayOf } from './clock.js';
import { placeOf } from './sealed.js';
import type { State } from './life/states.js';
import type { EventRow } from './records.js';

const COLUMNS = {
  receipt: petitions.receipt,
  category: petitions.category,
  department: petitions.department,
  period: petitions.period,
  state: sql<State>`${petitions.state}`,
  channel: petitions.channel,
  locale: petitions.locale,
  officer: petitions.officer,
  arrivedAt: petitions.arrivedAt,
  receivedAt: petitions.receivedAt,
  dueAt: petitions.dueAt,
  provisional: petitions.provisional,
  version: petitions.events,
  waitUntil: petitions.waitUntil,
  settledAt: petitions.settledAt,
};

export interface Listed {
  receipt: string;
  category: string;
  department: string;
  period: string;
  state: State;
  channel: string;
  /** What the citizen is spoken to in. */
  locale: string;
  officer: string | null;
  arrivedAt: number;
  receivedAt: number;
  dueAt: number;
  provisional: boolean;
  version: number;
  waitUntil: number | null;
  settledAt: number | null;
}

/** Whose petitions: of these officers, of a department, everybody's. */
export type Scope = { of: 'officers'; ids: readonly string[] } | { of: 'department'; id: string } | { of: 'all' };

/** In the order of the page. `new`: nobody's yet, and not late. `stopped`: its clock stands still. */
export const GROUPS = ['late', 'new', 'today', 'week', 'later', 'stopped'] as const;
export type Group = (typeof GROUPS)[number];

/** Counts end here: beyond it a list says 1,000+. */
export const COUNTED = 1_000;

const STOPPED: State[] = ['supplement', 'paused'];
const SEOUL = 9 * 3_600_000;
/** Midnight in Seoul at which a day begins, ms. */
const startOf = (day: number): number => day * DAY - SEOUL;

/** The ends of today and of this week (Sunday), in Seoul, ms. */
export function endsOf(now: number): { today: number; week: number } {
  const day = dayOf(now);
  const sunday = day + ((7 - ((day + 4) % 7)) % 7); // day 0 was a Thursday
  return { today: startOf(day + 1), week: startOf(sunday + 1) };
}

function within(scope: Scope): SQL | undefined {
  if (scope.of === 'department') return eq(petitions.department, scope.id);
  if (scope.of === 'officers') return scope.ids.length === 1 ? eq(petitions.officer, scope.ids[0] ?? '') : inArray(petitions.officer, [...scope.ids].slice(0, 50));
  return undefined;
}

function ofGroup(group: Group, scope: Scope, now: number): SQL | undefined {
  const { today, week } = endsOf(now);
  const assigned = scope.of === 'officers' ? undefined : isNotNull(petitions.officer);
  const runs = notInArray(petitions.state, STOPPED);
  switch (group) {
    case 'late':
      return and(lt(petitions.dueAt, now), runs);
    case 'new':
      return and(gte(petitions.dueAt, now), isNull(petitions.officer), runs);
    case 'today':
      return and(gte(petitions.dueAt, now), lt(petitions.dueAt, today), assigned, runs);
    case 'week':
      return and(gte(petitions.dueAt, today), lt(petitions.dueAt, Math.max(today, week)), assigned, runs);
    case 'later':
      return and(gte(petitions.dueAt, Math.max(today, week)), assigned, runs);
    case 'stopped':
      return inArray(petitions.state, STOPPED);
  }
}

/** What holds of every row of a list. `open = 1` is written as the partial indexes have it: as a parameter it would not match them. */
function listed(scope: Scope, group: Group, now: number): SQL | undefined {
  const [whose, which] = [within(scope), ofGroup(group, scope, now)];
  if (group !== 'stopped') return and(sql`open = 1`, whose, which);
  // Of all that are open few are stopped, and an officer has fewer still: SQLite, which cannot know, is told where to begin.
  return scope.of === 'officers' ? and(sql`open = 1`, whose, aside(which)) : and(sql`open = 1`, aside(whose), which);
}

/** A plus takes a term out of SQLite's choice of an index: https://www.sqlite.org/optoverview.html#disqualifying_where_clause_terms_using_unary_ */
const aside = (term: SQL | undefined): SQL | undefined => term && sql`+(${term})`;

type Base = Pick<Core, 'store' | 'now'>;

/** Rows of one group, the soonest due first. @param limit at most 100 @param offset at most COUNTED */
export async function listOf({ store, now }: Base, scope: Scope, group: Group, limit: number, offset = 0): Promise<Listed[]> {
  return store.db
    .select(COLUMNS)
    .from(petitions)
    .where(listed(scope, group, now()))
    .orderBy(group === 'stopped' ? sql`+${petitions.dueAt}` : asc(petitions.dueAt))
    .limit(literal(limit))
    .offset(literal(offset));
}

/** How many there are, COUNTED + 1 where there are more. */
export async function countOf({ store, now }: Base, scope: Scope, group: Group): Promise<number> {
  const some = store.db.select({ one: sql`1`.as('one') }).from(petitions).where(listed(scope, group, now())).limit(literal(COUNTED + 1)).as('some');
  const [row] = await store.db.select({ n: sql<number>`count(*)` }).from(some);
  return row?.n ?? 0;
}

export interface Wanted {
  receipt?: string;
  /** Keyed hashes. */
  phone?: string;
  name?: string;
  category?: string;
  department?: string;
  state?: string;
  /** Of arrival, ms; `to` is not included. */
  from?: number;
  to?: number;
}

/** The newest first. */
export async function search({ store }: Base, w: Wanted, limit: number, offset = 0): Promise<Listed[]> {
  return store.db
    .select(COLUMNS)
    .from(petitions)
    .where(
      and(
        w.receipt === undefined ? undefined : eq(petitions.receipt, w.receipt),
        w.phone === undefined ? undefined : eq(petitions.phone, w.phone),
        w.name === undefined ? undefined : eq(petitions.name, w.name),
        w.category === undefined ? undefined : eq(petitions.category, w.category),
        w.department === undefined ? undefined : eq(petitions.department, w.department),
        w.state === undefined ? undefined : eq(petitions.state, w.state),
        w.from === undefined ? undefined : gte(petitions.arrivedAt, w.from),
        w.to === undefined ? undefined : lt(petitions.arrivedAt, w.to),
      ),
    )
    .orderBy(desc(petitions.arrivedAt))
    .limit(literal(limit))
    .offset(literal(offset));
}

/** Events of several petitions, by receipt: for those whose clock stands still. @param receipts at most 90 */
export async function eventsOf({ store }: Base, receipts: readonly string[]): Promise<Map<string, EventRow[]>> {
  const found = new Map<string, EventRow[]>();
  if (!receipts.length) return found;
  const rows = await store.db.select().from(petitionEvents).where(inArray(petitionEvents.receipt, receipts.slice(0, 90))).orderBy(asc(petitionEvents.receipt), asc(petitionEvents.number));
  for (const row of rows) found.set(row.receipt, [...(found.get(row.receipt) ?? []), row]);
  return found;
}

/** Other petitions of the same citizen, the newest first: by the phone that both came from. */
export async function ofSameCitizen({ store }: Base, receipt: string, limit: number): Promise<Listed[]> {
  const phone = sql`(select phone from petitions where receipt = ${receipt})`;
  return store.db.select(COLUMNS).from(petitions).where(and(sql`${petitions.phone} = ${phone}`, ne(petitions.receipt, receipt))).orderBy(desc(petitions.arrivedAt)).limit(literal(limit));
}

/** So many of a category are looked at for their places. */
const LOOKED_AT = 40;
const NEAR = 30 * DAY;

/** Of the same category within 30 days before or after, at a place that shares a word with this one. Places are opened and compared, and go nowhere. */
export async function similar({ store, vault }: Pick<Core, 'store' | 'vault'>, to: { receipt: string; category: string; arrivedAt: number; place: string }, limit: number): Promise<Listed[]> {
  const words = wordsOfPlace(to.place);
  if (!words.size) return [];
  const near = and(eq(petitions.category, to.category), gt(petitions.arrivedAt, to.arrivedAt - NEAR), lte(petitions.arrivedAt, to.arrivedAt + NEAR), ne(petitions.receipt, to.receipt));
  const rows = await store.db.select(COLUMNS).from(petitions).where(near).orderBy(desc(petitions.arrivedAt)).limit(literal(LOOKED_AT));
  if (!rows.length) return [];
  const fields = await store.db.select().from(personal).where(and(inArray(personal.receipt, rows.map((r) => r.receipt)), eq(personal.field, 'place')));
  const same = new Set(fields.filter((f) => f.sealed !== null && [...wordsOfPlace(vault.open(f.sealed, placeOf(f.receipt, f.event, f.field)))].some((w) => words.has(w))).map((f) => f.receipt));
  return rows.filter((r) => same.has(r.receipt)).slice(0, limit);
}

/** Words of a place that say something: `선릉로`, `12길`, a park's name; a house number alone does not. */
const wordsOfPlace = (place: string): Set<string> => new Set(place.normalize('NFKC').split(/[\s,.()·]+/).filter((w) => w.length >= 2 && !/^\d+$/.test(w)));
