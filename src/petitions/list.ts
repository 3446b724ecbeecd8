/** One's own petitions of the last 180 days, newest first. */
import { byNumber, canSignIn, howToPair, signInChoice } from '../citizens/offers.js';
import { type Answer, type Core, DAY, type Known } from '../core.js';
import { department as departmentOf } from '../district.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { type Block, type Choice, type Page, type Reply, say, type Wording } from '../reply.js';
import { proofForm } from './check.js';
import { disclose, LISTED, type View } from './disclose.js';
import { isOpenView } from './next.js';
import { dueValue, openState, statusReply } from './status.js';

/** 1–5 are petitions, 6 finds one by its number (menu tree). */
const PAGE = 5;

export async function list(core: Core, inquiry: Inquiry, page = 1): Promise<Answer> {
  if (inquiry.citizen.kind !== 'phone' && inquiry.screen === 'shared' && inquiry.sessions === 'cookie') return { reply: howToPair(), writes: [] };
  if (inquiry.citizen.kind !== 'phone') return { reply: canSignIn(core, inquiry) ? howToFind(core, inquiry) : proofForm(core, inquiry), writes: [] };
  const views = await mine(core, inquiry, PAGE + 1, (page - 1) * PAGE);
  const [only] = views;
  if (!only) return { reply: nothingYet(), writes: [] };
  if (views.length === 1 && page === 1 && inquiry.converses) return { reply: statusReply(core, only, inquiry), writes: [] };
  const of = inquiry.converses ? undefined : Math.ceil((await core.records.countOfPhone(inquiry.citizen.phone, core.now() - LISTED)) / PAGE);
  return { reply: listReply(core, views, { at: page, ...(of === undefined ? {} : { of: Math.max(of, page) }) }, onTv(inquiry)), writes: [] };
}

/** 1 내 민원 on a page that knows nobody yet: by a code, or by a number. */
export const howToFind = (core: Known, inquiry: Inquiry): Reply => ({
  outcome: 'ok',
  title: say('list.title'),
  blocks: [
    { kind: 'text', text: say('list.how', { days: { kind: 'number', number: LISTED / DAY } }) },
    { kind: 'choices', choices: [...signInChoice(core, inquiry).map((c) => ({ ...c, digit: 1 as const, hint: say('sign-in.offer.hint') })), { ...byNumber(), hint: say('menu.find.hint') }] },
  ],
});

/** The asker's own petitions, as far as they may be listed. @param told with what happened to each */
export async function mine(core: Core, inquiry: Inquiry, limit: number, offset = 0, told?: 'told'): Promise<View[]> {
  if (inquiry.citizen.kind !== 'phone') return [];
  const now = core.now();
  const listed = await core.records.ofPhone(inquiry.citizen.phone, now - LISTED, limit, offset);
  const found = told ? await Promise.all(listed.map((p) => core.records.withStory(p))) : listed;
  return found.map((p) => disclose(p, { citizen: inquiry.citizen, screen: inquiry.screen, now, byReceipt: false }, core.vault)).filter((v): v is View => v !== undefined);
}

/** 7 이어 보기(TV), for whoever holds the page in the hand. */
export const onTv = ({ converses, screen, sessions }: Pick<Inquiry, 'converses' | 'screen' | 'sessions'>): Choice[] => (converses || screen === 'shared' || sessions === 'none' ? [] : [{ label: say('menu.tv'), hint: say('menu.tv.hint'), ask: { kind: 'pair' }, digit: 7 }]);

/** @param views of one page, and one more where another page follows */
export function listReply(core: Known, views: View[], page: Page, others: Choice[] = []): Reply {
  const items = views.slice(0, PAGE).map((view) => itemOf(core, view));
  const more: Ask | undefined = views.length > PAGE ? { kind: 'list', page: page.at + 1 } : undefined;
  const back: Ask | undefined = page.at > 1 ? { kind: 'list', page: page.at - 1 } : undefined;
  const blocks: Block[] = [
    { kind: 'items', items, ...(more ? { next: more } : {}), ...(back ? { back } : {}), ...(more || back ? { page } : {}) },
    { kind: 'choices', choices: [byNumber(), ...others] },
  ];
  return { outcome: 'ok', title: say('list.title'), blocks };
}

/** One of a list: what it is, how it stands. */
export const itemOf = (core: Known, view: View): { title: Wording; summary: Wording; ask: Ask } => ({
  title: say('petition.title', { category: { kind: 'named', of: 'category', id: view.category } }),
  summary: summaryOf(core, view),
  ask: { kind: 'check', receipt: view.receipt },
});

function summaryOf(core: Known, view: View): ReturnType<typeof say> {
  const state = openState(view, core.now());
  const shown = { state: { kind: 'state', state } } as const;
  if (state === 'supplement' && view.until !== undefined) return say('list.summary', { ...shown, due: dueValue(view.until, false) });
  if (state === 'late') return say('list.late', { ...shown, phone: { kind: 'phone', phone: departmentOf(core.district, view.department).phone } });
  if (!isOpenView(view) || state === 'supplement' || state === 'paused') return say('list.state', shown);
  return say('list.summary', { ...shown, due: dueValue(view.dueAt, view.hour && view.state !== 'objected') });
}

export function nothingYet(): Reply {
  return {
    outcome: 'ok',
    title: say('list.title'),
    blocks: [
      { kind: 'text', text: say('list.empty') },
      { kind: 'choices', choices: [{ label: say('menu.file'), ask: { kind: 'file' }, digit: 2 }, byNumber()] },
    ],
    short: say('list.empty.short'),
  };
}

/** Type a number: a page shows its form, a text device waits for the digits. */
export function find(core: Known, inquiry: Inquiry): Answer {
  if (!inquiry.converses) return { reply: proofForm(core, inquiry), writes: [] };
  const form: Block = {
    kind: 'form',
    ask: 'check',
    fields: [{ name: 'receipt', label: say('find.receipt'), input: 'digits', required: true, max: 14 }],
    hidden: {},
    submit: say('find.submit'),
  };
  return { reply: { outcome: 'ok', title: say('find.title'), blocks: [form], short: say('find.short'), keeps: 'draft' }, writes: [] };
}

