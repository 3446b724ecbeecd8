/**
 * Browsers that asked to be told about a petition. A row belongs to one petition, not to a phone: a number typed on a page proves nothing, so
 * whoever filed a petition hears of that one alone. Address and keys are sealed; the row is found by the address's keyed hash, then the receipt.
 */
import { and, eq, gte, lt } from 'drizzle-orm';
import type { Subscription } from '../channel.js';
import type { Core } from '../core.js';
import { subscriptions } from '../storage/schema.js';
import { literal, type Write, write } from '../storage/store.js';

/** Browsers of one petition; of more the oldest goes. */
export const MOST_BROWSERS = 5;
/** Petitions of one browser that move with it when it is given a new address. */
const MOST_MOVED = 50;

type Base = Pick<Core, 'store' | 'vault' | 'now'>;

interface Stored extends Subscription {
  /** Our public key when it was made: under another one its push service would refuse us. */
  key: string;
}

const ownerOf = ({ vault }: Pick<Base, 'vault'>, endpoint: string): string => vault.find('push', endpoint);
export const idOf = (core: Pick<Base, 'vault'>, endpoint: string, receipt: string): string => `${ownerOf(core, endpoint)}/${receipt}`;
export const placeOf = (id: string): string => `subscriptions/${id}`;
/** Every petition of one address: `0` is what follows `/`. */
const rowsOf = (core: Base, endpoint: string) => and(gte(subscriptions.id, `${ownerOf(core, endpoint)}/`), lt(subscriptions.id, `${ownerOf(core, endpoint)}0`));

/** The same browser twice is one row. @param key our public key */
export function follow(core: Base, receipt: string, { endpoint, p256dh, auth }: Subscription, key: string): Write[] {
  const id = idOf(core, endpoint, receipt);
  const row = { sealed: core.vault.seal(JSON.stringify({ endpoint, p256dh, auth, key } satisfies Stored), placeOf(id)), at: core.now() };
  return [
    write(core.store.db.insert(subscriptions).values({ id, receipt, ...row }).onConflictDoUpdate({ target: subscriptions.id, set: row })),
    {
      sql: 'delete from subscriptions where receipt = ? and id <> ? and id not in (select id from subscriptions where receipt = ? and id <> ? order by at desc, id limit ?)',
      params: [receipt, id, receipt, id, MOST_BROWSERS - 1],
    },
  ];
}

/** This address is told nothing any more, of any petition. */
export const forget = (core: Base, endpoint: string): Write => write(core.store.db.delete(subscriptions).where(rowsOf(core, endpoint)));

/** The browsers of a petition, and what forgets those that were made under another key. */
export async function followers(core: Base, receipt: string, key: string): Promise<{ browsers: Subscription[]; stale: Write[] }> {
  const rows = await core.store.db.select().from(subscriptions).where(eq(subscriptions.receipt, receipt));
  const all = rows.map((row) => opened(core, row));
  return { browsers: all.filter((s) => s.key === key), stale: all.filter((s) => s.key !== key).map((s) => forget(core, s.endpoint)) };
}

const opened = ({ vault }: Base, { id, sealed }: { id: string; sealed: string }): Stored => JSON.parse(vault.open(sealed, placeOf(id))) as Stored;

/**
 * A browser was given a new address by its push service. Only who knows the old one's secret, which no push service does, moves its petitions.
 * @returns false where there was none
 */
export async function move(core: Base, from: { endpoint: string; auth: string }, to: Subscription, key: string): Promise<boolean> {
  const rows = await core.store.db.select().from(subscriptions).where(rowsOf(core, from.endpoint)).limit(literal(MOST_MOVED));
  const own = rows.filter((row) => core.vault.same(opened(core, row).auth, from.auth));
  if (!own.length) return false;
  const gone = from.endpoint === to.endpoint ? [] : [forget(core, from.endpoint)];
  await core.store.atomic([...gone, ...own.flatMap((row) => follow(core, row.receipt, to, key))]);
  return true;
}
