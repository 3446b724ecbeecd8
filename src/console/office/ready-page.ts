/** 자주 쓰는 글: what stands above the field in which officers write, by verb and category. */
import { markup } from '../../../channels/page.js';
import { measure } from '../../../channels/sms/measure.js';
import type { Core } from '../../core.js';
import type { Locale } from '../../staff/locale.js';
import type { PetitionVerb } from '../../petitions/life/table.js';
import { type Canned, MOST } from '../desk/canned.js';
import { swapsHtml } from '../desk/result-preview.js';
import { actionOf } from '../desk/desk.js';
import { formOf } from '../desk/forms.js';
import { alertBox, input, type Option, select, tokenField } from '../forms.js';
import type { Notices } from '../notices.js';
import { type Both, done, type Html, type Page, type Route, type Visit, words } from '../route.js';
import { addReady, changeReady, MAX_BODY, MAX_TITLE, mayKeep, moveReady, READY_VERBS, ReadyFault, type ReadyFaultCode, readyList, readyText, removeReady, type Wanted } from './ready-texts.js';

const t = words({
  title: { ko: '자주 쓰는 글', en: 'Ready texts' },
  lead: { ko: `담당자가 글을 쓰는 칸 위에 단추로 보입니다. 그 분류의 글이 먼저, 모두 ${MOST}개까지입니다.`, en: `Buttons above the field in which officers write: those of the category first, ${MOST} at most.` },
  verb: { ko: '무엇을 쓸 때', en: 'For' },
  category: { ko: '분류', en: 'Category' },
  every: { ko: '모든 분류', en: 'Every category' },
  show: { ko: '보기', en: 'Show' },
  add: { ko: '새 글', en: 'New text' },
  none: { ko: '여기에는 글이 없습니다. ‘새 글’로 더하십시오.', en: 'There is no text here. Add one with “New text”.' },
  general: { ko: '모든 분류에 보이는 글', en: 'Seen in every category' },
  locked: { ko: '다른 부서의 분류입니다. 볼 수만 있습니다. 고칠 것이 있으면 관리자에게 말씀하십시오.', en: 'A category of another department: you can look, not change. Ask an administrator.' },
  hidden: { ko: '여덟 번째 뒤라 담당자에게 보이지 않습니다. 위로 옮기거나 다른 글을 지우십시오.', en: 'After the eighth: officers do not see it. Move it up or remove another.' },
  bytes: { ko: '바이트', en: ' bytes' },
  up: { ko: '위로', en: 'Up' },
  down: { ko: '아래로', en: 'Down' },
  edit: { ko: '고치기', en: 'Change' },
  remove: { ko: '지우기', en: 'Remove' },
  newTitle: { ko: '새 글 쓰기', en: 'Write a ready text' },
  editTitle: { ko: '글 고치기', en: 'Change a ready text' },
  name: { ko: '단추 이름', en: 'Name of the button' },
  nameHint: { ko: `${MAX_TITLE}자까지. 예: 수리 완료`, en: `At most ${MAX_TITLE} characters, such as “Repaired”.` },
  body: { ko: '글', en: 'Text' },
  bodyHint: { ko: `${MAX_BODY}자까지. 인사말과 담당자, 전화번호는 저절로 붙습니다.`, en: `At most ${MAX_BODY} characters. Officer and telephone are added by themselves.` },
  save: { ko: '저장', en: 'Save' },
  back: { ko: '돌아가기', en: 'Back' },
  removeTitle: { ko: '이 글을 지울까요?', en: 'Remove this text?' },
  removeLead: { ko: '담당자의 칸 위에서 사라집니다. 이미 보낸 답변은 그대로입니다.', en: 'It goes from above the officers’ field. What was sent stays as it is.' },
  keep: { ko: '그대로 두기', en: 'Keep it' },
});

