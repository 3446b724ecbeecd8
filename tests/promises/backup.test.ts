/** promise-24: one file holds the database, blobs and the keys; it is made while citizens write, and a restored copy tells nobody anything twice. */
import { spawn, spawnSync } from 'node:child_process';
import * as crypto from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type BackupRequest, makeBackup } from '../../src/commands/backup.js';
import { passphrase } from '../../src/commands/passphrase.js';
import { type RestoreRequest, restoreBackup } from '../../src/commands/restore.js';
import { DROPPED, dropHeld, HELD, heldNotices, releaseHeld } from '../../src/notices/held.js';
import { queue } from '../../src/notices/outbox.js';
import { caseOf } from '../../src/petitions/life/case.js';
import { COST, createContainer, readContainer } from '../../src/storage/node/container.js';
import { blobsBeside } from '../../src/storage/node/disk-blobs.js';
import { secretBeside } from '../../src/storage/node/secrets.js';
import { snapshot } from '../../src/storage/node/snapshot.js';
import { MIGRATIONS, migrate } from '../../src/storage/node/store.js';
import { createVault } from '../../src/storage/vault.js';
import { type Harness, harness, KEY, TUESDAY } from '../harness.js';
import { MINWON } from '../programs.js';
import { populate, ROWS } from '../storage/populate.js';
import { receiptIn } from '../receipt-in.js';
import { folder } from './support/server.js';

const WORDS = '가로등 아래 길고양이 세 마리';
/** A cheap key, where its cost is not what is tried. */
const CHEAP = { ...COST, n: 2 ** 10 };
const SLOW = 120_000;

const backup = (databasePath: string, file: string, also: Partial<BackupRequest> = {}) => makeBackup({ databasePath, file, secretKey: KEY, passphrase: WORDS, cost: CHEAP, ...also });
const restore = (file: string, databasePath: string, also: Partial<RestoreRequest> = {}) => restoreBackup({ file, databasePath, secretKey: KEY, passphrase: WORDS, demo: true, now: TUESDAY + 1, ...also });
const all = (file: string, sql: string): unknown[] => {
  const raw = new Database(file, { readonly: true });
  const rows = raw.prepare(sql).raw().all();
  raw.close();
  return rows;
};
const TABLES = ['petitions', 'petition_events', 'personal', 'phones', 'messages'];

/** A gateway with three petitions on a file of its own. */
async function filled(): Promise<{ h: Harness; file: string; at: string; receipts: string[] }> {
  const at = folder();
  const file = join(at, 'minwon.db');
  const h = await harness({}, file);
  onTestFinished(() => h.close());
  const receipts: string[] = [];
  for (let n = 0; n < 3; n++) {
    await h.text(`0101234000${n}`, `신청 가로등이 꺼졌어요 ${n}`);
    receipts.push(receiptIn(await h.text(`0101234000${n}`, '1')));
  }
  return { h, file, at, receipts };
}

/** A notice of a petition, in a state. */
async function notice(h: Harness, receipt: string, event: number, state: string): Promise<void> {
  const found = await h.core.records.find(receipt);
  if (!found) throw new Error('no petition');
  const writes = queue(h.core, caseOf(await h.core.records.withStory(found)), event, { kind: 'reopened', data: { due: { kind: 'day', at: TUESDAY } } }, undefined, TUESDAY);
  await h.store.atomic(writes);
  h.store.raw.prepare('update notices set state = ? where receipt = ? and event = ?').run(state, receipt, event);
}

