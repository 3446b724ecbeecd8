import * as crypto from 'node:crypto';
import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { describe } from 'vitest';
import { readConfig } from '../../src/config.js';
import { type Assets, assetFiles } from '../../src/files/assets.js';
import { d1Store } from '../../src/storage/d1.js';
import { createGateway, type Gateway } from '../../src/wire.js';
import { officeSuite } from './office-suite.js';
import { remoteSuite } from './remote-suite.js';

const { ASSETS, DB, MIGRATIONS } = env as unknown as { ASSETS: Assets; DB: D1Database; MIGRATIONS: D1Migration[] };
const TABLES = ['staff', 'staff_sessions', 'petitions', 'petition_events', 'personal', 'notices', 'drafts', 'tasks', 'absences', 'canned_texts', 'messages', 'phones', 'remote_keys'];

async function onD1(): Promise<Gateway> {
  await applyD1Migrations(DB as never, MIGRATIONS);
  await DB.batch(TABLES.map((t) => DB.prepare(`delete from ${t}`)));
  return createGateway({ files: assetFiles(ASSETS), config: { ...readConfig({ DEMO: 'on' }), secretKey: new Uint8Array(32).fill(7) }, store: d1Store(DB), crypto, addressOf: () => '192.0.2.1', log: () => {}, now: () => Date.parse('2026-11-24T14:20:00+09:00'), samples: false });
}

describe('beside the desk on D1 in workerd', () => officeSuite(onD1));
describe('remote controls on D1 in workerd', () => remoteSuite(onD1));
