/** One verb on one petition: the table says whether, DECIDE says what; all that it changes is one list of statements with the next event. */
import { and, eq, sql } from 'drizzle-orm';
import type { Core } from '../../core.js';
import { queue } from '../../notices/outbox.js';
import { petitionEvents, petitions } from '../../storage/schema.js';
import { type Write, write } from '../../storage/store.js';
import { sealedFields } from '../sealed.js';
import type { Case } from './case.js';
import { DECIDE, type Inputs } from './decide.js';
import type { Doing } from './decision.js';
import { LifeFault } from './fault.js';
import { isOpen, isResult, type State } from './states.js';
import { type PetitionVerb, ruleOf } from './table.js';

export interface Acted {
  writes: Write[];
  /** The petition as it is once they are written. */
  after: Case;
}

/**
 * @param petition as it was when the doer looked; a newer event than its version makes the write a Conflict
 * @throws LifeFault; nothing is written by this function
 */
export async function act<V extends PetitionVerb>(core: Core, verb: V, doing: Doing, petition: Case, input: Inputs[V]): Promise<Acted> {
  checkMay(verb, doing, petition);
  const decided = await DECIDE[verb]({ core, doing, petition, now: core.now() }, input);
  const { code, at = core.now(), detail, row = {}, words = {}, writes = [] } = decided;
  // What a citizen does themselves their own answer tells: the same news never goes out twice.
  const news = doing.kind === 'citizen' ? undefined : decided.news;
  const number = petition.version + 1;
  const state = nextState(verb, petition);
  const change = { ...row, state, open: isOpen(state), events: number, ...(isResult(state) && state !== petition.state ? { settledAt: at } : {}) };
  const whole = { ...detail, ...(isResult(state) && verb !== 'recall' && state !== petition.state ? { was: petition.state } : {}), ...(doing.channel ? { channel: doing.channel } : {}), ...(doing.drafter ? { drafter: doing.drafter } : {}) };
  const db = core.store.db;
  const officer = news && (doing.name ?? (petition.officer ? (await core.officer(petition.officer))?.name : undefined));
  const { events: _, ...changed } = change;
  const after = { ...petition, ...changed, version: number } as Case;
  return {
    writes: [
      write(db.insert(petitionEvents).values({ receipt: petition.receipt, number, code, at, actor: doing.id, detail: Object.keys(whole).length ? whole : null })),
      // The event's number is the guard: whoever is second is refused before this row is touched.
      write(db.update(petitions).set(change).where(and(eq(petitions.receipt, petition.receipt), sql`${petitions.events} < ${number}`))),
      ...sealedFields(core, petition.receipt, number, words),
      ...(news ? queue(core, after, number, news, officer, at) : []),
      ...writes,
    ],
    after,
  };
}

/** @throws LifeFault where the table, the department or the officer does not allow it */
export function checkMay(verb: PetitionVerb, doing: Doing, petition: Pick<Case, 'state' | 'department' | 'officer'>): void {
  const rule = ruleOf(verb);
  if (!rule.by.includes(doing.kind) || !reaches(verb, doing, petition)) throw new LifeFault('not-yours', rule.law);
  if (!rule.from.includes(petition.state)) throw new LifeFault('wrong-state', rule.law);
}

/** Verbs of the department that was asked, not of the one that has the petition. */
const ELSEWHERE: readonly PetitionVerb[] = ['reply-consult', 'prolong-consult'];

function reaches(verb: PetitionVerb, doing: Doing, petition: Pick<Case, 'department' | 'officer'>): boolean {
  if (doing.kind !== 'officer' && doing.kind !== 'head') return true;
  if (ELSEWHERE.includes(verb)) return true;
  const theirs = petition.officer !== null && (petition.officer === doing.id || (doing.standsFor ?? []).includes(petition.officer));
  if (doing.kind === 'head') return doing.department === petition.department || theirs;
  if (ruleOf(verb).own) return theirs;
  return doing.department === petition.department || theirs;
}

function nextState(verb: PetitionVerb, petition: Case): State {
  const { to } = ruleOf(verb);
  if (to === 'before') return (petition.events.findLast((e) => e.detail?.was !== undefined)?.detail?.was ?? 'assigned') as State;
  // Who is given a received petition has it in hand.
  if (to === 'same') return (verb === 'assign' || verb === 'take') && petition.state === 'received' ? 'assigned' : petition.state;
  return to;
}
