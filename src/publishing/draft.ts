/** A draft: made, described, filled text by text, discarded. Two editors at once: the second is told, and nothing is lost. */
import { and, eq, sql } from 'drizzle-orm';
import { recordAction } from '../staff/actions.js';
import { changeSets, changes } from '../storage/schema.js';
import { type Write, write } from '../storage/store.js';
import { type Change, nameOf, type Place, withChanges } from '../wording/content.js';
import { wholeSet } from './change-sets.js';
import { type Actor, guarded, type Press, Refused } from './press.js';

export interface Description {
  title: string;
  reason: string;
  /** ms since 1970; null: as soon as it is approved. */
  publishAt: number | null;
  /** null: it stays. */
  endAt: number | null;
}

/** @returns the new set's id */
export async function createSet(press: Press, actor: Actor, { title, reason, publishAt, endAt }: Description): Promise<string> {
  const { db } = press.store;
  checkTimes({ publishAt, endAt });
  const id = press.random.token();
  const row = { id, title, reason, state: 'draft', version: 1, createdBy: actor.id, createdAt: press.now(), publishAt, endAt };
  await press.store.atomic([write(db.insert(changeSets).values(row)), recordAction(press, { actor: actor.id, verb: 'change-set.create', target: id, detail: { title }, address: actor.address })]);
  return id;
}

/** @throws Refused changed-meanwhile, wrong-state, times */
export async function describeSet(press: Press, actor: Actor, id: string, version: number, { title, reason, publishAt, endAt }: Description): Promise<void> {
  const { db } = press.store;
  checkTimes({ publishAt, endAt });
  await guarded(
    press.store.atomic([
      write(db.update(changeSets).set({ title, reason, publishAt, endAt, version: sql`case when ${changeSets.state} = 'draft' and ${changeSets.version} = ${version} then ${version + 1} end` }).where(eq(changeSets.id, id))),
      recordAction(press, { actor: actor.id, verb: 'change-set.describe', target: id, address: actor.address }),
    ]),
    { 'change_sets.version': 'changed-meanwhile' },
  );
}

function checkTimes({ publishAt, endAt }: Pick<Description, 'publishAt' | 'endAt'>): void {
  if (endAt !== null && publishAt !== null && endAt <= publishAt) throw new Refused('times');
}

/** The draft counts on; refused by the database unless it is one. */
const touched = (press: Press, id: string): Write =>
  write(press.store.db.update(changeSets).set({ version: sql`case when ${changeSets.state} = 'draft' then ${changeSets.version} + 1 end` }).where(eq(changeSets.id, id)));

/**
 * Saves one text into a draft, if every shape that uses it still fits on every device.
 * @param revision of the saved text that the editor saw; 0: none was saved yet
 * @throws Refused problems, edited-meanwhile, wrong-state
 */
export async function saveChange(press: Press, actor: Actor, id: string, change: Change, revision: number): Promise<void> {
  await saveChanges(press, actor, id, [{ ...change, revision }]);
}

export async function saveChanges(press: Press, actor: Actor, id: string, saved: readonly (Change & { revision: number })[]): Promise<void> {
  const set = await wholeSet(press.store, id);
  const problems = press.check(withChanges(press.live.now.content, [...set.changes, ...saved]), saved);
  if (problems.length) throw new Refused('problems', problems);
  await guarded(
    press.store.atomic([
      touched(press, id),
      ...saved.map((change) => saving(press, actor, id, change)),
      recordAction(press, { actor: actor.id, verb: 'change-set.save', target: id, detail: { texts: saved.slice(0, 20).map(nameOf).join(' '), count: saved.length }, address: actor.address }),
    ]),
    { 'change_sets.version': 'wrong-state', 'changes.revision': 'edited-meanwhile', 'changes.change_set': 'edited-meanwhile' },
  );
}

/** A first save is an insert that must find the place free; a later one must find the revision that was seen. */
function saving(press: Press, actor: Actor, changeSet: string, { locale, device, key, body, revision }: Change & { revision: number }): Write {
  const { db } = press.store;
  const by = { by: actor.id, at: press.now() };
  if (revision === 0) return write(db.insert(changes).values({ changeSet, locale, device, key, body, revision: 1, ...by }));
  // An upsert whose new revision is NULL, and so refused, unless the old one is the one that was seen; also when the text was taken out meanwhile.
  const row = { changeSet, locale, device, key, body, ...by };
  const seen = sql`(select ${changes.revision} + 1 from ${changes} where ${changes.changeSet} = ${changeSet} and ${changes.locale} = ${locale} and ${changes.device} = ${device} and ${changes.key} = ${key} and ${changes.revision} = ${revision})`;
  return write(
    db
      .insert(changes)
      .values({ ...row, revision: seen })
      .onConflictDoUpdate({ target: [changes.changeSet, changes.locale, changes.device, changes.key], set: { body, ...by, revision: seen } }),
  );
}

/** Takes one text out of a draft. @throws Refused edited-meanwhile, wrong-state */
export async function removeChange(press: Press, actor: Actor, id: string, place: Place, revision: number): Promise<void> {
  const { db } = press.store;
  const here = and(eq(changes.changeSet, id), eq(changes.locale, place.locale), eq(changes.device, place.device), eq(changes.key, place.key));
  await guarded(
    press.store.atomic([
      touched(press, id),
      write(db.update(changes).set({ revision: sql`case when ${changes.revision} = ${revision} then ${revision} end` }).where(here)),
      write(db.delete(changes).where(here)),
      recordAction(press, { actor: actor.id, verb: 'change-set.take-out', target: id, detail: { text: nameOf(place) }, address: actor.address }),
    ]),
    { 'change_sets.version': 'wrong-state', 'changes.revision': 'edited-meanwhile' },
  );
}

/** To the archive. @throws Refused wrong-state, changed-meanwhile */
export async function discardSet(press: Press, actor: Actor, id: string, version: number): Promise<void> {
  const { db } = press.store;
  await guarded(
    press.store.atomic([
      write(db.update(changeSets).set({ state: 'discarded', version: sql`case when ${changeSets.state} in ('draft', 'submitted', 'approved') and ${changeSets.version} = ${version} then ${version + 1} end` }).where(eq(changeSets.id, id))),
      recordAction(press, { actor: actor.id, verb: 'change-set.discard', target: id, address: actor.address }),
    ]),
    { 'change_sets.version': 'changed-meanwhile' },
  );
}
