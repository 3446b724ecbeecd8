/** Ready texts for officers' answers: put there once; staff own them from then on, and what they removed does not come back. */
import { count, eq } from 'drizzle-orm';
import { actions, cannedTexts } from './schema.js';
import { Conflict, type Store, type Write, write } from './store.js';

export type CannedSeed = Omit<typeof cannedTexts.$inferInsert, 'position'>;

/** A few rows a statement: D1 takes 100 parameters. */
const ROWS = 15;

export async function fillCanned(store: Store, seed: readonly CannedSeed[]): Promise<void> {
  const [counted] = await store.db.select({ n: count() }).from(cannedTexts);
  const [removed] = await store.db.select({ n: count() }).from(actions).where(eq(actions.verb, 'canned.remove'));
  if (counted?.n || removed?.n) return;
  const rows = seed.map((text, position) => ({ ...text, position }));
  const writes: Write[] = [];
  for (let i = 0; i < rows.length; i += ROWS) writes.push(write(store.db.insert(cannedTexts).values(rows.slice(i, i + ROWS))));
  try {
    if (writes.length) await store.atomic(writes);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // another process filled it at the same time
  }
}
