import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { describe, expect, it } from 'vitest';
import { dropAll } from '../workers-setup.js';
import { counts, type Engine, populate, ROWS, tablesOf } from './populate.js';

const { DB, MIGRATIONS } = env as unknown as { DB: D1Database; MIGRATIONS: D1Migration[] };
const engine: Engine = {
  all: async (sql) => (await DB.prepare(sql).all<Record<string, unknown>>()).results,
  run: async (sql) => void (await DB.prepare(sql).run()),
};

describe('promise-24 (migrations): a populated copy of each schema so far keeps every row', () => {
  it.each(MIGRATIONS.map((_, i) => i + 1))('from the first %i migrations, on D1', async (known) => {
    await dropAll(DB);
    await applyD1Migrations(DB as never, MIGRATIONS.slice(0, known));
    const tables = await tablesOf(engine);
    expect(tables.length).toBeGreaterThan(8);
    await populate(engine);
    const before = await counts(engine, tables);
    expect(Object.values(before).every((n) => n === ROWS)).toBe(true);
    await applyD1Migrations(DB as never, MIGRATIONS);
    expect(await counts(engine, tables)).toEqual(before);
  });
});
