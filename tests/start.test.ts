/** What cannot be opened stops the start with one line that names its setting. */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ConfigError } from '../src/config.js';
import { start } from '../src/node.js';
import { listening } from './loopback.js';

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

it('npm start: the program is one file, made where a source is newer and not again; what its pages name is there, and a setting that is wrong is one line', { timeout: 120_000 }, async () => {
  const at = join(folder, 'copy'); // other tests start the one of this checkout
  for (const part of ['src', 'channels', 'templates', 'package.json', 'package-lock.json', 'tsconfig.json']) cpSync(part, join(at, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(at, 'node_modules'));
  const [, ...args] = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } }).scripts.start.split(' ');
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', DATABASE_PATH: join(folder, 'npm.db'), DEMO: 'off' };
  const wrongly = (): unknown => spawnSync(process.execPath, args, { cwd: at, encoding: 'utf8', env: { ...env, PORT: 'x' } });
  const refused = { status: 1, stdout: '', stderr: 'PORT: must be a number\n' };
  const madeAt = (): number => statSync(join(at, 'dist/program/node.js')).ctimeMs;
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
