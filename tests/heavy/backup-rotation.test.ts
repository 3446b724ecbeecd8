/** promise-24 and promise-38: a backup that is made while keys are rotated, at whatever moment, holds everything and the keys to open it. */
import * as crypto from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { makeBackup } from '../../src/commands/backup.js';
import { restoreBackup } from '../../src/commands/restore.js';
import { readConfig } from '../../src/config.js';
import { diskFiles } from '../../src/files/disk.js';
import { keep, look } from '../../src/photos/album.js';
import { sweepPhotos } from '../../src/photos/sweep.js';
import { createResealer } from '../../src/retention/reseal.js';
import type { ContainerWriter } from '../../src/storage/node/container.js';
import { blobsBeside, diskBlobs } from '../../src/storage/node/disk-blobs.js';
import { keepSecrets, secretsAgain, secretsBeside } from '../../src/storage/node/secrets.js';
import { nodeStore } from '../../src/storage/node/store.js';
import { keysOf, type Secret } from '../../src/storage/vault.js';
import { createGateway, type Gateway } from '../../src/wire.js';
import { jpeg } from '../photos/pictures.js';

/** Called before each step of a backup: the copy, then each entry of the file. */
let before: (step: string) => Promise<void> = async () => undefined;
vi.mock('../../src/storage/node/snapshot.js', async (actual) => {
  const real = await actual<typeof import('../../src/storage/node/snapshot.js')>();
  const snapshot: typeof real.snapshot = (...given) => before('copy').then(() => real.snapshot(...given));
  return { ...real, snapshot };
});
vi.mock('../../src/storage/node/container.js', async (actual) => {
  const real = await actual<typeof import('../../src/storage/node/container.js')>();
  const createContainer = async (...given: Parameters<typeof real.createContainer>): Promise<ContainerWriter> => {
    const container = await real.createContainer(...given);
    let photo = 0;
    return { ...container, add: (name, source) => before(name.startsWith('blobs/') ? `photo ${++photo}` : name).then(() => container.add(name, source)) };
  };
  return { ...real, createContainer };
});

const WORDS = 'a passphrase of some words';
const cost = { n: 1024, r: 8, p: 1 };
const TEXT = '가로등이 꺼졌어요 학동로 12길';
const PHOTOS = 3;

let at = '';
let file = '';
let g: Gateway;
let names: string[] = [];

async function gateway(databasePath: string, secretKey: Secret = secretsBeside(databasePath)): Promise<Gateway> {
  const store = nodeStore(databasePath);
  onTestFinished(() => store.close());
  return createGateway({ files: diskFiles(), config: { ...readConfig({ DEMO: 'on' }), secretKey }, secretAgain: () => secretsAgain(databasePath), store, blobs: diskBlobs(blobsBeside(databasePath)), crypto, addressOf: () => '192.0.2.1', log: () => {}, samples: false });
}

async function text(to: Gateway, id: string, words: string): Promise<string> {
  const response = await to.app.request('http://127.0.0.1:3000/sms/demo', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id, from: '010-1234-5678', text: words }) });
  return ((await response.json()) as { texts: string[] }).texts.join('\n');
}

const addKey = (): void => {
  const keys = keysOf(secretsBeside(file));
  keepSecrets(file, [{ name: `k${keys.length + 1}`, secret: crypto.randomBytes(32) }, ...keys]);
  g.core.vault.reload();
};
const half = async (): Promise<void> => {
  addKey();
  await createResealer(g.core).run(13); // stopped there: some photos are renamed
};
const whole = async (): Promise<void> => {
  addKey();
  expect(await createResealer(g.core).run()).toBe(true);
};
const retired = async (): Promise<void> => {
  await whole();
  keepSecrets(file, keysOf(secretsBeside(file)).slice(0, 1));
};
const twice = async (): Promise<void> => {
  await whole();
  await sweepPhotos(g.core);
  await whole();
};
const DONE = { half, whole, retired, 'whole, twice': twice };

beforeEach(async () => {
  before = async () => undefined;
  at = mkdtempSync(join(tmpdir(), 'minwon-backup-'));
  file = join(at, 'data', 'minwon.db');
  onTestFinished(() => rmSync(at, { recursive: true }));
  secretsBeside(file);
  g = await gateway(file);
  await text(g, 'a', `신청 ${TEXT}`);
  await text(g, 'b', '1');
  names = [];
  for (let n = 0; n < PHOTOS; n++) {
    const kept = await keep(g.core, jpeg());
    names.push(typeof kept === 'object' ? kept.name : '');
  }
});

