/** The disk: what a long reader makes of the WAL, and what a full one makes of citizens. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import { MINWON } from '../programs.js';
import { receiptIn } from '../receipt-in.js';
import { folder, type Server, server, text } from './support/server.js';

const MB = 1024 * 1024;

describe('the WAL', () => {
  /** Bytes that it may have while nothing is being read for long, and a commit or two. */
  const BOUND = 64 * MB + 2 * MB;

  function opened(): { store: NodeStore; wal(): number; write(bytes: number): Promise<void>; file: string } {
    const file = join(folder(), 'a.db');
    const store = nodeStore(file);
    onTestFinished(() => store.close());
    store.raw.exec('create table big (id integer primary key, x blob)');
    store.raw.pragma('synchronous = OFF'); // only its size is looked at here
    let n = 0;
    return {
      store,
      file,
      wal: () => statSync(`${file}-wal`).size,
      async write(bytes) {
        for (let left = bytes; left > 0; left -= MB) await store.atomic([{ sql: 'insert into big values (?, randomblob(?)) on conflict (id) do update set x = excluded.x', params: [n++ % 20, MB] }]);
      },
    };
  }

  it('promise-23: is no longer than its bound, however much is written', async () => {
    const { write, wal } = opened();
    let longest = 0;
    for (let i = 0; i < 10; i++) {
      await write(20 * MB);
      longest = Math.max(longest, wal());
    }
    expect(longest).toBeGreaterThan(30 * MB);
    expect(longest).toBeLessThan(BOUND);
  });

  it('promise-23: grows under a reader that stays, by what is written and no more; when the reader goes, it is short again', async () => {
    const { write, wal, file } = opened();
    await write(70 * MB);
    const reader = new Database(file, { readonly: true });
    onTestFinished(() => void reader.close());
    reader.exec('begin');
    reader.prepare('select count(*) from big').get();
    const before = wal();
    await write(150 * MB);
    expect(wal(), 'the reader keeps what it may still read').toBeGreaterThan(BOUND);
    expect(wal()).toBeLessThan(before + 155 * MB);
    reader.exec('commit');
    await write(2 * MB);
    expect(wal(), 'as soon as something is written').toBeLessThan(BOUND);
    expect(reader.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('promise-23: readers that follow one another, each of them short, do not make it grow', async () => {
    const { write, wal, file } = opened();
    const reader = new Database(file, { readonly: true });
    onTestFinished(() => void reader.close());
    let longest = 0;
    for (let i = 0; i < 60; i++) {
      reader.prepare('select sum(length(x)) from big').get(); // as the program reads: to the end, at once
      await write(4 * MB);
      longest = Math.max(longest, wal());
    }
    expect(longest).toBeLessThan(BOUND);
  });
});

/** A way to fill the disk of a running gateway, and to make room again. */
interface Disk {
  file: string;
  /** What the gateway is started by. */
  around: string[];
  fill(gateway: Server): void;
  free(gateway: Server): void;
}

const run = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;
const tmpfs = run('unshare', '-rm', 'sh', '-c', 'mount -t tmpfs tmpfs /mnt');
if (!tmpfs) console.warn('promise-25: no mount namespace here: ENOSPC itself is not tried, EFBIG is');

/** A file system of 8 MB that only the gateway sees; it goes with it. */
function small(): Disk {
  const at = folder();
  const inside = (gateway: Server): string => `/proc/${gateway.pid}/root${join(at, 'ballast')}`;
  return {
    file: join(at, 'data', 'a.db'),
    around: ['unshare', '-rm', 'sh', '-c', `mount -t tmpfs -o size=8m tmpfs "${at}" && exec "$0" "$@"`],
    fill(gateway) {
      for (const piece of [MB, 64 * 1024, 4096, 512]) {
        try {
          for (;;) writeFileSync(inside(gateway), Buffer.alloc(piece), { flag: 'a' });
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        }
      }
    },
    free: (gateway) => rmSync(inside(gateway)),
  };
}

/** No file may grow: what the system says of a quota, needed rights none. */
function limited(): Disk {
  const set = (gateway: Server, soft: string): void => {
    if (!run('prlimit', '--pid', String(gateway.pid), `--fsize=${soft}:unlimited`)) throw new Error('prlimit failed');
  };
  return { file: join(folder(), 'a.db'), around: [], fill: (gateway) => set(gateway, '4096'), free: (gateway) => set(gateway, 'unlimited') };
}

describe('a full disk', () => {
  it.skipIf(!tmpfs)('promise-25: ENOSPC: reads go on, writes answer 503 and save nothing, and all recovers without a restart', { timeout: 60_000 }, () => full(small()));
  it('promise-25: a file that may not grow: the same', { timeout: 60_000 }, () => full(limited()));
});

async function full(disk: Disk): Promise<void> {
  const gateway = await server(disk.file, {}, [MINWON, 'serve'], disk.around);
  const status = async (path: string): Promise<number> => (await fetch(gateway.url + path)).status;
  const say = (from: string, said: string, id: string) => text(gateway.url, from, said, id);
  await say('+821011112222', '신청 가로등이 꺼졌어요', 'before-a');
  const before = receiptIn((await say('+821011112222', '1', 'before-b')).body);
  disk.fill(gateway);
  // Full is what takes no write: now and then there was room again after it had been filled.
  for (let n = 0; (await say('+821044440000', '신청 하수구가 막혔어요', `room-${n}`)).status === 200; n++) {
    expect(n).toBeLessThan(20);
    disk.fill(gateway);
  }
  for (let round = 0; round < 3; round++) {
    const writes = await Promise.all(Array.from({ length: 20 }, (_, n) => say(`+8210330000${n + 10}`, '신청 하수구가 막혔어요', `full-${n}`)));
    expect(new Set(writes.map((w) => w.status))).toEqual(new Set([503]));
    expect(await Promise.all(['/m/', '/m/departments', '/m/petitions/find', '/tv/', '/pda/', '/healthz', '/readyz'].map(status))).toEqual([200, 200, 200, 200, 200, 200, 200]);
  }
  disk.free(gateway);
  // The carrier tries again with the same ids, as docs/operations.md tells it to.
  const again = await Promise.all(Array.from({ length: 20 }, (_, n) => say(`+8210330000${n + 10}`, '신청 하수구가 막혔어요', `full-${n}`)));
  expect(new Set(again.map((w) => w.status))).toEqual(new Set([200]));
  const filed = await Promise.all(Array.from({ length: 20 }, (_, n) => say(`+8210330000${n + 10}`, '1', `then-${n}`)));
  expect(new Set(filed.map((f) => receiptIn(f.body))).size).toBe(20);
  expect((await say('+821011112222', before, 'after')).body).toMatch(/처리 중|도착했습니다/);
  const copy = join(folder(), 'copy.db'); // SQLite would look for the file on our own side of the mount
  for (const part of ['', '-wal']) copyFileSync(`/proc/${gateway.pid}/root${disk.file}${part}`, copy + part);
  const raw = new Database(copy);
  onTestFinished(() => void raw.close());
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(raw.prepare("select count(*) from messages where id like '%full-%'").pluck().get(), 'each text counts once').toBe(20);
}
