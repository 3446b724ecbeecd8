/** promise-38: the secret key is rotated beside a gateway that goes on answering; `minwon keys rotate` is killed again and again, and goes on. ENDURE=1: 20,000 petitions and 40 kills. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import * as crypto from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { placeOf } from '../../src/petitions/sealed.js';
import { SEALED } from '../../src/retention/sealed.js';
import { blobsBeside, diskBlobs } from '../../src/storage/node/disk-blobs.js';
import { secretsBeside } from '../../src/storage/node/secrets.js';
import { createVault } from '../../src/storage/vault.js';
import { MINWON } from '../programs.js';
import { folder, server, text } from '../promises/support/server.js';
import { receiptIn } from '../receipt-in.js';
import { fillWhole, numberOf, PHOTOS, words } from './whole.js';

const ROWS = process.env.ENDURE ? 20_000 : 3_000;
const KILLS = process.env.ENDURE ? 40 : 8;
const FROM = '+821012345678';
const ENVIRONMENT = { SECRET_KEY: '', DEMO: 'on' };

it(`promise-38: ${KILLS} kills while ${ROWS} petitions are sealed anew: nothing is lost, nobody waits, the old key can go`, { timeout: 280_000 }, async () => {
  const file = join(folder(), 'minwon.db');
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, DATABASE_PATH: file, DEMO: 'on' };
  const cli = (...args: string[]) => [MINWON, 'keys', ...args];
  const run = (...args: string[]) => spawnSync(process.execPath, cli(...args), { encoding: 'utf8', env });
  let gateway = await server(file, ENVIRONMENT);
  await text(gateway.url, FROM, '신청 가로등이 꺼졌어요 학동로 12길', 'a');
  const receipt = receiptIn((await text(gateway.url, FROM, '1', 'b')).body);
  const raw = new Database(file);
  raw.pragma('busy_timeout = 10000');
  const first = createVault(secretsBeside(file), crypto);
  const blobs = diskBlobs(blobsBeside(file));
  receipts = await fillWhole(raw, first, ROWS, blobs);

  /** Somebody who asks all the while; each answer is the right one. */
  let asking = true;
  let answers = 0;
  const wrong: string[] = [];
  const citizen = (async () => {
    for (let n = 0; asking; n++) {
      const { status, body } = await text(gateway.url, numberOf(n % 1_000), receipts[n % 1_000] ?? '', `load${n}`);
      if (status !== 200 || !body.includes('답변드립니다')) wrong.push(`${status} ${body}`);
      answers++;
    }
  })();

  const done = (): number => SEALED.reduce((sum, { table, column }) => sum + (raw.prepare(`select count(*) from ${table} where substr(${column}, 1, 3) = 'k2.'`).pluck().get() as number), 0) + (raw.prepare("select count(*) from photos where key = 'k2' and blob is not null").pluck().get() as number);
  let kills = 0;
  for (let n = 1; n <= KILLS; n++) {
    const child = spawn(process.execPath, cli('rotate'), { env, stdio: 'ignore' });
    if (await killedAt(child, () => done() >= (n * ROWS * 2.4) / KILLS)) kills++;
  }
  expect(kills, 'it was killed at work, not before and not afterwards').toBeGreaterThan(KILLS / 2);
  expect(readFileSync(join(file, '..', 'secret.key'), 'utf8').trim().split('\n').map((l) => l.split(':').length), 'one key was added, however often it began').toEqual([2, 1]);
  expect(run('retire').stderr).toMatch(/^older keys are still needed \(.*\): run minwon keys rotate first\n$/);
  const before = answers;
  const rotated = run('rotate');
  expect(rotated.stderr).toBe('');
  expect(rotated.stdout).toMatch(/sealed anew with k2; k1 has nothing left/);
  asking = false;
  await citizen;
  expect(wrong).toEqual([]);
  expect(before).toBeGreaterThan(50);
  expect(gateway.stderr.filter((l) => l.includes('"fault"'))).toEqual([]);
  expect(run('list').stdout).toBe('k2  seals\nk1  older: 0 still sealed with it\n');

  expect(run('retire').stdout).toMatch(/^k1 retired/);
  expect(readFileSync(join(file, '..', 'secret.key'), 'utf8')).toMatch(/^k2:[A-Za-z0-9+/]{43}=\n$/);
  expect(statSync(join(file, '..', 'secret.key')).mode & 0o777).toBe(0o600);
  await gateway.end('SIGTERM');
  gateway = await server(file, ENVIRONMENT);
  expect((await text(gateway.url, FROM, receipt, 'after')).body).toContain('답변드립니다');
  expect((await text(gateway.url, FROM, '1', 'steps')).body).toContain('가로등이 꺼졌어요 학동로 12길');
  expect(await wholeWith(raw, createVault(secretsBeside(file), crypto, { finder: first.finder }), blobs)).toEqual({ texts: ROWS, phones: ROWS, photos: PHOTOS });
  await gateway.end('SIGTERM');
  const verbs = raw.prepare("select verb || ' ' || target from actions where verb like 'keys.%' order by seq").pluck().all();
  expect([verbs.at(0), verbs.at(-1)]).toEqual(['keys.rotate k2', 'keys.retire k1']);
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
  raw.close();
});

let receipts: string[] = [];

/** How much of what was filled in this vault opens, with the words that it had. */
async function wholeWith(raw: Database.Database, vault: ReturnType<typeof createVault>, blobs: ReturnType<typeof diskBlobs>): Promise<{ texts: number; phones: number; photos: number }> {
  const count = { texts: 0, phones: 0, photos: 0 };
  for (const [n, receipt] of receipts.entries()) {
    const sealed = raw.prepare("select sealed from personal where receipt = ? and field = 'text'").pluck().get(receipt) as string;
    if (vault.open(sealed, placeOf(receipt, 1, 'text')) === words(n)) count.texts++;
    const number = numberOf(n);
    const hash = vault.find('phone', number);
    if (vault.open(raw.prepare('select sealed from phones where phone = ?').pluck().get(hash) as string, `phones/${hash}`) === number) count.phones++;
  }
  for (let n = 0; n < PHOTOS; n++) {
    const blob = raw.prepare('select blob from photos where id = ?').pluck().get(`photo-${n}`) as string;
    const sealed = await blobs.get(blob);
    if (sealed && Buffer.from(vault.openBytes(sealed, `photos/${blob}`)).toString() === `photo ${n}`) count.photos++;
  }
  return count;
}

/** @returns whether it was still at work when it was killed */
async function killedAt(child: ChildProcess, now: () => boolean): Promise<boolean> {
  const ended = new Promise<void>((over) => child.once('close', () => over()));
  while (child.exitCode === null && !now()) await new Promise((next) => setTimeout(next, 5));
  const working = child.exitCode === null;
  child.kill('SIGKILL'); // by its id
  await ended;
  return working;
}
