/** The record of actions: who did what to which text or account, when, from where. Written with its effect; nothing edits it. */
import { actions } from '../storage/schema.js';
import { type Db, type Write, write } from '../storage/store.js';

export interface Action {
  /** A staff id, or `system`, or `command line`. */
  actor: string;
  /** What was done: `change-set.publish`, `account.disable` … */
  verb: string;
  /** To what: a change set's id, a username, a template's place. Never a citizen's words. */
  target: string;
  detail?: Readonly<Record<string, string | number | boolean | null>>;
  /** The network address, canonical; empty for the system itself. */
  address: string;
}

interface Recording {
  store: { db: Db };
  /** Real time, ms since 1970. */
  real(): number;
}

/** The write that records one action, in real time; put it into the same `atomic` as its effect. */
export const recordAction = ({ store, real }: Recording, { actor, verb, target, detail, address }: Action, at: number = real()): Write =>
  write(store.db.insert(actions).values({ at, actor, verb, target, detail: JSON.stringify(detail ?? {}), address }));
