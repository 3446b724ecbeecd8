/** Files from Workers Static Assets in workerd. That nothing is served past the Worker, tests/heavy/worker.test.ts tries. */
import { env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { describe, expect, it } from 'vitest';
import { type Assets, assetFiles } from '../../src/files/assets.js';
import { onD1 } from '../citizens/d1.js';
import { filesSuite } from './suite.js';

const { ASSETS, DB } = env as unknown as { ASSETS: Assets; DB: D1Database };

describe('files on Workers', () => {
  filesSuite(async (demo) => {
    if (!demo) await DB.prepare('delete from database_facts').run(); // a demo's database is refused
    return onD1(demo ? {} : { DEMO: 'off' });
  });
  it('one that is missing is a fault that names it', async () => {
    await expect(assetFiles(ASSETS).read('/m/never.css')).rejects.toThrow('/m/never.css is not among the assets: 404');
  });
});
