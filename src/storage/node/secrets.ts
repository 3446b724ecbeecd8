/** The secret keys on one machine: the first is made once in data/, readable by its owner alone. Safe when two processes start at once. */
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, fsyncSync, linkSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { keyIn, keyText, keysIn } from '../keys.js';
import { makeFolder } from './folder.js';
import { keysOf, type NamedKey, type Secret } from '../vault.js';

const fileOf = (databasePath: string): string => join(dirname(databasePath), 'secret.key');

/** Those that lie beside a database, the newest first; the first one is made where there is none. @throws Error with one line */
export function secretsBeside(databasePath: string): Secret {
  if (!existsSync(fileOf(databasePath))) {
    if (hasKey(databasePath)) throw new Error(`SECRET_KEY: is not set, and ${fileOf(databasePath)} is not there: put it back (a backup holds it). A new one would open nothing, and none is made`);
    secretBeside(databasePath);
  }
  return read(databasePath);
}

/** Whether this database was made with a key. */
function hasKey(databasePath: string): boolean {
  if (!existsSync(databasePath)) return false;
  let raw: Database.Database | undefined;
  try {
    raw = new Database(databasePath, { readonly: true });
    return raw.prepare("select count(*) from database_facts where id = 'key'").pluck().get() === 1;
  } catch {
    return false; // no table yet
  } finally {
    raw?.close();
  }
}

/** The same for a process that has them: it makes none, and what cannot be read changes nothing. */
export function secretsAgain(databasePath: string): Secret | undefined {
  try {
    return read(databasePath);
  } catch {
    return undefined;
  }
}

const read = (databasePath: string): Secret => keysIn(contentOf(fileOf(databasePath)).split('\n'));

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code}); it is a file of the gateway's own user, mode 0600: run this as that user`);
  }
}

/** Puts these in the place of those that lie there: the whole file or none of it. */
export function keepSecrets(databasePath: string, keys: readonly NamedKey[]): void {
  const file = fileOf(databasePath);
  const part = `${file}.${process.pid}.part`;
  for (const name of readdirSync(dirname(file))) if (/^secret\.key\.\d+\.part$/.test(name)) rmSync(join(dirname(file), name), { force: true }); // of one that was killed
  try {
    const { uid, gid } = statSync(file);
    writeFileSync(part, `${keys.map(keyText).join('\n')}\n`, { mode: 0o600, flush: true });
    chownSync(part, uid, gid); // a gateway that cannot read it would go on with the older key
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** @returns 32 bytes, of the newest; the first process to link its file wins, the others read it */
export function secretBeside(databasePath: string): Uint8Array {
  const folder = dirname(databasePath);
  const file = fileOf(databasePath);
  makeFolder(folder);
  const mine = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(mine, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
    linkSync(mine, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(mine, { force: true });
  }
  return keyIn(readFileSync(file, 'utf8').split('\n')[0] ?? '').secret;
}

/**
 * One change of the keys at a time: each reads what is there and puts something else in its place, and of two rotations at once one key would be lost
 * with all that it has sealed by then. The database's own lock is the lock.
 */
export function changeSecrets(databasePath: string, change: (keys: readonly NamedKey[]) => readonly NamedKey[]): void {
  const raw = new Database(databasePath, { timeout: 10_000, fileMustExist: true });
  try {
    raw
      .transaction(() => {
        const keys = keysOf(read(databasePath));
        const next = change(keys);
        if (next !== keys) keepSecrets(databasePath, next);
      })
      .immediate();
  } finally {
    raw.close();
  }
}
