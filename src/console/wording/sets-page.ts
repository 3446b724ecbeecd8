/** 변경 묶음: what is on its way, and the archive. */
import { markup } from '../../../channels/page.js';
import type { Locale } from '../../staff/locale.js';
import { type Listed, listSets, OPEN, STATES, type State } from '../../publishing/change-sets.js';
import { approvalOf, setApproval } from '../../publishing/press.js';
import { createSet } from '../../publishing/draft.js';
import { recordAction } from '../../staff/actions.js';
import { may } from '../../staff/roles.js';
import { done, type Html, type Page, type Route, type Visit, words } from '../route.js';
import { actorOf, attempt, type Workshop, namesOf, refusalText } from './workshop.js';
import { descriptionFields, readDescription } from './describe.js';
import { when } from './when.js';

const A_PAGE = 50;

const STATE_NAMES = words({
  draft: { ko: '쓰는 중', en: 'Draft' },
  submitted: { ko: '승인 기다림', en: 'Waiting for approval' },
  approved: { ko: '게시 예약', en: 'Scheduled' },
  published: { ko: '게시 중', en: 'Live' },
  ended: { ko: '끝남', en: 'Ended' },
  discarded: { ko: '버림', en: 'Discarded' },
});
const LOOK: Readonly<Record<State, string>> = { draft: 'new', submitted: 'wait', approved: 'go', published: 'done', ended: 'new', discarded: 'new' };
export const stateTag = (state: State, locale: Locale): Html => markup`<span class="tag ${LOOK[state]}">${STATE_NAMES(locale)[state]}</span>`;

const t = words({
  title: { ko: '변경 묶음', en: 'Change sets' },
  lead: { ko: '함께 게시할 문안을 한 묶음에 담습니다. 다른 직원이 승인하면 모든 기기에 함께 게시됩니다.', en: 'Texts that go live together. When a colleague approves the set, all devices say it at once.' },
  open: { ko: '진행 중', en: 'On their way' },
  archive: { ko: '보관함', en: 'Archive' },
  new: { ko: '새 변경 묶음', en: 'New change set' },
  make: { ko: '묶음 만들기', en: 'Make the set' },
  name: { ko: '이름', en: 'Title' },
  state: { ko: '상태', en: 'State' },
  size: { ko: '문안', en: 'Texts' },
  who: { ko: '만든 사람', en: 'By' },
  time: { ko: '만든 때', en: 'Made' },
  none: { ko: '진행 중인 묶음이 없습니다. 문안에서 고칠 글을 고르거나 아래에서 새 묶음을 만드십시오.', en: 'No set is on its way. Choose a text to change, or make a set below.' },
  noneArchived: { ko: '보관함이 비어 있습니다.', en: 'The archive is empty.' },
  owed: { ko: '긴급 게시를 아직 아무도 승인하지 않았습니다', en: 'Emergency publications that nobody has approved yet' },
  until: { ko: '까지', en: 'at the latest' },
  late: { ko: '승인이 늦었습니다', en: 'approval is overdue' },
  approval: { ko: '승인 방법', en: 'Approval' },
  two: { ko: '다른 직원이 승인합니다', en: 'A second person approves' },
  one: { ko: '혼자서도 게시할 수 있습니다(직원이 한 명인 곳)', en: 'One person may publish (an office of one)' },
  save: { ko: '바꾸기', en: 'Change' },
});

export const setsRoutes = (workshop: Workshop): Route[] => [
  { method: 'GET', path: '/change-sets', verb: 'wording.see', handle: (visit) => setsPage(workshop, visit) },
  { method: 'POST', path: '/change-sets', verb: 'wording.edit', typed: ['title', 'reason'], handle: (visit) => make(workshop, visit) },
  { method: 'POST', path: '/change-sets/approval', verb: 'settings.manage', handle: (visit) => chooseApproval(workshop, visit) },
];

async function make(workshop: Workshop, visit: Visit): Promise<Page | Response> {
  const read = readDescription(visit);
  if (!read.ok) return setsPage(workshop, visit, read.wrong);
  const made = await attempt(() => createSet(workshop.press, actorOf(visit), read.value));
  return made.ok ? done(`/change-sets/${made.value}`, 'set-made') : setsPage(workshop, visit, refusalText(made.refused.code, visit.locale));
}

