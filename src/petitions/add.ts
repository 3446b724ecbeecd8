/** Add words, a name or a place to one's own petition. */
import type { Answer, Core } from '../core.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { type Reply, say } from '../reply.js';
import { viewOf } from './check.js';
import { byCitizen } from './by-citizen.js';
import { clean, MAX_TEXT } from './intake.js';
import { MAY } from './next.js';
import { refuseUnless } from './own.js';
import { askWords } from './spoken.js';

export async function add(core: Core, inquiry: Inquiry, ask: Ask & { kind: 'add' }): Promise<Answer> {
  const view = await viewOf(core, inquiry, ask.receipt);
  const refused = refuseUnless(core, inquiry, 'add', view, ask.receipt);
  if (refused || !view) return { reply: refused ?? askMore(ask.receipt), writes: [] };
  const text = clean(ask.text ?? '');
  if (!text) return { reply: MAY.supplement(view) ? askWords('supplement', ask.receipt, view.words?.letters.request) : askMore(ask.receipt), writes: [] };
  if (text.length > MAX_TEXT) return { reply: { ...askMore(ask.receipt), outcome: 'too-long' }, writes: [] };
  return { reply: added(view.receipt), writes: (await byCitizen(core, inquiry, 'add', view.receipt, { text })).writes };
}

export function askMore(receipt: string): Reply {
  return {
    outcome: 'ok',
    title: say('add.title'),
    blocks: [{ kind: 'form', ask: 'add', fields: [{ name: 'text', label: say('add.what'), hint: say('add.hint'), input: 'long-text', required: true, max: MAX_TEXT }], hidden: { receipt }, submit: say('add.submit') }],
    short: say('add.short'),
    keeps: 'draft',
  };
}

export function added(receipt: string): Reply {
  const value = { receipt: { kind: 'receipt' as const, receipt } };
  return {
    outcome: 'ok',
    title: say('added.title'),
    blocks: [{ kind: 'text', text: say('added.text', value) }, { kind: 'choices', choices: [{ label: say('petition.steps'), ask: { kind: 'check', receipt, part: 'steps' }, digit: 1 }, { label: say('petition.add'), ask: { kind: 'add', receipt }, digit: 3 }] }],
    short: say('added.short', value),
  };
}
