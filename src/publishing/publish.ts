/** Going live and coming back: the only place that writes editions and versions. All of a set in one write, or none of it. */
import { and, eq, isNotNull, lte, or, type SQL, sql } from 'drizzle-orm';
import { recordAction } from '../staff/actions.js';
import { changeSets, editions, textVersions } from '../storage/schema.js';
import { Conflict, type Write, write } from '../storage/store.js';
import { bodyAt, type Change, type Content, nameOf, withChanges } from '../wording/content.js';
import { type State, versionsOf, type WholeSet, wholeSet } from './change-sets.js';
import { entryWrites } from './entries.js';
import { type Actor, type Press, Refused } from './press.js';

/** The rule's own hand: what was approved before is done at its time. */
const SYSTEM: Actor = { id: 'system', address: '' };
/** How often a number is taken again when another process published at the same moment. */
const ATTEMPTS = 5;
/** Rows a statement: five parameters each, D1 takes 100. */
const ROWS = 18;

export interface Step {
  kind: 'published' | 'ended' | 'restored';
  /** States that it may start from, and what it sets. */
  from: readonly State[];
  set: Partial<Pick<WholeSet, 'state' | 'decidedBy' | 'decision' | 'emergencyUntil' | 'submittedBy'>>;
  verb: string;
}

/**
 * Publishes a set as it is now. @returns the edition's number
 * @throws Refused problems (it no longer fits what is live), times, changed-meanwhile
 */
export async function publish(press: Press, actor: Actor, set: WholeSet, step: Step): Promise<number> {
  if (!set.changes.length) throw new Refused('empty');
  if (set.endAt !== null && set.endAt <= press.now()) throw new Refused('times');
  return goLive(press, actor, set, step, async () => {
    const problems = press.check(withChanges(press.live.now.content, set.changes), set.changes);
    if (problems.length) throw new Refused('problems', problems);
    return set.changes;
  });
}

/** Ends a set: each of its texts goes back to what was there before, unless a later set has changed it since. */
async function endSet(press: Press, actor: Actor, set: WholeSet): Promise<number> {
  return goLive(press, actor, set, { kind: 'ended', from: ['published'], set: { state: 'ended' }, verb: 'change-set.end' }, () => beforeSet(press, set));
}

/** What stood at each place before this set, where the set's text still stands: the newest version whose own set has not ended. */
export async function beforeSet(press: Press, set: WholeSet, files: Content = press.files): Promise<Change[]> {
  const back: Change[] = [];
  for (const { locale, device, key } of set.changes) {
    const place = { locale, device, key };
    const versions = await versionsOf(press.store, place);
    if (versions[0]?.changeSet !== set.id) continue;
    const before = versions.find((v) => v.changeSet !== set.id && v.state !== 'ended');
    back.push({ ...place, body: before ? before.body : (bodyAt(files, place) ?? null) });
  }
  return back;
}

async function goLive(press: Press, actor: Actor, set: WholeSet, step: Step, bodies: () => Promise<readonly Change[]>): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    await press.live.refresh();
    const number = press.live.now.number + 1;
    const changed = await bodies();
    try {
      await press.store.atomic([...(await entryWrites(press.store, press.live.now.since, changed)), ...writesOf(press, actor, set, step, number, changed)]);
      await press.live.refresh();
      return number;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      if (error.constraint === 'change_sets.version') throw new Refused('changed-meanwhile');
      if (!error.constraint.startsWith('editions.') || attempt === ATTEMPTS) throw error; // somebody published at the same moment: look again, check again
    }
  }
}

function writesOf(press: Press, actor: Actor, set: WholeSet, step: Step, number: number, changed: readonly Change[]): Write[] {
  const { db } = press.store;
  const states = sql.join(step.from.map((s) => sql`${s}`), sql`, `);
  const version: SQL = sql`case when ${changeSets.state} in (${states}) and ${changeSets.version} = ${set.version} then ${set.version + 1} end`;
  const rows = changed.map(({ locale, device, key, body }) => ({ locale, device, key, body, edition: number }));
  const writes = [
    write(db.insert(editions).values({ number, at: press.now(), kind: step.kind, changeSet: set.id, by: actor.id, reason: set.reason })),
    write(db.update(changeSets).set({ ...step.set, edition: number, version }).where(eq(changeSets.id, set.id))),
  ];
  for (let i = 0; i < rows.length; i += ROWS) writes.push(write(db.insert(textVersions).values(rows.slice(i, i + ROWS))));
  const texts = changed.slice(0, 20).map(nameOf).join(' ');
  return [...writes, recordAction(press, { actor: actor.id, verb: step.verb, target: set.id, detail: { title: set.title, edition: number, count: changed.length, texts }, address: actor.address })];
}

/** What the clock brings: approved sets whose time has come, published ones whose time is over. Safe in many processes at once. */
export async function publishDue(press: Press): Promise<void> {
  const now = press.now();
  const { id, state, publishAt, endAt } = changeSets;
  const due = await press.store.db
    .select({ id })
    .from(changeSets)
    .where(or(and(eq(state, 'approved'), lte(publishAt, now)), and(eq(state, 'published'), isNotNull(endAt), lte(endAt, now))));
  for (const found of due) await oneDue(press, found.id);
}

async function oneDue(press: Press, id: string): Promise<void> {
  const set = await wholeSet(press.store, id);
  try {
    if (set.state === 'published') await endSet(press, SYSTEM, set);
    else await publish(press, SYSTEM, set, { kind: 'published', from: ['approved'], set: { state: 'published' }, verb: 'change-set.publish' });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (error.code === 'problems' || error.code === 'times') await sendBackDue(press, set, error.code);
  }
}

/** What was approved no longer fits, or its time is over before it began: back to the desk, with the reason. */
async function sendBackDue(press: Press, set: WholeSet, decision: string): Promise<void> {
  const { db } = press.store;
  const version = sql`case when ${changeSets.state} = 'approved' and ${changeSets.version} = ${set.version} then ${set.version + 1} end`;
  const writes = [write(db.update(changeSets).set({ state: 'draft', decision, version }).where(eq(changeSets.id, set.id))), recordAction(press, { actor: SYSTEM.id, verb: 'change-set.send-back', target: set.id, detail: { decision }, address: '' })];
  await press.store.atomic(writes).catch((error: unknown) => {
    if (!(error instanceof Conflict)) throw error; // another process was first
  });
}