async function chooseApproval(workshop: Workshop, visit: Visit): Promise<Response> {
  const value = visit.form.approval === 'one' ? 'one' : 'two';
  const { press } = workshop;
  await press.store.atomic([setApproval(press.store, value), recordAction(press, { ...recorded(visit), verb: 'settings.approval', target: value })]);
  return done('/change-sets', 'approval-changed');
}
const recorded = ({ person, address }: Visit): { actor: string; address: string } => ({ actor: person.id, address });

async function setsPage(workshop: Workshop, visit: Visit, wrong?: string): Promise<Page> {
  const { locale, url, person } = visit;
  const w = t(locale);
  const archive = url.searchParams.get('show') === 'archive';
  const sets = await listSets(workshop.press.store, archive ? STATES.filter((s) => !OPEN.includes(s)) : OPEN, A_PAGE);
  const owed = (await listSets(workshop.press.store, ['published', 'ended'], 200)).filter((s) => s.emergencyUntil !== null);
  const name = await namesOf(workshop, [...sets, ...owed].map((s) => s.createdBy), locale);
  const now = workshop.press.now();
  return {
    title: w.title,
    section: 'changes',
    styles: ['wording.css'],
    ...(wrong ? { status: 422 } : {}),
    body: markup`<div class="head"><div><h1>${w.title}</h1><p class="lead">${w.lead}</p></div></div>
${owed.length > 0 && markup`<div class="alert" role="alert"><p><strong>${w.owed}</strong></p><ul>${owed.map((s) => markup`<li><a href="/console/change-sets/${s.id}">${s.title}</a>: ${when(s.emergencyUntil ?? 0, locale)}${locale === 'ko' ? '' : ' '}${w.until}${(s.emergencyUntil ?? 0) < now && markup` <span class="tag late">${w.late}</span>`}</li>`)}</ul></div>`}
<nav class="tab" aria-label="${w.title}"><a href="/console/change-sets"${!archive && markup` aria-current="page"`}>${w.open}</a><a href="/console/change-sets?show=archive"${archive && markup` aria-current="page"`}>${w.archive}</a></nav>
${sets.length ? table(sets, name, locale) : markup`<p class="empty">${archive ? w.noneArchived : w.none}</p>`}
${may(person.role, 'wording.edit') && !archive && markup`<h2 id="new">${w.new}</h2>${wrong && markup`<p class="alert" role="alert">${wrong}</p>`}
<form class="fields" method="post" action="/console/change-sets" data-once><input type="hidden" name="token" value="${visit.token}">${descriptionFields(visit.form, locale)}<p class="acts"><button class="btn main">${w.make}</button></p></form>`}
${may(person.role, 'settings.manage') && !archive && (await approvalForm(workshop, visit))}`,
  };
}

function table(sets: readonly Listed[], name: (id: string | null) => string, locale: Locale): Html {
  const w = t(locale);
  return markup`<div class="scroll"><table><thead><tr><th scope="col">${w.name}</th><th scope="col">${w.state}</th><th scope="col" class="num">${w.size}</th><th scope="col">${w.who}</th><th scope="col">${w.time}</th></tr></thead><tbody>${sets.map(
    (s) => markup`<tr><th scope="row"><a href="/console/change-sets/${s.id}">${s.title}</a><br><span class="quiet small">${s.reason}</span></th><td>${stateTag(s.state, locale)}</td><td class="num">${s.size}</td><td>${name(s.createdBy)}</td><td>${when(s.createdAt, locale)}</td></tr>`,
  )}</tbody></table></div>`;
}

async function approvalForm(workshop: Workshop, visit: Visit): Promise<Html> {
  const w = t(visit.locale);
  const now = await approvalOf(workshop.press.store);
  const radio = (value: 'two' | 'one'): Html => markup`<label class="choice"><input type="radio" name="approval" value="${value}"${now === value && markup` checked`}> ${w[value]}</label>`;
  return markup`<h2>${w.approval}</h2><form class="fields" method="post" action="/console/change-sets/approval"><input type="hidden" name="token" value="${visit.token}"><fieldset><legend class="hide">${w.approval}</legend>${radio('two')}${radio('one')}</fieldset><p class="acts"><button class="btn">${w.save}</button></p></form>`;
}
