/** promise-39: a limit that was begun under the look-up key before counts on under the next one, on either engine. */
import * as crypto from 'node:crypto';
import { expect, it } from 'vitest';
import { allow, type Limit, refund, wait } from '../../src/citizens/limits.js';
import { MINUTE } from '../../src/core.js';
import type { Store } from '../../src/storage/store.js';
import { createVault } from '../../src/storage/vault.js';

const SECRET = new Uint8Array(32).fill(7);
const LIMIT: Limit = { name: 'limits-suite', max: 5, within: 10 * MINUTE };

export function limitsSuite(open: () => Promise<Store>): void {
  const times = async (n: number, allowed: () => Promise<boolean>): Promise<number> => (await Promise.all(Array.from({ length: n }, allowed))).filter(Boolean).length;
  const both = async (until: number) => {
    const store = await open();
    const old = createVault(SECRET, crypto);
    return { before: { store, vault: old, real: Date.now }, after: { store, vault: createVault(SECRET, crypto, { finder: crypto.randomBytes(32), before: { finder: old.finder, until } }), real: Date.now } };
  };

  it.each([0, 1, 4, 5])('promise-39: of five, %i were used under the key before: both keys together allow five', async (used) => {
    const whom = crypto.randomUUID();
    const { before, after } = await both(Date.now());
    expect(await times(used, () => allow(before, LIMIT, whom))).toBe(used);
    expect(await times(20, () => allow(after, LIMIT, whom))).toBe(LIMIT.max - used);
    expect(await wait(after, LIMIT, whom)).toBeGreaterThan(0);
    if (used === LIMIT.max) return;
    await refund(after, LIMIT, whom);
    expect(await times(3, () => allow(after, LIMIT, whom))).toBe(1);
  });

  it('promise-39: what was counted longer ago than a limit lasts counts no more', async () => {
    const whom = crypto.randomUUID();
    const { before, after } = await both(Date.now() - LIMIT.within - 1);
    expect(await times(5, () => allow(before, LIMIT, whom))).toBe(5);
    expect(await times(20, () => allow(after, LIMIT, whom))).toBe(5);
  });
}
