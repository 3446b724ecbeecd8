/** Look one petition up. A mistyped number is told before any look-up; unknown and not-yours are one answer. */
import { binding } from './binding.js';
import { signInChoice } from '../citizens/offers.js';
import type { Answer, Core, Known } from '../core.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { type Block, type Reply, say, type Wording } from '../reply.js';
import { disclose, type View } from './disclose.js';
import { choicesFor, proofOf } from './next.js';
import { isReceipt } from './receipt.js';
import { statusReply, stepsOf } from './status.js';

export async function check(core: Core, inquiry: Inquiry, ask: Ask & { kind: 'check' }): Promise<Answer> {
  const only = (reply: Reply): Answer => ({ reply, writes: [] });
  if (!isReceipt(ask.receipt)) return only(mistyped(inquiry, ask.receipt));
  if (inquiry.citizen.kind === 'nobody' && !inquiry.proofGiven) return only(proofForm(core, inquiry, { kind: 'check', receipt: ask.receipt }));
  const view = await viewOf(core, inquiry, ask.receipt);
  if (!view) return only(unknown(inquiry, ask.receipt));
  if (ask.part === 'steps' && inquiry.converses) return only(stepsReply(core, view));
  if (ask.part === 'answer' && inquiry.converses) return only(answerReply(core, view, inquiry));
  return only({ ...statusReply(core, view, inquiry), ...(inquiry.converses || inquiry.screen === 'shared' ? {} : { pages: pagesOf(view, inquiry, ask) }) });
}

/** Words of a citizen and of an officer may be long. Whoever has shown a receipt with its four digits shows them again with each page. */
function pagesOf(view: View, inquiry: Inquiry, { page = 1, ...ask }: Ask & { kind: 'check' }): NonNullable<Reply['pages']> {
  const proof = proofOf(view, inquiry);
  return { at: page, ask, ...('lastFour' in proof ? { carries: proof } : {}) };
}

/** The petition as this citizen may see it on this screen. */
export async function viewOf(core: Core, inquiry: Inquiry, receipt: string): Promise<View | undefined> {
  const petition = await core.records.find(receipt);
  const to = { citizen: inquiry.citizen, screen: inquiry.screen, now: core.now(), byReceipt: true };
  if (!disclose(petition, to, core.vault)) return undefined;
  const view = disclose(petition && (await core.records.withStory(petition)), to, core.vault);
  const officer = view?.officer === undefined ? undefined : await core.officer(view.officer);
  if (view && officer) view.officerName = officer.name;
  return view;
}

/** @param typed comes back, so that one digit can be put right */
export function mistyped(inquiry: Inquiry, typed = ''): Reply {
  return {
    outcome: 'mistyped',
    title: say('mistyped.title'),
    blocks: [{ kind: 'text', text: say('mistyped.text') }, ...(inquiry.converses ? [] : [proofBlock(typed.slice(0, 14), say('mistyped.text'))])],
    short: say('mistyped.short'),
  };
}

export function unknown(inquiry: Inquiry, receipt: string): Reply {
  return { outcome: 'unknown', title: say('unknown.title'), blocks: [{ kind: 'text', text: say('unknown.text') }, ...(inquiry.converses ? [] : [proofBlock(receipt)])], short: say('unknown.short') };
}

/** A page asks for receipt and last four digits, in a form's body, never in an address; or for a code. @param then what it was asked for */
export function proofForm(core: Known, inquiry: Inquiry, then?: Ask & { receipt?: string }): Reply {
  const choices = signInChoice(core, inquiry, then);
  return { outcome: 'ok', title: say('find.title'), blocks: [{ kind: 'text', text: say('find.text') }, proofBlock(then?.receipt), ...(choices.length ? [{ kind: 'choices' as const, choices }] : [])] };
}

/** @param wrong with the number */
export function proofBlock(receipt?: string, wrong?: Wording): Block {
  return {
    kind: 'form',
    ask: 'check',
    fields: [
      { name: 'receipt', label: say('find.receipt'), hint: say('find.receipt.hint'), input: 'digits', required: true, max: 14, ...(receipt ? { value: receipt } : {}), ...(wrong ? { wrong } : {}) },
      { name: 'lastFour', label: say('find.last-four'), hint: say('find.last-four.hint'), input: 'digits', required: true, max: 4 },
    ],
    hidden: {},
    submit: say('find.submit'),
  };
}

/** Characters of an answer that is read better on a page than in texts. */
const LONG = 700;

/** The result in full, and what can be done with it. */
export function answerReply(core: Known, view: View, inquiry: Inquiry): Reply {
  const { answer, agency, agencyPhone } = view.words?.letters ?? {};
  const text = [answer, [agency, agencyPhone].filter(Boolean).join(' ')].filter(Boolean).join('\n');
  if (!text) return statusReply(core, view, inquiry);
  const choices = choicesFor(view, inquiry, core.now()).filter((c) => c.digit !== 1 && c.digit !== 2);
  return {
    outcome: 'ok',
    title: say('answer.title', { receipt: { kind: 'receipt', receipt: view.receipt } }),
    blocks: [{ kind: 'text', text: say('plain', { text: { kind: 'text', text } }) }, ...binding(core, inquiry.locale), { kind: 'choices', choices: [...choices, ...(core.texting && text.length > LONG ? [{ label: say('handoff.offer'), ask: { kind: 'handoff' as const, receipt: view.receipt } }] : [])] }],
    keeps: 'result',
  };
}

export function stepsReply(core: Known, view: View): Reply {
  return {
    outcome: 'ok',
    title: say('steps.title', { receipt: { kind: 'receipt', receipt: view.receipt } }),
    blocks: [
      { kind: 'steps', steps: stepsOf(view, core.now()) },
      ...(view.words ? [{ kind: 'facts' as const, facts: [{ label: say('fact.text'), value: say('plain', { text: { kind: 'text', text: [view.words.text, ...view.words.added].join('\n') } }) }] }] : []),
    ],
  };
}
