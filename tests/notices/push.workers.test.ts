import * as crypto from 'node:crypto';
import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { describe } from 'vitest';
import { d1Store } from '../../src/storage/d1.js';
import { pushServiceSuite } from './push-suite.js';
import { subscriptionsSuite } from './subscriptions-suite.js';

const { DB, MIGRATIONS } = env as unknown as { DB: D1Database; MIGRATIONS: D1Migration[] };

describe('web push in workerd', () => pushServiceSuite());

describe('subscriptions on D1', () => {
  subscriptionsSuite(async () => {
    await applyD1Migrations(DB as never, MIGRATIONS);
    await DB.prepare('delete from subscriptions').run();
    return d1Store(DB);
  }, crypto);
});
