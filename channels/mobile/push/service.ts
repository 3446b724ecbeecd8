/**
 * Web push out: one attempt, and what became of it. web-push encrypts (RFC 8291), vapid.ts signs, fetch carries: web-push's own way there does not
 * work on Workers. No endpoint and no word of a payload is ever part of a code.
 */
import encryption from 'web-push/src/encryption-helper.js';
import type { PushService, Sent, Subscription } from '../../../src/channel.js';
import { pauseOf } from '../../retry-after.js';
import { isPushService } from './hosts.js';
import { type Pair, signer } from './vapid.js';

/** A push service that has not answered by then may still have taken it, ms. */
const PATIENCE = 10_000;
/** Bytes of a payload: one record of 4,096 (RFC 8291 §4) less its header of 86, its tag of 16 and its padding's mark. */
export const ROOM = 3_993;

export interface PushKeys extends Pair {
  /** Push services beside the public ones. */
  services: readonly string[];
  /** Real time, ms. */
  now(): number;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export function createPushService({ services, now, ...pair }: PushKeys, ask: Fetch = (url, init) => fetch(url, init)): PushService {
  const sign = signer(pair, now);
  return {
    key: pair.publicKey,
    room: ROOM,
    accepts: (given) => readSubscription(given, services),
    async send({ endpoint, p256dh, auth }, payload, { ttl, urgency, topic }) {
      if (!isPushService(endpoint, services)) return { state: 'refused', code: 'push-host', why: 'recipient' };
      const body = sealed(p256dh, auth, payload);
      if (!body) return { state: 'refused', code: 'push-keys', why: 'recipient' };
      const authorization = await sign(new URL(endpoint).origin);
      const headers = { authorization, ttl: String(ttl), urgency, topic, 'content-encoding': 'aes128gcm', 'content-type': 'application/octet-stream' };
      return attempt(() => ask(endpoint, { method: 'POST', headers, body, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) }));
    },
  };
}

/** For this browser alone; undefined where its keys are none. */
function sealed(p256dh: string, auth: string, payload: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return encryption.encrypt(p256dh, auth, payload, 'aes128gcm').cipherText;
  } catch {
    return undefined;
  }
}

/** Failures before a byte left this machine. */
const UNSENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

async function attempt(asked: () => Promise<Response>): Promise<Sent> {
  let response: Response;
  try {
    response = await asked();
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : '';
    if (UNSENT.includes(cause)) return { state: 'refused', code: cause, why: 'transient' };
    return { state: 'doubtful', code: error instanceof Error ? error.name : 'unknown' };
  }
  await response.body?.cancel().catch(() => undefined); // a sentence about it, which nobody reads
  const { status } = response;
  if (status >= 200 && status < 300) return { state: 'accepted', id: 'push' }; // 201; some say 200 or 202
  const after = pauseOf(response.headers);
  return { state: 'refused', code: `push-${status}`, why: whyOf(status), ...(after === undefined ? {} : { after }) };
}

/** https://www.rfc-editor.org/rfc/rfc8030#section-5, #section-7.3; 401 and 403: our keys (RFC 8292 §4.2). A redirect is not followed. */
function whyOf(status: number): (Sent & { state: 'refused' })['why'] {
  if (status === 404 || status === 410) return 'recipient';
  if (status === 401 || status === 403) return 'setting';
  if (status === 429) return 'throttled';
  return status >= 500 || status === 408 ? 'transient' : 'content';
}

/** A subscription as a browser's own `toJSON` writes it: an address that is allowed, a point on the curve, a secret of 16 bytes. */
async function readSubscription(given: unknown, services: readonly string[]): Promise<Subscription | undefined> {
  const { endpoint, keys } = objectOf(given);
  const { p256dh, auth } = objectOf(keys);
  if (typeof endpoint !== 'string' || typeof p256dh !== 'string' || typeof auth !== 'string') return undefined;
  if (!isPushService(endpoint, services)) return undefined;
  const point = bytesOf(p256dh);
  if (point?.length !== 65 || bytesOf(auth)?.length !== 16) return undefined;
  const onCurve = await crypto.subtle.importKey('raw', point, { name: 'ECDH', namedCurve: 'P-256' }, false, []).then(() => true, () => false);
  return onCurve ? { endpoint, p256dh, auth } : undefined;
}

const objectOf = (given: unknown): Record<string, unknown> => (typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {});

function bytesOf(text: string): Uint8Array<ArrayBuffer> | undefined {
  const plain = /^([\w-]{1,120})={0,2}$/.exec(text)?.[1];
  if (!plain || plain.length % 4 === 1) return undefined;
  return Uint8Array.from(atob(plain.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
}
