import * as crypto from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { retireKeys } from '../../src/commands/keys.js';
import { readConfig } from '../../src/config.js';
import { diskFiles } from '../../src/files/disk.js';
import { sweepPhotos } from '../../src/photos/sweep.js';
import { createResealer } from '../../src/retention/reseal.js';
import { SEALED } from '../../src/retention/sealed.js';
import { keysIn, keyText } from '../../src/storage/keys.js';
import { diskBlobs } from '../../src/storage/node/disk-blobs.js';
import { keepSecrets, secretsAgain, secretsBeside } from '../../src/storage/node/secrets.js';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import * as schema from '../../src/storage/schema.js';
import { createVault, keysOf, type NamedKey, type Secret } from '../../src/storage/vault.js';
import { createGateway, type Gateway } from '../../src/wire.js';
import { jpeg } from '../photos/pictures.js';
import { keep as keepPhoto } from '../../src/photos/album.js';
import { FIRST, keysSuite } from './keys-suite.js';

let folder = '';
let stores: NodeStore[] = [];
afterEach(() => {
  for (const s of stores) s.close();
  stores = [];
  if (folder) rmSync(folder, { recursive: true });
  folder = '';
});
async function open(secretKey: Secret): Promise<Gateway> {
  const store = nodeStore(join(folder, 'a.db'));
  stores.push(store);
  return createGateway({ files: diskFiles(), config: { ...readConfig({ DEMO: 'on' }), secretKey }, store, blobs: diskBlobs(join(folder, 'blobs')), crypto, addressOf: () => '192.0.2.1', log: () => {}, samples: false });
}
const fresh = (secret: Secret): Promise<Gateway> => {
  folder = mkdtempSync(join(tmpdir(), 'minwon-keys-'));
  return open(secret);
};

