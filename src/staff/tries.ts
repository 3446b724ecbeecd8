/** How often somebody may guess. Counted in the database before anything is checked, given back when the guess was right. */
import { allow, type Limit, refund, wait } from '../citizens/limits.js';
import { type Core, MINUTE } from '../core.js';

export const PASSWORDS_PER_NAME: Limit = { name: 'staff-name', max: 10, within: 15 * MINUTE };
export const PASSWORDS_PER_ADDRESS: Limit = { name: 'staff-address', max: 30, within: 10 * MINUTE };
export const NUMBERS_PER_SIGN_IN: Limit = { name: 'staff-step', max: 5, within: 10 * MINUTE };
export const NUMBERS_PER_ACCOUNT: Limit = { name: 'staff-number', max: 10, within: 15 * MINUTE };
/** A number opens once (RFC 6238, 5.2): it is valid for at most 90 s. */
export const NUMBER_ONCE: Limit = { name: 'staff-number-once', max: 1, within: 2 * MINUTE };
/** A link is used once: whoever else tries at the same moment costs no hash. */
export const TRIES_PER_LINK: Limit = { name: 'staff-link-tries', max: 5, within: 10 * MINUTE };
export const LINKS_PER_ADDRESS: Limit = { name: 'staff-link', max: 30, within: 10 * MINUTE };

export type Try = readonly [limit: Limit, whom: string];
type Counting = Pick<Core, 'store' | 'vault' | 'real'>;

/** Counts one try against each limit, in this order, up to the first that says no. @returns that one, and for how long, ms */
export async function tried(core: Counting, tries: readonly Try[]): Promise<{ limit: Limit; wait: number } | undefined> {
  for (const [limit, whom] of tries) if (!(await allow(core, limit, whom))) return { limit, wait: await wait(core, limit, whom) };
  return undefined;
}

export async function givenBack(core: Counting, tries: readonly Try[]): Promise<void> {
  for (const [limit, whom] of tries) await refund(core, limit, whom);
}
