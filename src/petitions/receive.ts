/** Receive (접수): until officers do it, the pilot receives what arrived outside working hours when its working instant has come. */
import { and, eq } from 'drizzle-orm';
import type { Core } from '../core.js';
import { petitions } from '../storage/schema.js';
import { Conflict, write } from '../storage/store.js';
import { appendEvent } from './event.js';

const BATCH = 200;

/** @returns how many were received; safe in several processes at once */
export async function receiveDue(core: Core): Promise<number> {
  let received = 0;
  const waiting = await core.records.toReceive(core.now(), BATCH);
  for (const { receipt, receivedAt, events } of waiting) {
    const number = events + 1;
    try {
      await core.store.atomic([
        ...appendEvent(core, { receipt, version: events }, { code: 'received', actor: 'pilot' }, receivedAt),
        write(core.store.db.update(petitions).set({ state: 'received', events: number }).where(and(eq(petitions.receipt, receipt), eq(petitions.state, 'arrived')))),
      ]);
      received++;
    } catch (error) {
      if (!(error instanceof Conflict)) throw error; // another process, or the citizen, was first: the next round sees it
    }
  }
  return received;
}
