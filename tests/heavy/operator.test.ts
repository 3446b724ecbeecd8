/**
 * promise-24 and promise-38, as an operator meets them at three in the morning: whatever is wrong, a command says so in one line that says what to do, ends
 * with a code other than 0, and leaves everything as it was.
 */
import { spawn, spawnSync } from 'node:child_process';
import * as crypto from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config.js';
import { diskFiles } from '../../src/files/disk.js';
import { keysIn, openVault } from '../../src/storage/keys.js';
import { secretsBeside } from '../../src/storage/node/secrets.js';
import { nodeStore } from '../../src/storage/node/store.js';
import { keysOf } from '../../src/storage/vault.js';
import { createGateway } from '../../src/wire.js';
import { fillWhole } from './whole.js';
import { MINWON } from '../programs.js';

const ROWS = 2_000;
const WORDS = 'a passphrase of some words';
let home = '';
let kept = '';
let at = '';
let file = '';

interface Said {
  status: number | null;
  stdout: string;
  stderr: string;
}
const environment = (also: Record<string, string> = {}): Record<string, string> => ({ PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', DEMO: 'on', DATABASE_PATH: file, BACKUP_PASSPHRASE: WORDS, ...also });
const command = (args: string): string[] => [MINWON, ...args.split(' ').map((a) => a.replaceAll('AT', at))];
const minwon = (args: string, also: Record<string, string> = {}, before: string[] = []): Said => {
  const [program = '', ...rest] = [...before, process.execPath, ...command(args)];
  return spawnSync(program, rest, { encoding: 'utf8', env: environment(also), input: '' });
};
const begun = (args: string): { child: ReturnType<typeof spawn>; ended: Promise<number | null> } => {
  const child = spawn(process.execPath, command(args), { env: environment(), stdio: 'ignore' });
  return { child, ended: new Promise((over) => child.once('close', (code) => over(code))) };
};

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'minwon-operator-'));
  chmodSync(home, 0o755);
  kept = join(home, 'kept');
  file = join(kept, 'minwon.db');
  mkdirSync(kept);
  const store = nodeStore(file);
  const { core } = await createGateway({ files: diskFiles(), config: { ...readConfig({ DEMO: 'on' }), secretKey: secretsBeside(file) }, store, crypto, addressOf: () => '192.0.2.1', log: () => {}, samples: false });
  await fillWhole(store.raw, core.vault, ROWS);
  store.close();
}, 60_000);
afterAll(() => rmSync(home, { recursive: true, force: true }));
beforeEach(() => {
  at = mkdtempSync(join(home, 'case-'));
  chmodSync(at, 0o755);
  cpSync(kept, join(at, 'data'), { recursive: true });
  file = join(at, 'data', 'minwon.db');
  onTestFinished(() => rmSync(at, { recursive: true, force: true }));
});

/** Every file's name and content, and of the database its rows: SQLite may move its WAL. */
function state(folder = join(at, 'data')): string[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => !/\.db(-wal|-shm)?$/.test(name) && statSync(join(folder, name)).isFile())
    .map((name) => `${name} ${crypto.createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')}`)
    .concat(rows());
}
function rows(): string[] {
  const raw = new Database(file, { readonly: true });
  const all = ['phones', 'personal', 'petitions', 'api_keys', 'staff_invitations', 'database_facts'].map((t) => crypto.createHash('sha256').update(JSON.stringify(raw.prepare(`select * from ${t} order by rowid`).all())).digest('hex'));
  raw.close();
  return all;
}
function expectRefused({ status, stdout, stderr }: Said, why: RegExp): void {
  expect(stderr, stdout).toMatch(why);
  expect(stderr.trimEnd().split('\n').length, stderr).toBe(1);
  expect(stdout).toBe('');
  expect(status).toBe(1);
}

function folderInstead(of: string): void {
  rmSync(of);
  mkdirSync(of);
}

const KEYS = ['keys list', 'keys rotate', 'keys retire', 'keys look-ups'];
const SEALING = [...KEYS, 'backup AT/x.backup', 'api-key add kiosk --screen shared', 'staff add kim.a --role officer'];
const ALL = [...SEALING, 'purge', 'api-key list'];

