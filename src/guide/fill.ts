/** A district's own guide, put into a database as far as it lacks it. What staff have edited, imported or taken away is never written over. */
import { eq } from 'drizzle-orm';
import * as z from 'zod';
import { guideEntries, textVersions } from '../storage/schema.js';
import { Conflict, type Db, type Store, type Write } from '../storage/store.js';
import { entrySchema, type GuideEntry } from './entry.js';
import { counted, put } from './store.js';

/** Statements that put a guide into a database without one. @param wanted which of it; all unless told @throws ZodError naming the entry that is not in order */
export function seedWrites(db: Db, seed: readonly unknown[], wanted: (entry: GuideEntry) => boolean = () => true): Write[] {
  const writes = z.array(entrySchema).parse(seed).flatMap((entry, position) => (wanted(entry) ? put(db, entry, position) : []));
  return writes.length ? [...writes, ...counted()] : [];
}

/** An empty database lacks everything; another one what it has in Korean and not in another language, unless staff took it away there, or emptied the language. */
async function lackingIn(db: Db): Promise<(entry: GuideEntry) => boolean> {
  const there = await db.select({ id: guideEntries.id, locale: guideEntries.locale }).from(guideEntries);
  if (!there.length) return () => true;
  const published = await db.selectDistinct({ id: textVersions.key, locale: textVersions.locale }).from(textVersions).where(eq(textVersions.device, 'guide'));
  const name = ({ id, locale }: { id: string; locale: string }): string => `${locale} ${id}`;
  const known = new Set([...there, ...published].map(name));
  const languages = new Set(there.map((r) => r.locale));
  const emptied = new Set(published.map((r) => r.locale).filter((l) => !languages.has(l)));
  return (entry) => !emptied.has(entry.locale) && known.has(`ko ${entry.id}`) && !known.has(name(entry));
}

/** All of what is lacking, or nothing. @returns whether anything was put there */
export async function fillGuide(store: Store, seed: readonly unknown[]): Promise<boolean> {
  if (!seed.length) return false;
  const writes = seedWrites(store.db, seed, await lackingIn(store.db));
  if (!writes.length) return false;
  try {
    await store.atomic(writes);
    return true;
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // another process filled it at the same time
    return false;
  }
}
