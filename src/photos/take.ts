/** Photos of a form: read one by one, each on the disk before the next is read, a few forms at a time. */
import { allow, type Limit } from '../citizens/limits.js';
import { type Core, HOUR } from '../core.js';
import { Refusal } from '../errors.js';
import type { PhotoFault, Upload, WithPhotos } from '../inquiry.js';
import { keep } from './album.js';
import { MAX_PHOTOS } from './picture.js';

/** 60 photos are a dozen forms: a stair-well's neighbours behind one address, not a flood. */
export const PHOTOS_PER_ADDRESS: Limit = { name: 'photo-address', max: 60, within: HOUR };

/** Forms with photos at once. Each holds the part of one photo that has come, at most 8 MB; cleaning and sealing go one after the other: within a Worker's 128 MB. */
export const AT_ONCE = 8;
/** Of one address: who sends slowly on purpose keeps nobody else waiting. */
const AT_ONCE_FROM_ONE = 2;
/** How long a form waits for its turn, ms: then it is asked to come again, and nothing of it was read. */
const PATIENCE = 20_000;

/** What became of a form's photos. */
export interface Taken extends WithPhotos {
  /** Of what was sent, whatever it was named: the same form sent twice is the same. */
  digests: string[];
}

export type Take = (uploads: AsyncIterable<Upload>, already: readonly string[], address: string) => Promise<Taken>;

export function createTake(core: Core): Take {
  const all = createTurns(AT_ONCE, PATIENCE);
  const own = new Map<string, { turns: Turns; forms: number }>();
  return async (uploads, already, address) => {
    const mine = own.get(address) ?? { turns: createTurns(AT_ONCE_FROM_ONE, PATIENCE), forms: 0 };
    own.set(address, mine);
    mine.forms++;
    try {
      return await mine.turns(() => all(() => take(core, uploads, already, address)));
    } finally {
      if (!--mine.forms) own.delete(address);
    }
  };
}

async function take(core: Core, uploads: AsyncIterable<Upload>, already: readonly string[], address: string): Promise<Taken> {
  const names = [...already];
  const digests: string[] = [];
  let fault: PhotoFault | undefined;
  for await (const upload of uploads) {
    fault = 'fault' in upload ? upload.fault : await one(core, upload.bytes, names, digests, address);
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

type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** So many at once; the others wait, in order, for so long. @throws Refusal('busy') */
export function createTurns(most: number, patience: number): Turns {
  const waiting: (() => void)[] = [];
  let busy = 0;
  const turn = (): Promise<void> => {
    if (busy < most) return Promise.resolve(void busy++);
    return new Promise((go, failed) => {
      const mine = (): void => {
        clearTimeout(timer);
        go();
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(mine), 1);
        failed(new Refusal('busy', 'photos at once'));
      }, patience);
      waiting.push(mine);
    });
  };
  return async (work) => {
    await turn();
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next(); // the place is handed on
      else busy--;
    }
  };
}
