/** Adding and withdrawing need the proven phone that filed, and a petition that is still open. */
import type { Known } from '../core.js';
import { department as departmentOf } from '../district.js';
import type { Inquiry } from '../inquiry.js';
import { type Reply, say } from '../reply.js';
import { proofForm } from './check.js';
import type { View } from './disclose.js';

/** @returns the answer that refuses, or undefined where it may go on */
export function refuseUnlessOwn(core: Known, inquiry: Inquiry, view: View | undefined, receipt: string): Reply | undefined {
  if (!view) {
    if (inquiry.citizen.kind !== 'phone') return proofForm(receipt);
    return { outcome: 'unknown', title: say('unknown.title'), blocks: [{ kind: 'text', text: say('unknown.text') }], short: say('unknown.short') };
  }
  const phone = { kind: 'phone' as const, phone: departmentOf(core.district, view.department).phone };
  if (view.state === 'withdrawn') return { outcome: 'wrong-state', title: say('closed.title'), blocks: [{ kind: 'text', text: say('closed.text', { phone }) }], short: say('closed.short', { phone }) };
  if (view.state === 'answered') return { outcome: 'wrong-state', title: say('closed.title'), blocks: [{ kind: 'text', text: say('closed.answered.text', { phone }) }], short: say('closed.answered.short', { phone }) };
  if (!view.own) return { outcome: 'unknown', title: say('not-proven.title'), blocks: [{ kind: 'text', text: say('not-proven.text', { phone }) }], short: say('not-proven.short', { phone }) };
  return undefined;
}
