/** The better-sqlite3 driver: durable group commit. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { Refusal } from '../../errors.js';
import * as schema from '../schema.js';
import { conflictOf, type Db, type Store, type Write } from '../store.js';

export const MIGRATIONS = fileURLToPath(new URL('../migrations/', import.meta.url));
/** How long a write waits for another process, ms; the event loop stays free meanwhile. */
const PATIENCE = 5_000;
const PAUSE = 15;
/** KiB of pages in memory: a message touches a page of each index, and they lie anywhere. */
const CACHE = 64 * 1024;
/** Pages of 4 KiB in the WAL before they are moved into the database: 64 MiB. */
const CHECKPOINT = 16_000;
/** Turns of the event loop that a commit waits for while more keeps coming. */
const TURNS = 4;

export interface NodeStore extends Store {
  readonly raw: Database.Database;
  close(): void;
}

interface Job {
  writes: readonly Write[];
  done(changes: number[]): void;
  failed(error: unknown): void;
}

const isBusy = (e: unknown): boolean => e instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(e.code);

/** Opens the file, asserts its pragmas and applies the migrations that it lacks. */
export function nodeStore(file: string): NodeStore {
  const raw = open(file);
  migrate(raw);
  const reads = sharedReads(raw);
  const group = groupCommit(raw, reads.release);
  let second: { raw: Database.Database; db: Db } | undefined;
  return {
    get raw() {
      reads.release(); // whoever takes the handle finds no transaction open
      return raw;
    },
    db: over(reads.client),
    get direct() {
      return (second ??= opened(file)).db;
    },
    atomic: group,
    close() {
      second?.raw.close();
      raw.close();
    },
  };
}

/** The one cast: sync builders can be awaited. */
const over = (client: Database.Database): Db => drizzle({ client, schema }) as unknown as Db;

/** A connection of its own, with SQLite's patience: the group's connection has none. */
function opened(file: string): { raw: Database.Database; db: Db } {
  const raw = open(file);
  return { raw, db: over(raw) };
}

