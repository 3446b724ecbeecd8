/** The secret keys on one machine: the first is made once in data/, readable by its owner alone. Safe when two processes start at once. */
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { keyIn, keyText, keysIn } from '../keys.js';
import type { NamedKey, Secret } from '../vault.js';

const fileOf = (databasePath: string): string => join(dirname(databasePath), 'secret.key');

/** Those that lie beside a database, the newest first; the first one is made where there is none. */
export function secretsBeside(databasePath: string): Secret {
  if (!existsSync(fileOf(databasePath))) secretBeside(databasePath);
  return read(databasePath);
}

/** The same for a process that has them: it makes none, and what cannot be read changes nothing. */
export function secretsAgain(databasePath: string): Secret | undefined {
  try {
    return read(databasePath);
  } catch {
    return undefined;
  }
}

const read = (databasePath: string): Secret => keysIn(readFileSync(fileOf(databasePath), 'utf8').split('\n'));

/** Puts these in the place of those that lie there: the whole file or none of it. */
export function keepSecrets(databasePath: string, keys: readonly NamedKey[]): void {
  const file = fileOf(databasePath);
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, `${keys.map(keyText).join('\n')}\n`, { mode: 0o600, flush: true });
  renameSync(part, file);
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/** @returns 32 bytes, of the newest; the first process to link its file wins, the others read it */
export function secretBeside(databasePath: string): Uint8Array {
  const folder = dirname(databasePath);
  const file = fileOf(databasePath);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mine = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(mine, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(mine, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(mine);
  }
  return keyIn(readFileSync(file, 'utf8').split('\n')[0] ?? '').secret;
}
