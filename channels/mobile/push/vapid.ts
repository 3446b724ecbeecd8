/**
 * Who we are, for a push service (RFC 8292): a token signed with our own key, for that service alone. By WebCrypto, which both engines have:
 * web-push's own brings a whole ASN.1 parser for it, 32 KB of the Workers bundle.
 */

/** At most a day (RFC 8292 §2), s; clocks differ. */
const VALID = 12 * 3_600;

export interface Pair {
  /** base64url: a point of 65 bytes, a scalar of 32. */
  publicKey: string;
  privateKey: string;
  /** mailto: or https: whom a push service may ask about us. */
  subject: string;
}

/** @param now real time, ms @returns the Authorization header for an endpoint's origin */
export function signer({ publicKey, privateKey, subject }: Pair, now: () => number): (origin: string) => Promise<string> {
  const point = Buffer.from(publicKey, 'base64url');
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url'), d: privateKey };
  const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  let key: Promise<CryptoKey> | undefined;
  return async (origin) => {
    key ??= crypto.subtle.importKey('jwk', jwk, ES256, false, ['sign']);
    const signed = `${part({ typ: 'JWT', alg: 'ES256' })}.${part({ aud: origin, exp: Math.floor(now() / 1_000) + VALID, sub: subject })}`;
    const signature = await crypto.subtle.sign(ES256, await key, Buffer.from(signed));
    return `vapid t=${signed}.${Buffer.from(signature).toString('base64url')}, k=${publicKey}`;
  };
}

const part = (of: object): string => Buffer.from(JSON.stringify(of)).toString('base64url');
