/** The same signed requests in workerd, on D1. */
import * as crypto from 'node:crypto';
import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { describe } from 'vitest';
import { readConfig } from '../../src/config.js';
import { type Assets, assetFiles } from '../../src/files/assets.js';
import { d1Store } from '../../src/storage/d1.js';
import { createGateway, type Gateway } from '../../src/wire.js';
import { PUBLIC, signedSuite, TOKEN } from './support/signed-suite.js';

const { ASSETS, DB, MIGRATIONS } = env as unknown as { ASSETS: Assets; DB: D1Database; MIGRATIONS: D1Migration[] };

let opened: Promise<Gateway> | undefined;
async function open(): Promise<Gateway> {
  await applyD1Migrations(DB as never, MIGRATIONS);
  const config = readConfig({ PUBLIC_URL: PUBLIC, TWILIO_AUTH_TOKEN: TOKEN });
  return createGateway({ files: assetFiles(ASSETS), config: { ...config, secretKey: new Uint8Array(32).fill(7) }, store: d1Store(DB), crypto, addressOf: () => '192.0.2.1', log: () => {} });
}

describe('signed requests in workerd', () => {
  signedSuite(async () => {
    opened ??= open();
    const { app } = await opened;
    return {
      fetch: async (request) => app.fetch(request),
      count: async (table) => (await DB.prepare(`select count(*) as n from ${table}`).first<{ n: number }>())?.n ?? 0,
    };
  });
});
