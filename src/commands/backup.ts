/** `minwon backup FILE`: the database as it is at one instant, while the gateway goes on; blobs; and the keys. One file, sealed under a passphrase. */
import * as crypto from 'node:crypto';
import { closeSync, createReadStream, existsSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { readConfig } from '../config.js';
import { COST, createContainer, type Entry, readContainer } from '../storage/node/container.js';
import { bothKeys, type Keys, keysBeside, SECRET, secretIn, secretText } from '../storage/node/keys.js';
import { blobsBeside } from '../storage/node/disk-blobs.js';
import { filesOf, openWhole, removeDatabase, snapshot } from '../storage/node/snapshot.js';
import { vaultWith } from '../storage/keys.js';
import type { Secret } from '../storage/vault.js';
import { photosOf } from './backup-photos.js';
import { type PassphraseOptions, passphrase } from './passphrase.js';
import { bar, size } from './progress.js';
import { diskWords, unfinished } from './unfinished.js';

/** The first entry: what a restore has to know before it writes anything. */
export interface About {
  /** What was committed before it is in, ms. */
  at: number;
  program: string;
  kind: string;
  migrations: string[];
  counts: Record<(typeof COUNTED)[number], number>;
}
const COUNTED = ['petitions', 'petition_events', 'personal', 'messages', 'notices', 'staff'] as const;

export interface BackupRequest {
  databasePath: string;
  file: string;
  /** SECRET_KEY, where it is set; else it lies beside the database. */
  secretKey: Secret | undefined;
  passphrase: string;
  cost?: typeof COST;
}

export async function backup(file: string, options: PassphraseOptions): Promise<void> {
  const { databasePath, secretKey } = readConfig(process.env);
  const target = resolve(file);
  checkRoom(target, databasePath);
  const { about, entries } = await makeBackup({ databasePath, file: target, secretKey, passphrase: await passphrase(options, true) });
  const { petitions, notices } = about.counts;
  console.log(`${file}: ${size(statSync(target).size)}, ${entries.length} entries, ${petitions} petitions, ${notices} notices, as of ${new Date(about.at).toISOString()}; read back and whole`);
}

function checkRoom(file: string, databasePath: string): void {
  if (existsSync(file)) throw new Error(`${file}: is there already; nothing is overwritten`);
  if (!existsSync(dirname(file))) throw new Error(`${dirname(file)}: is not there`);
  if (!statSync(databasePath, { throwIfNoEntry: false })?.isFile()) throw new Error(`DATABASE_PATH: ${databasePath} is not there, or no file`);
}

/** @throws Error with one line; no file is left then */
export async function makeBackup({ databasePath, file, secretKey, passphrase: words, cost = COST }: BackupRequest): Promise<{ about: About; entries: Entry[] }> {
  const partial = `${file}.partial`;
  const copy = `${file}.database`;
  const left = unfinished();
  try {
    if ([partial, copy].some((f) => existsSync(f))) throw new Error(`${partial}: another backup to this file is running, or was killed; remove ${partial} and ${copy}`);
    left.add(partial, ...filesOf(copy));
    const before = keysBeside(databasePath); // a key that is retired meanwhile may have sealed what the copy holds
    const copying = bar('copying');
    const at = await snapshot(databasePath, copy, copying);
    copying.end();
    const keys = (): Keys => withSecret(bothKeys(before, keysBeside(databasePath)), secretKey);
    const about = examine(copy, at, keys());
    const entries = await pack(partial, { words, cost, about, keys, copy, databasePath });
    removeDatabase(copy);
    await readBack(partial, words, entries);
    put(partial, file);
    left.done(partial);
    return { about, entries };
  } catch (error) {
    throw diskWords(error, file);
  } finally {
    left.clear();
  }
}

/** The copy is whole, and the key that goes with it is its own. */
function examine(copy: string, at: number, keys: Keys): About {
  const raw = openWhole(copy);
  try {
    const fact = (id: string): string | undefined => raw.prepare('select value from database_facts where id = ?').pluck().get(id) as string | undefined;
    const secret = secretIn(keys);
    const key = has(raw, 'database_facts') ? fact('key') : undefined;
    if (key === undefined || fact('kind') === undefined) throw new Error('DATABASE_PATH: the gateway has never run on this database');
    if (!secret) throw new Error('SECRET_KEY: is not set, and no secret.key lies beside the database; without it a backup could never be opened');
    if (vaultWith(fact('finder'), secret, crypto).find('database', 'key') !== key) throw new Error('SECRET_KEY: this database was made with another key');
    const counts = Object.fromEntries(COUNTED.map((t) => [t, has(raw, t) ? raw.prepare(`select count(*) from ${t}`).pluck().get() : 0])) as About['counts'];
    const migrations = raw.prepare('select name from migrations order by name').pluck().all() as string[];
    return { at, program: version(), kind: fact('kind') ?? '', migrations, counts };
  } finally {
    raw.close();
  }
}

const withSecret = (keys: Keys, secretKey: Secret | undefined): Keys => (secretKey ? { ...keys, [SECRET]: secretText(secretKey) } : keys);
const has = (raw: Database.Database, table: string): boolean => raw.prepare("select count(*) from sqlite_schema where type = 'table' and name = ?").pluck().get(table) === 1;
const version = (): string => (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version;

interface Packing {
  words: string;
  cost: typeof COST;
  about: About;
  /** As they are now: a rotation beside this adds one. */
  keys(): Keys;
  copy: string;
  databasePath: string;
}

/** Photos first: where a rotation renamed one since the copy was made, the copy learns its new name before it is packed, and the keys come after both. */
async function pack(partial: string, { words, cost, about, keys, copy, databasePath }: Packing): Promise<Entry[]> {
  const photos = photosOf(copy, databasePath);
  const packing = bar('packing');
  const bytes = photos.bytes();
  const container = await createContainer(partial, words, cost, (done) => packing(done, bytes)).catch((error: unknown) => {
    photos.close();
    throw error;
  });
  try {
    await container.add('about', [Buffer.from(JSON.stringify(about))]);
    const missing = await photos.pack(container);
    if (missing) console.error(`${missing} photos have no file in ${blobsBeside(databasePath)}: the backup cannot hold them`);
    const held = keys();
    photos.check(secretIn(held));
    photos.close();
    await container.add('database', read(copy));
    await container.add('keys', [Buffer.from(JSON.stringify(held))]);
    return await container.end();
  } catch (error) {
    photos.close();
    await container.abandon();
    throw error;
  } finally {
    packing.end();
  }
}

const read = (file: string): AsyncIterable<Buffer> => createReadStream(file, { highWaterMark: 1024 * 1024 });

/** From the disk again, with the passphrase: a backup is worth what can be read. */
async function readBack(partial: string, words: string, written: Entry[]): Promise<void> {
  const checking = bar('checking');
  const whole = written.reduce((sum, e) => sum + e.size, 0);
  const found = await readContainer(partial, words, () => undefined, (done) => checking(done, whole));
  checking.end();
  if (JSON.stringify(found) !== JSON.stringify(written)) throw new Error(`${partial}: what was read back is not what was written`);
}

/** Gives a finished file its name, which must be free, and makes the name as durable as the file. */
export function put(from: string, to: string): void {
  try {
    linkSync(from, to); // unlike a renaming it never replaces a file
    rmSync(from);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP'].includes((error as NodeJS.ErrnoException).code ?? '') || existsSync(to)) throw error;
    renameSync(from, to); // FAT and some network disks have no links
  }
  const folder = openSync(dirname(to), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
