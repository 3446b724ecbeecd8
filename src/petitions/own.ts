/** What is not theirs to change, or not now: one refusal for each reason, which names the rule. */
import type { Answer, Known } from '../core.js';
import { department as departmentOf } from '../district.js';
import type { Inquiry } from '../inquiry.js';
import { type Reply, say } from '../reply.js';
import { LifeFault } from './life/fault.js';
import { proofForm } from './check.js';
import type { View } from './disclose.js';
import { MAY } from './next.js';

/** Verbs that may be refused. */
export type CitizenVerb = Exclude<keyof typeof MAY, 'rate'>;

/** @returns the answer that refuses, or undefined where it may go on */
export function refuseUnless(core: Known, inquiry: Inquiry, verb: CitizenVerb, view: View | undefined, receipt: string): Reply | undefined {
  if (!view) {
    if (inquiry.citizen.kind !== 'phone') return proofForm(core, inquiry, { kind: verb, receipt });
    return { outcome: 'unknown', title: say('unknown.title'), blocks: [{ kind: 'text', text: say('unknown.text') }], short: say('unknown.short') };
  }
  if (MAY[verb](view, core.now())) return undefined;
  const phone = { kind: 'phone' as const, phone: departmentOf(core.district, view.department).phone };
  if (view.state === 'withdrawn') return { outcome: 'wrong-state', title: say('closed.title'), blocks: [{ kind: 'text', text: say('closed.text', { phone }) }], short: say('closed.short', { phone }) };
  if (!view.own && MAY[verb]({ ...view, own: true }, core.now())) return { outcome: 'unknown', title: say('not-proven.title'), blocks: [{ kind: 'text', text: say('not-proven.text', { phone }) }], short: say('not-proven.short', { phone }) };
  const rule = verb === 'add' || verb === 'withdraw' ? 'answered' : verb;
  return { outcome: 'wrong-state', title: say(rule === 'answered' ? 'closed.title' : 'closed.rule.title'), blocks: [{ kind: 'text', text: say(`closed.${rule}.text`, { phone }) }], short: say(`closed.${rule}.short`, { phone }) };
}

/**
 * What a citizen's verb decides, or its refusal where its last moment passed between looking and deciding. For a minute after a result that is the
 * rule: it can still be recalled, so nobody is told of it, and the petition looks open.
 */
export async function unlessClosed(core: Known, inquiry: Inquiry, verb: CitizenVerb, view: View, decide: () => Promise<Answer>): Promise<Answer> {
  try {
    return await decide();
  } catch (error) {
    const refused = error instanceof LifeFault && refuseUnless(core, inquiry, verb, { ...view, state: 'returned', rateUntil: 0 }, view.receipt);
    if (!refused) throw error;
    return { reply: refused, writes: [] };
  }
}
