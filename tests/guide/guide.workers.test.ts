import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { describe } from 'vitest';
import { type Assets, assetFiles } from '../../src/files/assets.js';
import { d1Store } from '../../src/storage/d1.js';
import { guideContract } from './contract.js';

const { ASSETS, DB, MIGRATIONS } = env as unknown as { ASSETS: Assets; DB: D1Database; MIGRATIONS: D1Migration[] };

describe('the guide on D1', () =>
  guideContract(assetFiles(ASSETS), async () => {
    await applyD1Migrations(DB as never, MIGRATIONS);
    const store = d1Store(DB);
    await store.atomic(['guide_entries', 'guide_texts', 'guide_index', 'guide_terms', 'guide_synonyms'].map((t) => ({ sql: `delete from ${t}`, params: [] })));
    return store;
  }));