const both = (ko: string, en: string): Both => ({ ko, en });
export const READY_FAULT_TEXTS: Readonly<Record<ReadyFaultCode, Both>> = {
  verb: both('무엇을 쓸 때 보일지 골라 주십시오.', 'Choose what it is for.'),
  category: both('그런 분류가 없습니다. 목록에서 골라 주십시오.', 'There is no such category. Choose one from the list.'),
  'not-yours': both('그 부서의 분류만 고칠 수 있습니다. 모든 분류에 보이는 글은 관리자가 고칩니다.', 'You keep the texts of your own department’s categories; those for every category are an administrator’s.'),
  title: both('단추 이름을 적어 주십시오.', 'Please name the button.'),
  'title-long': both(`단추 이름은 ${MAX_TITLE}자까지입니다.`, `The name has at most ${MAX_TITLE} characters.`),
  body: both('글을 적어 주십시오.', 'Please write the text.'),
  'body-long': both(`글은 ${MAX_BODY}자까지입니다. 문자 한 건에 담당자와 함께 들어가야 합니다.`, `The text has at most ${MAX_BODY} characters: with the officer it has to fit into one message.`),
  changed: both('쓰시는 동안 다른 직원이 이 글을 바꾸었습니다. 지금 글을 보고 다시 저장해 주십시오.', 'A colleague changed this text meanwhile. Look at it and save again.'),
  gone: both('이미 지워진 글입니다. 바뀐 것이 없습니다.', 'That text is gone already. Nothing was changed.'),
  edge: both('더 옮길 곳이 없습니다.', 'It cannot move any further.'),
};
const BESIDE: Partial<Record<ReadyFaultCode, keyof Wanted>> = { verb: 'verb', category: 'category', title: 'title', 'title-long': 'title', body: 'body', 'body-long': 'body' };

export const READY_NOTICES: Notices = {
  'canned-added': both('글을 더했습니다. 담당자에게 바로 보입니다.', 'The text is added. Officers see it at once.'),
  'canned-changed': both('글을 고쳤습니다.', 'The text is changed.'),
  'canned-moved': both('순서를 바꾸었습니다.', 'The order is changed.'),
  'canned-removed': both('글을 지웠습니다.', 'The text is removed.'),
};

export interface ReadyRoom {
  core: Core;
}

const verbName = (verb: string, locale: Locale): string => formOf(verb as PetitionVerb)?.name[locale] ?? verb;
const verbOptions = (locale: Locale): Option[] => READY_VERBS.map((v): Option => [v, verbName(v, locale)]);
const listPath = ({ verb, category }: Pick<Canned, 'verb' | 'category'>): string => `/ready-texts?verb=${verb}&category=${category ?? ''}`;

/** Where a head begins: the first category of their department. */
function firstCategory({ core }: ReadyRoom, { person }: Visit): string {
  const own = [...core.district.categories.values()].find((c) => c.department === person.department);
  return person.role === 'head' ? (own?.id ?? '') : '';
}

function categoryOptions({ core }: ReadyRoom, { person, locale }: Visit, mine: boolean): Option[] {
  const { district } = core;
  const all = [...district.categories.values()].filter((c) => !mine || mayKeep(core, person, c.id));
  const one = (c: (typeof all)[number]): Option => [c.id, `${c.name[locale]} (${district.departments.get(c.department)?.name[locale] ?? ''})`];
  return [...(!mine || mayKeep(core, person, null) ? [['', t(locale).every] as const] : []), ...all.map(one)];
}

async function listPage(room: ReadyRoom, visit: Visit, fault?: ReadyFault): Promise<Page> {
  const { locale, url, form } = visit;
  const w = t(locale);
  const asked = (name: 'verb' | 'category'): string | null => url.searchParams.get(name) ?? form[name] ?? null;
  const verb = READY_VERBS.find((v) => v === asked('verb')) ?? 'answer';
  const wanted = asked('category') ?? firstCategory(room, visit);
  const category = room.core.district.categories.has(wanted) ? wanted : null;
  const [own, general] = await Promise.all([category === null ? [] : readyList(room.core, { verb, category }), readyList(room.core, { verb, category: null })]);
  const may = mayKeep(room.core, visit.person, category);
  const body = markup`<div class="head"><div><h1>${w.title}</h1><p class="lead">${w.lead}</p></div>${may ? markup`<div class="acts"><a class="btn main" href="/console/ready-texts/edit?verb=${verb}&amp;category=${category ?? ''}">${w.add}</a></div>` : ''}</div>${alertBox(fault && READY_FAULT_TEXTS[fault.code][locale])}
<form class="filter" method="get" action="/console/ready-texts">${select({ name: 'verb', label: w.verb, value: verb }, verbOptions(locale))}${select({ name: 'category', label: w.category, value: category ?? '' }, categoryOptions(room, visit, false))}<button class="btn">${w.show}</button></form>
${may ? '' : markup`<p class="warning">${w.locked}</p>`}
${category === null ? '' : markup`<h2>${room.core.district.categories.get(category)?.name[locale] ?? ''}</h2>${textsHtml(room, visit, own, 0)}`}
<h2>${w.general}</h2>${textsHtml(room, visit, general, own.length)}`;
  return { title: w.title, section: 'ready', styles: ['office.css'], body, ...(fault ? { status: 422 } : {}) };
}