const request = () => ({ databasePath: file, file: join(at, 'a.backup'), secretKey: undefined, passphrase: WORDS, cost });
const restored = async (databasePath = join(at, 'new', 'minwon.db'), secretKey?: Secret): Promise<Gateway> => {
  await restoreBackup({ file: join(at, 'a.backup'), databasePath, secretKey, passphrase: WORDS, demo: true });
  return gateway(databasePath, secretKey);
};
async function expectWhole(other: Gateway): Promise<void> {
  const opened = await Promise.all(names.map(async (name) => Buffer.from((await look(other.core, name))?.bytes ?? []).length));
  expect(opened).toEqual(names.map(() => jpeg().length));
  expect(await text(other, 'c', '조회')).toContain('답변드립니다');
  expect(await text(other, 'd', '1')).toContain(TEXT);
}

const STEPS = ['copy', 'about', ...Array.from({ length: PHOTOS }, (_, n) => `photo ${n + 1}`), 'database', 'keys'];

describe('a backup while keys are rotated', () => {
  it.each(STEPS.flatMap((step) => Object.keys(DONE).map((done) => [done, step] as const)))('promise-24: rotated (%s) just before %s: every photo and word comes back', async (done, step) => {
    const seen: string[] = [];
    before = async (now) => {
      seen.push(now);
      if (now !== step) return;
      await DONE[done as keyof typeof DONE]();
      await sweepPhotos(g.core); // the clock takes the older blobs away at once
    };
    await makeBackup(request());
    expect(seen).toEqual(STEPS);
    await expectWhole(await restored());
  });

  it('promise-24: a photo that is erased meanwhile does not come back, and one whose file is lost stops nothing and is told', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    onTestFinished(() => said.mockRestore());
    const [first = '', second = ''] = names;
    before = async (step) => {
      if (step !== 'about') return;
      await g.core.store.atomic([{ sql: "update photos set state = 'erased' where id = ?", params: [first] }]); // as retention/purge.ts does
      await sweepPhotos(g.core);
      const [row] = await g.core.store.db.all<{ blob: string }>(`select blob from photos where id = '${second}'`);
      rmSync(join(blobsBeside(file), row?.blob ?? ''));
    };
    await makeBackup(request());
    expect(said.mock.calls.flat()).toEqual([expect.stringMatching(/^1 photos have no file in /)]);
    const again = await restored();
    expect(await Promise.all(names.map(async (name) => (await look(again.core, name)) !== undefined))).toEqual([false, false, true]);
    expect(again.core.store.db.all<{ state: string }>(`select state from photos where id = '${first}'`)).toEqual([{ state: 'erased' }]);
  });

  it('promise-24: settings that are older than what is sealed are refused, and nothing is left', async () => {
    const [only] = keysOf(secretsBeside(file));
    before = async (step) => (step === 'copy' ? whole() : undefined);
    await expect(makeBackup({ ...request(), secretKey: [only] })).rejects.toThrow(/^SECRET_KEY: something is sealed with k2 already|^SECRET_KEY: this database was made with another key/);
    expect([existsSync(join(at, 'a.backup')), existsSync(join(at, 'a.backup.partial')), existsSync(join(at, 'a.backup.database'))]).toEqual([false, false, false]);
  });

  it.each([
    ['k2 and k1, in the environment', 'environment', 'opens'],
    ['k2 and k1, beside the database', 'beside', 'opens'],
    ['k2 alone, in the environment', 'environment', /^SECRET_KEY: the backup was made with another key \(k1\), which is not among SECRET_KEY and OLD_SECRET_KEYS/],
    ['k2 alone, beside the database', 'beside', /secret\.key: is another key; restore into a folder of its own$/],
    ['none', 'none', 'opens'],
  ])('promise-24: a backup of before a rotation, restored where the keys of after are: %s', async (keys, where, outcome) => {
    await makeBackup(request());
    await whole();
    const [k2, k1] = keysOf(secretsBeside(file)) as [ReturnType<typeof keysOf>[0], ReturnType<typeof keysOf>[0]];
    const ring: Secret = keys.includes('k1') ? [k2, k1] : [k2];
    const target = join(at, 'new', 'minwon.db');
    if (where === 'beside') {
      secretsBeside(target);
      keepSecrets(target, ring);
    }
    const restoring = restored(target, where === 'environment' ? ring : undefined);
    if (outcome !== 'opens') {
      await expect(restoring).rejects.toThrow(outcome as RegExp);
      expect(existsSync(target)).toBe(false);
      return;
    }
    const other = await restoring;
    await expectWhole(other);
    if (where === 'beside') expect(readFileSync(join(at, 'new', 'secret.key'), 'utf8').split('\n').length, 'the keys that were there stay').toBe(3);
    if (where !== 'none') {
      expect(await createResealer(other.core).run()).toBe(true);
      await expectWhole(other);
    }
    const raw = new Database(target, { readonly: true });
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
    raw.close();
  });
});
