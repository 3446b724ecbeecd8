/** Live at once: what one process publishes, another on the same database says within a second, whole, without a restart. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as crypto from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../../src/config.js';
import { REFRESH, type Running, start } from '../../src/node.js';
import { diskFiles } from '../../src/files/disk.js';
import { secretBeside } from '../../src/storage/node/secrets.js';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import { createGateway } from '../../src/wire.js';
import { signIn } from '../staff/people.js';

let folder: string;
let other: Running;
let store: NodeStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'minwon-live-'));
  other = await start({ PORT: '0', DEMO: 'on', DATABASE_PATH: join(folder, 'a.db') }, { quiet: true });
  store = nodeStore(join(folder, 'a.db'));
});
afterEach(async () => {
  store.close();
  await other.stop();
  rmSync(folder, { recursive: true });
});

it('is said by every other process before two of its looks have passed, and two looks are less than a second', async () => {
  expect(2 * REFRESH).toBeLessThan(1_000);
  const config = readConfig({ DEMO: 'on', DATABASE_PATH: join(folder, 'a.db') });
  const gateway = await createGateway({ files: diskFiles(), config: { ...config, secretKey: secretBeside(config.databasePath) }, store, crypto, addressOf: () => '192.0.2.1', log: () => {} });
  const kim = await signIn(gateway, 'editor', { username: 'kim' });
  const lee = await signIn(gateway, 'approver', { username: 'lee' });
  const saved = await kim.post('/templates/help.title/save', { set: 'new', title: 'a', reason: 'b', locale: 'ko', device: 'common', body: '바로 도움', revision: '0' });
  const set = new URL(saved.headers.get('location') ?? '', 'http://x').searchParams.get('set') ?? '';
  await kim.post(`/change-sets/${set}/submit`, { version: '2' });
  const help = async (): Promise<string> => (await fetch(`${other.url}/m/help?lang=ko`)).text();
  expect(await help()).not.toContain('바로 도움');
  await lee.post(`/change-sets/${set}/approve`, { version: '3' });
  const published = performance.now();
  let asked = 0;
  while (!(await help()).includes('바로 도움')) {
    asked++;
    if (performance.now() - published > 20 * REFRESH) throw new Error(`not said after ${asked} questions`);
  }
  console.log(`said by the other process ${Math.round(performance.now() - published)} ms after it was published`);
});
