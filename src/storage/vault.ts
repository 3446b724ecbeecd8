/** Personal data at rest: sealed with AES-256-GCM, found again by keyed hash. The key is outside the database. */
import type * as NodeCrypto from 'node:crypto';

/** What the wiring gives: Node's crypto, which workerd has too. Synchronous, native, constant-time. */
export type Crypto = Pick<typeof NodeCrypto, 'createCipheriv' | 'createDecipheriv' | 'createECDH' | 'createHmac' | 'hkdfSync' | 'randomBytes' | 'scrypt' | 'timingSafeEqual'>;

/** A key by the name that what it sealed begins with: k1, k2 … */
export interface NamedKey {
  name: string;
  /** At least 32 bytes. */
  secret: Uint8Array;
}

/** SECRET_KEY: one key, or, while keys are rotated, the newest first and the older ones that still open what they sealed. */
export type Secret = Uint8Array | readonly [NamedKey, ...NamedKey[]];

export interface Vault {
  /** The name of the key that seals. */
  readonly key: string;
  /** Older keys still open what they sealed. */
  readonly older: readonly string[];
  /** What look-ups are hashed with: it stays when keys are rotated, sealed in the database by then (keys.ts). */
  readonly finder: Uint8Array;
  /** What they were hashed with before, and the instant since when they are not. */
  readonly before: Before | undefined;
  /** Looks again which keys there are. */
  reload(): void;
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
  /** As it was before: for what cannot be hashed anew until somebody brings the value. @returns undefined where there was no other */
  foundBefore(what: string, value: string): string | undefined;
  /** Compares in constant time. */
  same(a: string, b: string): boolean;
}

/** The look-up key before this one. */
export interface Before {
  finder: Uint8Array;
  /** ms: nothing was hashed with it since. */
  until: number;
}

const FIRST = 'k1';

export const keysOf = (secret: Secret): readonly [NamedKey, ...NamedKey[]] => (secret instanceof Uint8Array ? [{ name: FIRST, secret }] : secret);

export interface VaultOptions {
  /** Instead of the one that the first key makes. */
  finder?: Uint8Array | undefined;
  before?: Before | undefined;
  /** Which keys there are by now: a rotation beside this process adds one. */
  again?: (() => Secret | undefined) | undefined;
}

const IV = 12;
const TAG = 16;
const PIECE = 64 * 1024;

/** Keys have at least 32 bytes (SECRET_KEY). */
export function createVault(secret: Secret, crypto: Crypto, { finder, before, again }: VaultOptions = {}): Vault {
  const derive = (from: Uint8Array, purpose: string): Buffer => Buffer.from(crypto.hkdfSync('sha256', from, 'minwon-gateway', purpose, 32));
  const ring = new Map<string, Buffer>();
  let key = '';
  let prefix = '';
  let sealing: Buffer = Buffer.alloc(0);
  const take = (given: Secret | undefined): void => {
    if (!given) return;
    const keys = keysOf(given);
    for (const k of keys) if (!ring.has(k.name)) ring.set(k.name, derive(k.secret, 'seal'));
    key = keys[0].name;
    prefix = `${key}.`;
    sealing = ring.get(key) as Buffer;
  };
  take(secret);
  const finding = finder ?? derive((keysOf(secret).at(-1) as NamedKey).secret, 'find');
  const hashed = (from: Uint8Array, what: string, value: string): string => crypto.createHmac('sha256', from).update(`${what}\0${value}`).digest('base64url').slice(0, 32);
  /** @throws Error */
  const keyOf = (name: string): Buffer => {
    if (!ring.has(name) && again) take(again());
    const found = ring.get(name);
    if (!found) throw new Error('sealed with an unknown key');
    return found;
  };
  // One call for random bytes costs as much as the cipher itself: 256 at a time.
  let pool = Buffer.alloc(0);
  const nextIv = (): Buffer => {
    if (pool.length < IV) pool = crypto.randomBytes(IV * 256);
    const iv = pool.subarray(0, IV);
    pool = pool.subarray(IV);
    return iv;
  };
  return {
    get key() {
      return key;
    },
    get older() {
      return [...ring.keys()].filter((name) => name !== key);
    },
    finder: finding,
    before,
    reload() {
      if (again) take(again());
    },
    seal(text, place) {
      const iv = nextIv();
      const cipher = crypto.createCipheriv('aes-256-gcm', sealing, iv);
      cipher.setAAD(Buffer.from(place));
      const sealed = cipher.update(text, 'utf8');
      cipher.final(); // GCM has nothing left to give, but makes its tag now
      return `${prefix}${Buffer.concat([iv, sealed, cipher.getAuthTag()]).toString('base64url')}`;
    },
    open(sealed, place) {
      const ours = sealed.startsWith(prefix);
      const dot = ours ? prefix.length - 1 : sealed.indexOf('.');
      const bytes = Buffer.from(sealed.slice(dot + 1), 'base64url');
      const cipher = crypto.createDecipheriv('aes-256-gcm', ours ? sealing : keyOf(sealed.slice(0, Math.max(dot, 0))), bytes.subarray(0, 12));
      cipher.setAAD(Buffer.from(place));
      cipher.setAuthTag(bytes.subarray(-16));
      return cipher.update(bytes.subarray(12, -16), undefined, 'utf8') + cipher.final('utf8');
    },
    sealBytes(bytes, place) {
      const iv = nextIv();
      const cipher = crypto.createCipheriv('aes-256-gcm', sealing, iv);
      cipher.setAAD(Buffer.from(place));
      const named = Buffer.from(prefix);
      const from = named.length + IV;
      const whole = new Uint8Array(from + bytes.length + TAG);
      whole.set(named);
      whole.set(iv, named.length);
      // Piece by piece: a photo of 8 MB has no second copy while it is sealed.
      for (let at = 0; at < bytes.length; at += PIECE) whole.set(cipher.update(bytes.subarray(at, at + PIECE)), from + at);
      cipher.final();
      whole.set(cipher.getAuthTag(), from + bytes.length);
      return whole;
    },
    openBytes(sealed, place) {
      const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
      const dot = bytes.subarray(0, 12).indexOf('.');
      const from = dot + 1 + IV;
      const cipher = crypto.createDecipheriv('aes-256-gcm', keyOf(bytes.subarray(0, Math.max(dot, 0)).toString('latin1')), bytes.subarray(dot + 1, from));
      cipher.setAAD(Buffer.from(place));
      cipher.setAuthTag(bytes.subarray(-TAG));
      const opened = cipher.update(bytes.subarray(from, -TAG));
      cipher.final();
      return new Uint8Array(opened);
    },
    find: (what, value) => hashed(finding, what, value),
    foundBefore: (what, value) => before && hashed(before.finder, what, value),
    same(a, b) {
      const digest = (s: string): Buffer => crypto.createHmac('sha256', finding).update(s).digest();
      return crypto.timingSafeEqual(digest(a), digest(b));
    },
  };
}