describe('keys on better-sqlite3', () => {
  keysSuite(fresh, open);

  it('promise-38: every sealed column there is, is on the list', () => {
    const tables = (Object.values(schema) as unknown[]).filter((t): t is SQLiteTable => is(t, SQLiteTable));
    const sealed = tables.flatMap((t) => Object.values(getTableColumns(t)).filter((c) => /^(sealed|source)$/.test(c.name) && getTableConfig(t).name !== 'guide_entries').map((c) => `${getTableConfig(t).name}.${c.name}`));
    expect(SEALED.map((s) => `${s.table}.${s.column}`).sort()).toEqual(sealed.sort());
  });

  it('promise-38: a photo’s older blob is gone from the disk with the clock’s next tick, wherever it was stopped', async () => {
    const g = await fresh(FIRST);
    await keepPhoto(g.core, jpeg());
    const [before] = await g.core.store.db.select().from(schema.photos);
    const both = await open([{ name: 'k2', secret: new Uint8Array(32).fill(8) }, { name: 'k1', secret: FIRST }]);
    await createResealer(both.core).run();
    await sweepPhotos(both.core);
    expect(await both.core.blobs?.get(before?.blob ?? '')).toBeUndefined();
    const [after] = await g.core.store.db.select().from(schema.photos);
    expect([after?.id, after?.key, after?.blob === before?.blob]).toEqual([before?.id, 'k2', false]);
    expect(Buffer.from((await both.core.blobs?.get(after?.blob ?? '')) ?? []).subarray(0, 3).toString()).toBe('k2.');
  });

  it('keys lie in one file, the newest first, written whole or not at all; a running process sees them', () => {
    folder = mkdtempSync(join(tmpdir(), 'minwon-keys-'));
    const file = join(folder, 'a.db');
    const first = secretsBeside(file);
    const vault = createVault(first, crypto, { again: () => secretsAgain(file) });
    const sealed = vault.seal('x', 'p');
    keepSecrets(file, [{ name: 'k2', secret: crypto.randomBytes(32) }, ...keysOf(first)]);
    expect(keysOf(secretsBeside(file)).map((k) => k.name)).toEqual(['k2', 'k1']);
    expect(readFileSync(join(folder, 'secret.key'), 'utf8').split('\n')[1]).toBe(Buffer.from(first as Uint8Array).toString('base64'));
    const other = createVault(secretsBeside(file), crypto);
    expect(vault.open(other.seal('y', 'p'), 'p'), 'an unknown name is looked for at once').toBe('y');
    expect([vault.key, vault.open(sealed, 'p'), vault.seal('z', 'p').slice(0, 3)]).toEqual(['k2', 'x', 'k2.']);
    rmSync(join(folder, 'secret.key'));
    vault.reload();
    expect(vault.key, 'a file that is gone changes nothing').toBe('k2');
    expect(() => vault.open('k9.AAAA', 'p')).toThrow('unknown key');
  });

  it('with keys from the environment an older one is retired only while nobody has the database open: who was not restarted would seal with it', async () => {
    const [newer, older]: [NamedKey, NamedKey] = [{ name: 'k2', secret: Buffer.alloc(32, 8) }, { name: 'k1', secret: FIRST }];
    const left = await fresh(FIRST); // it was not restarted
    await createResealer((await open([newer, older])).core).run();
    for (const [name, value] of [['DATABASE_PATH', join(folder, 'a.db')], ['SECRET_KEY', keyText(newer)], ['OLD_SECRET_KEYS', keyText(older)]] as const) vi.stubEnv(name, value);
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    onTestFinished(() => {
      said.mockRestore();
      vi.unstubAllEnvs();
    });
    await expect(retireKeys()).rejects.toThrow(/^DATABASE_PATH: .* is open in a gateway or another command\. Stop them first: one that was started with an older SECRET_KEY/);
    expect(left.core.vault.seal('x', 'p')).not.toMatch(/^k2/);
    expect(left.core.store.db.all("select * from actions where verb like 'keys.%'")).toEqual([]);
    for (const s of stores.splice(0)) s.close();
    await retireKeys();
    expect(said.mock.calls.flat().join()).toMatch(/^nothing is sealed with k1: unset OLD_SECRET_KEYS and start/);
    await expect(open(FIRST), 'and it cannot be started again as it was').rejects.toThrow(/^SECRET_KEY: this database was made with another key/);
  });

  it.each([
    [{ OLD_SECRET_KEYS: Buffer.alloc(32).toString('base64') }, /^OLD_SECRET_KEYS: means nothing/],
    [{ SECRET_KEY: Buffer.alloc(32).toString('base64'), OLD_SECRET_KEYS: Buffer.alloc(32, 1).toString('base64') }, /^OLD_SECRET_KEYS: two keys are called k1/],
    [{ SECRET_KEY: `k2:${Buffer.alloc(16).toString('base64')}` }, /^SECRET_KEY: must be at least 32 bytes/],
    [{ SECRET_KEY: `k0:${Buffer.alloc(32).toString('base64')}` }, /^SECRET_KEY: must be base64/],
    [{ SECRET_KEY: `k2:${Buffer.alloc(32).toString('base64')}`, OLD_SECRET_KEYS: 'nonsense' }, /^OLD_SECRET_KEYS: must be keys/],
  ])('settings that mean nothing are refused: %o', (environment, why) => {
    expect(() => readConfig(environment)).toThrow(why);
  });

  it('settings name the newest and the older ones', () => {
    const keys = ['k3', 'k2', 'k1'].map((name, i) => ({ name, secret: Buffer.alloc(32, i) }));
    const { secretKey } = readConfig({ SECRET_KEY: keyText(keys[0] as (typeof keys)[0]), OLD_SECRET_KEYS: keys.slice(1).map(keyText).join(', ') });
    expect(secretKey).toEqual(keys);
    expect(keysIn([keyText({ name: 'k1', secret: Buffer.alloc(32, 5) })])).toEqual(Buffer.alloc(32, 5));
  });
});
