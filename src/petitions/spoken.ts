/** What a citizen does with words of their own: supplement what was asked for (보완), object (이의신청), have it done again (재처리). */
import { letGo, waiting } from '../citizens/unsent.js';
import type { Answer, Core, Known } from '../core.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { given as photosGiven, join } from '../photos/album.js';
import { type Reply, say } from '../reply.js';
import { byCitizen } from './by-citizen.js';
import { viewOf } from './check.js';
import { showsHour } from './clock.js';
import { dueValue } from './due-block.js';
import { found } from './file.js';
import { clean, MAX_TEXT } from './intake.js';
import { refuseUnless, unlessClosed } from './own.js';
import type { Asking } from './photo-blocks.js';
import { type AskedAgain, sentEmpty, wordsForm } from './words-form.js';

type Spoken = 'supplement' | 'object' | 'reopen';

export async function speak(core: Core, inquiry: Inquiry, ask: Ask & { kind: Spoken }): Promise<Answer> {
  const { kind, receipt } = ask;
  const only = (reply: Reply): Answer => ({ reply, writes: [] });
  const view = await viewOf(core, inquiry, receipt);
  const refused = refuseUnless(core, inquiry, kind, view, receipt);
  const asked = view?.words?.letters.request;
  const again = (more: AskedAgain = {}): Reply => askWords(core, inquiry, kind, receipt, more);
  if (refused || !view) return only(refused ?? again());
  const text = clean(ask.text ?? '');
  const given = found(ask, (await photosGiven(core, inquiry, ask.photos)).map((p) => p.id));
  const { photos = [], photoFault } = given;
  if (photoFault && !inquiry.converses) return only({ ...again({ text, ...given }), outcome: 'incomplete' });
  // One key reopens; a page shows first what it will do.
  const mute = kind === 'reopen' && (inquiry.converses || ask.text !== undefined);
  const kept = text || mute || photos.length || inquiry.converses ? undefined : await waiting(core, inquiry.citizen, ask);
  if (!text && !mute && (kind === 'object' || !photos.length)) {
    const nothing = !kept && sentEmpty(inquiry, ask);
    const reply = askWords(core, inquiry, kind, receipt, { asked, photos, ...('page' in ask ? { page: ask.page } : {}), ...(kept ? { ...kept, unsent: true } : {}), ...(nothing ? { nothing } : {}) });
    return only(nothing ? { ...reply, outcome: 'incomplete' } : reply);
  }
  if (text.length > MAX_TEXT) return only({ ...again({ text, ...given }), outcome: 'too-long' });
  return unlessClosed(core, inquiry, kind, view, async () => {
    const { writes, after } = await byCitizen(core, inquiry, kind, view.receipt, { text, photos: photos.length });
    return { reply: spoken(kind, view.receipt, { at: after.dueAt, hour: kind !== 'object' && showsHour(after.period) }), writes: [...writes, ...join(core, photos, view.receipt, after.version), ...(inquiry.converses ? [] : letGo(core, inquiry.citizen, ask))] };
  });
}

/** @param more.asked what the officer asked for, in their words */
export const askWords = (core: Known, inquiry: Asking, kind: Spoken, receipt: string, { asked, page = 1, ...more }: AskedAgain & { asked?: string | undefined; page?: number | undefined } = {}): Reply => ({
  outcome: 'ok',
  title: say(`${kind}.title`),
  blocks: [...(asked ? [{ kind: 'text' as const, text: say('plain', { text: { kind: 'text', text: asked } }) }] : []), ...wordsForm(core, inquiry, kind, receipt, more)],
  ...(asked ? {} : { short: say(`${kind}.short`) }),
  ...(asked && kind === 'supplement' && !inquiry.converses ? { pages: { at: page, ask: { kind, receipt } } } : {}),
  keeps: 'draft',
});

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
