/** The settings of web push: all or none, and a pair that is one. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../../src/config.js';
import { harness } from '../harness.js';
import { MINWON } from '../programs.js';
import { RFC8291, VAPID } from './push-reading.js';

const without = (...names: string[]): Record<string, string> => Object.fromEntries(Object.entries(VAPID).filter(([name]) => !names.includes(name)));

describe('settings', () => {
  it('without keys push is off', () => {
    expect(readConfig({}).push).toBeUndefined();
    expect(readConfig({ PUSH_SERVICES: 'push.example.kr' }).push).toBeUndefined();
  });

  it('with all three it is on, with the services that are listed', () => {
    expect(readConfig({ ...VAPID, PUSH_SERVICES: 'push.example.kr, .wns.example,http://127.0.0.1:8090' }).push).toEqual({
      subject: VAPID.VAPID_SUBJECT,
      publicKey: VAPID.VAPID_PUBLIC_KEY,
      privateKey: VAPID.VAPID_PRIVATE_KEY,
      services: ['push.example.kr', '.wns.example', 'http://127.0.0.1:8090'],
    });
    expect(readConfig({ ...VAPID, VAPID_SUBJECT: 'https://minwon.example/about' }).push?.subject).toBe('https://minwon.example/about');
  });

  it.each([
    [without('VAPID_SUBJECT'), 'VAPID_SUBJECT: web push needs'],
    [without('VAPID_PUBLIC_KEY'), 'VAPID_PUBLIC_KEY: web push needs'],
    [without('VAPID_PRIVATE_KEY'), 'VAPID_PRIVATE_KEY: web push needs'],
    [without('VAPID_PRIVATE_KEY', 'VAPID_PUBLIC_KEY'), 'VAPID_PUBLIC_KEY: web push needs'],
    [{ ...VAPID, VAPID_SUBJECT: 'push@minwon.example' }, 'VAPID_SUBJECT: must be mailto: or https:'],
    [{ ...VAPID, VAPID_SUBJECT: 'http://minwon.example' }, 'VAPID_SUBJECT: must be mailto: or https:'],
    [{ ...VAPID, VAPID_PUBLIC_KEY: Buffer.alloc(64).toString('base64url') }, 'VAPID_PUBLIC_KEY: must be 65 bytes'],
    [{ ...VAPID, VAPID_PRIVATE_KEY: Buffer.alloc(31).toString('base64url') }, 'VAPID_PRIVATE_KEY: must be 32 bytes'],
    [{ ...VAPID, PUSH_SERVICES: '10.0.0.1' }, 'PUSH_SERVICES: 10.0.0.1 is neither'],
    [{ ...VAPID, PUSH_SERVICES: 'http://push.example.kr' }, 'PUSH_SERVICES: http://push.example.kr is neither'],
    [{ ...VAPID, PUSH_SERVICES: 'https://10.0.0.1' }, 'PUSH_SERVICES: https://10.0.0.1 is neither'],
    [{ ...VAPID, PUSH_SERVICES: 'http://127.0.0.1:8090/notify' }, 'PUSH_SERVICES: http://127.0.0.1:8090/notify is neither'],
    [{ ...VAPID, PUSH_SERVICES: 'localhost' }, 'PUSH_SERVICES: localhost is neither'],
  ])('%j stops the start with one line that begins with %s', (environment, begin) => {
    expect(() => readConfig(environment)).toThrow(ConfigError);
    expect(() => readConfig(environment)).toThrow(begin);
    expect(() => readConfig(environment)).not.toThrow(VAPID.VAPID_PRIVATE_KEY);
  });

  it.each([
    [{ ...VAPID, VAPID_PUBLIC_KEY: RFC8291.uaPublic }, 'VAPID_PRIVATE_KEY: does not belong to VAPID_PUBLIC_KEY'],
    [{ ...VAPID, VAPID_PRIVATE_KEY: Buffer.alloc(32).toString('base64url') }, 'VAPID_PRIVATE_KEY: is no key of P-256'],
  ])('%j is no pair', async (environment, said) => {
    await expect(harness(environment)).rejects.toThrow(said);
  });

  it('over plain http, off this machine, browsers allow no push: nothing offers it', async () => {
    const h = await harness({ ...VAPID, DEMO: 'off', PUBLIC_URL: 'http://minwon.example', HOST: '0.0.0.0' });
    expect((await h.app.request('http://minwon.example/m/push/follow', { method: 'POST' })).status).toBe(404);
    h.close();
  });
});

describe('minwon push keys', () => {
  it('prints a new pair, as settings that start', async () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [MINWON, 'push', 'keys'], { encoding: 'utf8' });
    expect(status).toBe(0);
    const given = Object.fromEntries(stdout.trim().split('\n').map((l) => l.split('=') as [string, string]));
    expect(Object.keys(given)).toEqual(Object.keys(VAPID));
    expect(stderr).not.toContain(given.VAPID_PRIVATE_KEY);
    (await harness({ ...given, VAPID_SUBJECT: 'mailto:push@minwon.example' })).close();
    expect(() => readConfig(given)).toThrow('VAPID_SUBJECT: must be mailto: or https:'); // it has to be filled in
  });
});
