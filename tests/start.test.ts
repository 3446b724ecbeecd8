/** What cannot be opened stops the start with one line that names its setting. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { ConfigError } from '../src/config.js';
import { start } from '../src/node.js';
import { nodeStore } from '../src/storage/node/store.js';
import { listening } from './loopback.js';
import { MINWON } from './programs.js';

const folder = mkdtempSync(join(tmpdir(), 'minwon-start-'));
let other: Server;
let taken = '';
beforeAll(async () => {
  writeFileSync(join(folder, 'text.db'), 'This is a text and no database.'.repeat(100));
  writeFileSync(join(folder, 'file'), '');
  other = createServer();
  taken = String((await listening(other)).port);
});
afterAll(() => {
  other.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  ['a text', () => ({ DATABASE_PATH: join(folder, 'text.db') }), /^DATABASE_PATH: .*text\.db cannot be opened: file is not a database$/],
  ['a folder', () => ({ DATABASE_PATH: folder }), /^DATABASE_PATH: .* cannot be opened: .+$/],
  ['a folder that is a file', () => ({ DATABASE_PATH: join(folder, 'file', 'a.db') }), /^DATABASE_PATH: .* cannot be opened: .+$/],
  ['a port that another program has', () => ({ PORT: taken }), /^PORT: \d+ is in use by another program$/],
  ['an address of another machine', () => ({ HOST: '203.0.113.9', PUBLIC_URL: 'https://minwon.example.kr' }), /^HOST: 203\.0\.113\.9 is no address of this machine$/],
  ['a name that is none', () => ({ HOST: 'no-such-host.invalid', PUBLIC_URL: 'https://minwon.example.kr' }), /^HOST: no-such-host\.invalid is no address of this machine$/],
])('%s', async (_name, environment, said) => {
  const failed = await start({ PORT: '0', DATABASE_PATH: join(folder, 'good.db'), SECRET_KEY: Buffer.alloc(32, 7).toString('base64'), DEMO: 'off', ...environment() }, { quiet: true }).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(ConfigError);
  expect((failed as Error).message).toMatch(said);
  expect((failed as Error).message).not.toContain('\n');
});

const NOBODY = 65_534;
/** A process of its own, which may hang and may be another user's. */
function started(databasePath: string, uid?: number): { status: number | null; stderr: string } {
  const env = { PATH: process.env.PATH, PORT: '0', DEMO: 'off', SECRET_KEY: Buffer.alloc(32, 7).toString('base64'), DATABASE_PATH: databasePath };
  const { status, stderr } = spawnSync(process.execPath, [MINWON, 'serve'], { encoding: 'utf8', env, timeout: 20_000, ...(uid === undefined ? {} : { uid, gid: uid }) });
  return { status, stderr };
}
const refused = (path: string, why: string): unknown => ({ status: 1, stderr: `DATABASE_PATH: ${path} cannot be opened: ${why}\n` });

it('a folder that cannot be made stops the start as well: below /proc, behind a link to nowhere, through a link to itself', { timeout: 90_000 }, () => {
  symlinkSync('nowhere', join(folder, 'dangling'));
  symlinkSync('loop', join(folder, 'loop'));
  const [dangling, loop] = [join(folder, 'dangling'), join(folder, 'loop', 'y')];
  expect(started('/proc/x/y/a.db')).toEqual(refused('/proc/x/y/a.db', "ENOENT: no such file or directory, mkdir '/proc/x'"));
  expect(started(join(dangling, 'y', 'a.db'))).toEqual(refused(join(dangling, 'y', 'a.db'), `ENOENT: no such file or directory, stat '${dangling}'`));
  expect(started(join(loop, 'a.db'))).toEqual(refused(join(loop, 'a.db'), `ELOOP: too many symbolic links encountered, stat '${loop}'`));
});