describe('backup and restore', () => {
  it('promise-24: the restored database has the same rows, opens with the same key, and serves', async () => {
    const { h, file, at, receipts } = await filled();
    const made = await backup(file, join(at, 'a.backup'));
    expect(made.about.counts.petitions).toBe(3);
    expect(made.entries.map((e) => e.name)).toEqual(['about', 'database', 'keys']);
    expect(readdirSync(at).filter((f) => /partial|database/.test(f))).toEqual([]);
    expect(statSync(join(at, 'a.backup')).mode & 0o777).toBe(0o600);
    const fresh = join(at, 'new', 'minwon.db');
    await restore(join(at, 'a.backup'), fresh);
    for (const table of TABLES) expect(all(fresh, `select * from ${table} order by 1, 2, 3`), table).toEqual(all(file, `select * from ${table} order by 1, 2, 3`));
    h.store.raw.exec('delete from personal');
    const again = await harness({}, fresh);
    onTestFinished(() => again.close());
    expect(await again.text('01012340001', `조회 ${receipts[1]}`)).toContain('처리 중');
  });

  it('promise-24: nothing of the file can be read without the passphrase, and the keys come back with it', async () => {
    const { h, at } = await filled();
    const file = join(at, 'own', 'minwon.db');
    const own = secretBeside(file); // no SECRET_KEY is set: the key lies beside the database
    h.store.raw.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(join(at, 'minwon.db'), file);
    const raw = new Database(file);
    raw.prepare("update database_facts set value = ? where id = 'key'").run(createVault(own, crypto).find('database', 'key'));
    raw.exec('delete from personal; delete from phones');
    raw.close();
    writeFileSync(join(at, 'own', 'vapid.json'), '{"private":"vapid-private"}');
    await backup(file, join(at, 'b.backup'), { secretKey: undefined });
    const bytes = readFileSync(join(at, 'b.backup'));
    for (const plain of [Buffer.from(own).toString('base64'), 'vapid-private', 'SQLite format', 'petition_events', '도로관리과']) expect(bytes.includes(plain), plain).toBe(false);
    await restore(join(at, 'b.backup'), join(at, 'new', 'x.db'), { secretKey: undefined });
    for (const name of ['secret.key', 'vapid.json']) {
      expect(readFileSync(join(at, 'new', name), 'utf8')).toBe(readFileSync(join(at, 'own', name), 'utf8'));
      expect(statSync(join(at, 'new', name)).mode & 0o777).toBe(0o600);
    }
    await expect(restore(join(at, 'b.backup'), join(at, 'own', 'y.db'), { secretKey: undefined }), 'the same key may be there').resolves.toBeTruthy();
    await expect(restore(join(at, 'b.backup'), join(at, 'z', 'z.db'), { secretKey: KEY })).rejects.toThrow(/^SECRET_KEY: the backup was made with another key/);
    mkdirSync(join(at, 'other'));
    secretBeside(join(at, 'other', 'minwon.db'));
    await expect(restore(join(at, 'b.backup'), join(at, 'other', 'minwon.db'), { secretKey: undefined })).rejects.toThrow(/secret\.key: is another key/);
    expect(readdirSync(join(at, 'other'))).toEqual(['secret.key']);
  });

  it('promise-24: blobs go along, those that a row names', async () => {
    const { h, file, at } = await filled();
    const blobs = blobsBeside(file);
    mkdirSync(join(blobs, '2026-11-24'), { recursive: true });
    const photo = crypto.randomBytes(3_000_000);
    writeFileSync(join(blobs, '2026-11-24', 'photo-1'), photo);
    writeFileSync(join(blobs, 'empty'), '');
    writeFileSync(join(blobs, 'nobodys'), 'of a process that died before its row');
    for (const blob of ['2026-11-24/photo-1', 'empty']) h.store.raw.prepare("insert into photos (id, state, blob, at) values (?, 'kept', ?, 0)").run(blob, blob);
    await backup(file, join(at, 'a.backup'));
    const restored = await restore(join(at, 'a.backup'), join(at, 'new', 'minwon.db'));
    expect(restored.blobs).toBe(2);
    expect(readFileSync(join(at, 'new', 'minwon.blobs', '2026-11-24', 'photo-1')).equals(photo)).toBe(true);
    expect(statSync(join(at, 'new', 'minwon.blobs', 'empty')).size).toBe(0);
  });

  it('promise-24: notices that waited or were on their way are held; each is released or dropped once', async () => {
    const { h, file, at, receipts } = await filled();
    const [receipt = ''] = receipts;
    const states = ['waiting', 'claimed', 'pushed', 'sent', 'delivered', 'failed', 'doubtful', 'silenced', 'recalled'];
    for (const [n, state] of states.entries()) await notice(h, receipt, n + 50, state);
    const before = h.count('notices');
    await backup(file, join(at, 'a.backup'));
    const fresh = join(at, 'new', 'minwon.db');
    const { held } = await restore(join(at, 'a.backup'), fresh);
    expect(held).toBe(3 + (before - states.length));
    expect(all(fresh, 'select state from notices where event >= 50 order by event').flat()).toEqual([HELD, HELD, HELD, ...states.slice(3)]);
    const g = await harness({}, fresh);
    onTestFinished(() => g.close());
    await g.tick();
    expect([await g.notices.run(), g.count('lab_texts')], 'nothing goes out').toEqual([0, 0]);
    expect(g.store.raw.prepare("select count(*) from notices where event >= 50 and state in ('waiting', 'claimed', 'pushed')").pluck().get()).toBe(0);
    const list = (await heldNotices(g.core)).filter((n) => n.receipt === receipt && n.kind === 'reopened');
    expect(list.map((n) => n.why).sort()).toEqual(['was-claimed', 'was-pushed', 'was-waiting']);
    expect(await heldNotices(g.core, { limit: held + 1 })).toHaveLength(held);
    const [a = '', b = '', c = ''] = list.map((n) => n.id);
    const both = await Promise.all([releaseHeld(g.core, [a, b], 'kim'), dropHeld(g.core, [b, a], 'lee', 'sent-before')]);
    expect(both.map((r) => r.settled.length).sort()).toEqual([0, 2]);
    expect(both.map((r) => r.late.length).sort()).toEqual([0, 2]);
    expect(await dropHeld(g.core, [c], 'lee', 'told-by-hand')).toEqual({ settled: [c], late: [] });
    expect(await releaseHeld(g.core, [c], 'kim')).toEqual({ settled: [], late: [c] });
    const stateOf = (id: string) => g.store.raw.prepare('select n.state, t.how, t.done_by from notices n join tasks t on t.notice = n.id where n.id = ?').raw().get(id);
    expect([a, b].map(stateOf)).toEqual(both[0].settled.length ? [a, b].map(() => ['waiting', 'released', 'kim']) : [a, b].map(() => [DROPPED, 'sent-before', 'lee']));
    expect(stateOf(c)).toEqual([DROPPED, 'told-by-hand', 'lee']);
    expect((await heldNotices(g.core)).filter((n) => [a, b, c].includes(n.id))).toEqual([]);
    await g.notices.run();
    await g.notices.run();
    expect(g.count('lab_texts'), 'what was released goes out, once').toBe(both[0].settled.length);
  });

  it('promise-24: a copy of a copy holds again what was released and not yet sent', async () => {
    const { h, file, at, receipts } = await filled();
    await notice(h, receipts[0] ?? '', 50, 'waiting');
    await backup(file, join(at, 'a.backup'));
    const one = join(at, 'one', 'minwon.db');
    await restore(join(at, 'a.backup'), one);
    const g = await harness({}, one);
    onTestFinished(() => g.close());
    const ids = (await heldNotices(g.core)).map((n) => n.id);
    expect((await releaseHeld(g.core, ids, 'kim')).settled).toEqual(ids);
    await backup(one, join(at, 'b.backup'));
    const two = join(at, 'two', 'minwon.db');
    expect((await restore(join(at, 'b.backup'), two)).held).toBe(ids.length);
    expect(all(two, 'select count(*) from tasks where done_at is null').flat()).toEqual([ids.length]);
  });

  it('promise-24: what the clock asked for since the copy is done before anything is sent, and its notices are held', async () => {
    const { h, file, at } = await filled();
    h.time.now = Date.parse('2026-11-29T20:00:00+09:00'); // a Sunday evening
    await h.text('01099990000', '신청 보도블록이 깨졌어요');
    const late = receiptIn(await h.text('01099990000', '1'));
    await backup(file, join(at, 'a.backup'));
    const fresh = join(at, 'new', 'minwon.db');
    const now = Date.parse('2027-01-20T10:00:00+09:00'); // due times and the 30th day have passed
    await restore(join(at, 'a.backup'), fresh, { now });
    expect(all(file, `select state from petitions where receipt = '${late}'`)).toEqual([['arrived']]);
    expect(all(fresh, `select state from petitions where receipt = '${late}'`)).toEqual([['received']]);
    const g = await harness({}, fresh);
    onTestFinished(() => g.close());
    g.time.now = now;
    const before = g.count('petition_events');
    await g.tick();
    expect(g.count('petition_events'), 'the clock has nothing left to ask for').toBe(before);
    expect(g.store.raw.prepare("select count(*) from notices where state in ('waiting', 'claimed', 'pushed')").pluck().get()).toBe(0);
  });

  it('promise-24: sessions, half-done sign-ins, links and one-time numbers of the past are ended, and it is recorded', async () => {
    const { h, file, at } = await filled();
    h.store.raw.exec(`
      insert into staff_sessions (id, expires_at, token, created_at, updated_at, user_id) values ('s', 9e12, 't', 1, 1, 'u');
      insert into staff_verifications (id, identifier, value, expires_at) values ('v', 'i', 'x', 9e12);
      insert into codes (id, receipt, code, expires_at, tries) values ('c', 'r', 'x', 9e12, 0);
      insert into staff_invitations (id, username, name, role, by, at, expires_at) values ('i', 'kim', 'Kim', 'officer', 'x', 1, 9e12)`);
    await backup(file, join(at, 'a.backup'));
    const fresh = join(at, 'new', 'minwon.db');
    await restore(join(at, 'a.backup'), fresh);
    expect(all(fresh, 'select (select count(*) from staff_sessions), (select count(*) from staff_verifications), (select count(*) from codes), (select count(*) from staff_invitations where used_at is null)')).toEqual([[0, 0, 0, 0]]);
    expect(all(fresh, "select actor from actions where verb = 'database.restore'")).toEqual([['command line']]);
  });

  it('promise-24: the statements that docs/operations.md gives for D1 hold and end the same', async () => {
    const { h, file, at, receipts } = await filled();
    for (const [n, state] of ['waiting', 'claimed', 'pushed', 'sent'].entries()) await notice(h, receipts[0] ?? '', n + 50, state);
    await backup(file, join(at, 'a.backup'));
    await restore(join(at, 'a.backup'), join(at, 'new', 'minwon.db'));
    const [, given = ''] = /d1 execute minwon --remote --command "\n(insert into tasks[^"]+)"/.exec(readFileSync('docs/operations.md', 'utf8')) ?? [];
    h.store.raw.exec(given);
    for (const sql of ['select id, state, claimed_until from notices order by id', 'select id, receipt, department, kind, notice, why, done_at from tasks order by id', 'select count(*) from staff_invitations where used_at is null']) expect(all(file, sql), sql).toEqual(all(join(at, 'new', 'minwon.db'), sql));
    h.store.raw.exec(given); // twice does no harm
    expect(h.store.raw.prepare("select count(*) from tasks where kind = 'held'").pluck().get()).toBe(h.store.raw.prepare("select count(*) from notices where state = 'held'").pluck().get());
  });

  const files = readdirSync(MIGRATIONS).filter((f) => f.endsWith('.sql')).sort();
  it.each(files.map((_, i) => i + 1))('promise-24: a backup from the time of the first %i migrations comes up to date, with every row', async (known) => {
    const at = folder();
    const file = join(at, 'old.db');
    mkdirSync(join(at, 'migrations'));
    for (const name of files.slice(0, known)) copyFileSync(join(MIGRATIONS, name), join(at, 'migrations', name));
    const raw = new Database(file);
    migrate(raw, join(at, 'migrations'));
    await populate({ all: async (sql) => raw.prepare(sql).all() as Record<string, unknown>[], run: async (sql) => void raw.prepare(sql).run() });
    raw.exec("delete from district_entries; delete from personal; delete from phones; update petitions set state = 'withdrawn'"); // their words are of no key
    const fact = raw.prepare('insert into database_facts values (?, ?)');
    fact.run('kind', 'demo');
    fact.run('key', createVault(KEY, crypto).find('database', 'key'));
    raw.close();
    await backup(file, join(at, 'old.backup'));
    const fresh = join(at, 'new', 'minwon.db');
    expect((await restore(join(at, 'old.backup'), fresh)).applied).toEqual(files.slice(known));
    for (const table of ['petitions', 'petition_events', 'messages']) expect(all(fresh, `select count(*) from ${table}`), table).toEqual([[ROWS]]);
  });

  it('promise-24: a backup of a newer program is refused before anything is written', async () => {
    const { h, file, at } = await filled();
    h.store.raw.exec("insert into migrations values ('9999_later.sql', 1)");
    await backup(file, join(at, 'newer.backup'));
    await expect(restore(join(at, 'newer.backup'), join(at, 'newer', 'minwon.db'))).rejects.toThrow(/newer program .*9999_later\.sql/);
    expect(readdirSync(join(at, 'newer'))).toEqual([]);
  });
});

