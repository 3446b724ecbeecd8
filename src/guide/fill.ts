/** A district's own guide, put into a database in each language that it has none in. What staff have edited or imported is never written over. */
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

/** An empty database lacks everything; another one those languages in which nobody ever wrote an entry, as far as it has the same matter in Korean. */
async function lackingIn(db: Db): Promise<(entry: GuideEntry) => boolean> {
  const there = await db.select({ id: guideEntries.id, locale: guideEntries.locale }).from(guideEntries);
  if (!there.length) return () => true;
  const published = await db.selectDistinct({ locale: textVersions.locale }).from(textVersions).where(eq(textVersions.device, 'guide'));
  const languages = new Set([...there, ...published].map((r) => r.locale));
  const matters = new Set(there.filter((r) => r.locale === 'ko').map((r) => r.id));
  return ({ id, locale }) => !languages.has(locale) && matters.has(id);
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