describe('what is wrong with the keys', () => {
  it.each([
    ['gone', () => rmSync(join(at, 'data', 'secret.key')), SEALING, /secret\.key is not there: put it back|^SECRET_KEY: is not set, and no secret\.key lies beside/],
    ['empty', () => writeFileSync(join(at, 'data', 'secret.key'), ''), SEALING, /^secret\.key: holds no key, or a damaged one; put back that of your last backup/],
    ['something else', () => writeFileSync(join(at, 'data', 'secret.key'), 'hello world\n'), SEALING, /^secret\.key: holds no key, or a damaged one/],
    ['another one', () => writeFileSync(join(at, 'data', 'secret.key'), `${Buffer.alloc(32, 3).toString('base64')}\n`), SEALING, /^SECRET_KEY: this database was made with another key/],
    ['a folder', () => folderInstead(join(at, 'data', 'secret.key')), KEYS, /secret\.key: cannot be read \(EISDIR\); it is a file of the gateway's own user/],
  ] as const)('%s: each command says so, and makes no other', (_, spoil, commands, why) => {
    spoil();
    const before = state();
    for (const args of commands) expectRefused(minwon(args), why);
    expect(state()).toEqual(before);
    expect(existsSync(join(at, 'x.backup'))).toBe(false);
  });

  if (process.getuid?.() !== 0) console.warn('promise-38: not run as root: no file can be given to another user');
  it.runIf(process.getuid?.() === 0)('promise-38: the wrong user is refused before anything is written that the gateway could not read', () => {
    chownSync(file, 65_534, 65_534);
    const before = state();
    for (const args of KEYS) expectRefused(minwon(args), /belongs to the user with number 65534; run this as that one: sudo -u '#65534'/);
    expect(state()).toEqual(before);
  });

  const others: string[] = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'];
  const readable = process.getuid?.() === 0 && spawnSync('setpriv', [...others.slice(1), 'test', '-r', MINWON]).status === 0;
  if (!readable) console.warn('not tried as another user: this is not run as root, or the checkout lies where others may not read it');
  it.runIf(readable)('promise-38: as another user every command says whom to run it as, and writes nothing', () => {
    chownSync(file, 65_534, 65_534);
    const before = state();
    chownSync(join(at, 'data'), 65_534, 65_534);
    for (const args of ['keys list', 'keys rotate', 'api-key list']) expectRefused(minwon(args, {}, others), /secret\.key: cannot be read \(EACCES\); .* run this as that user/);
    chownSync(join(at, 'data', 'secret.key'), 65_534, 65_534);
    chmodSync(join(at, 'data'), 0o500);
    for (const args of ALL) expectRefused(minwon(args, {}, others), /^DATABASE_PATH: may not be written; run this as the gateway's own user|may not be written$/);
    chmodSync(join(at, 'data'), 0o700);
    expect(state()).toEqual(before);
  });
});

describe('what is wrong with the database', () => {
  it.each([
    ['not there', () => rmSync(join(at, 'data'), { recursive: true }), [...KEYS, 'backup AT/x.backup', 'purge', 'api-key list', 'staff add kim.a --role officer'], /^DATABASE_PATH: .*(is not there|its folder is not there)/],
    ['a folder', () => folderInstead(file), ['keys list', 'keys rotate', 'backup AT/x.backup', 'purge', 'api-key list'], /^DATABASE_PATH: .*(no file|cannot be opened: it is a folder)/],
    ['text', () => writeFileSync(file, 'this is no database, however long it goes on. '.repeat(100)), ['keys list', 'keys rotate', 'keys look-ups', 'purge', 'api-key list'], /^DATABASE_PATH: is no database; does it name the right file\?/],
  ] as const)('%s', (_, spoil, commands, why) => {
    for (const name of readdirSync(join(at, 'data')).filter((f) => /-(wal|shm)$/.test(f))) rmSync(join(at, 'data', name));
    spoil();
    for (const args of commands) expectRefused(minwon(args), why);
    expect(readdirSync(at).filter((f) => f !== 'data')).toEqual([]);
  });
});

describe('what is wrong with what was typed', () => {
  it.each([
    ['backup AT/nowhere/x.backup', /nowhere: is not there$/m],
    ['backup AT/data', /is there already; nothing is overwritten/],
    ['backup AT/x.backup --passphrase-file AT/none', /^--passphrase-file: .* is not there, or no file/],
    ['backup AT/x.backup --passphrase-file AT', /^--passphrase-file: .* is not there, or no file/],
    ['restore AT/none', /none: is not there, or no file/],
    ['restore AT', /is not there, or no file/],
    ['restore package.json', /is there already; restore into a new one/],
    ['templates check AT/none', /none: is not there, or no folder/],
    ['templates check package.json', /^package\.json: is not there, or no folder/],
    ['keys rotate --sql', /^--sql: not an option of keys rotate/],
    ['api-key add x --screen shared', /a name has 2 to 40/],
    ['api-key revoke none', /^none: there is no such key/],
    ['staff add kim.b --role boss', /^--role: must be one of/],
    ['due --received 2026-02-30T10:00+09:00 --period 3d', /^--received: /],
    ['due --received 2026-02-13T16:00+09:00 --period 3x', /^no period: 3x/],
  ])('%s', (args, why) => {
    const before = state();
    expectRefused(minwon(args), why);
    expect(state()).toEqual(before);
  });
});

/** A file system of three megabytes, where this machine lets one be made. */
function small(): string | undefined {
  const folder = join(at, 'small');
  mkdirSync(folder);
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m', 'tmpfs', folder]).status !== 0) return undefined;
  onTestFinished(() => void spawnSync('umount', [folder]));
  return folder;
}

describe('a full disk', () => {
  it('promise-24: every command says so; nothing is half-written, and all works when there is room', ({ skip }) => {
    const folder = small();
    if (!folder) return skip('no tmpfs can be mounted here');
    cpSync(kept, folder, { recursive: true });
    file = join(folder, 'minwon.db');
    minwon('migrate');
    const before = state(folder);
    const fill = join(folder, 'fill');
    spawnSync('dd', ['if=/dev/zero', `of=${fill}`, 'bs=1k', 'count=99999']);
    for (const args of ['keys rotate', 'keys look-ups', 'api-key add kiosk --screen shared', 'staff add kim.a --role officer', `backup ${folder}/x.backup`]) expectRefused(minwon(args), /(its disk is full or broken; nothing was changed|its disk is full; nothing was left there|the disk is full or broken .* nothing was left there|is full)/);
    rmSync(fill);
    expect(readdirSync(folder).filter((f) => /part|partial|backup|\.database/.test(f))).toEqual([]);
    expect(state(folder)).toEqual(before);
    expect(minwon('keys rotate').status).toBe(0);
    expect(minwon('keys retire').status).toBe(0);
    return undefined;
  });
});

/** Whether a process has the database open. */
const holds = (pid: number | undefined): boolean => {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).some((fd) => {
    try {
      return readlinkSync(join(folder, fd)) === file;
    } catch {
      return false; // closed in this moment
    }
  });
};

describe('two at once', () => {
  it('promise-38: of two rotations that begin together one key is made, and everything opens', async () => {
    const holder = new Database(file);
    holder.exec('begin immediate'); // until all of them have read that there is one key
    const rotations = ['keys rotate', 'keys rotate', 'keys rotate'].map(begun);
    for (const { child } of rotations) while (!holds(child.pid)) await new Promise((next) => setTimeout(next, 5));
    holder.exec('rollback');
    holder.close();
    const codes = await Promise.all(rotations.map(({ ended }) => ended));
    expect(codes).toEqual([0, 0, 0]);
    expect(keysOf(keysIn(readFileSync(join(at, 'data', 'secret.key'), 'utf8').split('\n'))).map((k) => k.name)).toEqual(['k2', 'k1']);
    expect(minwon('keys retire').stdout).toMatch(/^k1 retired/);
    const said = minwon('keys list');
    expect([said.stdout, said.stderr]).toEqual(['k2  seals\n', '']);
    const store = nodeStore(file);
    const vault = await openVault(store, secretsBeside(file), crypto);
    const phones = store.raw.prepare('select phone, sealed from phones').all() as { phone: string; sealed: string }[];
    for (const { phone, sealed } of phones) vault.open(sealed, `phones/${phone}`);
    expect(phones.length).toBeGreaterThanOrEqual(ROWS);
    store.close();
  });

  it('promise-24: of two backups to one file one is whole, and the other leaves it alone', async () => {
    const codes = await Promise.all([begun('backup AT/x.backup').ended, begun('backup AT/x.backup').ended]);
    expect(codes.sort()).toEqual([0, 1]);
    expect(readdirSync(at).sort()).toEqual(['data', 'x.backup']);
  });

  it('promise-38: of two changes of the look-up key the second waits for nobody and changes nothing', async () => {
    const codes = await Promise.all([begun('keys look-ups').ended, begun('keys look-ups').ended]);
    expect(codes.filter((c) => c === 0).length).toBeGreaterThan(0);
    expect(minwon('keys list').status).toBe(0);
  });
});

describe('Ctrl-C in the middle', () => {
  it.each(['keys rotate', 'keys look-ups', 'purge', 'backup AT/x.backup'])('%s: a code other than 0, nothing half-written, and it can be run again', async (args) => {
    for (const wait of [150, 300, 500]) {
      const { child, ended } = begun(args);
      await new Promise((next) => setTimeout(next, wait)); // wherever that is: before, in the middle or after
      child.kill('SIGINT');
      const code = await ended;
      if (code === 0) break;
      expect(readdirSync(at).filter((f) => f !== 'data')).toEqual([]);
      expect(readdirSync(join(at, 'data')).filter((f) => /part/.test(f))).toEqual([]);
    }
    rmSync(join(at, 'x.backup'), { force: true });
    const again = minwon(args);
    expect([again.status, again.stderr]).toEqual([0, '']);
  });
});