describe('what a backup or a restore refuses', () => {
  it('promise-24: a wrong passphrase, a cut, changed or foreign file: one line each, and nothing is left', async () => {
    const { file, at } = await filled();
    const good = join(at, 'a.backup');
    await backup(file, good);
    const whole = readFileSync(good);
    const headEnd = whole.indexOf('\n', whole.indexOf('\n') + 1) + 1;
    const changed = (name: string, change: (bytes: Buffer) => Buffer): string => {
      writeFileSync(join(at, name), change(Buffer.from(whole)));
      return join(at, name);
    };
    const flip = (at: number) => (b: Buffer) => {
      b[at] = (b[at] ?? 0) ^ 1;
      return b;
    };
    const cases: [string, string, RegExp, string?][] = [
      ['another passphrase', good, /passphrase is wrong/, '가로등 아래 길고양이 네 마리'],
      ['cut in the middle', changed('cut', (b) => b.subarray(0, b.length >> 1)), /cut off/],
      ['its last byte is missing', changed('last', (b) => b.subarray(0, -1)), /cut off/],
      ['its last frame is missing', changed('frame', (b) => b.subarray(0, lastFrame(b, headEnd))), /cut off/],
      ['only its first bytes', changed('first', (b) => b.subarray(0, 10)), /cut off/],
      ['the key is cut off', changed('head', (b) => b.subarray(0, headEnd - 20)), /cut off/],
      ['empty', changed('empty', () => Buffer.alloc(0)), /cut off/],
      ['a bit of the database', changed('bit', flip(whole.length >> 1)), /damaged/],
      ['a bit of the last frame', changed('end', flip(whole.length - 3)), /damaged/],
      ['a frame twice', changed('twice', (b) => Buffer.concat([b.subarray(0, headEnd), firstFrame(b, headEnd), b.subarray(headEnd)])), /damaged/],
      ['a bit of the salt', changed('salt', flip(whole.indexOf('"salt":"') + 12)), /passphrase is wrong, or the first lines/],
      ['a key that would cost too much', changed('cost', (b) => Buffer.from(b.toString('latin1').replace('"n":1024', '"n":9999999999'), 'latin1')), /damaged/],
      ['a database', file, /not a backup/],
    ];
    for (const [what, given, says, passphrase = WORDS] of cases) {
      const target = join(at, `to ${what}`, 'minwon.db');
      await expect(restore(given, target, { passphrase }), what).rejects.toThrow(says);
      expect(readdirSync(join(at, `to ${what}`)), what).toEqual([]);
    }
  });

  it('promise-24: neither overwrites anything', async () => {
    const { h, file, at } = await filled();
    const good = join(at, 'a.backup');
    await backup(file, good);
    await expect(backup(file, good)).rejects.toThrow(/is there already/);
    await expect(restore(good, file)).rejects.toThrow(/is there already; restore into a new one/);
    writeFileSync(join(at, 'notes.txt'), 'no database');
    await expect(restore(good, join(at, 'notes.txt'))).rejects.toThrow(/is there already/);
    mkdirSync(join(at, 'wal'));
    writeFileSync(join(at, 'wal', 'minwon.db-wal'), 'of another database');
    await expect(restore(good, join(at, 'wal', 'minwon.db'))).rejects.toThrow(/minwon\.db-wal is left from another database/);
    writeFileSync(join(at, 'empty.db'), '');
    await restore(good, join(at, 'empty.db'));
    expect(all(join(at, 'empty.db'), 'select count(*) from petitions')).toEqual([[3]]);
    expect(h.count('petitions')).toBe(3);
  });

  it('promise-24: another key than the database was made with, no key, a demo in earnest', async () => {
    const { file, at } = await filled();
    const good = join(at, 'a.backup');
    await expect(backup(file, good, { secretKey: Buffer.alloc(32, 8) })).rejects.toThrow(/^SECRET_KEY: this database was made with another key/);
    await expect(backup(file, good, { secretKey: undefined })).rejects.toThrow(/^SECRET_KEY: is not set, and no secret\.key/);
    expect(readdirSync(at).filter((f) => f.startsWith('a.backup'))).toEqual([]);
    await backup(file, good);
    await expect(restore(good, join(at, 'x', 'minwon.db'), { demo: false })).rejects.toThrow(/of a demo database, and DEMO is off/);
    const raw = new Database(file);
    raw.prepare("update personal set sealed = 'k1.AAAA'").run();
    raw.close();
    await backup(file, join(at, 'odd.backup'));
    await expect(restore(join(at, 'odd.backup'), join(at, 'y', 'minwon.db'))).rejects.toThrow(/do not open what is sealed/);
    expect(existsSync(join(at, 'y', 'minwon.db'))).toBe(false);
  });

  it('promise-24: a damaged database is not backed up as if it were whole', async () => {
    const { h, file, at } = await filled();
    h.store.raw.pragma('wal_checkpoint(TRUNCATE)');
    const odd = join(at, 'odd.db');
    copyFileSync(file, odd);
    const root = Number(h.store.raw.prepare("select rootpage from sqlite_schema where name = 'petitions_phone'").pluck().get());
    const bytes = readFileSync(odd);
    bytes.fill(0xff, (root - 1) * 4096 + 2000, root * 4096 - 100);
    writeFileSync(odd, bytes);
    await expect(backup(odd, join(at, 'odd.backup'))).rejects.toThrow(/damaged|malformed/);
    expect(readdirSync(at).filter((f) => f.startsWith('odd.backup'))).toEqual([]);
  });

  it('promise-24: a disk that fills up: one line, and no file is left behind', { timeout: SLOW }, async () => {
    const { h, file, at } = await filled();
    h.store.raw.pragma('wal_checkpoint(TRUNCATE)');
    const run = (...words: string[]) => spawnSync('bash', ['-c', `ulimit -f 200; exec "$0" "$@"`, process.execPath, MINWON, ...words], { encoding: 'utf8', env: { ...process.env, NODE_ENV: '', DEMO: 'on', DATABASE_PATH: file, SECRET_KEY: KEY.toString('base64'), BACKUP_PASSPHRASE: WORDS } });
    const { status, stderr } = run('backup', join(at, 'a.backup'));
    expect(status, stderr).toBe(1);
    expect(stderr).toMatch(/the disk is full or broken \(\w+\); nothing was left there/);
    expect(readdirSync(at).filter((f) => f.startsWith('a.backup'))).toEqual([]);
  });
});

