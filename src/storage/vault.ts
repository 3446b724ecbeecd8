/** Personal data at rest: sealed with AES-256-GCM, found again by keyed hash. The key is outside the database. */
import type * as NodeCrypto from 'node:crypto';

/** What the wiring gives: Node's crypto, which workerd has too. Synchronous, native, constant-time. */
export type Crypto = Pick<typeof NodeCrypto, 'createCipheriv' | 'createDecipheriv' | 'createECDH' | 'createHmac' | 'hkdfSync' | 'randomBytes' | 'scrypt' | 'timingSafeEqual'>;

export interface Vault {
  /** `k1.` names the key; what follows is base64url of 12 bytes iv, ciphertext, 16 bytes tag. `place` binds a value to its row. */
  seal(text: string, place: string): string;
  /** @throws Error when the key is another one, or the row was moved or changed */
  open(sealed: string, place: string): string;
  /** The same for bytes that stand by themselves: the key's name, a full stop, iv, ciphertext, tag. */
  sealBytes(bytes: Uint8Array, place: string): Uint8Array<ArrayBuffer>;
  /** @throws Error as `open` does */
  openBytes(sealed: Uint8Array, place: string): Uint8Array<ArrayBuffer>;
  /** Keyed hash for look-ups: 192 bits of HMAC-SHA-256, base64url. */
  find(what: string, value: string): string;
  /** Compares in constant time. */
  same(a: string, b: string): boolean;
}

const KEY = 'k1';
const IV = 12;
const TAG = 16;
const PIECE = 64 * 1024;
const NAMED = Buffer.from(`${KEY}.`);

/** @param secret at least 32 bytes (SECRET_KEY) */
export function createVault(secret: Uint8Array, crypto: Crypto): Vault {
  const derive = (purpose: string): Buffer => Buffer.from(crypto.hkdfSync('sha256', secret, 'minwon-gateway', purpose, 32));
  const sealing = derive('seal');
  const finding = derive('find');
  // One call for random bytes costs as much as the cipher itself: 256 at a time.
  let pool = Buffer.alloc(0);
  const nextIv = (): Buffer => {
    if (pool.length < IV) pool = crypto.randomBytes(IV * 256);
    const iv = pool.subarray(0, IV);
    pool = pool.subarray(IV);
    return iv;
  };
  return {
    seal(text, place) {
      const iv = nextIv();
      const cipher = crypto.createCipheriv('aes-256-gcm', sealing, iv);
      cipher.setAAD(Buffer.from(place));
      const sealed = cipher.update(text, 'utf8');
      cipher.final(); // GCM has nothing left to give, but makes its tag now
      return `${KEY}.${iv.toString('base64url')}${Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url')}`; // 12 bytes are 16 whole characters
    },
    open(sealed, place) {
      if (!sealed.startsWith(`${KEY}.`)) throw new Error('sealed with an unknown key');
      const bytes = Buffer.from(sealed.slice(KEY.length + 1), 'base64url');
      const cipher = crypto.createDecipheriv('aes-256-gcm', sealing, bytes.subarray(0, 12));
      cipher.setAAD(Buffer.from(place));
      cipher.setAuthTag(bytes.subarray(-16));
      return cipher.update(bytes.subarray(12, -16), undefined, 'utf8') + cipher.final('utf8');
    },
    sealBytes(bytes, place) {
      const iv = nextIv();
      const cipher = crypto.createCipheriv('aes-256-gcm', sealing, iv);
      cipher.setAAD(Buffer.from(place));
      const from = NAMED.length + IV;
      const whole = new Uint8Array(from + bytes.length + TAG);
      whole.set(NAMED);
      whole.set(iv, NAMED.length);
      // Piece by piece: a photo of 8 MB has no second copy while it is sealed.
      for (let at = 0; at < bytes.length; at += PIECE) whole.set(cipher.update(bytes.subarray(at, at + PIECE)), from + at);
      cipher.final();
      whole.set(cipher.getAuthTag(), from + bytes.length);
      return whole;
    },
    openBytes(sealed, place) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      if (!bytes.subarray(0, NAMED.length).equals(NAMED)) throw new Error('sealed with an unknown key');
      const from = NAMED.length + IV;
      const cipher = crypto.createDecipheriv('aes-256-gcm', sealing, bytes.subarray(NAMED.length, from));
      cipher.setAAD(Buffer.from(place));
      cipher.setAuthTag(bytes.subarray(-TAG));
      const opened = cipher.update(bytes.subarray(from, -TAG));
      cipher.final();
      return new Uint8Array(opened);
    },
    find: (what, value) => crypto.createHmac('sha256', finding).update(`${what}\0${value}`).digest('base64url').slice(0, 32),
    same(a, b) {
      const digest = (s: string): Buffer => crypto.createHmac('sha256', finding).update(s).digest();
      return crypto.timingSafeEqual(digest(a), digest(b));
    },
  };
}
