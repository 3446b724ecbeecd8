/** Storage: acknowledged means on disk; nobody is lost to a kill; two processes share one database. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nodeStore } from '../../src/storage/node/store.js';
import { supportProgram } from '../programs.js';
import { load } from './support/load.js';
import { folder, type Server, server, text } from './support/server.js';

/** ms, on a machine that others load too; alone each test takes a tenth of it. */
const SLOW = 180_000;

describe('acknowledged means on disk', () => {
  const pragmas = (raw: Database.Database): unknown => [raw.pragma('synchronous', { simple: true }), raw.pragma('journal_mode', { simple: true })];

  it('promise-21: every connection runs WAL with synchronous=FULL, whatever the file was before', () => {
    const file = join(folder(), 'a.db');
    const before = new Database(file);
    before.pragma('journal_mode = DELETE');
    before.exec('create table t (x)');
    before.close();
    for (let connection = 0; connection < 3; connection++) {
      const store = nodeStore(file);
      onTestFinished(() => store.close());
      expect(pragmas(store.raw)).toEqual([2, 'wal']);
    }
  });

  it('promise-21: a connection that cannot have them does not open', () => {
    const pragma = Database.prototype.pragma;
    onTestFinished(() => {
      Database.prototype.pragma = pragma;
    });
    Database.prototype.pragma = function (this: Database.Database, source: string, options?: Database.PragmaOptions) {
      return pragma.call(this, source.replace('synchronous = FULL', 'synchronous = NORMAL'), options);
    };
    expect(() => nodeStore(join(folder(), 'a.db'))).toThrow('synchronous=FULL was refused');
    Database.prototype.pragma = function (this: Database.Database, source: string, options?: Database.PragmaOptions) {
      return pragma.call(this, source.replace('journal_mode = WAL', 'journal_mode = DELETE'), options);
    };
    expect(() => nodeStore(join(folder(), 'b.db'))).toThrow('WAL was refused');
  });

  const strace = spawnSync('strace', ['-V']).status === 0;
  if (!strace) console.warn('promise-21: no strace here: the order of fdatasync and answer is not traced');

  it.skipIf(!strace)('promise-21: traced: fdatasync on the WAL comes before the first byte of the answer', { timeout: SLOW }, async () => {
    const file = join(folder(), 'a.db');
    const calls = await traced(await server(file), file);
    expect(calls.written, 'the WAL was written').toBeGreaterThan(-1);
    expect(calls.synced).toBeGreaterThan(calls.written);
    expect(calls.answered).toBeGreaterThan(calls.synced);
  });

  it.skipIf(!strace)('promise-21: traced: with synchronous=NORMAL the same trace shows the answer without it', { timeout: SLOW }, async () => {
    const file = join(folder(), 'a.db');
    const calls = await traced(await server(file, { DEMO: 'on' }, [supportProgram('normal')]), file);
    expect(calls.written).toBeGreaterThan(-1);
    expect(calls.answered).toBeGreaterThan(calls.written);
    expect(calls.synced, 'no fdatasync between the write and the answer').toBe(-1);
  });
});

/** Where in the trace of one answered text the last write to the WAL, the sync after it and the answer stand; -1 for never. */
async function traced({ url, pid }: Server, database: string): Promise<{ written: number; synced: number; answered: number }> {
  await text(url, '+821012345678', '메뉴', 'warm'); // statements are prepared, the WAL has its header
  const trace = join(folder(), 'trace');
  const tracer = spawn('strace', ['-f', '-y', '-s', '64', '-e', 'trace=fdatasync,fsync,write,writev,sendto,sendmsg,pwrite64', '-o', trace, '-p', String(pid)], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((done) => tracer.once('exit', done));
  onTestFinished(() => void tracer.kill('SIGKILL'));
  await new Promise<void>((done, failed) => {
    const said = createInterface({ input: tracer.stderr });
    said.on('line', (line) => (line.includes('attached') ? done() : line.includes('Operation not permitted') && failed(new Error(line))));
  });
  const { status, body } = await text(url, '+821012345678', '신청 가로등이 꺼졌어요', 'traced');
  expect(status, body).toBe(200);
  tracer.kill('SIGTERM'); // detaches
  await ended;
  const lines = readFileSync(trace, 'utf8').split('\n');
  const wal = `<${database}-wal>`;
  const answered = lines.findIndex((l) => /(write|writev|sendto|sendmsg)\(\d+<(?:TCP|socket)/.test(l) && l.includes('HTTP/1.1 200'));
  expect(answered, 'the answer is in the trace').toBeGreaterThan(-1);
  const written = lines.slice(0, answered).findLastIndex((l) => l.includes('pwrite64') && l.includes(wal));
  const synced = lines.slice(0, answered).findIndex((l, i) => i > written && /f(data)?sync\(/.test(l) && l.includes(wal) && l.endsWith('= 0'));
  return { written, synced, answered };
}

describe('two processes on one database', () => {
  const CITIZENS = 60;

  it('promise-22: concurrent writes and reads through both: no 5xx', { timeout: SLOW }, async () => {
    const file = join(folder(), 'a.db');
    const both = await Promise.all([server(file), server(file)]); // started at once on a file that is not there yet
    const seen: number[] = [];
    const citizen = async (n: number): Promise<void> => {
      const from = `+8210${String(30_000_000 + n)}`;
      for (const [turn, said] of ['신청 가로등이 꺼졌어요', '1', '조회', '메뉴', '취하'].entries()) {
        const { url } = both[(n + turn) % 2] as Server;
        seen.push((await text(url, from, said, `${n}-${turn}`)).status, (await fetch(`${url}/m/departments`)).status);
      }
    };
    await Promise.all(Array.from({ length: CITIZENS }, (_, n) => citizen(n)));
    expect(seen).toHaveLength(CITIZENS * 10);
    expect(new Set(seen)).toEqual(new Set([200]));
    const raw = new Database(file, { readonly: true });
    onTestFinished(() => void raw.close());
    expect(raw.prepare("select count(*) from petitions where channel = 'sms' and phone_proven and likeness is not null").pluck().get()).toBeGreaterThanOrEqual(CITIZENS);
    expect(raw.prepare('select count(*) from messages').pluck().get()).toBe(CITIZENS * 5);
  });

  it('promise-22: a process that is killed in the middle of its writes does not disturb the other', { timeout: SLOW }, async () => {
    const file = join(folder(), 'a.db');
    const [stays, goes] = await Promise.all([server(file), server(file)]);
    let done = 0;
    const statuses: number[] = [];
    const dying = load(goes.url, 'dying', 8, () => {
      if (++done === 20) void goes.end('SIGKILL');
    });
    const staying = (async () => {
      for (let n = 0; done < 20 || n < 100; n++) statuses.push((await text(stays.url, `+8210${String(80_000_000 + n)}`, '메뉴', `stay-${n}`)).status);
    })();
    await Promise.all([dying, staying]);
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});
