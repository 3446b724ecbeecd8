import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { describe } from 'vitest';
import { d1Store } from '../../src/storage/d1.js';
import { heldSuite } from './held-suite.js';

const { DB, MIGRATIONS } = env as unknown as { DB: D1Database; MIGRATIONS: D1Migration[] };

describe('held notices on D1 in workerd', () => {
  heldSuite(async () => {
    await applyD1Migrations(DB as never, MIGRATIONS);
    await DB.batch(['notices', 'tasks', 'petitions'].map((t) => DB.prepare(`delete from ${t}`)));
    return d1Store(DB);
  });
});
