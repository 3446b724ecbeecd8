/** A citizen's verb on their own petition. Whoever calls has made sure, by disclose.ts, that it is theirs. */
import type { Core } from '../core.js';
import { Refusal } from '../errors.js';
import type { Inquiry } from '../inquiry.js';
import { type Acted, act } from './life/act.js';
import { citizenBy } from './life/decision.js';
import { caseOf } from './life/case.js';
import type { Inputs } from './life/decide.js';
import type { PetitionVerb } from './life/table.js';

/** @throws LifeFault where the table or the law does not allow it */
export async function byCitizen<V extends PetitionVerb>(core: Core, inquiry: Inquiry, verb: V, receipt: string, input: Inputs[V]): Promise<Acted> {
  const petition = await core.records.find(receipt);
  if (!petition) throw new Refusal('fault', 'petition is gone');
  return act(core, verb, citizenBy(inquiry.channel), caseOf(await core.records.withStory(petition)), input);
}
