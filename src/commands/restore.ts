/** `minwon restore FILE`: a backup becomes a database where none is. Nothing is in place before everything is proved. */
import * as crypto from 'node:crypto';
import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { readConfig } from '../config.js';
import { readContainer, type Sink } from '../storage/node/container.js';
import { checkRoomForKeys, holdsKeysOf, type Keys, secretIn, writeKeys } from '../storage/node/keys.js';
import { makeFolder } from '../storage/node/folder.js';
import { blobsBeside } from '../storage/node/disk-blobs.js';
import { filesOf, openWhole, removeDatabase } from '../storage/node/snapshot.js';
import { MIGRATIONS, nodeStore } from '../storage/node/store.js';
import { openVault } from '../storage/keys.js';
import { keysOf, type Secret } from '../storage/vault.js';
import { type About, put } from './backup.js';
import { type PassphraseOptions, passphrase } from './passphrase.js';
import { bar } from './progress.js';
import { afterRestore, catchUp, proveKey } from './restored.js';
import { diskWords, type Unfinished, unfinished } from './unfinished.js';

export interface RestoreRequest {
  file: string;
  databasePath: string;
  /** SECRET_KEY, where it is set: then it must be the backup's, and no key is written beside the database. */
  secretKey: Secret | undefined;
  passphrase: string;
  demo: boolean;
  district?: string;
  now?: number;
}

export interface Restored {
  about: About;
  /** Notices that wait for staff. */
  held: number;
  /** Migrations that this program added. */
  applied: string[];
  blobs: number;
}

export async function restore(file: string, options: PassphraseOptions): Promise<void> {
  const { databasePath, secretKey, demo, district } = readConfig(process.env);
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Error(`${file}: is not there, or no file`);
  checkEmpty(databasePath);
  const { about, held, applied, blobs } = await restoreBackup({ file: resolve(file), databasePath, secretKey, passphrase: await passphrase(options, false), demo, district });
  console.log(`${databasePath}: ${about.counts.petitions} petitions as of ${new Date(about.at).toISOString()}${blobs ? `, ${blobs} blobs` : ''}${applied.length ? `, brought up to date by ${applied.join(', ')}` : ''}`);
  console.log(`${held} notices are held: nothing of them is sent until staff release or drop each in the console. All sessions, open links and one-time numbers are ended.`);
}

/** @throws Error with one line; nothing is left or changed then */
export async function restoreBackup({ file, databasePath, secretKey, passphrase: words, demo, district = 'gangnam', now = Date.now() }: RestoreRequest): Promise<Restored> {
  checkEmpty(databasePath);
  makeFolder(dirname(databasePath));
  const left = unfinished();
  try {
    const unpacked = await unpack(file, words, { databasePath, demo, left });
    const { about, keys, database, blobs } = unpacked;
    const secret = ownKey(keys, secretKey);
    if (!secretKey) checkRoomForKeys(databasePath, keys);
    const { held, applied } = await revive(database, { secretKey: secret, demo, district, at: now, of: about.at });
    if (!secretKey) writeKeys(databasePath, keys);
    if (blobs) renameSync(blobs.folder, blobsBeside(databasePath));
    removeDatabase(databasePath); // empty, or not there
    put(database, databasePath); // last: until then another try finds nothing in its way
    return { about, held, applied, blobs: blobs?.count ?? 0 };
  } catch (error) {
    throw diskWords(error, databasePath);
  } finally {
    left.clear();
  }
}

/** No file, an empty one, or a database without a table. A WAL that was left over would be played into the new one. */
function checkEmpty(databasePath: string): void {
  if (existsSync(databasePath) && statSync(databasePath).size > 0 && !isBare(databasePath)) throw new Error(`DATABASE_PATH: ${databasePath} is there already; restore into a new one`);
  const beside = filesOf(databasePath).slice(1).find((f) => existsSync(f) && statSync(f).size > 0);
  if (beside) throw new Error(`DATABASE_PATH: ${beside} is left from another database; move it away`);
}

function isBare(file: string): boolean {
  let raw: Database.Database | undefined;
  try {
    raw = new Database(file, { readonly: true });
    return raw.prepare('select count(*) from sqlite_schema').pluck().get() === 0;
  } catch {
    return false; // not a database
  } finally {
    raw?.close();
  }
}

interface Unpacked {
  about: About;
  keys: Keys;
  database: string;
  blobs: { folder: string; count: number } | undefined;
}

