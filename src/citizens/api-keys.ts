/** Programs that ask over JSON: kiosks, apps, call centres. A key says which, what it may ask, and on which screen its answers are seen. */
import { and, eq, isNull } from 'drizzle-orm';
import { type Core, MINUTE } from '../core.js';
import { Refusal } from '../errors.js';
import type { Ask, Screen } from '../inquiry.js';
import { apiKeys } from '../storage/schema.js';
import { type Write, write } from '../storage/store.js';
import { allow, type Limit } from './limits.js';

/** Ten asks a second: a call centre's busy minute, no walk through receipts. */
export const ASKS_PER_KEY: Limit = { name: 'api-key', max: 600, within: MINUTE };

export interface Client {
  id: string;
  screen: Screen;
  /** Kinds of Ask; empty: all that a page may. */
  asks: readonly string[];
}

type Keeping = Pick<Core, 'store' | 'vault' | 'real'>;

const PREFIX = 'mw_';
const hashOf = ({ vault }: Pick<Core, 'vault'>, key: string): string => vault.find('api-key', key);
/** Under another look-up key nobody can hash it but the program that brings it: until then it is marked, and found by the key before. */
export const BEFORE = 'before/';

/** A new key of 256 bits: shown once, found again by its keyed hash alone. */
export function newKey(core: Keeping & Pick<Core, 'random'>, { name, screen, asks }: { name: string } & Pick<Client, 'screen' | 'asks'>): { id: string; key: string; writes: Write[] } {
  const id = core.random.token().slice(0, 12);
  const key = `${PREFIX}${core.random.token()}${core.random.token()}`;
  return { id, key, writes: [write(core.store.db.insert(apiKeys).values({ id, hash: hashOf(core, key), name, screen, asks: [...asks], at: core.real() }))] };
}

/** From the next ask on. */
export const revoke = ({ store, real }: Pick<Core, 'store' | 'real'>, id: string): Write => write(store.db.update(apiKeys).set({ revokedAt: real() }).where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt))));

/** Looked up with every ask: a key that is revoked opens nothing more. @throws Refusal no-key, not-allowed, limited */
export async function admit(core: Keeping, key: string, ask: Ask['kind']): Promise<Client> {
  const row = key.startsWith(PREFIX) && key.length < 100 ? ((await byHash(core, hashOf(core, key))) ?? (await hashedAnew(core, key))) : undefined;
  if (!row) throw new Refusal('no-key', 'api key');
  if (!(await allow(core, ASKS_PER_KEY, row.id))) throw new Refusal('limited', 'api key');
  if (row.asks.length && !row.asks.includes(ask)) throw new Refusal('not-allowed', ask);
  return { id: row.id, screen: row.screen === 'shared' ? 'shared' : 'private', asks: row.asks };
}

const byHash = async ({ store }: Keeping, hash: string): Promise<typeof apiKeys.$inferSelect | undefined> => (await store.db.select().from(apiKeys).where(and(eq(apiKeys.hash, hash), isNull(apiKeys.revokedAt))))[0];

/** A key that was made under the look-up key before: from its first use on it is found by the one that counts now. */
async function hashedAnew(core: Keeping, key: string): Promise<typeof apiKeys.$inferSelect | undefined> {
  const before = core.vault.foundBefore('api-key', key);
  const row = before && (await byHash(core, `${BEFORE}${before}`));
  if (!row) return undefined;
  await core.store.atomic([write(core.store.db.update(apiKeys).set({ hash: hashOf(core, key) }).where(and(eq(apiKeys.id, row.id), eq(apiKeys.hash, row.hash))))]);
  return row;
}