describe('the passphrase', () => {
  it('promise-24: comes from the environment or a file, has twelve characters, and is never an argument', async () => {
    const at = folder();
    writeFileSync(join(at, 'short'), '열한 글자뿐인 암호다\n');
    writeFileSync(join(at, 'empty'), '\n');
    writeFileSync(join(at, 'good'), `${WORDS}\r\n`);
    const given = (file: string | undefined, environment: string): Promise<string> => {
      vi.stubEnv('BACKUP_PASSPHRASE', environment);
      return passphrase(file ? { 'passphrase-file': join(at, file) } : {}, true);
    };
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(given(undefined, '')).rejects.toThrow(/^no passphrase: set BACKUP_PASSPHRASE, give --passphrase-file FILE/);
    await expect(given(undefined, 'elevenchars')).rejects.toThrow(/too short: at least 12 characters/);
    await expect(given('short', 'long enough, of the shell')).rejects.toThrow(/too short/);
    await expect(given('empty', 'long enough, of the shell')).rejects.toThrow(/is empty/);
    expect(await given(undefined, 'twelve chars')).toBe('twelve chars');
    expect(await given('good', 'another one, of the shell')).toBe(WORDS);
    expect((await minwon(['backup', join(at, 'a.backup'), '--passphrase', WORDS], {})).said).toMatch(/Unknown option/);
    const container = await createContainer(join(at, 'a'), WORDS.normalize('NFD'), CHEAP);
    await container.end();
    await expect(readContainer(join(at, 'a'), WORDS, () => undefined), 'however a keyboard composes it').resolves.toEqual([]);
  });

  const script = spawnSync('script', ['--version']).status === 0;
  if (!script) console.warn('promise-24: no script(1) here: the terminal is not tried');
  it.skipIf(!script)('promise-24: is asked for twice on a terminal and never shown', { timeout: SLOW }, async () => {
    const { file, at } = await filled();
    const saved = join(at, 'a.backup');
    const child = spawn('script', ['-qec', `'${process.execPath}' '${MINWON}' backup '${saved}'`, '/dev/null'], { env: { PATH: process.env.PATH ?? '', DATABASE_PATH: file, DEMO: 'on', SECRET_KEY: KEY.toString('base64') } });
    let seen = '';
    for (const [prompt, typed] of [['Passphrase: ', `${WORDS}x\u007f\r`], ['Once more: ', `${WORDS}\r`]] as const) {
      while (!seen.includes(prompt)) seen += String(await new Promise((done) => child.stdout.once('data', done)));
      child.stdin.write(typed);
    }
    child.stdout.on('data', (chunk: Buffer) => void (seen += chunk.toString()));
    expect(await new Promise((done) => child.once('close', done)), seen).toBe(0);
    expect(seen).not.toContain(WORDS.slice(0, 3));
    expect(seen).toContain('read back and whole');
    await expect(readContainer(saved, WORDS, () => undefined)).resolves.toHaveLength(3);
  });
});