/** @param before how many stand before them above the field */
function textsHtml(room: ReadyRoom, visit: Visit, list: readonly Canned[], before: number): Html {
  const { locale } = visit;
  const w = t(locale);
  if (!list.length) return markup`<p class="empty">${w.none}</p>`;
  const may = mayKeep(room.core, visit.person, list[0]?.category ?? null);
  const buttons = (c: Canned, i: number): Html => markup`<form class="acts" method="post" action="/console/ready-texts/move">${tokenField(visit)}<input type="hidden" name="id" value="${c.id}">${i > 0 ? markup`<button class="btn small" name="way" value="up" aria-label="${c.title}: ${w.up}">${w.up}</button>` : ''}${i < list.length - 1 ? markup`<button class="btn small" name="way" value="down" aria-label="${c.title}: ${w.down}">${w.down}</button>` : ''}
<a class="btn small" href="/console/ready-texts/edit?id=${c.id}" aria-label="${c.title}: ${w.edit}">${w.edit}</a><a class="btn small danger" href="/console/ready-texts/remove?id=${c.id}" aria-label="${c.title}: ${w.remove}">${w.remove}</a></form>`;
  return markup`<ol class="rows ready">${list.map((c, i) => markup`<li><div><b>${c.title}</b> <span class="quiet small">${measure(c.body).eucKrBytes.toLocaleString('en')}${w.bytes}</span><p lang="ko">${c.body}</p>${swapsHtml(c.body, locale)}${before + i >= MOST ? markup`<p class="small"><span class="tag wait">${w.hidden}</span></p>` : ''}</div>${may ? buttons(c, i) : ''}</li>`)}</ol>`;
}

async function editPage(room: ReadyRoom, visit: Visit, fault?: ReadyFault): Promise<Page | Response> {
  const { locale, url, form } = visit;
  const w = t(locale);
  const id = form.id ?? url.searchParams.get('id') ?? '';
  const found = id ? await readyText(room.core, id) : undefined;
  if (id && !found) return done('/ready-texts');
  // After "a colleague changed it" the form carries what stands there now: saving again is meant.
  const seen = found && (fault?.code === 'changed' || form.body === undefined ? found : { title: form.seenTitle ?? '', body: form.seenBody ?? '' });
  const value = (name: keyof Wanted): string => form[name] ?? found?.[name] ?? url.searchParams.get(name) ?? '';
  const told = fault && READY_FAULT_TEXTS[fault.code][locale];
  const error = (name: keyof Wanted): { error?: string } => (fault && told && BESIDE[fault.code] === name ? { error: told } : {});
  const wrong = error('body').error;
  const title = found ? w.editTitle : w.newTitle;
  const of = { verb: value('verb') || 'answer', category: value('category') || null };
  const body = markup`<div class="card mid"><h1>${title}</h1>${fault && !BESIDE[fault.code] ? alertBox(told) : ''}${fault?.code === 'changed' && found ? markup`<blockquote lang="ko"><b>${found.title}</b><br>${found.body}</blockquote>` : ''}
<form class="fields" method="post" action="/console/ready-texts/save" data-once>${tokenField(visit)}${found && seen ? markup`<input type="hidden" name="id" value="${found.id}"><input type="hidden" name="seenTitle" value="${seen.title}"><input type="hidden" name="seenBody" value="${seen.body}">` : ''}
${select({ name: 'verb', label: w.verb, value: of.verb, ...error('verb') }, verbOptions(locale))}${select({ name: 'category', label: w.category, value: of.category ?? '', ...error('category') }, categoryOptions(room, visit, true))}
${input({ name: 'title', label: w.name, hint: w.nameHint, value: value('title'), ...error('title'), more: { required: true, maxlength: String(MAX_TITLE), autocomplete: 'off' } })}
<div class="field${wrong ? ' wrong' : ''}"><label for="body">${w.body}</label><span class="hint" id="body-hint">${w.bodyHint}</span>${wrong ? markup`<p class="error" id="body-error">${wrong}</p>` : ''}<textarea id="body" name="body" rows="6" maxlength="${MAX_BODY}" required lang="ko" aria-describedby="body-hint${wrong ? ' body-error' : ''}"${wrong ? markup` aria-invalid="true"` : ''}>
${value('body')}</textarea></div>
<div class="acts"><button class="btn main">${w.save}</button><a class="btn plain" href="/console${listPath(found ?? of)}">${w.back}</a></div></form></div>`;
  return { title, section: 'ready', styles: ['office.css'], body, ...(fault ? { status: fault.code === 'changed' ? 409 : 422 } : {}) };
}

