/** The blob contract: bytes kept beside the database, on a disk or in R2. Whoever uses it seals them; a driver knows names alone. */
import type { R2Bucket } from '@cloudflare/workers-types';
import { Refusal } from '../errors.js';

/** `2026-11-28/Zk3…`: the day it was written, so that what belongs to no row is found without looking at everything, and 128 random bits. */
const NAME = /^\d{4}-\d\d-\d\d\/[\w-]{16,64}$/;

export interface Blobs {
  /** On the disk before it resolves; nothing is ever overwritten. @throws Refusal('busy') */
  put(name: string, bytes: Uint8Array): Promise<void>;
  get(name: string): Promise<Uint8Array | undefined>;
  /** What is not there is removed already. */
  remove(name: string): Promise<void>;
  /** Names of one day, in order, from the one after `after`. @param day 2026-11-28 */
  list(day: string, after: string, most: number): Promise<string[]>;
}

/** @throws Error for what is no name: nothing may lead out of the folder */
export function checkName(name: string): string {
  if (!NAME.test(name)) throw new Error('not the name of a blob');
  return name;
}

export function r2Blobs(bucket: R2Bucket): Blobs {
  return {
    async put(name, bytes) {
      const made = await bucket.put(checkName(name), bytes, { onlyIf: { etagDoesNotMatch: '*' } }).catch((error: unknown) => {
        throw new Refusal('busy', error instanceof Error ? error.name : 'R2');
      });
      if (!made) throw new Refusal('busy', 'the blob is there already');
    },
    async get(name) {
      const found = await bucket.get(checkName(name));
      return found ? new Uint8Array(await found.arrayBuffer()) : undefined;
    },
    remove: (name) => bucket.delete(checkName(name)),
    async list(day, after, most) {
      const { objects } = await bucket.list({ prefix: `${day}/`, limit: most, ...(after ? { startAfter: after } : {}) });
      return objects.map((o) => o.key);
    },
  };
}
