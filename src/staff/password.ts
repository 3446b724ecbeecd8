/** Passwords at rest: scrypt by the runtime's own code, on Node and on workerd. The hash says how it was made. */
import type { Crypto } from '../storage/vault.js';

/** OWASP's 32 MiB row: 2^15 blocks of 8, three lanes; 0.1 to 0.2 s. */
const COST = { log2: 15, r: 8, p: 3 };
const BYTES = 32;
export const SHORTEST_PASSWORD = 10;
export const LONGEST_PASSWORD = 128;

export interface Passwords {
  /** @returns `scrypt$15$8$3$salt$key`, base64url */
  hash(password: string): Promise<string>;
  /** In constant time. @returns false also for a hash that is none */
  verify(given: { hash: string; password: string }): Promise<boolean>;
}

export function createPasswords(crypto: Crypto): Passwords {
  const derive = (password: string, salt: string, { log2, r, p }: typeof COST): Promise<Buffer> =>
    new Promise((done, failed) => {
      const N = 2 ** log2;
      crypto.scrypt(password.normalize('NFKC'), salt, BYTES, { N, r, p, maxmem: 128 * N * r * 2 }, (error, key) => (error ? failed(error) : done(key)));
    });
  return {
    async hash(password) {
      const salt = crypto.randomBytes(16).toString('base64url');
      const key = await derive(password, salt, COST);
      return ['scrypt', COST.log2, COST.r, COST.p, salt, key.toString('base64url')].join('$');
    },
    async verify({ hash, password }) {
      const [, log2, r, p, salt, key] = /^scrypt\$(\d\d)\$(\d)\$(\d)\$([\w-]+)\$([\w-]{43})$/.exec(hash) ?? [];
      if (!salt || !key) return false;
      const derived = await derive(password, salt, { log2: Number(log2), r: Number(r), p: Number(p) });
      return crypto.timingSafeEqual(derived, Buffer.from(key, 'base64url'));
    },
  };
}

/** What a password of one's own choice must not be; undefined when it is fine. */
export function weakness(password: string, username: string): 'short' | 'long' | 'name' | 'same' | undefined {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return 'short';
  if (length > LONGEST_PASSWORD) return 'long';
  if (password.toLowerCase().includes(username.toLowerCase())) return 'name';
  return new Set(password).size < 4 ? 'same' : undefined;
}
