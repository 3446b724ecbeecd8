/** Change sets as they stand: one, a list, the history of a place. Reading only. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { changeSets, changes, editions, textVersions } from '../storage/schema.js';
import { literal, type Store } from '../storage/store.js';
import type { Change, Place } from '../wording/content.js';
import { Refused } from './press.js';

export const STATES = ['draft', 'submitted', 'approved', 'published', 'ended', 'discarded'] as const;
export type State = (typeof STATES)[number];
/** Still on their way; the rest is the archive. */
export const OPEN: readonly State[] = ['draft', 'submitted', 'approved'];

export interface SavedChange extends Change {
  revision: number;
  by: string;
  at: number;
}

export type ChangeSet = Omit<typeof changeSets.$inferSelect, 'state'> & { state: State };
export interface WholeSet extends ChangeSet {
  changes: SavedChange[];
}

/** @throws Refused('not-found') */
export async function wholeSet({ db }: Store, id: string): Promise<WholeSet> {
  const [set] = await db.select().from(changeSets).where(eq(changeSets.id, id));
  if (!set) throw new Refused('not-found');
  const rows = await db.select().from(changes).where(eq(changes.changeSet, id)).orderBy(asc(changes.key), asc(changes.locale), asc(changes.device));
  return { ...(set as ChangeSet), changes: rows as unknown as SavedChange[] };
}

export interface Listed extends ChangeSet {
  /** How many texts it changes. */
  size: number;
}

/** Newest first. @param states which to show */
export async function listSets({ db }: Store, states: readonly State[], limit: number, offset = 0): Promise<Listed[]> {
  const size = sql<number>`(select count(*) from ${changes} where ${changes.changeSet} = ${changeSets.id})`;
  const rows = await db
    .select({ set: changeSets, size })
    .from(changeSets)
    .where(inArray(changeSets.state, [...states]))
    .orderBy(desc(changeSets.createdAt))
    .limit(literal(limit))
    .offset(literal(offset));
  return rows.map(({ set, size }) => ({ ...(set as ChangeSet), size }));
}

/** Drafts that hold this place already: whoever edits it here is told. */
export async function draftsOf({ db }: Store, { locale, device, key }: Place): Promise<ChangeSet[]> {
  const rows = await db
    .select({ set: changeSets })
    .from(changes)
    .innerJoin(changeSets, eq(changeSets.id, changes.changeSet))
    .where(and(eq(changes.locale, locale), eq(changes.device, device), eq(changes.key, key), inArray(changeSets.state, [...OPEN])));
  return rows.map((r) => r.set as ChangeSet);
}

/** All changes of open sets: the list of texts marks them. */
export async function openChanges({ db }: Store): Promise<(Place & { changeSet: string; title: string })[]> {
  const { locale, device, key, changeSet } = changes;
  const rows = await db
    .select({ locale, device, key, changeSet, title: changeSets.title })
    .from(changes)
    .innerJoin(changeSets, eq(changeSets.id, changes.changeSet))
    .where(inArray(changeSets.state, [...OPEN]));
  return rows as unknown as (Place & { changeSet: string; title: string })[];
}

export interface Version {
  edition: number;
  body: string | null;
  at: number;
  by: string;
  kind: string;
  changeSet: string;
  reason: string;
  /** The set's state now: one that has ended no longer counts. */
  state: State;
}

/** Every version that was ever live at a place, newest first. */
export async function versionsOf({ db }: Store, { locale, device, key }: Place): Promise<Version[]> {
  const rows = await db
    .select({ edition: textVersions.edition, body: textVersions.body, at: editions.at, by: editions.by, kind: editions.kind, changeSet: editions.changeSet, reason: editions.reason, state: changeSets.state })
    .from(textVersions)
    .innerJoin(editions, eq(editions.number, textVersions.edition))
    .innerJoin(changeSets, eq(changeSets.id, editions.changeSet))
    .where(and(eq(textVersions.locale, locale), eq(textVersions.device, device), eq(textVersions.key, key)))
    .orderBy(desc(textVersions.edition));
  return rows as Version[];
}
