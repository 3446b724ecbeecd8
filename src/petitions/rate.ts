/** Satisfaction (만족도, Act §26): one key on any device, bound to one petition, changeable for 7 days; who gives 1 or 2 can have it done again. */
import type { Answer, Core, Known } from '../core.js';
import { department as departmentOf } from '../district.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { scores } from '../notices/news.js';
import { type Block, type Choice, type Reply, say } from '../reply.js';
import { byCitizen } from './by-citizen.js';
import { proofForm, viewOf } from './check.js';
import type { View } from './disclose.js';
import { LifeFault } from './life/fault.js';
import { mine } from './list.js';
import { MAY, rateForm } from './next.js';

/** How many of one's newest petitions are looked at. */
const LOOKED_AT = 5;

export async function rate(core: Core, inquiry: Inquiry, { receipt, score }: Ask & { kind: 'rate' }): Promise<Answer> {
  const only = (reply: Reply): Answer => ({ reply, writes: [] });
  if (receipt === undefined) return chosen(core, inquiry, score);
  if (inquiry.citizen.kind === 'nobody' && !inquiry.proofGiven) return only(proofForm(core, inquiry, { kind: 'rate', receipt }));
  const view = await viewOf(core, inquiry, receipt);
  if (!view || !MAY.rate(view, core.now())) return only(notRated(core));
  if (score === undefined) return only(askScore(view, inquiry));
  try {
    const { writes } = await byCitizen(core, inquiry, 'rate', view.receipt, { score });
    return { reply: rated(core, { ...view, score }, inquiry), writes };
  } catch (error) {
    if (error instanceof LifeFault) return only(notRated(core));
    throw error;
  }
}

/** `평가 5` without a number: the only petition that can be rated, or the question which. */
async function chosen(core: Core, inquiry: Inquiry, score: number | undefined): Promise<Answer> {
  if (inquiry.citizen.kind !== 'phone') return { reply: inquiry.proofGiven ? notRated(core) : proofForm(core, inquiry, { kind: 'rate' }), writes: [] };
  const now = core.now();
  const open = (await mine(core, inquiry, LOOKED_AT)).filter((v) => MAY.rate(v, now));
  const [first] = open;
  if (!first) return { reply: notRated(core), writes: [] };
  if (open.length === 1) return rate(core, inquiry, { kind: 'rate', receipt: first.receipt, ...(score === undefined ? {} : { score }) });
  return { reply: whichToRate(open, score), writes: [] };
}

export function whichToRate(open: readonly View[], score: number | undefined): Reply {
  const items = open.map((v) => ({
    title: say('petition.title', { category: { kind: 'named', of: 'category', id: v.category } }),
    summary: say('withdraw.item', { receipt: { kind: 'receipt', receipt: v.receipt } }),
    ask: { kind: 'rate', receipt: v.receipt, ...(score === undefined ? {} : { score }) } satisfies Ask,
  }));
  return { outcome: 'ok', title: say('rate.which'), blocks: [{ kind: 'items', items }], keeps: 'draft' };
}

export function askScore(view: View, inquiry: Inquiry): Reply {
  const blocks: Block[] = inquiry.converses ? scores(view.receipt) : [rateForm(view, inquiry)];
  return { outcome: 'ok', title: say('rate.title'), blocks, keeps: 'result' };
}

/** Thanks; where they are not content, one more key has it done again. */
export function rated(core: Known, view: View, inquiry: Inquiry): Reply {
  const { receipt, score = 0 } = view;
  const data = { score: { kind: 'number' as const, number: score } };
  const again = MAY.reopen(view, core.now()) && inquiry.screen === 'private';
  const choices: Choice[] = again ? [{ label: say('petition.reopen'), ask: { kind: 'reopen', receipt }, digit: 6 }] : [];
  const phone = { phone: { kind: 'phone' as const, phone: departmentOf(core.district, view.department).phone } };
  const low = score <= 2 && !again;
  return {
    outcome: 'ok',
    title: say('rated.title'),
    blocks: [
      { kind: 'text', text: say('rated.text', data) },
      ...(again || low ? [{ kind: 'text' as const, text: again ? say('rated.again.text') : say('rated.call.text', phone) }] : []),
      ...(inquiry.converses ? scores(receipt) : []),
      ...(choices.length ? [{ kind: 'choices' as const, choices }] : []),
      ...(inquiry.converses ? [] : [rateForm(view, inquiry)]),
    ],
    short: again ? say('rated.again.short', data) : say('rated.short', data),
    keeps: 'result',
  };
}

/** Nothing to rate, or too late for it. */
export function notRated(core: Known): Reply {
  const phone = { phone: { kind: 'phone' as const, phone: core.district.phone } };
  return { outcome: 'wrong-state', title: say('rate-none.title'), blocks: [{ kind: 'text', text: say('rate-none.text', phone) }], short: say('rate-none.short', phone) };
}
