/** Photos of a form: read one by one, each on the disk before the next is read. */
import { allow, type Limit } from '../citizens/limits.js';
import { type Core, HOUR } from '../core.js';
import { Refusal } from '../errors.js';
import type { PhotoFault, Upload, WithPhotos } from '../inquiry.js';
import { keep } from './album.js';
import { MAX_PHOTOS } from './picture.js';
import { createTurns, PATIENCE, type Turns } from './turns.js';

/** 60 photos are a dozen forms: a stair-well's neighbours behind one address, not a flood. */
const PHOTOS_PER_ADDRESS: Limit = { name: 'photo-address', max: 60, within: HOUR };

/** What became of a form's photos. */
export interface Taken extends WithPhotos {
  /** Of what was sent, whatever it was named: the same form sent twice is the same. */
  digests: string[];
}

export type Take = (uploads: AsyncIterable<Upload>, already: readonly string[], address: string) => Promise<Taken>;

/** Cleaning, sealing and keeping: one photo after the other, each a few copies of itself for a moment. */
export function createTake(core: Core): Take {
  const single = createTurns(1, PATIENCE);
  return (uploads, already, address) => take(core, uploads, already, address, single);
}

async function take(core: Core, uploads: AsyncIterable<Upload>, already: readonly string[], address: string, single: Turns): Promise<Taken> {
  const names = [...already];
  const digests: string[] = [];
  let fault: PhotoFault | undefined;
  for await (const upload of uploads) {
    fault = 'fault' in upload ? upload.fault : await single(() => one(core, upload.bytes(), names, digests, address));
    if (fault) break; // the form comes back with what was kept, and says why not the rest
  }
  return { digests, ...(names.length ? { photos: names } : {}), ...(fault ? { photoFault: fault } : {}) };
}

async function one(core: Core, bytes: Uint8Array, names: string[], digests: string[], address: string): Promise<PhotoFault | undefined> {
  if (names.length >= MAX_PHOTOS) return 'too-many';
  if (!(await allow(core, PHOTOS_PER_ADDRESS, address))) throw new Refusal('limited', 'photos');
  digests.push(Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)), (b) => b.toString(16).padStart(2, '0')).join(''));
  const kept = await keep(core, bytes);
  if (typeof kept === 'string') return kept;
  names.push(kept.name);
  return undefined;
}
