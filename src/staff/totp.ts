/** Time-based one-time numbers as authenticators make them (RFC 6238: SHA-1, 30 s, six digits). better-auth checks them; this shows them. */
import type { Crypto } from '../storage/vault.js';

export const STEP = 30_000;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The number at an instant. @param secret as better-auth keeps it: its UTF-8 bytes are the key @param at ms since 1970 */
export function numberAt(crypto: Crypto, secret: string, at: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / STEP)));
  const mac = crypto.createHmac('sha1', secret).update(counter).digest();
  const from = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(from) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** What is typed into an authenticator (RFC 4648, without padding). */
export function base32(secret: string): string {
  let bits = '';
  for (const byte of new TextEncoder().encode(secret)) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => BASE32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** What an authenticator reads from the picture. */
export const totpAddress = (secret: string, issuer: string, username: string): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(username)}?${new URLSearchParams({ secret: base32(secret), issuer, digits: '6', period: '30' })}`;
