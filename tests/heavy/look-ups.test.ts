/** promise-38: the look-up key is changed in one piece: killed at any moment, the database is as it was. ENDURE=1: 100,000 petitions and 10 kills. */
import { spawn, spawnSync } from 'node:child_process';
import * as crypto from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openVault } from '../../src/storage/keys.js';
import { secretsBeside } from '../../src/storage/node/secrets.js';
import { nodeStore } from '../../src/storage/node/store.js';
import { MINWON } from '../programs.js';
import { folder, server, text } from '../promises/support/server.js';
import { fillWhole, nameOf, numberOf } from './whole.js';

const ROWS = process.env.ENDURE ? 100_000 : 10_000;
const KILLS = process.env.ENDURE ? 10 : 5;
const ENVIRONMENT = { SECRET_KEY: '', DEMO: 'on' };

it(`promise-38: ${KILLS} kills while the look-ups of ${ROWS.toLocaleString('en')} petitions are hashed anew`, { timeout: 600_000 }, async () => {
  const file = join(folder(), 'minwon.db');
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, DATABASE_PATH: file, DEMO: 'on' };
  const command = [MINWON, 'keys', 'look-ups'];
  const run = () => spawnSync(process.execPath, command, { encoding: 'utf8', env });
  const first = await server(file, ENVIRONMENT);
  await text(first.url, numberOf(ROWS), '?', 'a');
  expect(run(), 'beside a gateway').toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(/is open in a gateway or another command/) });
  await first.end('SIGTERM');
  const vaultNow = async () => {
    const store = nodeStore(file);
    return openVault(store, secretsBeside(file), crypto).finally(() => store.close());
  };
  const old = await vaultNow();
  const raw = new Database(file);
  const receipts = await fillWhole(raw, old, ROWS);
  raw.close();
  const found = async (): Promise<Record<string, number>> => {
    const vault = await vaultNow();
    const whole = new Database(file, { readonly: true });
    const count = { phones: 0, petitions: 0 };
    for (const [n, receipt] of receipts.entries()) {
      const hash = vault.find('phone', numberOf(n));
      const row = whole.prepare('select sealed from phones where phone = ?').pluck().get(hash) as string | undefined;
      if (row && vault.open(row, `phones/${hash}`) === numberOf(n)) count.phones++;
      const four = vault.find('last-four', `${receipt}/${numberOf(n).slice(-4)}`);
      const name = vault.find('name', nameOf(n));
      if (whole.prepare('select count(*) from petitions where receipt = ? and phone = ? and last_four = ? and name = ?').pluck().get(receipt, hash, four, name) === 1) count.petitions++;
    }
    expect(whole.pragma('integrity_check', { simple: true })).toBe('ok');
    whole.close();
    return count;
  };
  const all = { phones: ROWS, petitions: ROWS };

  let kills = 0;
  const whole = statSync(file).size;
  for (let n = 1; n <= KILLS; n++) {
    const child = spawn(process.execPath, command, { env, stdio: 'ignore' });
    const ended = new Promise<void>((over) => child.once('close', () => over()));
    const written = (): number => (existsSync(`${file}-journal`) ? statSync(`${file}-journal`).size : 0); // pages as they were, before they are written over
    while (child.exitCode === null && written() < (whole * 0.4 * n) / KILLS) await new Promise((next) => setTimeout(next, 2));
    if (child.exitCode === null) kills++;
    child.kill('SIGKILL'); // by its id
    await ended;
    if (n % 5 === 0) expect(await found(), `after kill ${n}`).toEqual(all);
  }
  expect(kills).toBeGreaterThan(KILLS / 2);

  const began = Date.now();
  const child = spawn(process.execPath, command, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(existsSync(`/proc/${child.pid}/status`) ? readFileSync(`/proc/${child.pid}/status`, 'utf8') : '')?.[1] ?? 0));
  }, 20);
  const code = await new Promise((over) => child.once('close', over));
  clearInterval(watch);
  expect(code).toBe(0);
  console.log(`${ROWS.toLocaleString('en')} petitions: ${((Date.now() - began) / 1000).toFixed(1)} s, at most ${Math.round(peak / 1024)} MB; killed ${kills} times before`);
  expect(said).toMatch(/^[\d,]+ phones, [\d,]+ petitions hashed anew\./);
  expect((await vaultNow()).finder).not.toEqual(old.finder);
  expect(await found()).toEqual(all);
  const gateway = await server(file, ENVIRONMENT);
  expect((await text(gateway.url, numberOf(7), receipts[7] ?? '', 'b')).body).toContain('답변드립니다');
  await gateway.end('SIGTERM');
});
