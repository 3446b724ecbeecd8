import * as crypto from 'node:crypto';
import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { beforeAll, describe } from 'vitest';
import { readConfig } from '../../src/config.js';
import { type Assets, assetFiles } from '../../src/files/assets.js';
import { d1Store } from '../../src/storage/d1.js';
import { createGateway, type Gateway } from '../../src/wire.js';
import { BRIDGE_ENV, bridgeSuite } from './bridge-suite.js';

const { ASSETS, DB, MIGRATIONS } = env as unknown as { ASSETS: Assets; DB: D1Database; MIGRATIONS: D1Migration[] };

describe('the bridge on workerd and D1', () => {
  let gateway: Gateway;
  beforeAll(async () => {
    await applyD1Migrations(DB as never, MIGRATIONS);
    gateway = await createGateway({ files: assetFiles(ASSETS), config: { ...readConfig(BRIDGE_ENV), secretKey: new Uint8Array(32).fill(7) }, store: d1Store(DB), crypto, addressOf: () => '192.0.2.1', log: () => undefined, samples: false });
  });
  bridgeSuite(async () => ({
    fetch: async (request) => gateway.app.fetch(request),
    count: async (table) => (await DB.prepare(`select count(*) n from ${table}`).first<{ n: number }>())?.n ?? -1,
  }));
});
