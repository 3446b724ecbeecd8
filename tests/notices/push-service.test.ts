/** Web push on Node, and its exact bytes. */
import nodeCrypto from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import webpush from 'web-push';
import { createPushService } from '../../channels/mobile/push/service.js';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import { browser, bytes, decrypt, RFC8291, VAPID, vapid } from './push-reading.js';
import { pushServiceSuite } from './push-suite.js';
import { subscriptionsSuite } from './subscriptions-suite.js';

describe('web push on Node', () => pushServiceSuite());

describe('subscriptions on better-sqlite3', () => {
  let folder = '';
  let store: NodeStore | undefined;
  afterEach(() => {
    store?.close();
    rmSync(folder, { recursive: true });
  });
  subscriptionsSuite(async () => {
    folder = mkdtempSync(join(tmpdir(), 'minwon-push-'));
    store = nodeStore(join(folder, 'push.db'));
    return store;
  }, nodeCrypto);
});

describe('beside web-push', () => {
  it('promise-19: what goes out is what web-push itself would send', async () => {
    const to = await browser();
    const endpoint = 'https://updates.push.services.mozilla.com/wpush/v2/x';
    const pair = { subject: VAPID.VAPID_SUBJECT, publicKey: VAPID.VAPID_PUBLIC_KEY, privateKey: VAPID.VAPID_PRIVATE_KEY };
    let sent: RequestInit = {};
    await createPushService({ ...pair, services: [], now: Date.now }, async (_url, init) => {
      sent = init;
      return new Response(null, { status: 201 });
    }).send({ endpoint, ...to }, '소식', { ttl: 600, urgency: 'high', topic: 'a'.repeat(32) });
    const theirs = webpush.generateRequestDetails({ endpoint, keys: to }, '소식', { vapidDetails: pair, TTL: 600, urgency: 'high', topic: 'a'.repeat(32), contentEncoding: 'aes128gcm' });
    const [ours, expected] = [new Headers(sent.headers), new Headers(Object.entries(theirs.headers).map(([k, v]) => [k, String(v)]))];
    const [us, them] = [await vapid(ours.get('authorization') ?? ''), await vapid(expected.get('authorization') ?? '')];
    expect(Math.abs(us.claims.exp - them.claims.exp)).toBeLessThan(60);
    expect({ ...us, claims: { ...us.claims, exp: 0 } }).toEqual({ ...them, claims: { ...them.claims, exp: 0 } });
    for (const headers of [ours, expected]) for (const name of ['authorization', 'content-length']) headers.delete(name);
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(expected));
    expect((sent.body as Uint8Array).length).toBe(theirs.body.length);
    expect(await decrypt(to, sent.body as Uint8Array)).toBe(await decrypt(to, theirs.body));
  });
});

describe('the example of RFC 8291', () => {
  afterEach(() => vi.restoreAllMocks());

  it('promise-19: with its sender key and its salt, what goes out is the published body byte for byte', async () => {
    const sender = nodeCrypto.createECDH('prime256v1');
    sender.setPrivateKey(bytes(RFC8291.asPrivate));
    sender.generateKeys = (() => sender.getPublicKey()) as typeof sender.generateKeys;
    const made = nodeCrypto.createECDH.bind(nodeCrypto);
    let first = true;
    vi.spyOn(nodeCrypto, 'createECDH').mockImplementation((curve) => {
      if (!first) return made(curve);
      first = false;
      return sender;
    });
    vi.spyOn(nodeCrypto, 'randomBytes').mockImplementation((() => Buffer.from(bytes(RFC8291.salt))) as never);
    let body: Uint8Array = new Uint8Array();
    const service = createPushService({ subject: VAPID.VAPID_SUBJECT, publicKey: RFC8291.asPublic, privateKey: RFC8291.asPrivate, services: [], now: Date.now }, async (_url, init) => {
      body = init.body as Uint8Array;
      return new Response(null, { status: 201 });
    });
    await service.send({ endpoint: 'https://fcm.googleapis.com/x', p256dh: RFC8291.uaPublic, auth: RFC8291.auth }, Buffer.from(RFC8291.plaintext, 'base64url').toString(), { ttl: 1, urgency: 'high', topic: 'x' });
    expect(Buffer.from(body).toString('base64url')).toBe(RFC8291.body);
  });
});
