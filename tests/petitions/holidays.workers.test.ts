import * as crypto from 'node:crypto';
import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { afterEach, describe } from 'vitest';
import { readConfig } from '../../src/config.js';
import { type Assets, assetFiles } from '../../src/files/assets.js';
import { d1Store } from '../../src/storage/d1.js';
import { createGateway } from '../../src/wire.js';
import { holidaySuite } from './holidays-suite.js';

const { ASSETS, DB, MIGRATIONS } = env as unknown as { ASSETS: Assets; DB: D1Database; MIGRATIONS: D1Migration[] };
const TABLES = ['staff', 'petitions', 'petition_events', 'personal', 'notices', 'consultations', 'holidays', 'tasks', 'messages', 'phones'];

describe('holidays that staff add, on D1 in workerd', () => {
  let fresh = true;
  afterEach(() => {
    fresh = true;
  });
  holidaySuite(async (now) => {
    if (fresh) {
      await applyD1Migrations(DB as never, MIGRATIONS);
      await DB.batch(TABLES.map((t) => DB.prepare(`delete from ${t}`)));
    }
    fresh = false;
    return createGateway({ files: assetFiles(ASSETS), config: { ...readConfig({ DEMO: 'on' }), secretKey: new Uint8Array(32).fill(7) }, store: d1Store(DB), crypto, addressOf: () => '192.0.2.1', log: () => {}, now, samples: false });
  });
});
