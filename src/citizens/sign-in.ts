/** 본인 확인: a one-time code by text opens a session on this device; leaving it, or all of them. */
import type { Answer, Core, Known } from '../core.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { list } from '../petitions/list.js';
import { toPath } from '../path.js';
import { type Block, type Reply, say } from '../reply.js';
import { type CodeSent, issue, reaches, VALID } from './codes.js';
import { askOpen, linkOver } from './handoff-replies.js';
import { maskPhone, parsePhone } from './phone.js';
import { end, endAll, IDLE, open, SCREEN_IDLE, SCREEN_WHOLE, WHOLE } from './sessions.js';
import { byNumber, canSignIn } from './offers.js';
import { keep, written } from './unsent.js';

type Asked = Ask & { kind: 'sign-in' };
const MAX_PHONE = 20;

/** @returns with `session: 'set'` the list of one's petitions; answer.ts goes on from there where `next` says so */
export async function signIn(core: Core, inquiry: Inquiry, ask: Asked): Promise<Answer> {
  const only = (reply: Reply): Answer => ({ reply, writes: [] });
  const { citizen, code, sessions } = inquiry;
  if (code?.state === 'right' && citizen.kind === 'phone') return enter(core, inquiry, citizen.phone);
  if (citizen.kind === 'phone' && !ask.phone) return list(core, inquiry);
  if (inquiry.converses || !core.texting || sessions === 'none' || (inquiry.screen === 'shared' && sessions !== 'token')) return only(noCode(core));
  if (code?.state === 'wrong') return only(askCode(code.request, ask, { wrong: code.left }));
  if (code) return only(askPhone(ask, 'code.over'));
  if (ask.phone === undefined) return only(askPhone(ask));
  const number = parsePhone(ask.phone);
  if (!number) return only(askPhone(ask, 'file.phone-wrong'));
  if (!reaches(core.texting, number)) return only(askPhone(ask, 'sign-in.no-mobile'));
  const { request, sent } = await issue(core, core.texting, inquiry, number);
  return only(sent === 'refused' || sent === 'limited' ? unsent(core, sent) : askCode(request, ask, { sent, number }));
}

/** What a link opens, by its button; answer.ts goes on where it leads. */
export async function openLink(core: Core, inquiry: Inquiry): Promise<Answer> {
  const { link, citizen, screen } = inquiry;
  if (link?.state === 'right' && citizen.kind === 'phone') return enter(core, inquiry, citizen.phone);
  return { reply: link?.state === 'seen' && screen === 'private' ? askOpen(link.secret) : linkOver(core, inquiry), writes: [] };
}

/** The session ran out while this was being written: the words wait for its phone, which proves itself once more. @param lapsed keyed hash of that phone @returns undefined where nothing waits */
export async function signInAgain(core: Core, inquiry: Inquiry, lapsed: string, ask: Ask): Promise<Answer | undefined> {
  const words = inquiry.citizen.kind === 'nobody' && canSignIn(core, inquiry) ? written(ask) : undefined;
  if (!words) return undefined;
  await keep(core, lapsed, words); // at once: a form sent twice keeps the same, and no stored answer stands in its way
  return { reply: askPhone({ next: toPath(ask) }, 'sign-in.lapsed'), writes: [] };
}

async function enter(core: Core, inquiry: Inquiry, phone: string): Promise<Answer> {
  const { reply } = await list(core, inquiry);
  const lasts = inquiry.screen === 'shared' ? { idle: SCREEN_IDLE, whole: SCREEN_WHOLE } : { idle: IDLE, whole: WHOLE };
  const opened = open(core, inquiry.id, { phone, screen: inquiry.screen, by: 'code', ...lasts, byToken: inquiry.sessions === 'token' });
  return { reply: { ...reply, session: 'set' }, writes: [...(inquiry.session ? [end(core, inquiry.session)] : []), opened] };
}

type AskedWhy = 'code.over' | 'file.phone-wrong' | 'sign-in.no-mobile' | 'sign-in.lapsed';
/** What is wrong with the number itself. */
const isNumber = (why: AskedWhy | undefined): why is 'file.phone-wrong' | 'sign-in.no-mobile' => why === 'file.phone-wrong' || why === 'sign-in.no-mobile';

