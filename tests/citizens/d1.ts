/** A whole gateway on D1 in workerd, its database emptied. */
import * as crypto from 'node:crypto';
import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { readConfig } from '../../src/config.js';
import { type Assets, assetFiles } from '../../src/files/assets.js';
import { d1Store } from '../../src/storage/d1.js';
import { createGateway, type Gateway } from '../../src/wire.js';
import type { World } from '../../src/world.js';

const { ASSETS, DB, MIGRATIONS } = env as unknown as { ASSETS: Assets; DB: D1Database; MIGRATIONS: D1Migration[] };
const TABLES = ['sessions', 'unsent', 'handoffs', 'pairings', 'code_requests', 'codes', 'limits', 'phones', 'messages', 'petitions', 'petition_events', 'personal', 'photos', 'lab_texts'];

export async function onD1(environment: Record<string, string> = {}, more: Partial<Pick<World, 'blobs' | 'now'>> = {}): Promise<Gateway> {
  await applyD1Migrations(DB as never, MIGRATIONS);
  await DB.batch(TABLES.map((t) => DB.prepare(`delete from ${t}`)));
  const addressOf = (request: Request): string => request.headers.get('x-test-address') ?? '192.0.2.1';
  return createGateway({ files: assetFiles(ASSETS), config: { ...readConfig({ DEMO: 'on', ...environment }), secretKey: new Uint8Array(32).fill(7) }, store: d1Store(DB), crypto, addressOf, log: () => {}, samples: false, ...more });
}
