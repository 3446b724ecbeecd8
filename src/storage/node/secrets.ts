/** The secret key on one machine: made once in data/, readable by its owner alone. Safe when two processes start at once. */
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @returns 32 bytes; the first process to link its file wins, the others read it */
export function secretBeside(databasePath: string): Uint8Array {
  const folder = dirname(databasePath);
  const file = join(folder, 'secret.key');
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
  return Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
}
