import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-pool-workers';
import { defineConfig } from 'vitest/config';
import { buildFiles } from './src/files/build.js';

const migrations = await readD1Migrations('./src/storage/migrations');

await buildFiles();

/** Files that put something else in a module's place. */
const ALONE = ['tests/publishing/shapes.test.ts', 'tests/publishing/preview.test.ts', 'tests/promises/backup.test.ts'];

/** Files that need a worker which has served nothing yet. */
const ALONE_IN_WORKERD = ['tests/publishing/live.workers.test.ts', 'tests/notices/push-worker.workers.test.ts'];
const workerd = (): ReturnType<typeof cloudflareTest> => cloudflareTest({ wrangler: { configPath: './wrangler.toml' }, miniflare: { bindings: { MIGRATIONS: migrations } } });

/** CI adds up what each run reports. */
const report = process.env.TEST_REPORT;

export default defineConfig({
  test: {
    maxWorkers: 2, // the default leaves one of two cores idle
    reporters: report ? ['default', 'json'] : ['default'],
    ...(report ? { outputFile: { json: report } } : {}),
    projects: [
      // Files of one process share what they import: a third of the time was spent on importing the same again.
      { test: { name: 'node', isolate: false, include: ['tests/**/*.test.ts'], exclude: ['tests/**/*.workers.test.ts', 'tests/browser/**', 'tests/kannel/**', 'tests/heavy/**', 'tests/sweeps/**', ...ALONE], testTimeout: 60_000 } },
      { test: { name: 'alone', include: ALONE, testTimeout: 60_000 } },
      { test: { name: 'browser', isolate: false, include: ['tests/browser/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000 } },
      // Every page of a kind by axe, at every width, line by line: CI runs them, `npm test` does not.
      { test: { name: 'sweep', isolate: false, include: ['tests/sweeps/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000 } },
      // Kills, floods and a hundred thousand rows: CI runs them, `npm test` does not.
      { test: { name: 'heavy', include: ['tests/heavy/**/*.test.ts'], testTimeout: 300_000, hookTimeout: 120_000, fileParallelism: false } },
      { test: { name: 'kannel', include: ['tests/kannel/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000 } },
      // Files of one workerd share what they import: without it two thirds of their time went there.
      { plugins: [workerd()], test: { name: 'workers', isolate: false, setupFiles: ['tests/workers-setup.ts'], include: ['tests/**/*.workers.test.ts'], exclude: ALONE_IN_WORKERD, testTimeout: 60_000 } },
      { plugins: [workerd()], test: { name: 'workers-alone', include: ALONE_IN_WORKERD, testTimeout: 60_000 } },
    ],
  },
});
