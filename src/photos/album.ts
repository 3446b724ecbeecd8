/** Photos as they are kept: sealed bytes first, then a row that names them, then, with the words that they belong to, a petition. */
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Core } from '../core.js';
import type { Inquiry, PhotoFault } from '../inquiry.js';
import { photos } from '../storage/schema.js';
import { literal, type Write, write } from '../storage/store.js';
import { type PhotoType, pictureOf } from './picture.js';

/** Photos of one text: Twilio brings ten. */
export const MAX_ARRIVING = 10;

export type PhotoRow = typeof photos.$inferSelect;
/** A photo that no petition has yet. */
export type Held = Pick<PhotoRow, 'id' | 'state' | 'width' | 'height'>;

/** What a blob is bound to: another blob's bytes never open in its place. */
export const placeOfBlob = (blob: string): string => `photos/${blob}`;

/** The day of a blob's name, in UTC: what the sweep goes by. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

export interface Stored {
  blob: string;
  type: PhotoType;
  width: number;
  height: number;
  /** The name of the key that sealed it. */
  key: string;
}

/** Cleans, seals and writes a picture's bytes. No row names them yet. @throws Refusal('busy') */
export async function store(core: Pick<Core, 'vault' | 'random' | 'now' | 'blobs'>, bytes: Uint8Array): Promise<Stored | PhotoFault> {
  const picture = pictureOf(bytes);
  if (typeof picture === 'string') return picture === 'empty' ? 'not-picture' : picture;
  const blob = `${dayOf(core.now())}/${core.random.token()}`;
  await core.blobs?.put(blob, core.vault.sealBytes(picture.bytes, placeOfBlob(blob)));
  return { blob, type: picture.type, width: picture.width, height: picture.height, key: core.vault.key };
}

/** Keeps a photo for the petition that it will belong to within a day. @returns its name, on the disk by then */
export async function keep(core: Core, bytes: Uint8Array): Promise<{ name: string } | PhotoFault> {
  const stored = await store(core, bytes);
  if (typeof stored === 'string') return stored;
  const name = core.random.token();
  await core.store.atomic([write(core.store.db.insert(photos).values({ id: name, state: 'kept', at: core.now(), ...stored }))]);
  return { name };
}

/** Those of these that wait for a petition, in the order they were given. */
async function held(core: Pick<Core, 'store'>, names: readonly string[] = []): Promise<Held[]> {
  if (!names.length) return [];
  const rows = await core.store.db
    .select({ id: photos.id, state: photos.state, width: photos.width, height: photos.height })
    .from(photos)
    .where(and(inArray(photos.id, names.slice(0, MAX_ARRIVING)), isNull(photos.receipt)));
  return names.flatMap((name) => rows.filter((r) => r.id === name));
}

/** What an inquiry names. A text's own are being written with it; a page's must be there still. */
export const given = (core: Pick<Core, 'store'>, { converses }: Pick<Inquiry, 'converses'>, names: readonly string[] = []): Promise<Held[]> =>
  converses ? Promise.resolve(names.map((id) => ({ id, state: 'waiting', width: null, height: null }))) : held(core, names);

/** They belong to an event of a petition from now on. What could not be fetched is somebody's task then. */
export function join(core: Pick<Core, 'store' | 'now'>, names: readonly string[] = [], receipt: string, event: number): Write[] {
  if (!names.length) return [];
  const { db } = core.store;
  const chosen = names.slice(0, MAX_ARRIVING);
  return [write(db.update(photos).set({ receipt, event }).where(and(inArray(photos.id, chosen), isNull(photos.receipt)))), ...chosen.map((name) => taskFor(core, name))];
}

/** One task for a photo that failed, once it belongs to a petition: its department asks the citizen for it. */
export function taskFor({ now }: Pick<Core, 'now'>, name: string): Write {
  return {
    sql: `insert into tasks (id, receipt, department, kind, why, at) select 'photo/' || photos.id, petitions.receipt, petitions.department, 'photo', 'photo', ?
      from photos join petitions on petitions.receipt = photos.receipt where photos.id = ? and photos.state = 'failed' on conflict do nothing`,
    params: [now(), name],
  };
}

/** A picture and its type. @returns undefined where none is kept by this name */
export async function look(core: Pick<Core, 'store' | 'vault' | 'blobs'>, name: string): Promise<{ row: PhotoRow; bytes: Uint8Array<ArrayBuffer> } | undefined> {
  const [row] = await core.store.db.select().from(photos).where(eq(photos.id, name));
  if (!row?.blob || row.state !== 'kept') return undefined;
  const sealed = await core.blobs?.get(row.blob);
  return sealed && { row, bytes: core.vault.openBytes(sealed, placeOfBlob(row.blob)) };
}

/** Blobs of these names that a row speaks of. */
export async function named(core: Pick<Core, 'store'>, blobs: readonly string[]): Promise<Set<string>> {
  if (!blobs.length) return new Set();
  const rows = await core.store.db.select({ blob: photos.blob }).from(photos).where(inArray(photos.blob, blobs.slice(0, 90)));
  return new Set(rows.flatMap((r) => (r.blob === null ? [] : [r.blob])));
}

/** Photos that have waited for a petition since before an instant. */
export const forgotten = (core: Pick<Core, 'store'>, before: number, most: number): Promise<Pick<PhotoRow, 'id' | 'blob'>[]> =>
  core.store.db
    .select({ id: photos.id, blob: photos.blob })
    .from(photos)
    .where(sql`receipt is null and ${photos.at} < ${before}`)
    .limit(literal(most));
