/** A verb of staff or of the system itself: decided, then written at once. Of two at the same time one wins, the other is told. */
import type { Core } from '../../core.js';
import { Conflict, type Write } from '../../storage/store.js';
import { act, type Acted } from './act.js';
import type { Doing } from './decision.js';
import { type Case, caseOf } from './case.js';
import type { Inputs } from './decide.js';
import { LifeFault } from './fault.js';
import type { PetitionVerb } from './table.js';

export interface Wanted<V extends PetitionVerb> {
  verb: V;
  receipt: string;
  /** Number of the last event that the doer saw; undefined: whatever it is now. */
  version: number | undefined;
  input: Inputs[V];
  /** Written with it: the record of the action. */
  with?: (acted: Acted) => Write[];
}

/** @throws LifeFault; nothing is changed then */
export async function perform<V extends PetitionVerb>(core: Core, doing: Doing, { verb, receipt, version, input, with: also }: Wanted<V>): Promise<Case> {
  const petition = await core.records.find(receipt);
  if (!petition) throw new LifeFault('not-found');
  const seen = caseOf(await core.records.withStory(petition));
  if (version !== undefined && seen.version !== version) throw new LifeFault('changed-meanwhile');
  const acted = await act(core, verb, doing, seen, input);
  try {
    await core.store.atomic([...acted.writes, ...(also?.(acted) ?? [])]);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    throw new LifeFault(error.constraint === 'notices.state' ? 'recall-late' : 'changed-meanwhile');
  }
  return acted.after;
}
