/** The sender of web push, on either engine: what it sends is read by a browser's side of its own. */
import { describe, expect, it } from 'vitest';
import { createPushService, ROOM } from '../../channels/mobile/push/service.js';
import type { Sent, Subscription } from '../../src/channel.js';
import { browser, bytes, decrypt, example, RFC8291, VAPID, vapid } from './push-reading.js';

const KEYS = { subject: VAPID.VAPID_SUBJECT, publicKey: VAPID.VAPID_PUBLIC_KEY, privateKey: VAPID.VAPID_PRIVATE_KEY };
const HOW = { ttl: 600, urgency: 'high', topic: 'a'.repeat(32) } as const;
const ENDPOINT = 'https://fcm.googleapis.com/fcm/send/abc';

interface Seen {
  url: string;
  init: RequestInit;
}
const answering = (status: number, headers: Record<string, string> = {}, seen: Seen[] = []) => async (url: string, init: RequestInit): Promise<Response> => {
  seen.push({ url, init });
  return new Response(status === 204 ? null : 'https://fcm.googleapis.com/secret says no', { status, headers });
};

export function pushServiceSuite(): void {
  it('promise-19: what goes out is one record that only this browser reads, signed for this push service', async () => {
    const seen: Seen[] = [];
    const to = await browser();
    const service = createPushService({ ...KEYS, services: [], now: Date.now }, answering(201, {}, seen));
    expect(await service.send({ endpoint: ENDPOINT, p256dh: to.p256dh, auth: to.auth }, '{"title":"강남구 민원 소식"}', HOW)).toEqual({ state: 'accepted', id: 'push' });
    const [{ url, init } = { url: '', init: {} }] = seen;
    expect(url).toBe(ENDPOINT);
    const headers = new Headers(init.headers);
    expect(Object.fromEntries(headers)).toMatchObject({ ttl: '600', urgency: 'high', topic: HOW.topic, 'content-encoding': 'aes128gcm', 'content-type': 'application/octet-stream' });
    expect(await decrypt(to, init.body as Uint8Array)).toBe('{"title":"강남구 민원 소식"}');
    const broken = new Uint8Array(init.body as Uint8Array);
    broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
    await expect(decrypt(to, broken)).rejects.toThrow();
    await expect(decrypt(await browser(), init.body as Uint8Array)).rejects.toThrow();
    const { key, claims } = await vapid(headers.get('authorization') ?? '');
    expect(key).toBe(KEYS.publicKey);
    expect(claims).toMatchObject({ aud: 'https://fcm.googleapis.com', sub: KEYS.subject });
    const left = claims.exp - Date.now() / 1000;
    expect(left > 0 && left <= 86_400).toBe(true);
  });

  it('promise-19: the browser of the example of RFC 8291 reads the example', async () => {
    expect(await decrypt(await example(), bytes(RFC8291.body))).toBe(Buffer.from(RFC8291.plaintext, 'base64url').toString());
  });

  it('promise-19: a payload of the whole room is one record of 4,096 bytes', async () => {
    const seen: Seen[] = [];
    const to = await browser();
    await createPushService({ ...KEYS, services: [], now: Date.now }, answering(201, {}, seen)).send({ endpoint: ENDPOINT, ...to }, 'x'.repeat(ROOM), HOW);
    const [{ init } = { init: {} as RequestInit }] = seen;
    expect((init.body as Uint8Array).length).toBe(4_096);
    expect(await decrypt(to, init.body as Uint8Array)).toBe('x'.repeat(ROOM));
  });

  const OUTCOMES: [number, Record<string, string>, Sent][] = [
    [201, {}, { state: 'accepted', id: 'push' }],
    [202, {}, { state: 'accepted', id: 'push' }],
    [301, { location: 'http://127.0.0.1/' }, { state: 'refused', code: 'push-301', why: 'content' }],
    [400, {}, { state: 'refused', code: 'push-400', why: 'content' }],
    [401, {}, { state: 'refused', code: 'push-401', why: 'setting' }],
    [403, {}, { state: 'refused', code: 'push-403', why: 'setting' }],
    [404, {}, { state: 'refused', code: 'push-404', why: 'recipient' }],
    [410, {}, { state: 'refused', code: 'push-410', why: 'recipient' }],
    [413, {}, { state: 'refused', code: 'push-413', why: 'content' }],
    [429, { 'retry-after': '120' }, { state: 'refused', code: 'push-429', why: 'throttled', after: 120_000 }],
    [429, {}, { state: 'refused', code: 'push-429', why: 'throttled' }],
    [500, {}, { state: 'refused', code: 'push-500', why: 'transient' }],
    [503, { 'retry-after': 'Fri, 31 Dec 1999 23:59:59 GMT', date: 'Fri, 31 Dec 1999 23:59:14 GMT' }, { state: 'refused', code: 'push-503', why: 'transient', after: 45_000 }],
    [503, { 'retry-after': 'Fri, 31 Dec 1999 23:59:59 GMT' }, { state: 'refused', code: 'push-503', why: 'transient' }],
    [503, { 'retry-after': '86400' }, { state: 'refused', code: 'push-503', why: 'transient', after: 3_600_000 }],
  ];
  it.each(OUTCOMES)('promise-19: %i %j is %j', async (status, headers, outcome) => {
    const service = createPushService({ ...KEYS, services: [], now: Date.now }, answering(status, headers));
    expect(await service.send({ endpoint: ENDPOINT, ...(await browser()) }, '{}', HOW)).toEqual(outcome);
  });

  it('silence may have been heard: it is doubtful; a line that never opened is not', async () => {
    const failing = (error: Error) => createPushService({ ...KEYS, services: [], now: Date.now }, () => Promise.reject(error));
    const to: Subscription = { endpoint: ENDPOINT, ...(await browser()) };
    expect(await failing(new DOMException('', 'TimeoutError') as unknown as Error).send(to, '{}', HOW)).toEqual({ state: 'doubtful', code: 'TimeoutError' });
    expect(await failing(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) })).send(to, '{}', HOW)).toEqual({ state: 'refused', code: 'ECONNREFUSED', why: 'transient' });
  });

  it('promise-19, promise-20: every attempt has a time-out and follows no redirect', async () => {
    const seen: Seen[] = [];
    await createPushService({ ...KEYS, services: [], now: Date.now }, answering(201, {}, seen)).send({ endpoint: ENDPOINT, ...(await browser()) }, '{}', HOW);
    expect(seen[0]?.init.redirect).toBe('manual');
    expect(seen[0]?.init.signal).toBeInstanceOf(AbortSignal);
  });

  const HOSTS: [string, readonly string[], boolean][] = [
    [ENDPOINT, [], true],
    ['https://updates.push.services.mozilla.com/wpush/v2/x', [], true],
    ['https://web.push.apple.com/x', [], true],
    ['https://wns2-par02p.notify.windows.com/w/?token=x', [], true],
    ['http://fcm.googleapis.com/fcm/send/abc', [], false],
    ['https://fcm.googleapis.com:8443/fcm/send/abc', [], false],
    ['https://me@fcm.googleapis.com/fcm/send/abc', [], false],
    ['https://fcm.googleapis.com@127.0.0.1/', [], false],
    ['https://fcm.googleapis.com.evil.example/', [], false],
    ['https://xpush.apple.com/', [], false],
    ['https://evil.example/', [], false],
    ['https://127.0.0.1/', [], false],
    ['https://[::1]/', [], false],
    ['https://[::ffff:10.0.0.1]/', [], false],
    ['https://10.0.0.1/', [], false],
    ['https://169.254.169.254/latest/meta-data/', [], false],
    ['https://2130706433/', [], false],
    ['https://0x7f.1/', [], false],
    ['https://localhost/', [], false],
    ['https://push.internal/', [], false],
    ['https://push.example.kr/x', ['push.example.kr'], true],
    ['https://a.push.example.kr/x', ['push.example.kr'], false],
    ['https://a.push.example.kr/x', ['.push.example.kr'], true],
    ['http://push.example.kr/x', ['push.example.kr'], false],
    ['http://127.0.0.1:8090/notify/x', ['http://127.0.0.1:8090'], true],
    ['http://127.0.0.1:8091/notify/x', ['http://127.0.0.1:8090'], false],
    ['file:///etc/passwd', [], false],
    ['fcm.googleapis.com', [], false],
  ];
  describe('promise-20: an endpoint', () => {
    it.each(HOSTS)('%s with %j listed: %s', async (endpoint, services, allowed) => {
      const seen: Seen[] = [];
      const service = createPushService({ ...KEYS, services, now: Date.now }, answering(201, {}, seen));
      const to = await browser();
      expect((await service.accepts({ endpoint, keys: to })) !== undefined).toBe(allowed);
      // The list may have been another one when it was taken.
      expect((await service.send({ endpoint, ...to }, '{}', HOW)).state).toBe(allowed ? 'accepted' : 'refused');
      expect(seen.length).toBe(allowed ? 1 : 0);
    });
  });

  it('promise-20: an endpoint of more than 2,048 characters is none', async () => {
    const service = createPushService({ ...KEYS, services: [], now: Date.now });
    const of = (length: number): string => ENDPOINT.padEnd(length, 'x');
    expect(await service.accepts({ endpoint: of(2_048), keys: await browser() })).toBeDefined();
    expect(await service.accepts({ endpoint: of(2_049), keys: await browser() })).toBeUndefined();
  });

  describe('a subscription', () => {
    const good = { endpoint: ENDPOINT, keys: { p256dh: RFC8291.uaPublic, auth: RFC8291.auth } };
    const off = Buffer.from(bytes(RFC8291.uaPublic));
    off[64] = (off[64] ?? 0) ^ 1;
    const CASES: [string, unknown, boolean][] = [
      ['as a browser writes it', { ...good, expirationTime: null }, true],
      ['a point of 64 bytes', { ...good, keys: { ...good.keys, p256dh: Buffer.from(bytes(RFC8291.uaPublic).subarray(0, 64)).toString('base64url') } }, false],
      ['a point that is not on the curve', { ...good, keys: { ...good.keys, p256dh: off.toString('base64url') } }, false],
      ['a secret of 15 bytes', { ...good, keys: { ...good.keys, auth: Buffer.alloc(15).toString('base64url') } }, false],
      ['no base64', { ...good, keys: { ...good.keys, auth: '!'.repeat(22) } }, false],
      ['a length that no base64 has', { ...good, keys: { ...good.keys, auth: 'a'.repeat(21) } }, false],
      ['no keys', { endpoint: ENDPOINT }, false],
      ['numbers', { endpoint: 1, keys: { p256dh: 2, auth: 3 } }, false],
      ['null', null, false],
      ['a list', [good], false],
    ];
    it.each(CASES)('%s', async (_name, given, taken) => {
      const service = createPushService({ ...KEYS, services: [], now: Date.now });
      expect(await service.accepts(given)).toEqual(taken ? { endpoint: ENDPOINT, p256dh: RFC8291.uaPublic, auth: RFC8291.auth } : undefined);
    });
  });
}