export function askPhone({ next, phone }: Pick<Asked, 'next' | 'phone'>, wrong?: AskedWhy): Reply {
  const form: Block = {
    kind: 'form',
    ask: 'sign-in',
    fields: [{ name: 'phone', label: say('file.phone'), hint: say('sign-in.phone.hint'), input: 'phone', required: true, max: MAX_PHONE, autocomplete: 'tel', ...(phone ? { value: phone } : {}), ...(isNumber(wrong) ? { wrong: say(wrong) } : {}) }],
    hidden: next ? { next } : {},
    submit: say('sign-in.submit'),
  };
  const outcome = isNumber(wrong) ? 'incomplete' : wrong === 'code.over' ? 'mistyped' : 'ok';
  return { outcome, title: say('sign-in.title'), blocks: [{ kind: 'text', text: say(wrong ?? 'sign-in.text') }, form, { kind: 'choices', choices: [byNumber()] }] };
}

/** @param how a wrong guess with the tries that are left, or what the carrier said and to which phone */
export function askCode(request: string, { next }: Pick<Asked, 'next'>, how: { wrong: number } | { sent: CodeSent; number: string }): Reply {
  const minutes = { kind: 'number' as const, number: VALID / 60_000 };
  const told =
    'wrong' in how
      ? say('code.wrong', { left: { kind: 'number', number: how.wrong } })
      : say(how.sent === 'doubtful' ? 'code.doubtful' : 'code.sent', { phone: { kind: 'text', text: maskPhone(how.number) }, minutes });
  const form: Block = {
    kind: 'form',
    ask: 'sign-in',
    fields: [{ name: 'code', label: say('code.label'), hint: say('code.hint'), input: 'code', required: true, max: 8, autocomplete: 'one-time-code', ...('wrong' in how ? { wrong: told } : {}) }],
    hidden: { request, ...(next ? { next } : {}) },
    submit: say('code.submit'),
  };
  return {
    outcome: 'wrong' in how ? 'mistyped' : 'ok',
    title: say('code.title'),
    blocks: [{ kind: 'text', text: told }, form, { kind: 'choices', choices: [{ label: say('code.again'), ask: { kind: 'sign-in', ...(next ? { next } : {}) } }, byNumber()] }],
  };
}

/** Neither whether the phone is known nor what the carrier has against it. */
export function unsent(core: Known, why: 'refused' | 'limited'): Reply {
  const phone = { kind: 'phone' as const, phone: core.district.phone };
  return {
    outcome: why === 'limited' ? 'limited' : 'ok',
    title: say('code.unsent.title'),
    blocks: [
      { kind: 'text', text: say(`code.unsent.${why}`) },
      { kind: 'choices', choices: [byNumber()] },
      { kind: 'link', to: { tel: core.district.phone }, label: say('petition.call', { phone }) },
    ],
  };
}

/** A text from the phone itself proves it, too. */
export function noCode(core: Known): Reply {
  return { outcome: 'ok', title: say('sign-in.title'), blocks: [{ kind: 'text', text: say('sign-in.none', { phone: { kind: 'phone', phone: core.district.phone } }) }, { kind: 'choices', choices: [byNumber()] }] };
}

/** A link changes nothing: the page asks which, a button does it. By text there is no session to leave: it is all of them. */
export async function signOut(core: Core, inquiry: Inquiry, { sure, everywhere }: Ask & { kind: 'sign-out' }): Promise<Answer> {
  const { citizen, session, converses } = inquiry;
  if (citizen.kind !== 'phone') return { reply: { ...signedOut('here'), session: 'clear' }, writes: [] };
  if (converses) return { reply: signedOut('everywhere'), writes: [endAll(core, citizen.phone)] };
  if (!sure) return { reply: askSignOut(), writes: [] };
  return { reply: { ...signedOut(everywhere ? 'everywhere' : 'here'), session: 'clear' }, writes: everywhere ? [endAll(core, citizen.phone)] : session ? [end(core, session)] : [] };
}

export function askSignOut(): Reply {
  const button = (hidden: Record<string, string>, label: 'sign-out.here' | 'sign-out.everywhere'): Block => ({ kind: 'form', ask: 'sign-out', fields: [], hidden, submit: say(label) });
  return { outcome: 'ok', title: say('sign-out.title'), blocks: [{ kind: 'text', text: say('sign-out.text') }, button({}, 'sign-out.here'), button({ everywhere: '1' }, 'sign-out.everywhere')] };
}

export const signedOut = (where: 'here' | 'everywhere'): Reply => ({
  outcome: 'ok',
  title: say('signed-out.title'),
  blocks: [{ kind: 'text', text: say(`signed-out.${where}`) }],
  ...(where === 'everywhere' ? { short: say('signed-out.everywhere.short') } : {}),
});
