import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { migrate, nodeStore } from '../../src/storage/node/store.js';
import { secretBeside } from '../../src/storage/node/secrets.js';
import { counts, type Engine, populate, ROWS, tablesOf } from './populate.js';

const FOLDER = 'src/storage/migrations';
const files = readdirSync(FOLDER).filter((f) => f.endsWith('.sql')).sort();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'minwon-migrations-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const engineOf = (raw: Database.Database): Engine => ({
  all: async (sql) => raw.prepare(sql).all() as Record<string, unknown>[],
  run: async (sql) => void raw.prepare(sql).run(),
});

describe('promise-24 (migrations): a populated copy of each schema so far keeps every row', () => {
  it.each(files.map((_, i) => i + 1))('from the first %i migrations, on better-sqlite3', async (known) => {
    const partial = join(folder, 'partial');
    mkdirSync(partial);
    for (const file of files.slice(0, known)) copyFileSync(join(FOLDER, file), join(partial, file));
    const raw = new Database(join(folder, 'old.db'));
    migrate(raw, partial);
    const engine = engineOf(raw);
    const tables = await tablesOf(engine);
    expect(tables.length).toBeGreaterThan(8);
    await populate(engine);
    const before = await counts(engine, tables);
    expect(Object.values(before).every((n) => n === ROWS)).toBe(true);
    expect(migrate(raw)).toEqual(files.slice(known));
    expect(await counts(engine, tables)).toEqual(before);
    expect(migrate(raw)).toEqual([]);
    raw.close();
  });
});

describe('first start', () => {
  it('two processes that start at once agree on one key and one schema', async () => {
    const script = `
      import { nodeStore } from './src/storage/node/store.js';
      import { secretBeside } from './src/storage/node/secrets.js';
      const file = process.argv[2];
      const key = Buffer.from(secretBeside(file)).toString('hex');
      const store = nodeStore(file);
      console.log(key + ' ' + store.raw.prepare('select count(*) from migrations').pluck().get());
      store.close();`;
    const runOne = (): Promise<string> =>
      new Promise((done, failed) => {
        const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-', join(folder, 'data', 'first.db')], { stdio: ['pipe', 'pipe', 'pipe'] });
        let out = '';
        let problem = '';
        child.stdout.on('data', (d) => (out += d));
        child.stderr.on('data', (d) => (problem += d));
        child.on('exit', (code) => (code === 0 ? done(out.trim()) : failed(new Error(problem))));
        child.stdin.end(script);
      });
    const said = await Promise.all([runOne(), runOne(), runOne(), runOne()]);
    expect(new Set(said).size).toBe(1);
    expect(said[0]).toMatch(new RegExp(`^[0-9a-f]{64} ${files.length}$`));
  });

  it('makes a key that only its owner can read, and keeps it', () => {
    const file = join(folder, 'data', 'a.db');
    const key = secretBeside(file);
    expect(key).toHaveLength(32);
    expect(Buffer.from(secretBeside(file))).toEqual(Buffer.from(key));
    expect(statSync(join(folder, 'data', 'secret.key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'data'))).toEqual(['secret.key']);
    expect(readFileSync(join(folder, 'data', 'secret.key'), 'utf8')).not.toContain('undefined');
  });

  it('opens a database that is already there', () => {
    const file = join(folder, 'again.db');
    nodeStore(file).close();
    const store = nodeStore(file);
    expect(store.raw.prepare('select count(*) from migrations').pluck().get()).toBe(files.length);
    store.close();
  });
});
