/** Petitions under verbs at once on SQLite, as two processes on one file. SEED=… runs a seed again, RUNS=… more of them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { harness } from '../harness.js';
import { VERBS } from './life-expected.js';
import { runModel, SERVING } from './life-model.js';

const SEED = Number(process.env.SEED ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env.RUNS ?? 40);

it(`whatever is done with petitions, by whom and at once, they stay what their events say (seed ${SEED})`, async () => {
  console.log(`life model: SEED=${SEED} RUNS=${RUNS}`);
  const folder = mkdtempSync(join(tmpdir(), 'minwon-'));
  const [one, two] = [await harness({}, join(folder, 'life.db')), await harness({}, join(folder, 'life.db'))];
  onTestFinished(() => {
    one.close();
    two.close();
    rmSync(folder, { recursive: true });
  });
  for (const { store } of [one, two]) store.raw.pragma('synchronous = OFF'); // what survives a power cut is another test's
  const time = { now: 0 };
  const people = new Map(SERVING.map(({ id, name = '', department }) => [id, { id, name, department, serves: true }]));
  const cores = [one, two].map(({ core }) => Object.assign(Object.create(core), { now: () => time.now, officer: async (id: string) => people.get(id) }));
  const tally = await runModel({ cores: cores as never, time }, { seed: SEED, runs: RUNS, steps: 60 });
  console.log(`life model: ${JSON.stringify({ ...tally, verbs: tally.verbs.size })}`, VERBS.filter((v) => !tally.verbs.has(v)));
  expect(Math.min(tally.done, tally.refused, tally.raced)).toBeGreaterThan(RUNS / 4);
}, Math.max(120_000, RUNS * 300));
