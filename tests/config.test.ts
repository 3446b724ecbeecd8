import { describe, expect, it } from 'vitest';
import { canonicalAddress, clientAddress } from '../src/address.js';
import { CONFIGURED, ConfigError, readConfig } from '../src/config.js';

const KEY = Buffer.alloc(32, 1).toString('base64');

const TWILIO = { TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'token', TWILIO_FROM: '+15005550006' };
const KANNEL = { KANNEL_SENDSMS_URL: 'http://127.0.0.1:13013/cgi-bin/sendsms', KANNEL_USERNAME: 'a', KANNEL_PASSWORD: 'b', SMS_FROM: '0234235114' };
const BRIDGE = { BRIDGE_URL: 'https://aggregator.example/send', BRIDGE_SECRET: 'b'.repeat(32), SMS_FROM: '0234235114' };

describe('configuration', () => {
  it('has the defaults of the contract', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', databasePath: 'data/demo.db', district: 'gangnam', demo: true, production: false });
    expect(readConfig({}).publicUrl.origin).toBe('http://127.0.0.1:3000');
  });

  it('takes an empty value as unset', () => {
    expect(readConfig({ PORT: '', DEMO: '', PUBLIC_URL: '' })).toEqual(readConfig({}));
  });

  it.each([
    [{ PORT: 'x' }, 'PORT: '],
    [{ PORT: '70000' }, 'PORT: '],
    [{ PUBLIC_URL: 'minwon.example' }, 'PUBLIC_URL: '],
    [{ PUBLIC_URL: 'ftp://minwon.example' }, 'PUBLIC_URL: '],
    [{ PUBLIC_URL: 'https://minwon.example/path' }, 'PUBLIC_URL: '],
    [{ SECRET_KEY: 'short' }, 'SECRET_KEY: '],
    [{ SECRET_KEY: Buffer.alloc(31).toString('base64') }, 'SECRET_KEY: '],
    [{ DISTRICT: 'seocho' }, 'DISTRICT: '],
    [{ DEMO: 'perhaps' }, 'DEMO: '],
    [{ CLOCK: 'noon' }, 'CLOCK: '],
    [{ CLOCK: '2026-11-24T14:20:00+09:00', DEMO: 'off' }, 'CLOCK: '],
    [{ KANNEL_TOKEN: 'short' }, 'KANNEL_TOKEN: '],
    [{ METRICS_TOKEN: 'short' }, 'METRICS_TOKEN: '],
    [{ TWILIO_ACCOUNT_SID: 'AC1' }, 'TWILIO_ACCOUNT_SID: '],
    [{ TWILIO_API_BASE: 'api.twilio.com' }, 'TWILIO_API_BASE: '],
    [{ SMS_FROM: '02-3423-5114' }, 'SMS_FROM: '],
    [{ SMS_CARRIER: 'pigeon' }, 'SMS_CARRIER: '],
    [{ SMS_CARRIER: 'twilio' }, 'SMS_CARRIER: twilio needs TWILIO_ACCOUNT_SID'],
    [{ ...TWILIO, TWILIO_FROM: '', SMS_CARRIER: 'twilio' }, 'TWILIO_FROM: is missing; sending by twilio needs TWILIO_ACCOUNT_SID'],
    [{ TWILIO_ACCOUNT_SID: TWILIO.TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN: 'token', DEMO: 'off' }, 'TWILIO_FROM: is missing'],
    [{ TWILIO_FROM: '+15005550006' }, 'TWILIO_ACCOUNT_SID: is missing'],
    [{ KANNEL_SENDSMS_URL: 'http://127.0.0.1:13013/cgi-bin/sendsms' }, 'KANNEL_USERNAME: is missing'],
    [{ BRIDGE_URL: BRIDGE.BRIDGE_URL }, 'BRIDGE_SECRET: is missing'],
    [{ SMS_CARRIER: 'kannel', KANNEL_USERNAME: 'a', KANNEL_PASSWORD: 'b' }, 'KANNEL_SENDSMS_URL: is missing'],
    [{ SMS_CARRIER: 'demo', DEMO: 'off' }, 'SMS_CARRIER: demo works only with DEMO'],
    [{ ...TWILIO, ...KANNEL, DEMO: 'off' }, 'SMS_CARRIER: twilio and kannel are both set'],
    [{ ...TWILIO, ...KANNEL, ...BRIDGE, DEMO: 'off' }, 'SMS_CARRIER: twilio and kannel and bridge are all set'],
    [{ ...BRIDGE, SMS_FROM: '', SMS_CARRIER: 'bridge' }, 'SMS_FROM: is missing; sending by bridge needs BRIDGE_URL'],
    [{ BRIDGE_SECRET: 'b'.repeat(31) }, 'BRIDGE_SECRET: '],
    [{ BRIDGE_URL: 'http://aggregator.example/send' }, 'BRIDGE_URL: must be an https address'],
    [{ BRIDGE_URL: 'aggregator' }, 'BRIDGE_URL: must be an https address'],
    [{ TRUSTED_PROXY: 'proxy' }, 'TRUSTED_PROXY: must be addresses'],
    [{ TRUSTED_PROXY: '10.0.0.0/8' }, 'TRUSTED_PROXY: must be addresses'],
    [{ TRUSTED_PROXY: '10.0.0.5;10.0.0.6' }, 'TRUSTED_PROXY: must be addresses'],
    [{ HOST: '0.0.0.0' }, 'PUBLIC_URL: '],
    [{ DEMO: 'on', HOST: '0.0.0.0', PUBLIC_URL: 'https://minwon.example' }, 'DEMO: '],
    [{ DEMO: 'on', PUBLIC_URL: 'https://minwon.example' }, 'DEMO: '],
    [{ DEMO: 'on', NODE_ENV: 'production', SECRET_KEY: KEY }, 'DEMO: '],
    [{ NODE_ENV: 'production' }, 'SECRET_KEY: '],
    [{ KEEP_PETITIONS_DAYS: '179' }, 'KEEP_PETITIONS_DAYS: must be at least 180 days'],
    [{ KEEP_MESSAGES_DAYS: '7' }, 'KEEP_MESSAGES_DAYS: must be at least 8 days'],
    [{ KEEP_RECORD_DAYS: '730' }, 'KEEP_RECORD_DAYS: must be at least 731 days'],
    [{ KEEP_PHONES_DAYS: 'long' }, 'KEEP_PHONES_DAYS: '],
  ])('%j stops the start with one line that begins with %s', (environment, begin) => {
    let message = '';
    try {
      readConfig(environment);
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      message = (error as Error).message;
    }
    expect(message.startsWith(begin), message).toBe(true);
    expect(message).not.toContain('\n');
  });

  it.each([
    [{ PORT: '0x50' }, 'PORT: must be a number'],
    [{ PORT: '1e3' }, 'PORT: must be a number'],
    [{ PORT: '80.5' }, 'PORT: must be a whole number'],
    [{ PORT: '-1' }, 'PORT: must be at least 0'],
    [{ CODES_PER_DAY: '10000001' }, 'CODES_PER_DAY: must be at most 10000000'],
    [{ PUBLIC_URL: 'https://minwon.example#' }, 'PUBLIC_URL: must be an origin without a path'],
    [{ PUBLIC_URL: 'https://minwon.example?' }, 'PUBLIC_URL: must be an origin without a path'],
    [{ HOST: '127.0.0.999' }, 'HOST: must be an address or a name'],
    [{ HOST: 'a b', PUBLIC_URL: 'https://minwon.example' }, 'HOST: must be an address or a name'],
    [{ TWILIO_AUTH_TOKEN: 'token\n' }, 'TWILIO_AUTH_TOKEN: begins or ends with a space or a line break'],
    [{ SECRET_KEY: `${KEY}\r\n` }, 'SECRET_KEY: begins or ends with a space or a line break'],
  ])('%j is refused as well: %s', (environment, said) => expect(() => readConfig(environment)).toThrow(new ConfigError(said)));

  it('takes nothing but spaces as unset, and the brackets of an IPv6 address as its own', () => {
    expect(readConfig({ TWILIO_AUTH_TOKEN: ' ', KANNEL_TOKEN: ' '.repeat(20) })).toEqual(readConfig({}));
    expect(readConfig({ HOST: '[::1]' })).toMatchObject({ host: '::1', loopback: true, publicUrl: new URL('http://[::1]:3000') });
  });

  it('whatever stands in a setting, it is taken or refused by a setting’s name', () => {
    for (const name of CONFIGURED)
      for (const value of ['x', ' ', '%', '-1', '1e9', 'https://', 'http://[', '::1', '[::1]', '127.0.0.999', 'http://a#', '127.0.0.1, ::1', 'ㄱ', '\u0000', '__proto__', 'a'.repeat(5000)]) {
        try {
          readConfig({ [name]: value });
        } catch (error) {
          expect([name, value.slice(0, 20), (error as Error).constructor.name]).toEqual([name, value.slice(0, 20), 'ConfigError']);
          expect((error as Error).message).toMatch(/^[A-Z_]+: [^\n]+$/);
        }
      }
  });

  it.each([
    [{}, true],
    [{ HOST: '::1' }, true],
    [{ HOST: 'localhost' }, true],
    [{ NODE_ENV: 'production', SECRET_KEY: KEY }, false],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'https://minwon.example' }, false],
    [{ PUBLIC_URL: 'https://minwon.example' }, false],
    [{ DEMO: 'off' }, false],
  ])('%j: DEMO is %s', (environment, demo) => {
    expect(readConfig(environment).demo).toBe(demo);
    expect(readConfig(environment).databasePath).toBe(demo ? 'data/demo.db' : 'data/minwon.db');
  });
});

