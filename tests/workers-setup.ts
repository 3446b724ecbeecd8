/** Files of one workerd share a database and a bucket: each finds them empty. */
import { env } from 'cloudflare:test';
import type { D1Database, R2Bucket } from '@cloudflare/workers-types';
import { beforeAll } from 'vitest';

beforeAll(async () => {
  const { DB, PHOTOS } = env as unknown as { DB: D1Database; PHOTOS: R2Bucket };
  const { objects } = await PHOTOS.list();
  if (objects.length) await PHOTOS.delete(objects.map((o) => o.key));
  const { results } = await DB.prepare("select name, type from sqlite_master where type in ('table', 'trigger') and name not like 'sqlite_%' and name not like '_cf_%'").all<{ name: string; type: string }>();
  // No statement of a batch may fail: triggers first, then tables that others name, last.
  await DB.batch([DB.prepare('pragma defer_foreign_keys = on'), ...results.filter((r) => r.type === 'trigger').map((r) => DB.prepare(`drop trigger "${r.name}"`)), ...results.filter((r) => r.type === 'table' && !/_(data|idx|docsize|config|content)$/.test(r.name)).map((r) => DB.prepare(`drop table "${r.name}"`))]);
});