const isRoot = process.getuid?.() === 0;
const asNobody = (...command: string[]): number | null => spawnSync(command[0] ?? '', command.slice(1), isRoot ? { uid: NOBODY, gid: NOBODY } : {}).status;
const readable = asNobody('test', '-r', MINWON) === 0;
if (!readable) console.warn('what a user may not read or write: not tried, the checkout lies where others may not read it');
it.runIf(readable)('what this user may not read or write', { timeout: 90_000 }, () => {
  const base = mkdtempSync('/tmp/minwon-start-'); // others may look into it
  onTestFinished(() => rmSync(base, { recursive: true, force: true }));
  chmodSync(base, 0o755);
  const [shut, theirs] = [join(base, 'shut'), join(base, 'theirs')];
  for (const at of [shut, theirs]) mkdirSync(at);
  const [good, empty, secret, shutIn] = [join(theirs, 'good.db'), join(theirs, 'empty.db'), join(theirs, 'secret.db'), join(shut, 'good.db')];
  for (const [file, mode] of [[good, 0o444], [empty, 0o444], [secret, 0o000], [shutIn, 0o600]] as const) {
    if (file === empty) writeFileSync(file, '');
    else nodeStore(file).close();
    if (isRoot) chownSync(file, NOBODY, NOBODY);
    chmodSync(file, mode);
  }
  if (isRoot) for (const at of [shut, theirs]) chownSync(at, NOBODY, NOBODY);
  chmodSync(shut, 0o500);
  const uid = isRoot ? NOBODY : undefined;
  expect(started(join(shut, 'a', 'a.db'), uid)).toEqual(refused(join(shut, 'a', 'a.db'), `EACCES: permission denied, mkdir '${join(shut, 'a')}'`));
  expect(started(join(shut, 'a.db'), uid)).toEqual(refused(join(shut, 'a.db'), 'unable to open database file'));
  expect(started(shutIn, uid)).toEqual(refused(shutIn, 'attempt to write a readonly database'));
  for (const file of [good, empty, secret]) expect(started(file, uid)).toEqual(refused(file, `EACCES: permission denied, access '${file}'`));
});

it('npm start: the program is one file, made where a source is newer and not again; what its pages name is there, and a setting that is wrong is one line', { timeout: 120_000 }, async () => {
  const at = join(folder, 'copy'); // other tests start the one of this checkout
  for (const part of ['src', 'channels', 'templates', 'package.json', 'package-lock.json', 'tsconfig.json']) cpSync(part, join(at, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(at, 'node_modules'));
  const [, ...args] = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }).scripts.start.split(' ');
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', DATABASE_PATH: join(folder, 'npm.db'), DEMO: 'off' };
  const wrongly = (): unknown => spawnSync(process.execPath, args, { cwd: at, encoding: 'utf8', env: { ...env, PORT: 'x' } });
  const refused = { status: 1, stdout: '', stderr: 'PORT: must be a number\n' };
  const madeAt = (): number => statSync(join(at, 'dist/program/minwon.js')).ctimeMs;
  expect(wrongly()).toMatchObject(refused);
  const first = madeAt();
  expect(wrongly()).toMatchObject(refused);
  expect(madeAt()).toBe(first);
  writeFileSync(join(at, 'src/config.ts'), readFileSync('src/config.ts', 'utf8').replaceAll('must be a number', 'must be one'));
  utimesSync(join(at, 'src/config.ts'), 0, 0); // as from an archive
  expect(wrongly()).toMatchObject({ ...refused, stderr: 'PORT: must be one\n' });

  const child = spawn(process.execPath, args, { cwd: at, env, stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const url = await new Promise<string>((done) => {
      child.stdout.once('data', (said: Buffer) => done(/http:\S+/.exec(String(said))?.[0] ?? ''));
      child.once('exit', () => done('it ended'));
    });
    const page = await (await fetch(`${url}/m/`)).text();
    const named = [...page.matchAll(/(?:src|href)="(\/m\/[^"]+\.(?:css|js)[^"]*)"/g)].map(([, path]) => path);
    expect(named.length).toBeGreaterThan(1);
    for (const path of named) expect((await fetch(`${url}${path}`)).status, path).toBe(200);
  } finally {
    child.kill();
  }
});
