/** 이어 보기(TV): the screen's side asks for a code and shows it, the phone's side claims and approves it; either lets go. */
import type { Answer, Core, Known } from '../core.js';
import { Refusal } from '../errors.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { list } from '../petitions/list.js';
import { type Block, type Reply, say } from '../reply.js';
import { allow, PAIRING_TRIES, refund } from './limits.js';
import { byNumber, howToPair, signInChoice } from './offers.js';
import * as pairing from './pairing.js';
import { end } from './sessions.js';

type Asked = Ask & { kind: 'pair' };
const only = (reply: Reply): Answer => ({ reply, writes: [] });
const POLL = 3;

export async function pair(core: Core, inquiry: Inquiry, ask: Asked): Promise<Answer> {
  if (inquiry.converses) return byText(core, inquiry, ask);
  return inquiry.screen === 'shared' ? onScreen(core, inquiry, ask) : onPhone(core, inquiry, ask);
}

/** 482 706 159 */
const grouped = (code: string): string => code.replace(/(\d{3})(?=\d)/g, '$1 ');

async function onScreen(core: Core, inquiry: Inquiry, ask: Asked): Promise<Answer> {
  const { device, citizen } = inquiry;
  if (citizen.kind === 'phone') return list(core, inquiry);
  if (inquiry.sessions !== 'cookie') return only(noScreen(core));
  if (device === undefined) return only(howToPair());
  if (ask.start) return start(core, device);
  const found = await pairing.ofScreen(core, device);
  const state = pairing.stateOf(found, core.real());
  if (!found || state === 'none') return only(howToPair());
  if (state === 'over') return only(howToPair('over'));
  if (state === 'waiting') return only(shown(core, pairing.secretLink(core, found), pairing.shownCode(core, found), found.expiresAt - core.real()));
  if (state === 'claimed') return only(claimed());
  if (state === 'approved') return ask.watch ? only(seen()) : entered(core, inquiry, found, 'before');
  if (ask.number === undefined) return only(askNumber());
  const typed = await pairing.guess(core, found, ask.number);
  if (typed.state === 'right') return entered(core, inquiry, found, 'now');
  return only(typed.state === 'wrong' ? askNumber(typed.left) : howToPair('spent'));
}

async function start(core: Core, device: string): Promise<Answer> {
  if ((await pairing.liveCodes(core)) >= pairing.MOST_LIVE) throw new Refusal('limited', 'live codes');
  const { pairing: row, writes } = pairing.begin(core, device);
  return { reply: shown(core, pairing.secretLink(core, row), pairing.shownCode(core, row), pairing.CODE_VALID), writes };
}

async function entered(core: Core, inquiry: Inquiry, row: pairing.Pairing, approved: 'before' | 'now'): Promise<Answer> {
  const { reply } = await list(core, { ...inquiry, citizen: { kind: 'phone', phone: row.claimedBy ?? '', lastFour: '', by: 'paired' } });
  return { reply: { ...reply, session: 'set' }, writes: pairing.enter(core, row, inquiry.id, approved) };
}

async function onPhone(core: Core, inquiry: Inquiry, ask: Asked): Promise<Answer> {
  const { citizen } = inquiry;
  if (citizen.kind !== 'phone') return only(signInFirst(core, inquiry, ask));
  const { phone } = citizen;
  if (ask.link === undefined && ask.code === undefined) return only(askCode(await pairing.screensOf(core, phone)));
  const found = ask.link === undefined ? await typedCode(core, phone, ask.code ?? '') : await pairing.byLink(core, phone, ask.link);
  if (!found) return only(askCode(0, 'wrong'));
  const how = ask.link === undefined ? 'code' : 'link';
  const hidden = ask.link === undefined ? { code: ask.code ?? '' } : { tv: ask.link };
  if (ask.sure) return { reply: approved(), writes: [pairing.claim(core, found, phone, how), pairing.approve(core, found, phone)] };
  return { reply: areYouThere(hidden), writes: how === 'code' ? [pairing.claim(core, found, phone, how)] : [] }; // a link is opened by scanners too: it claims nothing
}

/** Every code that is typed counts, before it is looked up; a right one is given back. */
async function typedCode(core: Core, phone: string, code: string): Promise<pairing.Pairing | undefined> {
  if (!/^\d{9}$/.test(code)) return undefined;
  if (!(await allow(core, PAIRING_TRIES, phone))) throw new Refusal('limited', 'pairing');
  const found = await pairing.byCode(core, phone, code);
  if (found) await refund(core, PAIRING_TRIES, phone);
  return found;
}

/** A sender can be forged, and whoever forges it reads no answer: the number in it has to be typed on the screen. */
async function byText(core: Core, { citizen }: Inquiry, { code }: Asked): Promise<Answer> {
  if (citizen.kind !== 'phone' || code === undefined) return only(howByText());
  if (!/^\d{9}$/.test(code)) return only(wrongByText());
  if (!(await allow(core, PAIRING_TRIES, citizen.phone))) throw new Refusal('limited', 'pairing');
  const found = await pairing.byCode(core, citizen.phone, code);
  if (!found) return only(wrongByText());
  const { number, writes } = pairing.claimByText(core, found, citizen.phone);
  return { reply: typeThis(number), writes };
}

/** The screen lets go of itself; a phone, on a page or by text, of all its screens. */
export async function unpair(core: Core, inquiry: Inquiry, { sure }: Ask & { kind: 'unpair' }): Promise<Answer> {
  const { citizen, converses, screen, device } = inquiry;
  if (!converses && !sure) return pair(core, inquiry, { kind: 'pair' });
  if (screen === 'shared') return { reply: { ...screenOff(), session: 'clear' }, writes: [...endSession(core, inquiry), ...(device === undefined ? [] : [pairing.endHere(core, device)])] };
  return { reply: unpaired(), writes: citizen.kind === 'phone' ? pairing.endScreens(core, citizen.phone) : [] };
}

