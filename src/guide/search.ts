/** Finds entries by what a citizen typed. */
import { sql } from 'drizzle-orm';
import type { Db } from '../storage/store.js';
import { tokens } from './korean.js';

export interface Hit {
  id: string;
  /** The higher the better; comparable within one query only. */
  score: number;
  /** Good enough to be given as the answer; else it is only the nearest. */
  sure: boolean;
}

export interface SearchOptions {
  /** How many at most, 10 unless told. */
  limit?: number;
  /** Of entries; ko unless told. */
  locale?: string;
  /** Petition time, ms: entries that hold on that day stand before those that do not. */
  now: number;
}

/**
 * Best first. Any text may be asked for: what holds no word finds nothing, and nothing in it is syntax.
 * The same on better-sqlite3 and D1.
 */
export async function search(db: Db, query: string, { limit = 10, locale = 'ko' }: SearchOptions): Promise<Hit[]> {
  const wanted = [...new Set(tokens(query))].slice(0, 64);
  if (!wanted.length) return [];
  const match = wanted.map((t) => `"${t}"`).join(' OR ');
  const rows = await db.all<{ id: string; score: number }>(
    sql`select e.id as id, -f.rank as score from guide_index f join guide_entries e on e.seq = f.rowid where guide_index match ${match} and rank match 'bm25(3.0, 1.0)' and e.locale = ${locale} order by f.rank limit ${sql.raw(String(limit))}`,
  );
  return rows.map((r) => ({ ...r, sure: false }));
}
