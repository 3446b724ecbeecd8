/** Web push on Node, and its exact bytes. */
import nodeCrypto from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPushService } from '../../channels/mobile/push/service.js';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import { bytes, RFC8291, VAPID } from './push-reading.js';
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
    const service = createPushService({ subject: VAPID.VAPID_SUBJECT, publicKey: RFC8291.asPublic, privateKey: RFC8291.asPrivate, services: [] }, async (_url, init) => {
      body = init.body as Uint8Array;
      return new Response(null, { status: 201 });
    });
    await service.send({ endpoint: 'https://fcm.googleapis.com/x', p256dh: RFC8291.uaPublic, auth: RFC8291.auth }, Buffer.from(RFC8291.plaintext, 'base64url').toString(), { ttl: 1, urgency: 'high', topic: 'x' });
    expect(Buffer.from(body).toString('base64url')).toBe(RFC8291.body);
  });
});
