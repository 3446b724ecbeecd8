import * as crypto from 'node:crypto';
import { env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { describe } from 'vitest';
import { readConfig } from '../../src/config.js';
import { assetFiles, type Assets } from '../../src/files/assets.js';
import { d1Store } from '../../src/storage/d1.js';
import type { Secret } from '../../src/storage/vault.js';
import { createGateway, type Gateway } from '../../src/wire.js';
import { onD1 } from '../citizens/d1.js';
import { keysSuite } from './keys-suite.js';

const { ASSETS, DB } = env as unknown as { ASSETS: Assets; DB: D1Database };
const open = (secretKey: Secret): Promise<Gateway> => createGateway({ files: assetFiles(ASSETS), config: { ...readConfig({ DEMO: 'on' }), secretKey }, store: d1Store(DB), crypto, addressOf: () => '192.0.2.1', log: () => {}, samples: false });

describe('keys on D1 in workerd', () => {
  keysSuite(async (secret) => {
    await DB.batch([DB.prepare("delete from database_facts where id in ('finder', 'resealed', 'key')")]).catch(() => undefined); // no table yet
    await onD1();
    await DB.batch(['unsent', 'api_keys', 'notices'].map((t) => DB.prepare(`delete from ${t}`)));
    return open(secret);
  }, open);
});
