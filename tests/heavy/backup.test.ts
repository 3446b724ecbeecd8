/** promise-24 on a large database: the copy takes seconds, and all the while citizens write. ENDURE=1 takes a million petitions. */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { size } from '../../src/commands/progress.js';
import { fill } from '../bench/rows.js';
import { KEY, TUESDAY } from '../harness.js';
import { MINWON } from '../programs.js';
import { folder, server, text } from '../promises/support/server.js';
import { receiptIn } from '../receipt-in.js';

const PETITIONS = process.env.ENDURE ? 1_000_000 : 100_000;
const WRITERS = 12;
const PASSPHRASE = 'a passphrase of the heavy tests';

it(`promise-24: a backup of ${PETITIONS.toLocaleString('en')} petitions under ${WRITERS} writers loses nothing that was acknowledged before it`, { timeout: 600_000 }, async () => {
  const at = folder();
  const file = join(at, 'minwon.db');
  await fill(file, PETITIONS, KEY, TUESDAY);
  const gateway = await server(file);
  const acknowledged: { receipt: string; at: number }[] = [];
  const waits: { at: number; ms: number }[] = [];
  let over = false;
  let enough = (): void => undefined;
  const aWhile = new Promise<void>((done) => (enough = done)); // without a backup, to compare with
  const writer = async (n: number): Promise<void> => {
    for (let turn = 0; !over; turn++) {
      const from = `+8210${String(30_000_000 + n * 100_000 + turn)}`;
      for (const [part, said] of ['신청 하수구가 막혔어요', '1'].entries()) {
        const began = performance.now();
        const { status, body } = await text(gateway.url, from, said, `${n}-${turn}-${part}`);
        waits.push({ at: Date.now(), ms: performance.now() - began });
        if (status !== 200) throw new Error(`${status} ${body}`);
        if (part && acknowledged.push({ receipt: receiptIn(body), at: Date.now() }) === 300) enough();
      }
    }
  };
  const writing = Promise.all(Array.from({ length: WRITERS }, (_, n) => writer(n)));
  await Promise.race([aWhile, writing]);
  const saved = join(at, 'a.backup');
  const began = Date.now();
  const said = await minwon(['backup', saved], { DATABASE_PATH: file });
  const took = Date.now() - began;
  over = true;
  await writing;
  const wal = statSync(`${file}-wal`).size;
  await gateway.end();
  const instant = Date.parse(/as of (\S+);/.exec(said)?.[1] ?? '');
  const fresh = join(at, 'new', 'minwon.db');
  const restoring = Date.now();
  await minwon(['restore', saved], { DATABASE_PATH: fresh });
  const p99 = (list: typeof waits): string => `${Math.round(list.map((w) => w.ms).sort((a, b) => a - b)[Math.floor(list.length * 0.99)] ?? 0)} ms`;
  console.log(
    `${size(statSync(saved).size)} in ${(took / 1000).toFixed(1)} s, restored in ${((Date.now() - restoring) / 1000).toFixed(1)} s; ${acknowledged.length} filed meanwhile, WAL ${size(wal)}; ` +
      `99 % of answers within ${p99(waits.filter((w) => w.at < began))} before, ${p99(waits.filter((w) => w.at >= began))} during`,
  );
  const raw = new Database(fresh, { readonly: true });
  onTestFinished(() => void raw.close());
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(raw.prepare('select count(*) from petitions').pluck().get()).toBeGreaterThanOrEqual(PETITIONS);
  const has = raw.prepare('select count(*) from petitions p join petition_events e on e.receipt = p.receipt and e.number = 1 join personal x on x.receipt = p.receipt where p.receipt = ?').pluck();
  const before = acknowledged.filter((a) => a.at < instant);
  expect(before.length).toBeGreaterThan(100);
  expect(acknowledged.length).toBeGreaterThan(before.length);
  expect(before.filter((a) => has.get(a.receipt) !== 1)).toEqual([]);
});

/** @throws Error with what it said */
function minwon(args: string[], environment: Record<string, string>): Promise<string> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [MINWON, ...args], { env: { PATH, HOME, SECRET_KEY: KEY.toString('base64'), BACKUP_PASSPHRASE: PASSPHRASE, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const out of [child.stdout, child.stderr]) out.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  return new Promise((done, failed) => child.once('close', (code) => (code === 0 ? done(said) : failed(new Error(said)))));
}