describe('the carrier that sends', () => {
  it.each([
    [{}, 'demo'],
    [{ ...TWILIO, ...KANNEL }, 'demo'],
    [{ DEMO: 'off' }, undefined],
    [{ DEMO: 'off', TWILIO_AUTH_TOKEN: 'only-receives' }, undefined],
    [{ DEMO: 'off', ...TWILIO }, 'twilio'],
    [{ DEMO: 'off', ...TWILIO, TWILIO_FROM: '', TWILIO_MESSAGING_SERVICE_SID: `MG${'0'.repeat(32)}` }, 'twilio'],
    [{ DEMO: 'off', ...KANNEL }, 'kannel'],
    [{ DEMO: 'off', ...TWILIO, ...KANNEL, SMS_CARRIER: 'kannel' }, 'kannel'],
    [{ ...TWILIO, SMS_CARRIER: 'twilio' }, 'twilio'],
    [{ DEMO: 'off', ...BRIDGE }, 'bridge'],
    [{ DEMO: 'off', BRIDGE_SECRET: BRIDGE.BRIDGE_SECRET }, undefined],
    [{ DEMO: 'off', ...TWILIO, ...KANNEL, ...BRIDGE, SMS_CARRIER: 'bridge' }, 'bridge'],
  ])('%j: %s', (environment, carrier) => {
    expect(readConfig(environment).smsOut?.carrier).toBe(carrier);
  });
});

describe('addresses', () => {
  it.each([
    ['1.2.3.4', '1.2.3.4'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['::FFFF:102:304', '1.2.3.4'],
    ['0:0:0:0:0:ffff:1.2.3.4', '1.2.3.4'],
    ['[::ffff:1.2.3.4]', '1.2.3.4'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['', ''],
  ])('%s counts as %s', (address, canonical) => {
    expect(canonicalAddress(address)).toBe(canonical);
  });

  it('believes a forwarded address only from a trusted hop, and only its last entry', () => {
    expect(clientAddress('9.9.9.9', '1.1.1.1', [])).toBe('9.9.9.9');
    expect(clientAddress('9.9.9.9', '1.1.1.1', ['8.8.8.8'])).toBe('9.9.9.9');
    expect(clientAddress('::ffff:9.9.9.9', '6.6.6.6, 1.1.1.1', ['9.9.9.9'])).toBe('1.1.1.1');
    expect(clientAddress('9.9.9.9', null, ['9.9.9.9'])).toBe('9.9.9.9');
  });
});
