import { spawnSync } from 'node:child_process';
import * as crypto from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { start, welcome } from '../../src/node.js';
import { readConfig } from '../../src/config.js';
import { firstAdministrator } from '../../src/staff/first.js';
import { harness } from '../harness.js';
import { MINWON } from '../programs.js';
import { addPerson, Browser, enrol, PASSWORD } from './people.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'minwon-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the first administrator', () => {
  it('is made once, by whichever of two processes comes first, and signs in with what was printed', async () => {
    const file = join(folder, 'a.db');
    const [a, b] = [await harness({}, file), await harness({}, file)];
    const made = (await Promise.all([a, b].map((h) => firstAdministrator(h.core, crypto)))).filter((f) => f !== undefined);
    expect(made).toHaveLength(1);
    expect(made[0]?.password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect([a.count('staff'), a.count('staff_accounts'), a.count('actions')]).toEqual([1, 1, 1]);
    expect(await firstAdministrator(a.core, crypto)).toBeUndefined();
    const browser = await new Browser(a).open('/console/sign-in');
    await browser.submit('/console/sign-in', { username: 'admin', password: made[0]?.password ?? '' });
    expect(browser.title).toBe('두 번째 확인 설정');
    a.close();
    b.close();
  });

  it('is printed by the first start and by no other', async () => {
    const environment = { PORT: '0', DATABASE_PATH: join(folder, 'a.db') };
    for (const expected of [true, false]) {
      const running = await start(environment, { quiet: true });
      const said = welcome(running.url, readConfig(environment), running.first);
      await running.stop();
      expect(said.includes(`${running.url}/console/`)).toBe(true);
      expect(/아이디 admin {2}비밀번호 \S{19} /.test(said)).toBe(expected);
    }
  });
});

describe('minwon staff add', () => {
  const minwon = (args: string[], environment: Record<string, string> = {}) =>
    spawnSync(process.execPath, [MINWON, 'staff', 'add', ...args], { encoding: 'utf8', env: { ...process.env, DATABASE_PATH: join(folder, 'cli.db'), NODE_ENV: '', SECRET_KEY: Buffer.alloc(32, 7).toString('base64'), ...environment } });

  it('prints a link that opens an account', async () => {
    const { stdout, stderr } = minwon(['New.Admin', '--role', 'administrator', '--name', '새 관리자', '--department', 'roads']);
    expect(stderr).toBe('');
    const h = await harness({}, join(folder, 'cli.db'));
    const path = new URL(stdout.trim()).pathname;
    const b = await new Browser(h).open(path);
    await b.submit(path, { password: PASSWORD, again: PASSWORD });
    await b.submit('/console/sign-in', { username: 'new.admin', password: PASSWORD });
    expect(b.title).toBe('두 번째 확인 설정');
    expect(h.store.raw.prepare('select role, department, name from staff').get()).toEqual({ role: 'administrator', department: 'roads', name: '새 관리자' });
    expect(h.store.raw.prepare('select actor, verb from actions order by seq limit 1').get()).toEqual({ actor: 'command line', verb: 'invitation.create' });
    h.close();
  });

  it('as statements for D1: the same link, and no database is touched', async () => {
    const { stdout } = minwon(['first', '--role', 'administrator', '--name', "O'Neil?", '--sql'], { PUBLIC_URL: 'https://minwon.example' });
    const [invitation = '', action = '', link = ''] = stdout.trim().split('\n');
    expect(readdirSync(folder)).toEqual([]);
    const h = await harness();
    h.store.raw.exec(invitation);
    h.store.raw.exec(action);
    const b = await new Browser(h).open(new URL(link.replace('-- ', '')).pathname);
    expect(b.page).toContain('O&#39;Neil?');
    h.close();
  });

  it.each([[['admin'], '--role'], [['admin', '--role', 'king'], '--role'], [['A B', '--role', 'reader'], 'username'], [['ab', '--role', 'reader', '--department', 'moon'], 'username'], [['abc', '--role', 'reader', '--department', 'moon'], '--department']])('refuses %j in one line', (args, named) => {
    const { status, stderr } = minwon(args);
    expect([status, stderr.trim().split('\n').length, stderr.includes(named)]).toEqual([1, 1, true]);
  });
});

describe('only the demo shows numbers', () => {
  it.each([[{}, true], [{ DEMO: 'off' }, false]])('%j: %s', async (environment, shown) => {
    const h = await harness(environment);
    await enrol(h, await addPerson(h, 'editor'));
    const b = await new Browser(h).open('/console/sign-in');
    await b.submit('/console/sign-in', { username: 'editor', password: PASSWORD });
    expect(b.title).toBe('두 번째 확인');
    expect(b.page.includes('시험 환경이라')).toBe(shown);
    const number = /id="demo">[^<]*<b class="code">(\d{6})</.exec(b.page)?.[1];
    expect(number !== undefined).toBe(shown);
    if (number) expect((await b.submit('/console/second-step', { by: 'number', code: number, next: '/console/account' })).title).toBe('내 계정');
    h.close();
  });
});

describe('better-auth is loaded for the console alone', () => {
  /** What a file imports at once: not types, not what it asks for later. */
  const imported = (file: string): string[] => [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\s+(?!type\s)[^'";]*?from\s+'([^']+)'/gm)].map((m) => m[1] ?? '');
  const reach = (file: string, found = new Set<string>()): Set<string> => {
    for (const to of imported(file)) {
      const path = to.startsWith('.') ? normalize(join(dirname(file), to)).replace(/\.js$/, '.ts') : to;
      if (found.has(path)) continue;
      found.add(path);
      if (existsSync(path)) reach(path, found); // a package, or a bundle made when the project is started
    }
    return found;
  };

  it.each(['src/node.ts', 'src/worker.ts', 'src/cli.ts'])('%s starts without it', (file) => {
    const found = [...reach(file)];
    expect(found.length).toBeGreaterThan(5);
    expect(found.filter((f) => /better-auth|qrcode|src\/staff\/auth\.ts/.test(f))).toEqual([]);
  });

  it('one file knows it', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.ts')).map((f) => join('src', f));
    expect(files.filter((f) => /from 'better-auth/.test(readFileSync(f, 'utf8')))).toEqual(['src/staff/auth.ts']);
  });
});
