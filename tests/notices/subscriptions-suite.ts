/** Browsers that follow a petition, on any engine. */
import { beforeEach, expect, it } from 'vitest';
import { follow, followers, forget, MOST_BROWSERS, move } from '../../src/notices/subscriptions.js';
import { subscriptions } from '../../src/storage/schema.js';
import type { Store } from '../../src/storage/store.js';
import { type Crypto, createVault } from '../../src/storage/vault.js';

const at = (n: number) => ({ endpoint: `https://fcm.googleapis.com/${n}`, p256dh: `point ${n}`, auth: `secret ${n}` });

export function subscriptionsSuite(open: () => Promise<Store>, crypto: Crypto): void {
  let store: Store;
  let now = 0;
  const core = () => ({ store, vault: createVault(new Uint8Array(32).fill(7), crypto), now: () => now++ });
  const add = (receipt: string, n: number, key = 'ours') => store.atomic(follow(core(), receipt, at(n), key));
  const of = async (receipt: string): Promise<string[]> => (await followers(core(), receipt, 'ours')).browsers.map((b) => b.auth).sort();

  beforeEach(async () => {
    store = await open();
    now = 1_000;
  });

  it('a browser twice is one row; of more than the most the oldest goes, of this petition alone', async () => {
    for (let n = 0; n <= MOST_BROWSERS; n++) await add('r1', n);
    await add('r1', MOST_BROWSERS);
    await add('r2', 0);
    expect(await of('r1')).toEqual([1, 2, 3, 4, 5].map((n) => `secret ${n}`));
    expect(await of('r2')).toEqual(['secret 0']);
  });

  it('forgotten, it is gone from every petition', async () => {
    for (const [receipt, n] of [['r1', 1], ['r1', 2], ['r2', 1]] as const) await add(receipt, n);
    await store.atomic([forget(core(), at(1).endpoint)]);
    expect(await of('r1')).toEqual(['secret 2']);
    expect(await of('r2')).toEqual([]);
  });

  it('moves with all its petitions, for who knows its secret', async () => {
    for (const [receipt, n] of [['r1', 1], ['r2', 1], ['r2', 2]] as const) await add(receipt, n);
    expect(await move(core(), { ...at(1), auth: at(2).auth }, at(9), 'ours')).toBe(false);
    expect(await move(core(), at(1), at(9), 'ours')).toBe(true);
    expect(await of('r1')).toEqual(['secret 9']);
    expect(await of('r2')).toEqual(['secret 2', 'secret 9']);
    expect(await move(core(), at(1), at(9), 'ours')).toBe(false);
  });

  it('one that was made under another key of ours is not asked, and is forgotten', async () => {
    await add('r1', 1, 'an older one');
    await add('r1', 2);
    const { browsers, stale } = await followers(core(), 'r1', 'ours');
    expect(browsers.map((b) => b.auth)).toEqual(['secret 2']);
    await store.atomic(stale);
    expect(await store.db.select({ receipt: subscriptions.receipt }).from(subscriptions)).toEqual([{ receipt: 'r1' }]);
  });
}