/** Where the last frame begins. */
function lastFrame(bytes: Buffer, from: number): number {
  for (let at = from; ; ) {
    const next = at + 5 + bytes.readUInt32BE(at) + 16;
    if (next >= bytes.length) return at;
    at = next;
  }
}
const firstFrame = (bytes: Buffer, from: number): Buffer => bytes.subarray(from, from + 5 + bytes.readUInt32BE(from) + 16);

describe('under load', () => {
  it('promise-24: commits between the steps of a copy neither join it nor make it begin anew', async () => {
    const at = folder();
    const raw = new Database(join(at, 'a.db'));
    onTestFinished(() => void raw.close());
    raw.exec('pragma journal_mode = WAL; pragma synchronous = OFF; create table t (x)');
    raw.exec("with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000) insert into t select zeroblob(4000) from n"); // three steps
    const late = raw.prepare("insert into t values ('late')");
    const shares: number[] = [];
    await snapshot(join(at, 'a.db'), join(at, 'b.db'), (done, whole) => {
      late.run();
      shares.push(done / whole);
      if (shares.length > 20) throw new Error('the copy does not end');
    });
    expect(statSync(join(at, 'b.db')).mode & 0o777).toBe(0o600);
    expect(shares.length).toBeGreaterThan(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(all(join(at, 'b.db'), "select count(*), sum(x = 'late') from t")).toEqual([[10_000, 0]]);
  });
});

/** `minwon …` beside a running gateway. */
function minwon(args: string[], environment: Record<string, string>): Promise<{ code: number | null; said: string }> {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [MINWON, ...args], { env: { PATH, HOME, SECRET_KEY: KEY.toString('base64'), BACKUP_PASSPHRASE: WORDS, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const out of [child.stdout, child.stderr]) out.on('data', (chunk: Buffer) => void (said += chunk.toString()));
  return new Promise((done) => child.once('close', (code) => done({ code, said })));
}
