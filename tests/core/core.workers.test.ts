import * as crypto from 'node:crypto';
import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { describe } from 'vitest';
import { type Assets, assetFiles } from '../../src/files/assets.js';
import { d1Store } from '../../src/storage/d1.js';
import { coreSuite } from './suite.js';

const { ASSETS, DB, MIGRATIONS } = env as unknown as { ASSETS: Assets; DB: D1Database; MIGRATIONS: D1Migration[] };
const TABLES = ['petitions', 'petition_events', 'personal', 'phones', 'messages', 'codes', 'limits'];

describe('core on D1 in workerd', () => {
  coreSuite(async () => {
    await applyD1Migrations(DB as never, MIGRATIONS);
    await DB.batch(TABLES.map((t) => DB.prepare(`delete from ${t}`)));
    return d1Store(DB);
  }, crypto, assetFiles(ASSETS));
});
