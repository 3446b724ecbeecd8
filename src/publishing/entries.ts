/** Entries of the guide as staff publish them: content at a place of its own, `ko/guide/passport-new`, with the whole entry as its body. */
import { and, eq, sql } from 'drizzle-orm';
import { type GuideEntry, entrySchema } from '../guide/entry.js';
import { entryReply } from '../guide/replies.js';
import { entryOf, positionOf, put, removed } from '../guide/store.js';
import type { Locale } from '../inquiry.js';
import { isLocale } from '../inquiry.js';
import { textVersions } from '../storage/schema.js';
import { type Store, type Write, write } from '../storage/store.js';
import { bodyAt, type Change, type Content, GUIDE, type Place } from '../wording/content.js';
import { type Bench, roomsOf } from './bench.js';
import { checkCarried } from './check.js';
import type { Problem } from './problem.js';
import { sampleOf, type Shape } from './shapes/sample.js';

export const isEntryPlace = (place: Place): place is Place & { locale: Locale } => place.device === GUIDE && isLocale(place.locale);

/** One line an entry in the database; the order of its keys is the schema's, so that two bodies can be compared. */
export const entryBody = (entry: GuideEntry): string => JSON.stringify(entry);

export type ReadEntry = { entry: GuideEntry } | { faults: { field: string; message: string }[] };

/** @param body JSON of an entry */
export function readEntry({ locale, key }: Place, body: string): ReadEntry {
  let given: unknown;
  try {
    given = JSON.parse(body);
  } catch {
    return { faults: [{ field: 'body', message: 'no JSON' }] };
  }
  const parsed = entrySchema.safeParse(typeof given === 'object' && given !== null ? { ...given, id: key, locale } : given);
  return parsed.success ? { entry: parsed.data } : { faults: parsed.error.issues.map((i) => ({ field: String(i.path[0] ?? 'body'), message: i.message })) };
}

/** What an answer to this entry would be, on one device's kind of screen. */
export function entryShape(bench: Bench, entry: GuideEntry, kind: 'text' | 'page' | 'shared'): Shape {
  const sample = sampleOf(bench.district);
  const reply = entryReply(sample.core, sample[kind], entry, { others: [] });
  return { name: `guide/${entry.id}`, title: { ko: entry.title, en: entry.title }, reply, converses: kind === 'text', ...(kind === 'text' ? {} : { screen: kind === 'shared' ? ('shared' as const) : ('private' as const) }) };
}

const DEVICES = [
  ['sms', 'text'],
  ['pda', 'page'],
  ['tv', 'shared'],
] as const;

/** Its fields, whom it names, what a carrier can carry, and each device's page of it. A text longer than one page is broken into pages by itself. */
export function checkEntry(bench: Bench, content: Content, place: Place & { locale: Locale }): Problem[] {
  const body = bodyAt(content, place);
  if (body === undefined) return []; // taken away, or back to the original
  const read = readEntry(place, body);
  if ('faults' in read) return read.faults.map(({ field, message }) => ({ place, code: 'entry', data: { field, message } }));
  const { entry } = read;
  if (entry.department !== undefined && !bench.district.departments.has(entry.department)) return [{ place, code: 'entry', data: { field: 'department', message: entry.department } }];
  const carried = place.locale === 'ko' ? checkCarried(place, spoken(entry), 5) : [];
  const wordings = bench.words(content);
  const over = DEVICES.flatMap(([device, kind]) => {
    const shape = entryShape(bench, entry, kind);
    return roomsOf(bench, wordings, { shape, reply: shape.reply, device, locale: place.locale })
      .filter((r) => r.used > r.most)
      .map((r): Problem => ({ place, code: 'overflow', device, locale: place.locale, data: { over: r.used - r.most, used: r.used, most: r.most, unit: r.unit, ...(r.part ? { part: r.part } : {}) } }));
  });
  return [...carried, ...over];
}

const spoken = (e: GuideEntry): string => [e.title, e.summary, e.body, e.who, e.how, ...(e.papers ?? []), e.fee, ...(e.fees ?? []).flatMap((f) => [f.item, f.size]), e.basis, e.source].filter(Boolean).join('\n');

/** Before its first edition an entry came with the program or from a file: that is kept as its version 0, to go back to. */
const originalOf = async ({ db }: Store, { locale, key }: Place): Promise<string | undefined> => {
  const [row] = await db.select({ body: textVersions.body }).from(textVersions).where(and(eq(textVersions.locale, locale), eq(textVersions.device, GUIDE), eq(textVersions.key, key), eq(textVersions.edition, 0)));
  return row?.body ?? undefined;
};

/** What an entry says where staff have not published one: null, there is none. @param published whether an edition holds it already */
export async function unpublished(store: Store, place: Place, published: boolean): Promise<string | null> {
  const kept = await originalOf(store, place);
  if (kept !== undefined || published) return kept ?? null;
  const entry = await entryOf(store.db, place.key, place.locale);
  return entry ? entryBody(entry) : null;
}

/** What citizens read changes with the edition, in the same write. */
export async function entryWrites(store: Store, since: (place: Place) => number, changed: readonly Change[]): Promise<Write[]> {
  const writes: Write[] = [];
  for (const change of changed) if (isEntryPlace(change)) writes.push(...(await writesOf(store, since(change) === 0, change)));
  return writes;
}

async function writesOf(store: Store, first: boolean, change: Change & { locale: Locale }): Promise<Write[]> {
  const { db } = store;
  const { locale, key } = change;
  const original = await unpublished(store, change, !first);
  const keep = first && original !== null ? [write(db.insert(textVersions).values({ locale, device: GUIDE, key, edition: 0, body: original }).onConflictDoNothing())] : [];
  const body = change.body ?? original;
  if (body === null) return removed(key, locale);
  const read = readEntry(change, body);
  if (!('entry' in read)) throw new Error(`guide entry ${key}: ${read.faults[0]?.field}`);
  return [...keep, ...put(db, read.entry, (await positionOf(db, key, locale)) ?? (await nextPosition(store)))];
}

const nextPosition = async ({ db }: Store): Promise<number> => (await db.all<{ n: number }>(sql`select coalesce(max(position), 0) + 1 as n from guide_entries`))[0]?.n ?? 0;
