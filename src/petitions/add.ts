/** Add words, a name or a place to one's own petition. */
import { letGo, waiting } from '../citizens/unsent.js';
import type { Answer, Core, Known } from '../core.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { given as photosGiven, join } from '../photos/album.js';
import { type Reply, say } from '../reply.js';
import { found } from './file.js';
import type { Asking } from './photo-blocks.js';
import { viewOf } from './check.js';
import { byCitizen } from './by-citizen.js';
import { clean, MAX_TEXT } from './intake.js';
import { MAY } from './next.js';
import { refuseUnless, unlessClosed } from './own.js';
import { askWords } from './spoken.js';
import { type AskedAgain, sentEmpty, wordsForm } from './words-form.js';

export async function add(core: Core, inquiry: Inquiry, ask: Ask & { kind: 'add' }): Promise<Answer> {
  const view = await viewOf(core, inquiry, ask.receipt);
  const refused = refuseUnless(core, inquiry, 'add', view, ask.receipt);
  const again = (more: AskedAgain = {}): Reply => askMore(core, inquiry, ask.receipt, more);
  if (refused || !view) return { reply: refused ?? again(), writes: [] };
  const text = clean(ask.text ?? '');
  const given = found(ask, (await photosGiven(core, inquiry, ask.photos)).map((p) => p.id));
  const { photos = [], photoFault } = given;
  if (photoFault && !inquiry.converses) return { reply: { ...again({ text, ...given }), outcome: 'incomplete' }, writes: [] };
  const kept = text || photos.length || inquiry.converses ? undefined : await waiting(core, inquiry.citizen, ask);
  if (kept) return { reply: again({ ...kept, unsent: true }), writes: [] };
  if (!text && !photos.length) {
    if (MAY.supplement(view)) return { reply: askWords(core, inquiry, 'supplement', ask.receipt, { asked: view.words?.letters.request }), writes: [] };
    return { reply: sentEmpty(inquiry, ask) ? { ...again({ nothing: true }), outcome: 'incomplete' } : again(), writes: [] };
  }
  if (text.length > MAX_TEXT) return { reply: { ...again({ text, ...given }), outcome: 'too-long' }, writes: [] };
  return unlessClosed(core, inquiry, 'add', view, async () => {
    const { writes, after } = await byCitizen(core, inquiry, 'add', view.receipt, { text, photos: photos.length });
    return { reply: added(view.receipt), writes: [...writes, ...join(core, photos, view.receipt, after.version), ...(inquiry.converses ? [] : letGo(core, inquiry.citizen, ask))] };
  });
}

export const askMore = (core: Known, inquiry: Asking, receipt: string, more: AskedAgain = {}): Reply => ({
  outcome: 'ok',
  title: say('add.title'),
  blocks: wordsForm(core, inquiry, 'add', receipt, more),
  short: say('add.short'),
  keeps: 'draft',
});

export function added(receipt: string): Reply {
  const value = { receipt: { kind: 'receipt' as const, receipt } };
  return {
    outcome: 'ok',
    title: say('added.title'),
    blocks: [{ kind: 'text', text: say('added.text', value) }, { kind: 'choices', choices: [{ label: say('petition.steps'), ask: { kind: 'check', receipt, part: 'steps' }, digit: 1 }, { label: say('petition.add'), ask: { kind: 'add', receipt }, digit: 3 }] }],
    short: say('added.short', value),
  };
}