async function unpack(file: string, words: string, { databasePath, demo, left }: { databasePath: string; demo: boolean; left: Unfinished }): Promise<Unpacked> {
  const database = `${databasePath}.restoring`;
  const folder = `${blobsBeside(databasePath)}.restoring`;
  if (existsSync(blobsBeside(databasePath))) throw new Error(`${blobsBeside(databasePath)}: is there already; move it away, or restore into a folder of its own`);
  if ([database, folder].some((f) => existsSync(f))) throw new Error(`${database}: another restore is running, or was killed; remove ${database} and ${folder}`);
  left.add(...filesOf(database), folder);
  const read: Partial<Unpacked> = {};
  let blobs = 0;
  const reading = bar('restoring');
  const whole = statSync(file).size;
  const entries = await readContainer(
    file,
    words,
    (name): Sink => {
      if (name === 'about') return collect((text) => checkAbout((read.about = JSON.parse(text) as About), demo));
      if (name === 'keys') return collect((text) => void (read.keys = JSON.parse(text) as Keys));
      if (name === 'database') return into(database);
      if (!isBlob(name)) throw new Error(`${name}: this program knows no such entry; the backup was made by a newer one`);
      blobs++;
      return into(join(folder, name.slice('blobs/'.length)));
    },
    (done) => reading(done, whole),
  );
  reading.end();
  const { about, keys } = read;
  if (!about || !keys || !entries.some((e) => e.name === 'database')) throw new Error(`${file}: lacks the database or its keys`);
  return { about, keys, database, blobs: blobs ? { folder, count: blobs } : undefined };
}

/** A relative path without steps upwards. */
const isBlob = (name: string): boolean => /^blobs\/[\w.-]+(\/[\w.-]+)*$/.test(name) && !/(^|\/)\.\.?(\/|$)/.test(name);

function collect(then: (text: string) => void): Sink {
  const chunks: Buffer[] = [];
  return { write: (chunk) => void chunks.push(chunk), end: () => then(Buffer.concat(chunks).toString()) };
}

/** A new file of its own, on the disk when its sum was right. */
function into(file: string): Sink {
  makeFolder(dirname(file));
  closeSync(openSync(file, 'wx', 0o600));
  return {
    write: (chunk) => appendFileSync(file, chunk),
    end() {
      const handle = openSync(file, 'r+');
      fsyncSync(handle);
      closeSync(handle);
    },
  };
}

/** @throws Error before anything is written */
function checkAbout({ kind, migrations, program }: About, demo: boolean): void {
  const known = readdirSync(MIGRATIONS);
  const unknown = migrations.find((m) => !known.includes(m));
  if (unknown) throw new Error(`the backup was made by a newer program (${program}, ${unknown}): restore it with that one`);
  if (kind !== (demo ? 'demo' : 'real')) throw new Error(`the backup is of a ${kind} database, and DEMO is ${demo ? 'on' : 'off'}`);
}

/** The backup's keys; where SECRET_KEY is set they must be among those, or the gateway would not open what was restored. */
function ownKey(keys: Keys, given: Secret | undefined): Secret {
  const secret = secretIn(keys);
  if (!secret) throw new Error('the backup lacks its secret key');
  if (given && !holdsKeysOf(given, secret)) {
    const missing = keysOf(secret).filter((k) => !holdsKeysOf(given, [k])).map((k) => k.name);
    throw new Error(`SECRET_KEY: the backup was made with another key (${missing.join(', ')}), which is not among SECRET_KEY and OLD_SECRET_KEYS; leave both unset, and its own keys are put beside the database`);
  }
  return given ?? secret;
}

/** Whole, its key proved, newer migrations applied, the past ended, the clock caught up; closed again as one file without a WAL. */
async function revive(database: string, world: { secretKey: Secret; demo: boolean; district: string; at: number; of: number }): Promise<{ held: number; applied: string[] }> {
  const before = openWhole(database);
  const had = before.prepare('select name from migrations').pluck().all() as string[];
  before.close();
  const store = nodeStore(database);
  try {
    proveKey(store, await openVault(store, world.secretKey, crypto));
    await store.atomic(afterRestore(store, world));
    await catchUp(store, world);
    const held = store.raw.prepare("select count(*) from notices where state = 'held'").pluck().get() as number;
    const applied = (store.raw.prepare('select name from migrations order by name').pluck().all() as string[]).filter((m) => !had.includes(m));
    return { held, applied };
  } finally {
    store.close();
  }
}
