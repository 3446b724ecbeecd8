/** A browser's side of web push, written from RFC 8291, 8188 and 8292 with WebCrypto: keys, decryption, the signature. Nothing of the program's own. */

/** RFC 8291 §5 and appendix A, as published there. */
export const RFC8291 = {
  plaintext: 'V2hlbiBJIGdyb3cgdXAsIEkgd2FudCB0byBiZSBhIHdhdGVybWVsb24',
  asPublic: 'BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8',
  asPrivate: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  uaPrivate: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  uaPublic: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  body: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
};

type Bytes = Uint8Array<ArrayBuffer>;
export const bytes = (text: string): Bytes => new Uint8Array(Buffer.from(text, 'base64url'));
const utf8 = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text));
const joined = (...parts: Uint8Array[]): Bytes => new Uint8Array(Buffer.concat(parts));

export interface Browser {
  privateKey: CryptoKey;
  p256dh: string;
  auth: string;
}

export async function browser(): Promise<Browser> {
  const pair = (await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])) as CryptoKeyPair;
  const p256dh = Buffer.from((await crypto.subtle.exportKey('raw', pair.publicKey)) as ArrayBuffer).toString('base64url');
  return { privateKey: pair.privateKey, p256dh, auth: Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64url') };
}

const jwk = (publicKey: string, d?: string): JsonWebKey => ({ kty: 'EC', crv: 'P-256', x: Buffer.from(bytes(publicKey).subarray(1, 33)).toString('base64url'), y: Buffer.from(bytes(publicKey).subarray(33)).toString('base64url'), ...(d ? { d } : {}) });

/** The browser of the RFC's example. */
export const example = async (): Promise<Browser> => ({ privateKey: await crypto.subtle.importKey('jwk', jwk(RFC8291.uaPublic, RFC8291.uaPrivate), { name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']), p256dh: RFC8291.uaPublic, auth: RFC8291.auth });

/** @throws for a body that is not one whole record for this browser */
export async function decrypt({ privateKey, p256dh, auth }: Browser, body: Uint8Array): Promise<string> {
  const salt = body.slice(0, 16);
  if (new DataView(body.buffer, body.byteOffset).getUint32(16) < body.length - 86) throw new Error('more than one record');
  const sender = new Uint8Array(body.slice(21, 21 + (body[20] ?? 0)));
  const senderKey = await crypto.subtle.importKey('raw', sender, { name: 'ECDH', namedCurve: 'P-256' }, true, []);
  const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: senderKey } as never, privateKey, 256));
  const ikm = await hkdf(shared, bytes(auth), joined(utf8('WebPush: info\0'), bytes(p256dh), sender), 32);
  const key = await crypto.subtle.importKey('raw', await hkdf(ikm, new Uint8Array(salt), utf8('Content-Encoding: aes128gcm\0'), 16), 'AES-GCM', false, ['decrypt']);
  const nonce = await hkdf(ikm, new Uint8Array(salt), utf8('Content-Encoding: nonce\0'), 12);
  const padded = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: nonce }, key, new Uint8Array(body.slice(21 + sender.length))));
  const end = padded.findLastIndex((b) => b !== 0);
  if (padded[end] !== 2) throw new Error('not the last record');
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(padded.subarray(0, end));
}

async function hkdf(secret: Bytes, salt: Bytes, info: Bytes, length: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  return new Uint8Array(await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, key, length * 8));
}

/** What an Authorization header of RFC 8292 says, once its signature is proved by the key in it. */
export async function vapid(header: string): Promise<{ key: string; claims: { aud: string; exp: number; sub: string } }> {
  const [, token = '', key = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? [];
  const [head = '', claims = '', signature = ''] = token.split('.');
  const imported = await crypto.subtle.importKey('jwk', jwk(key), { name: 'ECDSA', namedCurve: 'P-256' }, true, ['verify']);
  if (!(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, bytes(signature), utf8(`${head}.${claims}`)))) throw new Error('not signed by its key');
  return { key, claims: JSON.parse(Buffer.from(claims, 'base64url').toString()) };
}

/** A pair as `minwon push keys` prints one; of the tests alone. */
export const VAPID = { VAPID_SUBJECT: 'mailto:push@minwon.example', VAPID_PUBLIC_KEY: RFC8291.asPublic, VAPID_PRIVATE_KEY: RFC8291.asPrivate };
