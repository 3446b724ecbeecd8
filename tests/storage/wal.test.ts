/** Two processes that start at once on a new database both turn it to WAL: SQLite tells one of them that it is busy without waiting. Neither start may fail. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { nodeStore } from '../../src/storage/node/store.js';

const ROUNDS = 40;

/** Opens each database at the same moment as the test does, tries its own turn to WAL until it is done, and closes it when the test has opened its own. */
const OTHER = `
const { workerData: { folder, gate, rounds, library } } = require('node:worker_threads');
const Database = require(library);
for (let i = 0; i < rounds; i++) {
  const raw = new Database(folder + '/' + i + '.db', { timeout: 5000 });
  Atomics.store(gate, 0, i + 1);
  while (Atomics.load(gate, 1) <= i);
  for (;;) try { raw.pragma('journal_mode = WAL'); break; } catch {}
  while (Atomics.load(gate, 2) <= i);
  raw.close();
}`;

it('opens a new database that another turns to WAL at the same moment', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'minwon-wal-'));
  const gate = new Int32Array(new SharedArrayBuffer(12));
  const other = new Worker(OTHER, { eval: true, workerData: { folder, gate, rounds: ROUNDS, library: join(process.cwd(), 'node_modules/better-sqlite3') } });
  const failed: unknown[] = [];
  try {
    for (let i = 0; i < ROUNDS; i++) {
      while (Atomics.load(gate, 0) <= i) await new Promise((next) => setImmediate(next));
      Atomics.store(gate, 1, i + 1);
      try {
        nodeStore(join(folder, `${i}.db`)).close();
      } catch (error) {
        failed.push(error);
      }
      Atomics.store(gate, 2, i + 1);
    }
    expect(failed).toEqual([]);
  } finally {
    await other.terminate();
    rmSync(folder, { recursive: true, force: true });
  }
});
