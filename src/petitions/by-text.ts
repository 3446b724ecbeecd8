/** Whether results of one petition may be told by text message alone (Act §27①): agreed to and taken back by one key. */
import type { Answer, Core, Known } from '../core.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { type Reply, say } from '../reply.js';
import { byCitizen } from './by-citizen.js';
import { proofForm, viewOf } from './check.js';
import type { View } from './disclose.js';
import { formsFor } from './next.js';
import { refuseUnless, unlessClosed } from './own.js';

export async function byText(core: Core, inquiry: Inquiry, { receipt, wanted }: Ask & { kind: 'by-text' }): Promise<Answer> {
  if (inquiry.citizen.kind === 'nobody' && !inquiry.proofGiven) return { reply: proofForm(core, inquiry, { kind: 'by-text', receipt }), writes: [] };
  const view = await viewOf(core, inquiry, receipt);
  const refused = refuseUnless(core, inquiry, 'by-text', view, receipt);
  if (refused || !view) return { reply: refused ?? proofForm(core, inquiry, { kind: 'by-text', receipt }), writes: [] };
  const consent = wanted ?? view.consent;
  const decide = async (): Promise<Answer> => ({
    reply: byTextReply(core, { ...view, consent }, inquiry),
    writes: consent === view.consent ? [] : (await byCitizen(core, inquiry, 'consent', receipt, { wanted: consent })).writes,
  });
  return unlessClosed(core, inquiry, 'by-text', view, decide);
}

/** What holds now, and the one key that changes it back. */
export function byTextReply(core: Known, view: View, inquiry: Inquiry): Reply {
  const which = view.consent ? 'on' : 'off';
  const back = { label: say(view.consent ? 'petition.by-paper' : 'petition.by-text'), ask: { kind: 'by-text' as const, receipt: view.receipt, wanted: !view.consent }, digit: 2 as const };
  const forms = formsFor(view, inquiry, core.now()).filter((b) => b.kind === 'form' && b.ask === 'by-text');
  return {
    outcome: 'ok',
    title: say('by-text.title'),
    blocks: [{ kind: 'text', text: say(`by-text.${which}.text`) }, ...(inquiry.converses ? [{ kind: 'choices' as const, choices: [back] }] : forms)],
    short: say(`by-text.${which}.short`),
    keeps: 'result',
  };
}