async function save(room: ReadyRoom, visit: Visit): Promise<Page | Response> {
  const { id, verb = '', category = '', title = '', body = '', seenTitle = '', seenBody = '' } = visit.form;
  const wanted = { verb, category, title, body };
  const record = (verb: string, of: string) => [actionOf(room, visit, verb, of, { title })];
  try {
    if (id) await changeReady(room.core, visit.person, id, { title: seenTitle, body: seenBody.replace(/\r\n?/g, '\n') }, wanted, record('canned.change', id));
    else await addReady(room.core, visit.person, wanted, (of) => record('canned.add', of));
  } catch (error) {
    if (error instanceof ReadyFault) return editPage(room, visit, error);
    throw error;
  }
  return done(listPath({ verb, category: category || null }), id ? 'canned-changed' : 'canned-added');
}

/** A verb on one text that is there; a refusal stands above its list. */
async function onText(room: ReadyRoom, visit: Visit, notice: string, work: (id: string, title: string) => Promise<void>): Promise<Page | Response> {
  const found = await readyText(room.core, visit.form.id ?? '');
  const at = found ? listPath(found) : '/ready-texts';
  try {
    await work(visit.form.id ?? '', found?.title ?? '');
  } catch (error) {
    if (error instanceof ReadyFault) return listPage(room, { ...visit, url: new URL(`/console${at}`, visit.url) }, error);
    throw error;
  }
  return done(at, notice);
}

async function askPage(room: ReadyRoom, visit: Visit): Promise<Page | Response> {
  const w = t(visit.locale);
  const found = await readyText(room.core, visit.url.searchParams.get('id') ?? '');
  if (!found) return done('/ready-texts');
  const body = markup`<div class="card mid"><h1>${w.removeTitle}</h1><p class="lead"><b>${found.title}</b></p><blockquote lang="ko">${found.body}</blockquote><p class="lead">${w.removeLead}</p>
<form class="acts" method="post" action="/console/ready-texts/remove" data-once>${tokenField(visit)}<input type="hidden" name="id" value="${found.id}"><button class="btn danger">${w.remove}</button><a class="btn plain" href="/console${listPath(found)}">${w.keep}</a></form></div>`;
  return { title: w.removeTitle, section: 'ready', styles: ['office.css'], body };
}

export const readyRoutes = (room: ReadyRoom): Route[] => [
  { method: 'GET', path: '/ready-texts', verb: 'canned.edit', handle: (visit) => listPage(room, visit) },
  { method: 'GET', path: '/ready-texts/edit', verb: 'canned.edit', handle: (visit) => editPage(room, visit) },
  { method: 'POST', path: '/ready-texts/save', verb: 'canned.edit', typed: ['title', 'body'], handle: (visit) => save(room, visit) },
  { method: 'POST', path: '/ready-texts/move', verb: 'canned.edit', handle: (visit) => onText(room, visit, 'canned-moved', (id, title) => moveReady(room.core, visit.person, id, visit.form.way === 'up' ? 'up' : 'down', [actionOf(room, visit, 'canned.move', id, { title })])) },
  { method: 'GET', path: '/ready-texts/remove', verb: 'canned.edit', handle: (visit) => askPage(room, visit) },
  { method: 'POST', path: '/ready-texts/remove', verb: 'canned.edit', handle: (visit) => onText(room, visit, 'canned-removed', (id, title) => removeReady(room.core, visit.person, id, [actionOf(room, visit, 'canned.remove', id, { title })])) },
];
