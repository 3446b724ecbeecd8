/** Satisfaction (만족도, Act §26): a digit of the answer's own notice, once, changeable for 7 days. */
import type { Answer, Core, Known } from '../core.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { type Reply, say } from '../reply.js';
import { scores } from '../notices/news.js';
import { byCitizen } from './by-citizen.js';
import { viewOf } from './check.js';
import { LifeFault } from './life/fault.js';

export async function rate(core: Core, inquiry: Inquiry, { receipt, score }: Ask & { kind: 'rate' }): Promise<Answer> {
  const view = receipt && score ? await viewOf(core, inquiry, receipt) : undefined;
  if (!view?.own || view.state !== 'answered' || !score) return { reply: notRated(core), writes: [] };
  try {
    return { reply: rated(score, inquiry.converses ? view.receipt : undefined), writes: await byCitizen(core, inquiry, 'rate', view.receipt, { score }) };
  } catch (error) {
    if (error instanceof LifeFault) return { reply: notRated(core), writes: [] };
    throw error;
  }
}

/** @param receipt where a digit alone may change it */
export function rated(score: number, receipt?: string): Reply {
  const data = { score: { kind: 'number' as const, number: score } };
  return { outcome: 'ok', title: say('rated.title'), blocks: [{ kind: 'text', text: say('rated.text', data) }, ...(receipt ? scores(receipt) : [])], short: say('rated.short', data), keeps: 'result' };
}

/** Nothing to rate, or too late for it. */
export function notRated(core: Known): Reply {
  const phone = { phone: { kind: 'phone' as const, phone: core.district.phone } };
  return { outcome: 'wrong-state', title: say('rate-none.title'), blocks: [{ kind: 'text', text: say('rate-none.text', phone) }], short: say('rate-none.short', phone) };
}
