/** Files of one workerd share a database and a bucket: each finds them empty. */
import { type D1Migration, env } from 'cloudflare:test';
import type { D1Database, R2Bucket } from '@cloudflare/workers-types';
import { beforeAll } from 'vitest';

const { DB, PHOTOS, MIGRATIONS } = env as unknown as { DB: D1Database; PHOTOS: R2Bucket; MIGRATIONS: D1Migration[] };

interface Named {
  name: string;
  sql: string;
}
interface Schema {
  tables: Named[];
  /** The guide's search: made anew by whoever misses it. */
  virtual: Named[];
  triggers: Named[];
}
async function schemaOf(db: D1Database): Promise<Schema> {
  const { results } = await db.prepare("select name, type, sql from sqlite_master where type in ('table', 'trigger') and name not like 'sqlite_%' and name not like '_cf_%'").all<Named & { type: string }>();
  const tables = results.filter((r) => r.type === 'table' && !/_(data|idx|docsize|config|content)$/.test(r.name));
  const isVirtual = (r: Named): boolean => /^create virtual/i.test(r.sql);
  return { tables: tables.filter((r) => !isVirtual(r)), virtual: tables.filter(isVirtual), triggers: results.filter((r) => r.type === 'trigger') };
}

/** No statement of a batch may fail: triggers go first, and what others name may go before them. */
async function without(db: D1Database, { virtual, triggers }: Schema, more: string[]): Promise<void> {
  const statements = ['pragma defer_foreign_keys = on', ...triggers.map((t) => `drop trigger "${t.name}"`), ...virtual.map((t) => `drop table "${t.name}"`), ...more];
  await db.batch(statements.map((sql) => db.prepare(sql)));
}

/** No schema is left. */
export async function dropAll(db: D1Database): Promise<void> {
  const schema = await schemaOf(db);
  await without(db, schema, schema.tables.map((t) => `drop table "${t.name}"`));
}

beforeAll(async () => {
  const { objects } = await PHOTOS.list();
  if (objects.length) await PHOTOS.delete(objects.map((o) => o.key));
  const schema = await schemaOf(DB);
  const known = schema.tables.some((t) => t.name === 'd1_migrations') ? await DB.prepare('select count(*) as n from d1_migrations').first('n') : 0;
  if (known !== MIGRATIONS.length) return dropAll(DB);
  // Brought up to date by the file before: to do that again for each file took longer than most files.
  const rows = schema.tables.filter((t) => t.name !== 'd1_migrations').map((t) => `delete from "${t.name}"`);
  await without(DB, schema, [...rows, ...[...schema.virtual, ...schema.triggers].map((t) => t.sql)]);
});
