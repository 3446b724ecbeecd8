/** From draft to live: submit, approve by a second person, send back, emergency, one click back. */
import { eq, sql } from 'drizzle-orm';
import { DAY } from '../core.js';
import { recordAction } from '../staff/actions.js';
import { changeSets } from '../storage/schema.js';
import { write } from '../storage/store.js';
import { bodyAt, type Change, withChanges } from '../wording/content.js';
import { type State, type WholeSet, wholeSet } from './change-sets.js';
import { createSet, type Description, saveChanges } from './draft.js';
import { type Actor, approvalOf, guarded, type Press, Refused } from './press.js';
import { beforeSet, publish } from './publish.js';

/** An emergency is approved afterwards, within this. */
export const EMERGENCY = DAY;

/** @throws Refused empty, problems, changed-meanwhile */
export async function submitSet(press: Press, actor: Actor, id: string, version: number): Promise<void> {
  const set = await wholeSet(press.store, id);
  if (!set.changes.length) throw new Refused('empty');
  const problems = press.check(withChanges(press.live.now.content, set.changes), set.changes);
  if (problems.length) throw new Refused('problems', problems);
  await move(press, actor, set, version, { from: ['draft'], set: { state: 'submitted', submittedBy: actor.id, decision: null }, verb: 'change-set.submit' });
}

/** A second person says yes: live at once, or at its time. @throws Refused own-set, problems, changed-meanwhile, times */
export async function approveSet(press: Press, actor: Actor, id: string, version: number, note: string): Promise<'published' | 'approved'> {
  const set = await seen(press, id, version);
  await mustBeSecond(press, actor, set);
  const decided = { decidedBy: actor.id, decision: note || null };
  if (set.publishAt !== null && set.publishAt > press.now()) {
    await move(press, actor, set, version, { from: ['submitted'], set: { state: 'approved', ...decided }, verb: 'change-set.approve' });
    return 'approved';
  }
  await publish(press, actor, set, { kind: 'published', from: ['submitted'], set: { state: 'published', ...decided }, verb: 'change-set.approve' });
  return 'published';
}

/** Back to the draft, with what to change. An approved set that waits for its time can be sent back too. */
export async function sendBackSet(press: Press, actor: Actor, id: string, version: number, note: string): Promise<void> {
  const set = await seen(press, id, version);
  await move(press, actor, set, version, { from: ['submitted', 'approved'], set: { state: 'draft', decidedBy: actor.id, decision: note }, verb: 'change-set.send-back' });
}

/** Live at once by one person: 수해, a wrong number. A second person approves within 24 hours. */
export async function publishInEmergency(press: Press, actor: Actor, id: string, version: number): Promise<void> {
  const set = await seen(press, id, version);
  await publish(press, actor, set, { kind: 'published', from: ['draft', 'submitted', 'approved'], set: { state: 'published', submittedBy: actor.id, emergencyUntil: press.now() + EMERGENCY }, verb: 'change-set.emergency' });
}

/** The approval that an emergency still owes. @throws Refused own-set, changed-meanwhile */
export async function approveAfterwards(press: Press, actor: Actor, id: string, version: number, note: string): Promise<void> {
  const set = await seen(press, id, version);
  if (set.emergencyUntil === null) throw new Refused('wrong-state');
  await mustBeSecond(press, actor, set);
  await move(press, actor, set, version, { from: ['published', 'ended'], set: { emergencyUntil: null, decidedBy: actor.id, decision: note || null }, verb: 'change-set.approve-afterwards' });
}

/**
 * One click back: words that were live once need no second look, so whoever may decide publishes them at once; others submit.
 * @returns the new set's id @throws Refused empty, problems
 */
export async function restore(press: Press, actor: Actor, changes: readonly Change[], described: Description, atOnce: boolean): Promise<string> {
  const differing = changes.filter((c) => (bodyAt(press.live.now.content, c) ?? null) !== c.body);
  if (!differing.length) throw new Refused('empty');
  const problems = press.check(withChanges(press.live.now.content, differing), differing);
  if (problems.length) throw new Refused('problems', problems);
  const id = await createSet(press, actor, described);
  await saveChanges(press, actor, id, differing.map((c) => ({ ...c, revision: 0 })));
  const set = await wholeSet(press.store, id);
  if (atOnce) await publish(press, actor, set, { kind: 'restored', from: ['draft'], set: { state: 'published', submittedBy: actor.id, decidedBy: actor.id }, verb: 'change-set.restore' });
  else await submitSet(press, actor, id, set.version);
  return id;
}

/** A published set taken back as a whole: what stood before it, where it still stands. */
export async function takeBack(press: Press, actor: Actor, id: string, described: Description, atOnce: boolean): Promise<string> {
  const set = await wholeSet(press.store, id);
  if (set.state !== 'published') throw new Refused('wrong-state');
  return restore(press, actor, await beforeSet(press, set), described, atOnce);
}

async function seen(press: Press, id: string, version: number): Promise<WholeSet> {
  const set = await wholeSet(press.store, id);
  if (set.version !== version) throw new Refused('changed-meanwhile');
  return set;
}

async function mustBeSecond(press: Press, actor: Actor, set: WholeSet): Promise<void> {
  const authors = new Set([set.createdBy, set.submittedBy, ...set.changes.map((c) => c.by)]);
  if (authors.has(actor.id) && (await approvalOf(press.store)) === 'two') throw new Refused('own-set');
}

interface Move {
  from: readonly State[];
  set: Partial<Pick<WholeSet, 'state' | 'submittedBy' | 'decidedBy' | 'decision' | 'emergencyUntil'>>;
  verb: string;
}

async function move(press: Press, actor: Actor, { id, title }: WholeSet, version: number, { from, set, verb }: Move): Promise<void> {
  const { db } = press.store;
  const states = sql.join(from.map((s) => sql`${s}`), sql`, `);
  await guarded(
    press.store.atomic([
      write(db.update(changeSets).set({ ...set, version: sql`case when ${changeSets.state} in (${states}) and ${changeSets.version} = ${version} then ${version + 1} end` }).where(eq(changeSets.id, id))),
      recordAction(press, { actor: actor.id, verb, target: id, detail: { title }, address: actor.address }),
    ]),
    { 'change_sets.version': 'changed-meanwhile' },
  );
}
