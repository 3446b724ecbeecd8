/** What is done while no gateway and no other command has the database open. */
import Database from 'better-sqlite3';

/** SQLite leaves the WAL only where nobody else has the database open: no gateway is asked whether it runs. @param why what would go wrong beside one @throws Error */
export function alone(file: string, why: string): Database.Database {
  const raw = new Database(file, { timeout: 1_000, fileMustExist: true });
  try {
    raw.pragma('locking_mode = EXCLUSIVE');
    if (raw.pragma('journal_mode = DELETE', { simple: true }) !== 'delete') throw new Error('locked');
    raw.pragma('synchronous = FULL');
    raw.pragma('temp_store = FILE');
    return raw;
  } catch {
    raw.close();
    throw new Error(`DATABASE_PATH: ${file} is open in a gateway or another command. Stop them first: ${why}`);
  }
}

/** What was not committed is taken back, and others may open it again. */
export function letIn(raw: Database.Database): void {
  if (raw.inTransaction) raw.exec('rollback');
  raw.pragma('locking_mode = NORMAL');
  raw.pragma('journal_mode = WAL');
  raw.close();
}
