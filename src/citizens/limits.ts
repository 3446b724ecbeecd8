/** Limits that protect a number or a proof. Counters live in the database: two processes together allow no more than one. */
import { inArray, sql } from 'drizzle-orm';
import { type Core, DAY, HOUR, MINUTE } from '../core.js';
import type { Ask } from '../inquiry.js';
import { limits } from '../storage/schema.js';
import { Conflict, write } from '../storage/store.js';

export interface Limit {
  /** What is counted; goes into the key with whom it is counted for. */
  name: string;
  max: number;
  /** ms */
  within: number;
}

export const TEXTS: Limit = { name: 'texts', max: 30, within: 10 * MINUTE };
export const PROOFS_PER_RECEIPT: Limit = { name: 'proof-receipt', max: 10, within: HOUR };
export const PROOFS_PER_ADDRESS: Limit = { name: 'proof-address', max: 30, within: 10 * MINUTE };
export const FILINGS_PER_ADDRESS: Limit = { name: 'file-address', max: 30, within: 10 * MINUTE };

/** One-time codes and links by text: each costs the district money and its phone's owner a disturbance. */
const CODES_PER_ADDRESS: Limit = { name: 'code-address', max: 30, within: 10 * MINUTE };
export const CODES_PER_PHONE: Limit = { name: 'code-phone', max: 5, within: HOUR };
export const CODES_PER_PHONE_DAY: Limit = { name: 'code-phone-day', max: 10, within: DAY };
/** Neighbouring numbers: all but the last four digits. */
export const CODES_PER_PREFIX: Limit = { name: 'code-prefix', max: 30, within: HOUR };

export const PUSH_PER_ADDRESS: Limit = { name: 'push-address', max: 30, within: 10 * MINUTE };

/** Codes of pairings that a phone types or texts, and that an address asks for. */
export const PAIRING_TRIES: Limit = { name: 'pairing', max: 5, within: HOUR };
const PAIRINGS_PER_ADDRESS: Limit = { name: 'pairing-address', max: 30, within: 10 * MINUTE };

/** Which limit of its address an ask counts against, where it does something that costs; carriers' texts have a limit of their phone instead. */
export function limitOf(ask: Ask): Limit | undefined {
  switch (ask.kind) {
    case 'file':
      return ask.text && !ask.page ? FILINGS_PER_ADDRESS : undefined;
    case 'pair':
      return ask.start ? PAIRINGS_PER_ADDRESS : undefined;
    case 'sign-in':
      return ask.phone ? CODES_PER_ADDRESS : undefined;
    case 'handoff':
      return ask.sure ? CODES_PER_ADDRESS : undefined;
    default:
      return undefined;
  }
}

/** What counting needs. */
type Counting = Pick<Core, 'store' | 'vault' | 'real'>;

/** What was counted under the look-up key before this one, as long as it can matter: that there are two makes no limit wider. */
const idBefore = ({ vault, real }: Counting, limit: Limit, whom: string): string => (vault.before && real() < vault.before.until + limit.within && vault.foundBefore(`limit/${limit.name}`, whom)) || '';

/** Counts one try in one conditional write; real time, not CLOCK. @returns whether it may go on */
export async function allow(core: Counting, limit: Limit, whom: string): Promise<boolean> {
  const id = core.vault.find(`limit/${limit.name}`, whom);
  const now = core.real();
  const over = now - limit.within;
  const before = idBefore(core, limit, whom);
  const most = before ? sql`${limit.max} - coalesce((select b.count from limits b where b.id = ${before} and b.since > ${over}), 0)` : sql`${limit.max}`;
  const first = before ? sql<number>`(select 1 where 1 <= ${most})` : 1; // NULL, and so refused, when the key before has counted them all
  try {
    const [changed] = await core.store.atomic([
      write(
        core.store.db
          .insert(limits)
          .values({ id, since: now, count: first })
          .onConflictDoUpdate({
            target: limits.id,
            set: {
              since: sql`case when ${limits.since} <= ${over} then ${now} else ${limits.since} end`,
              count: sql`case when ${limits.since} <= ${over} then 1 else ${limits.count} + 1 end`,
            },
            setWhere: sql`${limits.since} <= ${over} or ${limits.count} < ${most}`,
          }),
      ),
    ]);
    return changed === 1;
  } catch (error) {
    if (before && error instanceof Conflict) return false;
    throw error;
  }
}

/** Gives one try back: a right proof is no guess. */
export async function refund(core: Counting, limit: Limit, whom: string): Promise<void> {
  const id = core.vault.find(`limit/${limit.name}`, whom);
  await core.store.atomic([write(core.store.db.update(limits).set({ count: sql`max(0, ${limits.count} - 1)` }).where(sql`${limits.id} = ${id}`))]);
}

/** How long until a limit that said no counts anew, ms; 0 when it already does. */
export async function wait(core: Counting, limit: Limit, whom: string): Promise<number> {
  const ids = [core.vault.find(`limit/${limit.name}`, whom), idBefore(core, limit, whom)].filter(Boolean);
  const rows = await core.store.db.select({ since: limits.since }).from(limits).where(inArray(limits.id, ids));
  return Math.max(0, Math.max(0, ...rows.map((row) => row.since)) + limit.within - core.real());
}
