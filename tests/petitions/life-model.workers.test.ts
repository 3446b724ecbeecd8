/** Petitions under verbs at once on D1 in workerd: a smaller run of the same model. */
import * as crypto from 'node:crypto';
import { applyD1Migrations, type D1Migration, env } from 'cloudflare:test';
import type { D1Database } from '@cloudflare/workers-types';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { type Assets, assetFiles } from '../../src/files/assets.js';
import { d1Store } from '../../src/storage/d1.js';
import { createGateway } from '../../src/wire.js';
import { runModel, SERVING } from './life-model.js';

const { ASSETS, DB, MIGRATIONS } = env as unknown as { ASSETS: Assets; DB: D1Database; MIGRATIONS: D1Migration[] };
const RUNS = 12;

it('whatever is done with petitions, by whom and at once, they stay what their events say, on D1', async () => {
  const seed = crypto.randomInt(2 ** 31);
  console.log(`life model on D1: seed ${seed}, ${RUNS} runs`);
  await applyD1Migrations(DB as never, MIGRATIONS);
  const time = { now: 0 };
  const people = new Map(SERVING.map(({ id, name = '', department }) => [id, { id, name, department, serves: true }]));
  const open = () => createGateway({ files: assetFiles(ASSETS), config: { ...readConfig({ DEMO: 'on' }), secretKey: new Uint8Array(32).fill(7) }, store: d1Store(DB), crypto, addressOf: () => '192.0.2.1', log: () => {}, now: () => time.now, samples: false });
  const cores = [await open(), await open()].map(({ core }) => Object.assign(Object.create(core), { now: () => time.now, officer: async (id: string) => people.get(id) }));
  const tally = await runModel({ cores: cores as never, time }, { seed, runs: RUNS, steps: 30 });
  console.log(`life model on D1: ${JSON.stringify({ ...tally, verbs: tally.verbs.size })}`);
  expect(Math.min(tally.done, tally.refused)).toBeGreaterThan(0);
}, 120_000);
