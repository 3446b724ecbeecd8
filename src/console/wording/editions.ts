/** Which edition was live at a time. */
import { gte, min } from 'drizzle-orm';
import { editions } from '../../storage/schema.js';
import type { Store } from '../../storage/store.js';

/** The first edition at or after an instant; a number above all others where there is none. @param at ms since 1970 */
export async function editionAt({ db }: Store, at: number): Promise<number> {
  const [row] = await db.select({ number: min(editions.number) }).from(editions).where(gte(editions.at, at));
  return row?.number ?? Number.MAX_SAFE_INTEGER;
}
