/** `minwon …` as an operator types it. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { MINWON } from './programs.js';

const folder = mkdtempSync(join(tmpdir(), 'minwon-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const minwonAt = (DATABASE_PATH: string, ...args: string[]) => spawnSync(process.execPath, [MINWON, ...args], { encoding: 'utf8', env: { ...process.env, DATABASE_PATH, NODE_ENV: '' } });
const minwon = (...args: string[]) => minwonAt(join(folder, 'cli.db'), ...args);

describe('minwon', () => {
  it('runs as package.json starts it', () => {
    const { minwon: script } = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { minwon: string } }).scripts;
    expect(spawnSync(`${script} device x`, { shell: true, encoding: 'utf8' })).toMatchObject({ stdout: 'pda\n', stderr: '', status: 0 });
  });

  it('measures a text', () => {
    const { stdout, status } = minwon('sms', 'measure', '가로등 고장');
    expect(JSON.parse(stdout)).toMatchObject({ encoding: 'UCS-2', units: 6, segments: 1, eucKrBytes: 11, type: 'SMS' });
    expect(status).toBe(0);
  });

  it('tells a device', () => {
    expect(minwon('device', 'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36').stdout.trim()).toBe('tv');
    expect(minwon('device', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36').stdout.trim()).toBe('desktop');
  });

  it('migrates, twice without harm', () => {
    expect(minwon('migrate').stdout).toMatch(/cli\.db: \d+ migrations are in/);
    expect(minwon('migrate').status).toBe(0);
    const { status, stderr } = minwonAt(join(folder, 'cli.db', 'in-a-file.db'), 'migrate');
    expect([status, stderr]).toEqual([1, expect.stringMatching(/^DATABASE_PATH: .*in-a-file\.db cannot be opened: .+\n$/)]);
  });

  it('erases what is no longer kept, or only counts it', () => {
    expect(minwon('purge', '--dry-run').stdout).toMatch(/would erase\n +0 {2}petitions.*\(kept 1095 days: KEEP_PETITIONS_DAYS\)/);
    expect(minwon('purge').stdout).toContain('erased');
    expect(minwon('purge', '--sql').status).toBe(1);
  });

  it('helps', () => {
    for (const args of [['--help'], []]) {
      const { stdout, status } = minwon(...args);
      expect(status).toBe(0);
      for (const command of ['serve', 'migrate', 'device', 'sms measure']) expect(stdout).toContain(command);
    }
    expect(minwon('device', '--help').stdout).toContain('User-Agent');
  });

  it('takes an option of one value once, whatever stands between and however it is written', () => {
    const due = minwon('due', '--received', '2026-02-13T16:00+09:00', '--period=3d', '--received=2026-02-13T16:00+09:00');
    expect([due.status, due.stdout, due.stderr]).toEqual([1, '', '--received: given more than once, and takes one value\n']);
    const staff = minwon('staff', 'add', '--role=reader', 'kim.a', '--role', 'officer');
    expect([staff.status, staff.stdout, staff.stderr]).toEqual([1, '', '--role: given more than once, and takes one value\n']);
  });

  it.each([[['--nonsense']], [['device', '--verbose', 'x']], [['nonsense']], [['device']], [['device', 'a', 'b']], [['sms', 'measure']]])('refuses %j', (args) => {
    const { status, stderr } = minwon(...args);
    expect(status).toBe(1);
    expect(stderr.trim()).not.toBe('');
    expect(stderr).not.toContain('    at ');
  });
});
