/** Withdraw (취하, Act §22②): the answer carries a one-time number; that number, sent back from the same phone, withdraws. */
import { eq, sql } from 'drizzle-orm';
import { type Answer, type Core, MINUTE } from '../core.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { type Reply, say } from '../reply.js';
import { codes } from '../storage/schema.js';
import { write } from '../storage/store.js';
import { viewOf } from './check.js';
import type { View } from './disclose.js';
import { byCitizen } from './by-citizen.js';
import { mine } from './list.js';
import { MAY } from './next.js';
import { refuseUnless, unlessClosed } from './own.js';

const VALID = 10 * MINUTE;
const TRIES = 5;
const MOST = 5;

export async function withdraw(core: Core, inquiry: Inquiry, ask: Ask & { kind: 'withdraw' }): Promise<Answer> {
  if (ask.code !== undefined) return confirmed(core, inquiry, ask.code);
  const receipt = ask.receipt || (await onlyOne(core, inquiry));
  if (typeof receipt === 'object') return { reply: receipt, writes: [] };
  const view = await viewOf(core, inquiry, receipt);
  const refused = refuseUnless(core, inquiry, 'withdraw', view, receipt);
  if (refused || !view) return { reply: refused ?? nothing(), writes: [] };
  if (inquiry.converses) return offer(core, inquiry, view);
  if (!ask.confirmed) return { reply: confirmReply(view), writes: [] };
  return unlessClosed(core, inquiry, 'withdraw', view, async () => ({ reply: withdrawnReply(view.receipt), writes: (await byCitizen(core, inquiry, 'withdraw', view.receipt, {})).writes }));
}

/** The receipt of the only open petition, or the question which one. */
async function onlyOne(core: Core, inquiry: Inquiry): Promise<string | Reply> {
  const open = (await mine(core, inquiry, MOST)).filter((v) => MAY.withdraw(v));
  const [first] = open;
  if (!first) return nothing();
  if (open.length === 1) return first.receipt;
  return whichReply(open);
}

export function whichReply(open: View[]): Reply {
  const items = open.map((v) => ({
    title: say('petition.title', { category: { kind: 'named', of: 'category', id: v.category } }),
    summary: say('withdraw.item', { receipt: { kind: 'receipt', receipt: v.receipt } }),
    ask: { kind: 'withdraw', receipt: v.receipt } satisfies Ask,
  }));
  return { outcome: 'ok', title: say('withdraw.which'), blocks: [{ kind: 'items', items }], keeps: 'draft' };
}

const codeId = (core: Core, inquiry: Inquiry): string => core.vault.find('withdrawal', inquiry.citizen.kind === 'phone' ? inquiry.citizen.phone : 'nobody');

function offer(core: Core, inquiry: Inquiry, view: View): Answer {
  const code = core.random.digits(4);
  const row = { receipt: view.receipt, code: core.vault.find('withdrawal-code', `${view.receipt}/${code}`), expiresAt: core.real() + VALID, tries: 0 };
  return {
    reply: offerReply(view, code),
    writes: [write(core.store.db.insert(codes).values({ id: codeId(core, inquiry), ...row }).onConflictDoUpdate({ target: codes.id, set: row }))],
  };
}

/** A page with a session has its proof already: it shows once more what is withdrawn. */
export const confirmReply = (view: View): Reply => ({
  outcome: 'ok',
  title: say('withdraw.title'),
  blocks: [
    { kind: 'text', text: say('withdraw.sure', { category: { kind: 'named', of: 'category', id: view.category } }) },
    { kind: 'form', ask: 'withdraw', fields: [], hidden: { receipt: view.receipt, confirmed: '1' }, submit: say('withdraw.submit') },
    { kind: 'choices', choices: [{ label: say('withdraw.leave'), ask: { kind: 'check', receipt: view.receipt } }] },
  ],
});

export function offerReply(view: View, code: string): Reply {
  const data = { category: { kind: 'named' as const, of: 'category' as const, id: view.category }, code: { kind: 'text' as const, text: code } };
  return { outcome: 'ok', title: say('withdraw.title'), blocks: [{ kind: 'text', text: say('withdraw.text', data) }], short: say('withdraw.short', data) };
}

/**
 * Right or wrong, the try is counted in the same write as the answer: `tries` becomes NULL, and the write is refused, when none is left.
 * So copies of one message are one try, and of many guesses at once only the first five are ever answered.
 */
async function confirmed(core: Core, inquiry: Inquiry, code: string): Promise<Answer> {
  if (inquiry.citizen.kind !== 'phone') return { reply: wrongCode(), writes: [] };
  const id = codeId(core, inquiry);
  const now = core.real();
  const [row] = await core.store.db.select().from(codes).where(eq(codes.id, id));
  if (!row || row.tries >= TRIES || row.expiresAt <= now) return { reply: wrongCode(), writes: [] };
  const counted = write(core.store.db.update(codes).set({ tries: sql`case when ${codes.tries} < ${TRIES} then ${codes.tries} + 1 end` }).where(eq(codes.id, id)));
  if (!core.vault.same(row.code, core.vault.find('withdrawal-code', `${row.receipt}/${code}`))) return { reply: wrongCode(), writes: [counted] };
  const view = await viewOf(core, inquiry, row.receipt);
  const refused = refuseUnless(core, inquiry, 'withdraw', view, row.receipt);
  if (refused || !view) return { reply: refused ?? nothing(), writes: [] };
  return unlessClosed(core, inquiry, 'withdraw', view, async () => ({
    reply: withdrawnReply(view.receipt),
    writes: [
      counted,
      ...(await byCitizen(core, inquiry, 'withdraw', view.receipt, {})).writes,
      write(core.store.db.delete(codes).where(eq(codes.id, id))),
    ],
  }));
}

export function withdrawnReply(receipt: string): Reply {
  const data = { receipt: { kind: 'receipt' as const, receipt } };
  return { outcome: 'ok', title: say('withdrawn.title'), blocks: [{ kind: 'text', text: say('withdrawn.text', data) }], short: say('withdrawn.short', data) };
}

export const nothing = (): Reply => ({ outcome: 'ok', title: say('withdraw.title'), blocks: [{ kind: 'text', text: say('withdraw.none') }], short: say('withdraw.none.short') });
export const wrongCode = (): Reply => ({ outcome: 'mistyped', title: say('withdraw.title'), blocks: [{ kind: 'text', text: say('withdraw.wrong') }], short: say('withdraw.wrong.short') });
