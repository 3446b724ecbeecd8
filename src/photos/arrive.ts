/** Photos of a text: their addresses are kept with the message that brought them, and fetched afterwards, whatever becomes of its words. */
import { and, eq, lte, sql } from 'drizzle-orm';
import type { MediaSource } from '../channel.js';
import { type Core, HOUR, MINUTE } from '../core.js';
import type { Media } from '../inquiry.js';
import { photos } from '../storage/schema.js';
import { literal, type Write, write } from '../storage/store.js';
import { MAX_ARRIVING, store, taskFor } from './album.js';

/** Pauses between tries, ms: a minute's trouble at first, then half a day. Twilio keeps media until they are deleted; an aggregator for some days. */
const PAUSES = [5_000, 30_000, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR];
/** Who has begun with a photo has it for so long, ms; then it is anybody's again. */
const LEASE = MINUTE;
const AT_ONCE = 4;

export const placeOfSource = (name: string): string => `photos/${name}/source`;

/** Their names, and the writes that go with the message's own. What is no picture by its type is told to staff at once. */
export function arriving(core: Core, carrier: string, media: readonly Media[]): { names: string[]; writes: Write[] } {
  const rows = media.slice(0, MAX_ARRIVING).map(({ url, type }) => {
    const id = core.random.token();
    const picture = /^image\//i.test(type);
    return { id, state: picture ? 'waiting' : 'failed', at: core.now(), source: core.vault.seal(JSON.stringify({ carrier, url }), placeOfSource(id)), notBefore: picture ? core.now() : null, code: picture ? null : 'not-picture' };
  });
  return { names: rows.map((r) => r.id), writes: rows.length ? [write(core.store.db.insert(photos).values(rows))] : [] };
}

/** Fetches what is due. One run at a time in a process; several processes share the work. @returns how many were fetched, or given up */
export function createFetcher(core: Core, source: MediaSource): () => Promise<number> {
  let running: Promise<number> | undefined;
  return () => (running ??= round(core, source).finally(() => (running = undefined)));
}

async function round(core: Core, source: MediaSource): Promise<number> {
  if (!core.blobs) return 0;
  const due = await core.store.db
    .select({ id: photos.id, tries: photos.tries, source: photos.source })
    .from(photos)
    .where(and(sql`state = 'waiting'`, lte(photos.notBefore, core.now())))
    .orderBy(photos.notBefore)
    .limit(literal(AT_ONCE));
  const done = await Promise.all(due.map((row) => one(core, source, row)));
  return done.filter(Boolean).length;
}

/** @returns whether it is settled. No transaction is open while its host is asked. */
async function one(core: Core, source: MediaSource, { id, tries, source: sealed }: { id: string; tries: number; source: string | null }): Promise<boolean> {
  const { db, atomic } = core.store;
  const mine = write(db.update(photos).set({ tries: tries + 1, notBefore: core.now() + LEASE }).where(and(eq(photos.id, id), eq(photos.tries, tries), sql`state = 'waiting'`)));
  if ((await atomic([mine]))[0] !== 1 || !sealed) return false;
  const { carrier, url } = JSON.parse(core.vault.open(sealed, placeOfSource(id))) as { carrier: string; url: string };
  const fetched = await source.fetch(carrier, url);
  const stored = 'bytes' in fetched ? await store(core, fetched.bytes) : undefined;
  if (stored && typeof stored === 'object') {
    await atomic([write(db.update(photos).set({ state: 'kept', ...stored, source: null, notBefore: null, code: null }).where(and(eq(photos.id, id), sql`state = 'waiting'`)))]);
    return true;
  }
  const { code, again } = 'code' in fetched ? fetched : { code: stored ?? 'not-picture', again: false };
  const pause = again ? PAUSES[tries] : undefined;
  const next = pause === undefined ? { state: 'failed', source: null, notBefore: null, code } : { notBefore: core.now() + pause, code };
  await atomic([write(db.update(photos).set(next).where(and(eq(photos.id, id), sql`state = 'waiting'`))), taskFor(core, id)]);
  return pause === undefined;
}
