/** Receive (접수): what arrived outside working hours, when its working instant has come. */
import type { Core } from '../core.js';
import { Conflict } from '../storage/store.js';
import { act, SYSTEM } from './life/act.js';
import { caseOf } from './life/case.js';
import { LifeFault } from './life/fault.js';

const BATCH = 200;

/** @returns how many were received; safe in several processes at once */
export async function receiveDue(core: Core): Promise<number> {
  let received = 0;
  for (const { receipt, receivedAt } of await core.records.toReceive(core.now(), BATCH)) {
    const petition = await core.records.find(receipt);
    if (!petition) continue;
    try {
      await core.store.atomic((await act(core, 'receive', SYSTEM, caseOf(petition), { at: receivedAt })).writes);
      received++;
    } catch (error) {
      // another process, an officer or the citizen was first
      if (!(error instanceof Conflict || error instanceof LifeFault)) throw error;
    }
  }
  return received;
}
