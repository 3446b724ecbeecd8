/** A district's own guide, put into a database that has none. What staff have edited or imported is never written over. */
import { count } from 'drizzle-orm';
import * as z from 'zod';
import { guideEntries } from '../storage/schema.js';
import { Conflict, type Db, type Store, type Write } from '../storage/store.js';
import { entrySchema } from './entry.js';
import { counted, put } from './store.js';

/** Statements that put a whole guide into a database without one. @throws ZodError naming the entry that is not in order */
export const seedWrites = (db: Db, seed: readonly unknown[]): Write[] => [...z.array(entrySchema).parse(seed).flatMap((entry, position) => put(db, entry, position)), ...counted()];

/** All of it, or nothing. @returns whether it was put there */
export async function fillGuide(store: Store, seed: readonly unknown[]): Promise<boolean> {
  const [counted] = await store.db.select({ n: count() }).from(guideEntries);
  if (counted?.n || !seed.length) return false;
  try {
    await store.atomic(seedWrites(store.db, seed));
    return true;
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // another process filled it at the same time
    return false;
  }
}
