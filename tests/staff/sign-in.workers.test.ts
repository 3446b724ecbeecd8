import * as crypto from 'node:crypto';
import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { describe } from 'vitest';
import { readConfig } from '../../src/config.js';
import { type Assets, assetFiles } from '../../src/files/assets.js';
import { d1Store } from '../../src/storage/d1.js';
import { createGateway } from '../../src/wire.js';
import { staffSuite } from './suite.js';

const { ASSETS, DB, MIGRATIONS } = env as unknown as { ASSETS: Assets; DB: D1Database; MIGRATIONS: D1Migration[] };
const TABLES = ['staff', 'staff_sessions', 'staff_accounts', 'staff_verifications', 'staff_second_factors', 'staff_invitations', 'limits'];

describe('promise-35: staff on D1 in workerd', () => {
  staffSuite(async () => {
    await applyD1Migrations(DB as never, MIGRATIONS);
    // The record refuses to be emptied: its triggers are put aside, as no program of ours can.
    await DB.batch(['drop trigger if exists actions_two_years', 'delete from actions', ...TABLES.map((t) => `delete from ${t}`)].map((s) => DB.prepare(s)));
    const addressOf = (request: Request): string => request.headers.get('x-test-address') ?? '192.0.2.1';
    return createGateway({ files: assetFiles(ASSETS), config: { ...readConfig({ DEMO: 'on' }), secretKey: new Uint8Array(32).fill(7) }, store: d1Store(DB), crypto, addressOf, log: () => {}, samples: false });
  });
});
