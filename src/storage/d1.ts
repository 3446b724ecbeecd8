/** The D1 driver: `batch` is its transaction. */
import type { D1Database } from '@cloudflare/workers-types';
import { drizzle } from 'drizzle-orm/d1';
import { Refusal } from '../errors.js';
import * as schema from './schema.js';
import { conflictOf, type Db, type Store } from './store.js';

export function d1Store(d1: D1Database): Store {
  const db = drizzle(d1, { schema }) as unknown as Db;
  return {
    db,
    direct: db,
    async atomic(writes) {
      try {
        const results = await d1.batch(writes.map((w) => d1.prepare(w.sql).bind(...w.params)));
        return results.map((r) => r.meta.changes);
      } catch (error) {
        throw conflictOf(error) ?? new Refusal('busy', error instanceof Error ? error.name : 'D1');
      }
    },
  };
}
