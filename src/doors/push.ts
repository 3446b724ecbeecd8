/** Web push for the pages: what a browser posts by script when it wants news, no more of it, moves, or has shown some. */
import type { PushService } from '../channel.js';
import { allow, PUSH_PER_ADDRESS } from '../citizens/limits.js';
import type { PushOut } from '../config.js';
import { ConfigError } from '../config.js';
import type { Core } from '../core.js';
import { allowing, OUTCOMES, Refusal, refusalOf, traceOf } from '../errors.js';
import { shown } from '../notices/push.js';
import { follow, forget, move } from '../notices/subscriptions.js';
import type { Crypto } from '../storage/vault.js';
import { fromOurPages, type Tickets } from '../tokens.js';

export interface PushDoor {
  core: Core;
  service: PushService;
  tickets: Tickets;
  publicUrl: URL;
  /** Names the device that a page was drawn for, from a request's cookies. */
  deviceOf(request: Request): string | undefined;
  /** Codes only. */
  fault(code: string): void;
}

type Given = Record<string, unknown>;
type Act = (door: PushDoor, given: Given, request: Request, address: () => string) => Promise<void>;

/** Keys are paths below the channel's own; each takes JSON by POST and answers with a status alone. */
const ACTS: Readonly<Record<string, Act>> = {
  '/push/follow': async ({ core, service, tickets, deviceOf }, { ticket, subscription }, request, address) => {
    const receipt = tickets.check(text(ticket), deviceOf(request));
    await counted(core, address);
    const to = await service.accepts(subscription);
    if (!to) throw new Refusal('malformed', 'subscription');
    await core.store.atomic(follow(core, receipt, to, service.key));
  },
  '/push/forget': async ({ core }, { endpoint }, _request, address) => {
    await counted(core, address);
    await core.store.atomic([forget(core, text(endpoint))]);
  },
  '/push/move': async ({ core, service }, { from, subscription }, _request, address) => {
    const { endpoint, auth } = (typeof from === 'object' && from !== null ? from : {}) as Given;
    await counted(core, address);
    const to = await service.accepts(subscription);
    if (!to) throw new Refusal('malformed', 'subscription');
    if (!(await move(core, { endpoint: text(endpoint), auth: text(auth) }, to, service.key))) throw new Refusal('unknown', 'subscription');
  },
  // Not counted by address: its token is ours or costs nothing, and many phones of one carrier share an address.
  '/push/shown': async ({ core }, { shown: token }) => {
    if (!(await shown(core, text(token)))) throw new Refusal('malformed', 'token');
  },
};

export const PUSH_PATHS = Object.keys(ACTS);

/** A page's own script posts here, same origin, as JSON: a browser asks before it sends that anywhere else, and we never say yes. */
export async function servePush(door: PushDoor, path: string, request: Request, address: () => string): Promise<Response> {
  try {
    if (request.method !== 'POST') throw new Refusal('wrong-method', 'POST');
    if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '') || !fromOurPages(request, door.publicUrl)) throw new Refusal('stale', 'foreign origin');
    const given: unknown = await request.json().catch(() => undefined);
    if (typeof given !== 'object' || given === null) throw new Refusal('malformed', 'json');
    await ACTS[path]?.(door, given as Given, request, address);
    return new Response(null, { status: 204 });
  } catch (error) {
    const refusal = refusalOf(error);
    const { status, blame } = OUTCOMES[refusal.outcome];
    if (blame === 'us') door.fault(traceOf(error));
    return allowing(new Response(null, { status: refusal.outcome === 'unknown' ? 404 : status }), refusal);
  }
}

const text = (given: unknown): string => (typeof given === 'string' && given.length <= 4_096 ? given : '');

async function counted(core: Core, address: () => string): Promise<void> {
  if (!(await allow(core, PUSH_PER_ADDRESS, address()))) throw new Refusal('limited', 'push');
}

/** A pair that is none would be noticed only by the push services. @throws ConfigError */
export function checkPair({ publicKey, privateKey }: PushOut, crypto: Crypto): void {
  const pair = crypto.createECDH('prime256v1');
  try {
    pair.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  } catch {
    throw new ConfigError('VAPID_PRIVATE_KEY: is no key of P-256');
  }
  if (pair.getPublicKey('base64url') !== publicKey) throw new ConfigError('VAPID_PRIVATE_KEY: does not belong to VAPID_PUBLIC_KEY');
}
