/**
 * Photos of an MMS are fetched from where its carrier says, and from nowhere else: hosts on a list, by https, so that no address inside the house can be
 * named. A redirect is followed to a host of the list alone, and a carrier's password goes to its own address alone.
 * https://www.twilio.com/docs/messaging/api/media-resource
 */
import type { Fetched, MediaSource } from '../../src/channel.js';
import { sign } from './sign.js';

export interface MediaSettings {
  /** Twilio's address, and the password that its media ask for. */
  twilio: { base: URL; authToken: string | undefined };
  /** Its fetches are signed, so that the aggregator knows who asks. */
  bridge: { url: string | undefined; secret: string | undefined };
  /** Real time, ms: when a fetch was signed. */
  now(): number;
  /** Hosts (`mms.example.kr`, `.example.kr`) or, for stand-ins on this machine, origins. */
  hosts: readonly string[];
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Where Twilio's own address leads on to. */
const TWILIO_CDN = ['mms.twiliocdn.com', 'media.twiliocdn.com'];
const REDIRECTS = 3;
/** Of one fetch with all its redirects, ms. */
const MEDIA_PATIENCE = 15_000;
/** Bytes: what a form may send, too. */
const MOST = 8 * 1024 * 1024;

export function createMedia(settings: MediaSettings, ask: Fetch = (url, init) => fetch(url, init)): MediaSource {
  return {
    async fetch(carrier, address) {
      const signal = AbortSignal.timeout(MEDIA_PATIENCE);
      let url = address;
      for (let hop = 0; hop <= REDIRECTS; hop++) {
        if (!isAllowed(settings, carrier, url)) return { code: 'host', again: false };
        const response = await ask(url, { headers: await headersFor(settings, carrier, url), redirect: 'manual', signal }).catch((error: unknown) => (error instanceof Error ? error.name : 'network'));
        if (typeof response === 'string') return { code: response === 'TimeoutError' ? 'timeout' : 'network', again: true };
        const to = response.status >= 300 && response.status < 400 ? response.headers.get('location') : undefined;
        if (!to) return read(response, signal);
        await response.body?.cancel().catch(() => undefined);
        if (!URL.canParse(to, url)) return { code: 'redirect', again: false };
        url = new URL(to, url).href;
      }
      return { code: 'redirects', again: false };
    },
  };
}

function isAllowed({ twilio, bridge, hosts }: MediaSettings, carrier: string, address: string): boolean {
  if (address.length > 2_048 || !URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username || url.password) return false;
  const own = carrier === 'twilio' ? [twilio.base.origin, ...TWILIO_CDN] : carrier === 'bridge' && bridge.url ? [new URL(bridge.url).origin] : [];
  const listed = [...own, ...hosts];
  if (listed.includes(url.origin)) return true;
  if (url.protocol !== 'https:' || url.port) return false;
  return listed.some((host) => (host.startsWith('.') ? url.hostname.endsWith(host) : url.hostname === host));
}

/** The account stands in the address that Twilio itself has signed. */
async function headersFor({ twilio, bridge, now }: MediaSettings, carrier: string, address: string): Promise<Record<string, string>> {
  const url = new URL(address);
  const account = /\/Accounts\/(AC[0-9a-f]{32})\//i.exec(url.pathname)?.[1];
  if (carrier === 'twilio' && url.origin === twilio.base.origin && account && twilio.authToken) return { authorization: `Basic ${btoa(`${account}:${twilio.authToken}`)}` };
  if (carrier === 'bridge' && bridge.secret) return sign(bridge.secret, address, now());
  return {};
}

async function read(response: Response, signal: AbortSignal): Promise<Fetched> {
  const { status } = response;
  if (!response.ok) {
    await response.body?.cancel().catch(() => undefined);
    return { code: `http-${status}`, again: status >= 500 || [401, 403, 404, 408, 425, 429].includes(status) }; // not there yet, or a setting that somebody mends
  }
  if (Number(response.headers.get('content-length') ?? 0) > MOST) {
    await response.body?.cancel().catch(() => undefined);
    return { code: 'too-big', again: false };
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > MOST) return { code: 'too-big', again: false };
      chunks.push(chunk);
    }
  } catch {
    return { code: signal.aborted ? 'timeout' : 'network', again: true };
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return { bytes };
}
