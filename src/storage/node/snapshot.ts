/** A copy of a database that others are writing. */
import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Pages of 4 KiB a step: 16 MiB, so that a bar moves and a signal is heard. */
const STEP = 4096;

/**
 * One read transaction pins what is copied. Without it every commit of another process would make SQLite begin the copy anew,
 * and under load it would never end: https://www.sqlite.org/c3ref/backup_finish.html
 * Writers do not wait; their WAL grows until the copy is done and shrinks afterwards (store.ts).
 * @param to is made here, mode 0600 @returns the instant, ms: what was committed before it is in the copy
 */
export async function snapshot(from: string, to: string, progress: (done: number, whole: number) => void = () => undefined): Promise<number> {
  const raw = new Database(from, { readonly: true, fileMustExist: true, timeout: 10_000 });
  try {
    const at = Date.now();
    raw.exec('begin');
    raw.prepare('select count(*) from sqlite_schema').get(); // the first read takes the snapshot
    closeSync(openSync(to, 'wx', 0o600)); // SQLite would let everybody read it
    await raw.backup(to, {
      progress({ totalPages, remainingPages }) {
        progress(totalPages - remainingPages, totalPages);
        return STEP;
      },
    });
    return at;
  } finally {
    raw.close();
  }
}

/** Opens a file that nobody else has. @throws Error when SQLite finds anything wrong in it */
export function openWhole(file: string): Database.Database {
  const raw = new Database(file, { fileMustExist: true });
  try {
    raw.pragma('journal_mode = DELETE'); // no second file beside it
    const [first] = raw.pragma('integrity_check(1)') as { integrity_check: string }[];
    if (first?.integrity_check !== 'ok') throw new Error(`the database is damaged: ${first?.integrity_check ?? 'no answer'}`);
    return raw;
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** SQLite's files of one database. */
export const filesOf = (file: string): string[] => [file, `${file}-wal`, `${file}-shm`, `${file}-journal`];

export const removeDatabase = (file: string): void => {
  for (const f of filesOf(file)) if (existsSync(f)) rmSync(f);
};
