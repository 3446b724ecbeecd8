/** What a citizen does with words of their own: supplement what was asked for (보완), object (이의신청), have it done again (재처리). */
import type { Answer, Core } from '../core.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { type Reply, say } from '../reply.js';
import { byCitizen } from './by-citizen.js';
import { viewOf } from './check.js';
import { showsHour } from './clock.js';
import { dueValue } from './due-block.js';
import { clean, MAX_TEXT } from './intake.js';
import { LifeFault } from './life/fault.js';
import { refuseUnless } from './own.js';

type Spoken = 'supplement' | 'object' | 'reopen';

export async function speak(core: Core, inquiry: Inquiry, ask: Ask & { kind: Spoken }): Promise<Answer> {
  const { kind, receipt } = ask;
  const only = (reply: Reply): Answer => ({ reply, writes: [] });
  const view = await viewOf(core, inquiry, receipt);
  const refused = refuseUnless(core, inquiry, kind, view, receipt);
  if (refused || !view) return only(refused ?? askWords(kind, receipt));
  const text = clean(ask.text ?? '');
  // One key reopens; a page shows first what it will do.
  const mute = kind === 'reopen' && (inquiry.converses || ask.text !== undefined);
  if (!text && !mute) return only(askWords(kind, receipt, view.words?.letters.request));
  if (text.length > MAX_TEXT) return only({ ...askWords(kind, receipt), outcome: 'too-long' });
  try {
    const { writes, after } = await byCitizen(core, inquiry, kind, view.receipt, { text });
    return { reply: spoken(kind, view.receipt, { at: after.dueAt, hour: kind !== 'object' && showsHour(after.period) }), writes };
  } catch (error) {
    // Between looking and deciding its last moment passed.
    if (error instanceof LifeFault) return only(refuseUnless(core, inquiry, kind, { ...view, state: 'returned', rateUntil: 0 }, receipt) ?? askWords(kind, receipt));
    throw error;
  }
}

/** @param asked what the officer asked for, in their words */
export function askWords(kind: Spoken, receipt: string, asked?: string): Reply {
  return {
    outcome: 'ok',
    title: say(`${kind}.title`),
    blocks: [
      ...(asked ? [{ kind: 'text' as const, text: say('plain', { text: { kind: 'text', text: asked } }) }] : []),
      { kind: 'form', ask: kind, fields: [{ name: 'text', label: say(`${kind}.what`), hint: say(`${kind}.hint`), input: 'long-text', required: kind !== 'reopen', max: MAX_TEXT }], hidden: { receipt }, submit: say(`${kind}.submit`) },
    ],
    ...(asked ? {} : { short: say(`${kind}.short`) }),
    keeps: 'draft',
  };
}

/** @param due of the answer, or of the decision on an objection */
export function spoken(kind: Spoken, receipt: string, due: { at: number; hour: boolean }): Reply {
  const data = { receipt: { kind: 'receipt' as const, receipt }, due: dueValue(due.at, due.hour) };
  return {
    outcome: 'ok',
    title: say(`${kind}.done.title`),
    blocks: [{ kind: 'text', text: say(`${kind}.done.text`, data) }, { kind: 'choices', choices: [{ label: say('petition.steps'), ask: { kind: 'check', receipt, part: 'steps' }, digit: 1 }, ...(kind === 'object' ? [] : [{ label: say('petition.add'), ask: { kind: 'add' as const, receipt }, digit: 3 as const }])] }],
    short: say(`${kind}.done.short`, data),
    keeps: 'result',
  };
}