/** synchronous=FULL is asserted on every connection: in WAL mode better-sqlite3 would run NORMAL, which acknowledges before the disk. */
function open(file: string): Database.Database {
  const raw = new Database(file, { timeout: PATIENCE });
  intoWal(raw);
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  raw.pragma(`cache_size = -${CACHE}`);
  raw.pragma(`wal_autocheckpoint = ${CHECKPOINT}`);
  raw.pragma(`journal_size_limit = ${CHECKPOINT * 4096}`); // what grew under a long reader, a backup say, is given back when it is gone
  if (raw.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous=FULL was refused');
  if (file !== ':memory:' && raw.pragma('journal_mode', { simple: true }) !== 'wal') throw new Error('WAL was refused');
  return raw;
}

/** Two that turn a new database to WAL at once both read it first: then SQLite tells one of them at once that it is busy, without its patience. */
function intoWal(raw: Database.Database): void {
  for (const until = Date.now() + PATIENCE; ; ) {
    try {
      return void raw.pragma('journal_mode = WAL');
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/** Applies *.sql in order, each once, under one immediate transaction: safe when two processes start at once. */
export function migrate(raw: Database.Database, folder: string = MIGRATIONS): string[] {
  const files = readdirSync(folder).filter((f) => f.endsWith('.sql')).sort();
  return raw
    .transaction(() => {
      raw.exec('create table if not exists migrations (name text primary key, applied_at integer not null)');
      const applied = new Set(raw.prepare('select name from migrations').pluck().all());
      const missing = files.filter((f) => !applied.has(f));
      for (const name of missing) {
        raw.exec(readFileSync(`${folder}/${name}`, 'utf8'));
        raw.prepare('insert into migrations values (?, ?)').run(name, Date.now());
      }
      return missing;
    })
    .immediate();
}

/** Each statement is compiled once. */
function compiler(raw: Database.Database): (sql: string) => Database.Statement {
  const statements = new Map<string, Database.Statement>();
  return (sql) => {
    let s = statements.get(sql);
    if (!s) {
      s = raw.prepare(sql);
      if (statements.size > 500) statements.clear();
      statements.set(sql, s);
    }
    return s;
  };
}

/**
 * What drizzle reads through. The reads of one turn of the event loop share one snapshot: SQLite takes and gives back its lock by system calls,
 * four of them for each message otherwise. The next turn, and whoever writes, sees what others have written since.
 */
function sharedReads(raw: Database.Database): { client: Database.Database; release(): void } {
  const [begin, end] = [raw.prepare('begin'), raw.prepare('commit')];
  const [objects, arrays] = [compiler(raw), compiler(raw)];
  let shared = false;
  const release = (): void => {
    if (!shared) return;
    shared = false;
    if (raw.open && raw.inTransaction) end.run();
  };
  const share = (): void => {
    if (shared || raw.inTransaction) return;
    begin.run();
    shared = true;
    setImmediate(release);
  };
  /** A statement that changes something commits by itself. */
  const reading = (s: Database.Statement, raws: () => unknown): object => {
    const enter = s.readonly ? share : release;
    const ready = (): Database.Statement => {
      enter();
      return s;
    };
    return { run: (...params: unknown[]) => ready().run(...params), get: (...params: unknown[]) => ready().get(...params), all: (...params: unknown[]) => ready().all(...params), raw: raws };
  };
  const prepare = (sql: string): object => {
    const s = objects(sql);
    if (!s.reader) return reading(s, () => s);
    let rows: object | undefined;
    return reading(s, () => (rows ??= reading(arrays(sql).raw(), () => rows)));
  };
  return { client: { prepare } as unknown as Database.Database, release };
}

/** The writes of one turn of the event loop share one commit; each job is all or nothing; nobody is told before the commit is on disk. */
function groupCommit(raw: Database.Database, release: () => void): Store['atomic'] {
  raw.pragma('busy_timeout = 0');
  const statement = compiler(raw);
  let queue: Job[] = [];
  let since = 0;
  const run = (w: Write): number => statement(w.sql).run(...w.params).changes;

  const runJob = (job: Job): (() => void) => {
    const [only] = job.writes;
    if (job.writes.length === 1 && only) {
      const changes = [run(only)]; // one statement is atomic by itself
      return () => job.done(changes);
    }
    statement('savepoint job').run();
    try {
      const changes = job.writes.map(run);
      statement('release job').run();
      return () => job.done(changes);
    } catch (error) {
      if (raw.inTransaction) raw.exec('rollback to job; release job');
      throw error;
    }
  };

  /** While requests keep coming in, one commit for more of them is sooner for all. */
  const gather = (size: number, turns: number): void => {
    if (queue.length > size && turns > 0) setImmediate(gather, queue.length, turns - 1);
    else flush();
  };

  const flush = (): void => {
    release();
    try {
      statement('begin immediate').run();
    } catch (error) {
      if (isBusy(error) && Date.now() - since < PATIENCE) {
        setTimeout(flush, PAUSE);
        return;
      }
      settle(queue.splice(0).map((j) => () => j.failed(unavailable(error))));
      return;
    }
    const jobs = queue;
    queue = [];
    settle(commit(jobs));
  };

  const commit = (jobs: Job[]): (() => void)[] => {
    const told: (() => void)[] = [];
    try {
      for (const job of jobs) {
        try {
          told.push(runJob(job));
        } catch (error) {
          if (!raw.inTransaction) throw error; // a full disk ends the whole transaction
          const conflict = conflictOf(error);
          told.push(() => job.failed(conflict ?? unavailable(error)));
        }
      }
      statement('commit').run();
      return told;
    } catch (error) {
      if (raw.inTransaction) raw.exec('rollback');
      return jobs.map((j) => () => j.failed(unavailable(error)));
    }
  };

  return (writes) =>
    new Promise((done, failed) => {
      queue.push({ writes, done, failed });
      if (queue.length === 1) {
        since = Date.now();
        setImmediate(gather, 1, TURNS);
      }
    });
}

const settle = (told: (() => void)[]): void => {
  for (const tell of told) tell();
};

const unavailable = (error: unknown): Error => {
  const code = error instanceof Database.SqliteError ? error.code : '';
  if (/^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN)/.test(code)) return new Refusal('busy', code);
  return error instanceof Error ? error : new Error(String(error));
};
