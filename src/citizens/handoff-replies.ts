/** What going on on the phone says. Every one of them says how it goes without the link as well. */
import type { Known } from '../core.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { toPath } from '../path.js';
import { byNumber } from './offers.js';
import { type Block, type Choice, type Reply, say } from '../reply.js';

const text = (value: string): { kind: 'text'; text: string } => ({ kind: 'text', text: value });

/** To whoever texted for it: the answer goes to that very phone. */
export const linkReply = (url: string): Reply => ({ outcome: 'ok', title: say('handoff.title'), blocks: [{ kind: 'text', text: say('handoff.link', { link: text(url) }) }], keeps: 'menu' });

/** By itself, to the phone of a screen. */
export const linkText = (url: string): Reply => ({ outcome: 'ok', title: say('handoff.title'), blocks: [{ kind: 'text', text: say('handoff.text', { link: text(url) }) }] });

/** Opening a page sends nothing: a button does. */
export function askHandoff(receipt: string | undefined): Reply {
  const form: Block = { kind: 'form', ask: 'handoff', fields: [], hidden: receipt ? { receipt } : {}, submit: say('handoff.submit') };
  return { outcome: 'ok', title: say('handoff.title'), blocks: [{ kind: 'text', text: say('handoff.ask') }, form] };
}

const back = (ask: Ask): Block => ({ kind: 'choices', choices: [{ label: say('handoff.back'), ask }] });

export const handedOver = (ask: Ask): Reply => ({ outcome: 'ok', title: say('handoff.sent.title'), blocks: [{ kind: 'text', text: say('handoff.sent') }, back(ask)] });

export const unsentLink = (core: Known, ask: Ask): Reply => ({ outcome: 'ok', title: say('handoff.unsent.title'), blocks: [{ kind: 'text', text: say('handoff.unsent', { phone: { kind: 'phone', phone: core.district.phone } }) }, back(ask)] });

/** The page to open, by a camera or by typing, which asks for its own proof: there is nothing secret in its address. */
export function onPhone(ask: Ask): Reply {
  const page = `/m${toPath(ask)}`;
  return { outcome: 'ok', title: say('handoff.title'), blocks: [{ kind: 'handoff', label: say('handoff.page'), page, qr: page }] };
}

/** A link that was opened: nothing has happened yet. */
export function askOpen(secret: string): Reply {
  return { outcome: 'ok', title: say('handoff.title'), blocks: [{ kind: 'text', text: say('open.text') }, { kind: 'form', ask: 'open', fields: [], hidden: { link: secret }, submit: say('open.submit') }] };
}

export function linkOver(core: Known, inquiry: Inquiry): Reply {
  const code: Choice[] = core.texting && inquiry.screen === 'private' ? [{ label: say('sign-in.offer'), ask: { kind: 'sign-in' } }] : [];
  return { outcome: 'mistyped', title: say('open.over.title'), blocks: [{ kind: 'text', text: say('open.over') }, { kind: 'choices', choices: [...code, byNumber()] }] };
}
