import * as crypto from 'node:crypto';
import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { describe } from 'vitest';
import { readConfig } from '../../src/config.js';
import { type Assets, assetFiles } from '../../src/files/assets.js';
import { d1Store } from '../../src/storage/d1.js';
import { createGateway } from '../../src/wire.js';
import { readySuite } from './ready-suite.js';

const { ASSETS, DB, MIGRATIONS } = env as unknown as { ASSETS: Assets; DB: D1Database; MIGRATIONS: D1Migration[] };
const TABLES = ['staff', 'staff_sessions', 'canned_texts', 'actions'];

describe('ready texts on D1 in workerd', () => {
  readySuite(async () => {
    await applyD1Migrations(DB as never, MIGRATIONS);
    await DB.exec('drop trigger if exists actions_two_years'); // each test begins with an empty record
    await DB.batch(TABLES.map((t) => DB.prepare(`delete from ${t}`)));
    return createGateway({ files: assetFiles(ASSETS), config: { ...readConfig({ DEMO: 'on' }), secretKey: new Uint8Array(32).fill(7) }, store: d1Store(DB), crypto, addressOf: () => '192.0.2.1', log: () => {}, samples: false });
  });
});
