/** `minwon due`: calls, what they print, what they refuse. */
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DueOptions, printDue } from '../../src/commands/due.js';
import { MINWON } from '../programs.js';

const out: string[] = [];
const err: string[] = [];
beforeEach(() => {
  vi.spyOn(console, 'log').mockImplementation((line) => void out.push(line));
  vi.spyOn(console, 'error').mockImplementation((line) => void err.push(line));
});
afterEach(() => {
  out.length = err.length = 0;
  vi.restoreAllMocks();
});

describe('minwon due', () => {
  it.each<[DueOptions, string]>([
    [{ received: '2026-02-13T16:00+09:00', period: '3d' }, '2026-02-23T16:00:00+09:00'],
    [{ received: '2026-02-13T07:00Z', period: '3d' }, '2026-02-23T16:00:00+09:00'],
    [{ received: '2026-02-13T02:00:00-05:00', period: '3d' }, '2026-02-23T16:00:00+09:00'],
    [{ received: '2026-03-04T16:30:15+09:00', period: 'now' }, '2026-03-05T10:30:15+09:00'],
    [{ received: '2026-03-04T16:30:15.25+09:00', period: 'now' }, '2026-03-05T10:30:15.250+09:00'],
    [{ received: '2026-03-04T10:00+09:00', period: '5h' }, '2026-03-04T16:00:00+09:00'],
    [{ received: '2026-03-04T10:00+09:00', period: '2w' }, '2026-03-17T18:00:00+09:00'],
    [{ received: '2026-03-16T10:00+09:00', period: '1m' }, '2026-04-15T18:00:00+09:00'],
    [{ received: '2026-05-02T10:00+09:00', period: '1y' }, '2027-05-04T18:00:00+09:00'],
    [{ received: '2026-03-04T10:00+09:00', period: '7d', stop: ['2026-03-06..2026-03-11'] }, '2026-03-18T18:00:00+09:00'],
    [{ received: '2026-03-04T10:00+09:00', period: '7d', stop: ['2026-03-06..2026-03-09', '2026-03-09..2026-03-11'] }, '2026-03-18T18:00:00+09:00'],
    [{ received: '2026-03-04T10:00+09:00', period: '7d', extend: ['7'] }, '2026-03-23T18:00:00+09:00'],
    [{ received: '2026-03-04T10:00+09:00', period: '7d', extend: ['7'], consent: true }, '2026-03-23T18:00:00+09:00'],
    [{ received: '2026-03-04T10:00+09:00', period: '7d', extend: ['7', '7'], consent: true }, '2026-04-01T18:00:00+09:00'],
    [{ received: '2026-03-04T10:00+09:00', period: '7d', stop: ['2026-03-09..2026-03-13'], extend: ['7'] }, '2026-03-30T18:00:00+09:00'],
  ])('%j prints %s', (options, due) => {
    printDue(options);
    expect([out, err]).toEqual([[due], []]);
  });

  it('says what it is not sure of, and answers', () => {
    printDue({ received: '2027-12-28T10:00+09:00', period: '14d' });
    expect(out).toEqual(['2028-01-14T18:00:00+09:00']);
    expect(err).toEqual(['provisional: the holidays are known from 2018-01-01 to 2027-12-31 only']);
  });

  const whole = { received: '2026-03-04T10:00+09:00', period: '7d' };
  it.each<[DueOptions, RegExp]>([
    [{}, /^--received: when/],
    [{ received: whole.received }, /^--period: now, 5h/],
    [{ ...whole, received: '2026-03-04T10:00' }, /^--received: 2026-03-04T10:00 is no instant with its offset/],
    [{ ...whole, received: '2026-03-04' }, /no instant/],
    [{ ...whole, received: '2026-02-29T10:00+09:00' }, /no instant/],
    [{ ...whole, received: '2026-03-04T24:00+09:00' }, /no instant/],
    [{ ...whole, received: '2026-03-04T10:60+09:00' }, /no instant/],
    [{ ...whole, received: 'today' }, /no instant/],
    [{ ...whole, period: '0d' }, /^no period: 0d$/],
    [{ ...whole, period: '7 days' }, /^no period/],
    [{ ...whole, stop: ['2026-03-06'] }, /^2026-03-06: a stop is written 2026-03-06\.\.2026-03-11$/],
    [{ ...whole, stop: ['2026-03-11..2026-03-06'] }, /ends before it begins/],
    [{ ...whole, stop: ['2026-03-06..2026-02-29'] }, /no such date/],
    [{ ...whole, stop: ['2026-03-04..9999-12-31'] }, /no instant of the years 1 to 9999/],
    [{ ...whole, extend: ['8'] }, /at most as long as the period, 7 days \(Decree §21①\)/],
    [{ ...whole, extend: ['0'] }, /^--extend: 0/],
    [{ ...whole, extend: ['7d'] }, /^--extend: 7d/],
    [{ ...whole, extend: ['7', '7'] }, /recorded consent/],
    [{ ...whole, extend: ['1', '1', '1'], consent: true }, /at most twice/],
    [{ ...whole, consent: true }, /^--consent: goes with --extend$/],
  ])('%j is refused with %s', (options, message) => {
    expect(() => printDue(options)).toThrow(message);
    expect(out).toEqual([]);
  });
});

describe('minwon due as it is typed', () => {
  const due = (...args: string[]) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [MINWON, 'due', ...args], { encoding: 'utf8', env: { ...process.env, TZ: 'America/New_York' } });
    return { stdout, stderr, status };
  };
  const received = ['--received', '2026-03-04T10:00+09:00'];

  it.each([
    [[...received, '--period', '3d'], '2026-03-09T10:00:00+09:00\n'],
    [['--period=7d', ...received, '--stop', '2026-03-06..2026-03-09', '--stop', '2026-03-10..2026-03-11', '--extend', '7', '--extend', '7', '--consent'], '2026-04-07T18:00:00+09:00\n'],
  ])('%j prints %j', (args, stdout) => {
    expect(due(...args)).toEqual({ stdout, stderr: '', status: 0 });
  });

  it.each([
    [[...received, '--period', '7d', '--extend', '7', '--extend', '7'], /^a second extension needs the recorded consent of the petitioner \(Decree §21①\)\n$/],
    [[...received, '--period', '7d', '--role', 'officer'], /^--role: not an option of due\n$/],
    [[...received, '--period', '7d', '--holiday', '2026-03-05'], /^Unknown option '--holiday'.*\n$/],
  ])('%j is refused', (args, reason) => {
    expect(due(...args)).toEqual({ stdout: '', stderr: expect.stringMatching(reason), status: 1 });
  });

  it('helps, and keeps its options to itself', () => {
    const help = due('--help');
    expect(help.status).toBe(0);
    for (const word of ['--received', '--period', '--stop', '--extend', '--consent']) expect(help.stdout).toContain(word);
    const { status, stderr } = spawnSync(process.execPath, [MINWON, 'device', 'x', '--consent'], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([1, '--consent: not an option of device\n']);
  });
});