const endSession = (core: Core, { session }: Inquiry): Answer['writes'] => (session === undefined ? [] : [end(core, session)]);

export const noScreen = (core: Known): Reply => ({
  outcome: 'ok',
  title: say('pair.title'),
  blocks: [{ kind: 'text', text: say('pair.no-cookies', { phone: { kind: 'phone', phone: core.district.phone } }) }, { kind: 'choices', choices: [byNumber()] }],
});

/** @param left ms */
export function shown({ textsArrive }: Known, link: string, code: string, left: number): Reply {
  const text = { kind: 'text' as const, text: `TV ${grouped(code)}` };
  const how: Block[] = textsArrive ? [{ kind: 'text', text: textsArrive.number ? say('pair.by-text.to', { text, phone: { kind: 'phone', phone: textsArrive.number } }) : say('pair.by-text', { text }) }] : [];
  return {
    outcome: 'ok',
    title: say('pair.title'),
    blocks: [
      { kind: 'handoff', label: say('pair.how'), page: '/m/pair', qr: `/m/pair?tv=${link}`, code: grouped(code) },
      ...how,
      { kind: 'wait', poll: { kind: 'pair' }, seconds: POLL, label: say('pair.left'), left: Math.max(0, Math.round(left / 1000)) },
    ],
  };
}

export const claimed = (): Reply => ({ outcome: 'ok', title: say('pair.claimed.title'), blocks: [{ kind: 'text', text: say('pair.sees') }, { kind: 'wait', poll: { kind: 'pair' }, seconds: POLL, label: say('pair.claimed.wait') }] });
export const seen = (): Reply => ({ outcome: 'ok', title: say('pair.done.title'), blocks: [{ kind: 'wait', poll: { kind: 'pair' }, seconds: POLL, label: say('pair.claimed.wait') }] });

/** @param left tries */
export function askNumber(left?: number): Reply {
  const wrong = left === undefined ? undefined : say('pair.number.wrong', { left: { kind: 'number', number: left } });
  const form: Block = { kind: 'form', ask: 'pair', fields: [{ name: 'number', label: say('pair.number'), input: 'digits', required: true, max: 6, ...(wrong ? { wrong } : {}) }], hidden: {}, submit: say('pair.approve') };
  return { outcome: wrong ? 'mistyped' : 'ok', title: say('pair.number.title'), blocks: [{ kind: 'text', text: wrong ?? say('pair.number.text') }, form] };
}

export const screenOff = (): Reply => ({ outcome: 'ok', title: say('unpaired.title'), blocks: [{ kind: 'text', text: say('unpaired.screen') }] });

/** @param ask goes on after the code */
export function signInFirst(core: Known, inquiry: Inquiry, ask: Asked): Reply {
  const choices = signInChoice(core, inquiry, { kind: 'pair', ...(ask.link === undefined ? {} : { link: ask.link }) });
  const none: Block = { kind: 'text', text: say('sign-in.none', { phone: { kind: 'phone', phone: core.district.phone } }) };
  return { outcome: 'ok', title: say('pair.phone.title'), blocks: choices.length ? [{ kind: 'text', text: say('pair.sign-in') }, { kind: 'choices', choices }] : [none] };
}

/** @param screens that show this phone's petitions now */
export function askCode(screens: number, wrong?: 'wrong'): Reply {
  const form: Block = { kind: 'form', ask: 'pair', fields: [{ name: 'code', label: say('pair.code'), hint: say('pair.code.hint'), input: 'digits', required: true, max: 11, ...(wrong ? { wrong: say('pair.wrong') } : {}) }], hidden: {}, submit: say('pair.next') };
  const on: Block[] = screens ? [{ kind: 'text', text: say('pair.on') }, unpairForm()] : [];
  return { outcome: wrong ? 'mistyped' : 'ok', title: say('pair.phone.title'), blocks: [{ kind: 'text', text: say(wrong ? 'pair.wrong' : 'pair.phone.text') }, form, ...on] };
}

const unpairForm = (): Block => ({ kind: 'form', ask: 'unpair', fields: [], hidden: {}, submit: say('pair.off') });

/** What the screen will show is said before the button that approves it. */
export const areYouThere = (hidden: Record<string, string>): Reply => ({
  outcome: 'ok',
  title: say('pair.there'),
  blocks: [
    { kind: 'text', text: say('pair.sees') },
    { kind: 'text', text: say('pair.stranger') },
    { kind: 'form', ask: 'pair', fields: [], hidden: { ...hidden, sure: '1' }, submit: say('pair.approve') },
    { kind: 'choices', choices: [{ label: say('pair.no'), ask: { kind: 'list' } }] },
  ],
});

export const approved = (): Reply => ({ outcome: 'ok', title: say('pair.done.title'), blocks: [{ kind: 'text', text: say('pair.done.text') }, unpairForm()] });
export const unpaired = (): Reply => ({ outcome: 'ok', title: say('unpaired.title'), blocks: [{ kind: 'text', text: say('unpaired.text') }], short: say('unpaired.short') });
export const howByText = (): Reply => ({ outcome: 'ok', title: say('pair.phone.title'), blocks: [], short: say('pair.how.short') });
export const wrongByText = (): Reply => ({ outcome: 'mistyped', title: say('pair.phone.title'), blocks: [], short: say('pair.wrong.short') });
export const typeThis = (number: string): Reply => ({ outcome: 'ok', title: say('pair.number.title'), blocks: [], short: say('pair.number.short', { number: { kind: 'text', text: number } }) });
