/** Blobs that are nobody's any more: of photos that were erased, kept for a form that was never sent, or written by a process that died before their row. */
import { and, inArray, isNull, sql } from 'drizzle-orm';
import { type Core, DAY } from '../core.js';
import { facts, photos } from '../storage/schema.js';
import { literal, write } from '../storage/store.js';
import { dayOf, forgotten, named } from './album.js';

/** Of each kind at one tick. */
const BATCH = 80;
const FACT = 'photos-swept';

/** How far it has come: a day is looked at once, when every form of it is a day old. */
interface Progress {
  day: string;
  after: string;
}

/** @returns how many blobs were removed. Safe in several processes at once: what is gone already is gone. */
export async function sweepPhotos(core: Core): Promise<number> {
  return core.blobs ? (await erased(core)) + (await unclaimed(core)) + (await orphans(core)) : 0;
}

/** The blob goes before its name is forgotten: a crash in between does it once more. */
async function erased(core: Core): Promise<number> {
  const { db } = core.store;
  const gone = await db.select({ id: photos.id, blob: photos.blob }).from(photos).where(sql`state = 'erased' and blob is not null`).limit(literal(BATCH));
  for (const { blob } of gone) if (blob) await core.blobs?.remove(blob);
  if (gone.length) await core.store.atomic([write(db.update(photos).set({ blob: null, type: null, width: null, height: null }).where(inArray(photos.id, gone.map((p) => p.id))))]);
  return gone.length;
}

/** The row goes first: a crash in between leaves an orphan, never a row without its blob. */
async function unclaimed(core: Core): Promise<number> {
  const old = await forgotten(core, core.now() - DAY, BATCH);
  if (!old.length) return 0;
  const ids = old.map((p) => p.id);
  await core.store.atomic([write(core.store.db.delete(photos).where(and(inArray(photos.id, ids), isNull(photos.receipt))))]);
  const still = await named(core, old.flatMap((p) => p.blob ?? [])); // joined a petition in that moment
  const gone = old.flatMap((p) => (p.blob && !still.has(p.blob) ? [p.blob] : []));
  for (const blob of gone) await core.blobs?.remove(blob);
  return gone.length;
}

/** Days before yesterday, one after the other, from the first time this ran. */
async function orphans(core: Core): Promise<number> {
  const { db } = core.store;
  const last = dayOf(core.now() - 2 * DAY);
  const [row] = await db.select({ value: facts.value }).from(facts).where(inArray(facts.id, [FACT]));
  const progress: Progress = row ? JSON.parse(row.value) : { day: last, after: '' };
  if (row && progress.day > last) return 0;
  const found = (await core.blobs?.list(progress.day, progress.after, BATCH)) ?? [];
  const known = await named(core, found);
  const gone = found.filter((name) => !known.has(name));
  for (const name of gone) await core.blobs?.remove(name);
  const next: Progress = found.length < BATCH ? { day: dayOf(Date.parse(progress.day) + DAY), after: '' } : { day: progress.day, after: found.at(-1) ?? '' };
  await core.store.atomic([write(db.insert(facts).values({ id: FACT, value: JSON.stringify(next) }).onConflictDoUpdate({ target: facts.id, set: { value: JSON.stringify(next) } }))]);
  return gone.length;
}
