/** What publishing works with, and how it says no. */
import type { Random } from '../core.js';
import { facts } from '../storage/schema.js';
import { Conflict, type Store, write } from '../storage/store.js';
import type { Content, Place } from '../wording/content.js';
import type { Live } from './live.js';

export interface Press {
  store: Store;
  /** ms since 1970: publishing and ending at set times. */
  now(): number;
  /** Real time, ms: what the record of actions is dated by. */
  real(): number;
  live: Live;
  /** What the project says by itself: what an ended set goes back to. */
  files: Content;
  random: Random;
  /** The compiler: what would break on some device with the longest values. */
  check(content: Content, places: readonly Place[]): Problem[];
}

/** What the compiler says; publishing only counts and hands on. */
export type Problem = import('./compile.js').Problem;

/** Who acts, and from where. */
export interface Actor {
  /** A staff id. */
  id: string;
  address: string;
}

export type RefusedCode =
  | 'not-found'
  | 'wrong-state' // somebody submitted, published or discarded it meanwhile
  | 'changed-meanwhile' // somebody changed the set since this page was made
  | 'edited-meanwhile' // somebody saved this very text since this page was made
  | 'problems' // the compiler found something
  | 'own-set' // approval is a second person's
  | 'empty' // nothing in it differs from what is live
  | 'times'; // it would end before it begins

/** Nothing was written. The console has words for each code. */
export class Refused extends Error {
  constructor(
    readonly code: RefusedCode,
    readonly problems: readonly Problem[] = [],
  ) {
    super(code);
    this.name = 'Refused';
  }
}

/** Guards in the database say no by a NULL where none may be: their column tells what happened. */
export async function guarded(work: Promise<unknown>, codes: Readonly<Record<string, RefusedCode>>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const code = error instanceof Conflict ? codes[error.constraint] : undefined;
    throw code ? new Refused(code) : error;
  }
}

export type Approval = 'two' | 'one';
const APPROVAL = 'approval';

/** Whether a second person approves (the rule), or one is enough (an office of one). */
export async function approvalOf(store: Store): Promise<Approval> {
  const rows = await store.db.select().from(facts);
  return rows.find((r) => r.id === APPROVAL)?.value === 'one' ? 'one' : 'two';
}
export const setApproval = (store: Store, value: Approval) =>
  write(store.db.insert(facts).values({ id: APPROVAL, value }).onConflictDoUpdate({ target: facts.id, set: { value } }));
