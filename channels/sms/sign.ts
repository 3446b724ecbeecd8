/** HMAC-SHA-256 over time and raw body: what both sides of the bridge sign. docs/bridge.md is its description. Web APIs only. */

/** How far the two clocks, and the way between, may lie apart, ms. */
export const WINDOW = 5 * 60_000;
const TIMESTAMP = 'minwon-timestamp';
const SIGNATURE = 'minwon-signature';

const encoder = new TextEncoder();
const keys = new Map<string, Promise<CryptoKey>>();

function keyOf(secret: string): Promise<CryptoKey> {
  const found = keys.get(secret) ?? crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
  keys.set(secret, found);
  return found;
}

const signed = (timestamp: string, body: Uint8Array): Uint8Array<ArrayBuffer> => {
  const head = encoder.encode(`${timestamp}.`);
  const whole = new Uint8Array(head.length + body.length);
  whole.set(head);
  whole.set(body, head.length);
  return whole;
};

/** @param now ms @returns the two headers that a request carries */
export async function sign(secret: string, body: string, now: number): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(now / 1000));
  const mac = new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(secret), signed(timestamp, encoder.encode(body))));
  return { [TIMESTAMP]: timestamp, [SIGNATURE]: `v1=${Array.from(mac, (b) => b.toString(16).padStart(2, '0')).join('')}` };
}

/** Compared in constant time, by WebCrypto itself. @param now ms */
export async function isSigned(secret: string, headers: Headers, body: Uint8Array, now: number): Promise<boolean> {
  const timestamp = headers.get(TIMESTAMP) ?? '';
  const given = /^v1=([0-9a-f]{64})$/.exec(headers.get(SIGNATURE) ?? '')?.[1];
  if (!given || !/^\d{10}$/.test(timestamp) || Math.abs(Number(timestamp) * 1000 - now) > WINDOW) return false;
  const mac = Uint8Array.from({ length: 32 }, (_, i) => Number.parseInt(given.slice(i * 2, i * 2 + 2), 16));
  return crypto.subtle.verify('HMAC', await keyOf(secret), mac, signed(timestamp, body));
}
