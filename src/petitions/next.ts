/** What a citizen can do with a petition now, each on its own digit: the same rule shows it and allows it. */
import type { Inquiry } from '../inquiry.js';
import { type Block, type Choice, say } from '../reply.js';
import type { View } from './disclose.js';
import { isOpen } from './life/states.js';
import { ruleOf } from './life/table.js';

/** 5 … 1 (Act §26). */
const SCORES = [5, 4, 3, 2, 1] as const;
/** Who gives so little is asked whether it shall be done again. */
const LOW = 2;

type May = (view: View, now: number) => boolean;
/** In the table's words an officer's desk is one state more. */
const from = (verb: 'rate' | 'reopen', { state }: View): boolean => (ruleOf(verb).from as readonly string[]).includes(state);
const inTime: May = ({ rateUntil }, now) => rateUntil !== undefined && now <= rateUntil;

export const isOpenView = ({ state }: View): boolean => isOpen(state === 'received' ? 'assigned' : state);

/** By whom it was proved decides where: what is written goes into one's own petition only, a score may come from any screen. */
export const MAY = {
  add: (view) => view.own && isOpenView(view),
  withdraw: (view) => view.own && isOpenView(view),
  supplement: (view) => view.own && view.state === 'supplement',
  /** Act §35①: a refused statutory petition, within 60 days, once. */
  object: (view, now) => view.own && view.state === 'refused' && view.kind === 'statutory' && !view.objected && (view.until === undefined || now <= view.until),
  rate: (view, now) => from('rate', view) && inTime(view, now),
  reopen: (view, now) => view.own && from('reopen', view) && inTime(view, now) && view.score !== undefined && view.score <= LOW,
  /** Act §27①: whether the result by text message suffices. 기타민원 need no consent; after a refusal it was chosen already. */
  'by-text': (view) => isOpenView(view) && view.kind !== 'other' && view.state !== 'objected',
} as const satisfies Record<string, May>;

/**
 * By the menu tree: 1 진행 내용, 2 답변 보기, 3 덧붙이기, 4 보완, 5 만족도, 6 취하, 7 전화. While there is no answer, 2 says how it comes;
 * once it cannot be withdrawn, 6 is what can still be done against the result.
 */
export function choicesFor(view: View, inquiry: Inquiry, now: number): Choice[] {
  const { receipt } = view;
  const texts = inquiry.converses;
  const own = inquiry.screen === 'private';
  const supplement = MAY.supplement(view);
  const choices: Choice[] = [];
  if (texts) choices.push({ label: say('petition.steps'), ask: { kind: 'check', receipt, part: 'steps' }, digit: 1 });
  if (texts && view.own && view.rateUntil !== undefined) choices.push({ label: say('petition.answer'), ask: { kind: 'check', receipt, part: 'answer' }, digit: 2 });
  if (own && supplement) choices.push({ label: say('petition.supplement'), ask: { kind: 'supplement', receipt }, digit: 4 });
  if (own && !supplement && MAY.add(view)) choices.push({ label: say('petition.add'), ask: { kind: 'add', receipt }, digit: 3 });
  if (texts && MAY.rate(view, now)) choices.push({ label: say('petition.rate'), ask: { kind: 'rate', receipt }, digit: 5 });
  if (texts && view.own && MAY['by-text'](view)) choices.push({ label: say(view.consent ? 'petition.by-paper' : 'petition.by-text'), ask: { kind: 'by-text', receipt, wanted: !view.consent }, digit: 2 });
  if (!own && inquiry.citizen.kind !== 'nobody') choices.push({ label: say('handoff.offer'), ask: { kind: 'handoff', receipt }, digit: MAY.rate(view, now) ? 6 : 3 }); // 1 to 5 are the score's
  if (own && MAY.withdraw(view)) choices.push({ label: say('petition.withdraw'), ask: { kind: 'withdraw', receipt }, digit: 6 });
  if (own && MAY.object(view, now)) choices.push({ label: say('petition.object'), ask: { kind: 'object', receipt }, digit: 6 });
  if (own && MAY.reopen(view, now)) choices.push({ label: say('petition.reopen'), ask: { kind: 'reopen', receipt }, digit: 6 });
  if (texts) choices.push({ label: say('petition.call-officer'), ask: { kind: 'call', receipt }, digit: 7 });
  return choices;
}

/** What a page sends on with its forms: the receipt, and what proved it. */
export const proofOf = ({ receipt }: View, { citizen }: Inquiry): Record<string, string> => {
  const held = citizen.kind === 'holder' ? citizen : citizen.kind === 'phone' ? citizen.holds : undefined;
  return held?.receipt === receipt ? { receipt, lastFour: held.lastFour } : { receipt };
};

/** Forms that need no further page: a score by one key or tap, and consent. */
export function formsFor(view: View, inquiry: Inquiry, now: number): Block[] {
  return [...(MAY.rate(view, now) ? [rateForm(view, inquiry)] : []), ...(MAY['by-text'](view) && inquiry.screen === 'private' ? [byTextForm(view, inquiry)] : [])];
}

/** One field of few options: every page shows it as buttons. */
export const rateForm = (view: View, inquiry: Inquiry): Block => ({
  kind: 'form',
  ask: 'rate',
  fields: [{ name: 'score', label: say(view.score === undefined ? 'rate.question' : 'rate.change'), input: 'press', required: true, max: 1, options: SCORES.map((score) => ({ value: String(score), label: say(`rate.${score}`) })), ...(view.score === undefined ? {} : { value: String(view.score) }) }],
  hidden: proofOf(view, inquiry),
  submit: say('rate.submit'),
});

const byTextForm = (view: View, inquiry: Inquiry): Block => ({ kind: 'form', ask: 'by-text', fields: [], hidden: { ...proofOf(view, inquiry), wanted: view.consent ? '0' : '1' }, submit: say(view.consent ? 'petition.by-paper' : 'petition.by-text') });
