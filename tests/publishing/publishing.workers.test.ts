import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { describe } from 'vitest';
import { pilots } from '../../src/pilot/index.js';
import { d1Store } from '../../src/storage/d1.js';
import { openDistrict } from '../../src/storage/district.js';
import { publishingSuite } from './suite.js';

const { DB, MIGRATIONS } = env as unknown as { DB: D1Database; MIGRATIONS: D1Migration[] };

describe('publishing on D1, in workerd', () => {
  publishingSuite(async () => {
    await applyD1Migrations(DB as never, MIGRATIONS);
    for (const table of ['change_sets', 'changes', 'editions', 'text_versions']) await DB.prepare(`delete from ${table}`).run();
    const store = d1Store(DB);
    return { store, district: await openDistrict(store, pilots.gangnam) };
  });
});
