/** The next event of a petition. Its number is unique: of two that would both be next, one is refused and decides again. */
import type { Core } from '../core.js';
import { petitionEvents } from '../storage/schema.js';
import { type Write, write } from '../storage/store.js';

interface Happening {
  code: string;
  actor: 'citizen' | 'pilot';
  /** Codes, instants and ids only. */
  detail?: Record<string, string | number>;
}

/** @param petition its receipt, and the number of the last event that the decision was made on */
export function appendEvent(core: Core, petition: { receipt: string; version: number }, { code, actor, detail }: Happening, at: number = core.now()): Write[] {
  return [write(core.store.db.insert(petitionEvents).values({ receipt: petition.receipt, number: petition.version + 1, code, at, actor, detail: detail ?? null }))];
}
