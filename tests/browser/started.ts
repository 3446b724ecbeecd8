/** The gateway as `npm start` runs it, on a database of its own, and a browser: for the top of a test file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type Running, start } from '../../src/node.js';
import { oneBrowser } from './one-browser.js';

export { browser } from './one-browser.js';
export let gateway: Running;
/** What it was started with: for whoever opens the same database beside it. */
export let environment: Record<'PORT' | 'DEMO' | 'DATABASE_PATH' | 'CLOCK', string>;

/** Its clock begins on a Tuesday at 14:20: working time, so that a petition is received at once. */
export function started(): void {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'minwon-started-'));
    environment = { PORT: '0', DEMO: 'on', DATABASE_PATH: join(folder, 'minwon.db'), CLOCK: '2026-11-24T14:20:00+09:00' };
    gateway = await start(environment, { quiet: true });
  });
  afterAll(async () => {
    await gateway?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  oneBrowser(); // after the gateway, so that it is closed before
}
