import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-pool-workers';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { buildFiles } from './src/files/build.js';

const migrations = await readD1Migrations('./src/storage/migrations');

await buildFiles();

const disk = tmpdir();
const MEMORY = '/dev/shm';
/** Of a container it may be 64 MB. */
const ROOMY = 2e9;

/** Databases and browsers' profiles in memory: on a disk two fifths of the time went on waiting for it. What is said of disks (`heavy`) is tried on one. */
function inMemory(): void {
  if (!existsSync(MEMORY)) return;
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize < ROOMY) return;
  const folder = mkdtempSync(`${MEMORY}/minwon-tests-`);
  process.env.TMPDIR = folder;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}
inMemory();

/** Files that put something else in a module's place. */
const ALONE = ['tests/publishing/shapes.test.ts', 'tests/publishing/preview.test.ts', 'tests/promises/backup.test.ts'];

/** Heavy files whose figures would be others beside other work: one after the other, after all else. */
const MEASURED = ['tests/heavy/backup.test.ts', 'tests/heavy/desk.test.ts', 'tests/heavy/size.test.ts'];

/** Files that need a worker which has served nothing yet. */
const ALONE_IN_WORKERD = ['tests/publishing/live.workers.test.ts', 'tests/notices/push-worker.workers.test.ts'];
/** Which reads no files. */
const IN_WORKERD = { fsModuleCache: false };
const workerd = (): ReturnType<typeof cloudflareTest> => cloudflareTest({ wrangler: { configPath: './wrangler.toml' }, miniflare: { bindings: { MIGRATIONS: migrations } } });

/** Small files that take long. A fresh clone knows no times and goes by size: they would come last, and run on alone. */
const LONG = ['heavy/worker', 'heavy/notices-kill', 'heavy/operator', 'heavy/photos-kill', 'sweeps/languages', 'sweeps/axe', 'sweeps/tv-remote', 'sweeps/pda-pages', 'sweeps/tv-sight'];
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => LONG.some((file) => moduleId.endsWith(`/tests/${file}.test.ts`));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const UNPACKED = ['tests/browser/unpacked.ts'];
const PROGRAMS = ['tests/programs.ts'];

/** CI adds up what each run reports. */
const report = process.env.TEST_REPORT;

export default defineConfig({
  test: {
    maxWorkers: availableParallelism() + 1, // one of them waits for a browser, a child or a clock
    sequence: { sequencer: LongFirst },
    experimental: { fsModuleCache: true }, // projects share what was translated, and processes read it themselves
    reporters: report ? ['default', 'json'] : ['default'],
    ...(report ? { outputFile: { json: report } } : {}),
    projects: [
      // Files of one process share what they import: a third of the time was spent on importing the same again.
      { test: { name: 'node', isolate: false, globalSetup: PROGRAMS, include: ['tests/**/*.test.ts'], exclude: ['tests/**/*.workers.test.ts', 'tests/browser/**', 'tests/kannel/**', 'tests/heavy/**', 'tests/sweeps/**', ...ALONE], testTimeout: 60_000 } },
      { test: { name: 'alone', globalSetup: PROGRAMS, include: ALONE, testTimeout: 60_000 } },
      { test: { name: 'browser', isolate: false, globalSetup: UNPACKED, env: { BROWSER: 'shell' }, include: ['tests/browser/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000 } },
      // Every page of a kind by axe, at every width, line by line: CI runs them, `npm test` does not.
      { test: { name: 'sweep', isolate: false, globalSetup: UNPACKED, env: { BROWSER: 'shell' }, include: ['tests/sweeps/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000 } },
      // Kills, floods and a hundred thousand rows: CI runs them, `npm test` does not.
      { test: { name: 'heavy', globalSetup: PROGRAMS, include: ['tests/heavy/**/*.test.ts'], exclude: MEASURED, env: { TMPDIR: disk }, testTimeout: 300_000, hookTimeout: 120_000 } },
      { test: { name: 'measured', globalSetup: PROGRAMS, include: MEASURED, env: { TMPDIR: disk }, testTimeout: 300_000, hookTimeout: 120_000, fileParallelism: false, sequence: { groupOrder: 1 } } },
      { test: { name: 'kannel', include: ['tests/kannel/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 60_000 } },
      // Files of one workerd share what they import: without it two thirds of their time went there.
      { plugins: [workerd()], test: { name: 'workers', isolate: false, experimental: IN_WORKERD, setupFiles: ['tests/workers-setup.ts'], include: ['tests/**/*.workers.test.ts'], exclude: ALONE_IN_WORKERD, testTimeout: 60_000 } },
      { plugins: [workerd()], test: { name: 'workers-alone', experimental: IN_WORKERD, include: ALONE_IN_WORKERD, testTimeout: 60_000 } },
    ],
  },
});
