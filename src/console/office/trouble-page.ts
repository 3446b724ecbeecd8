/** 알림 문제: whom staff have to call or write to, what failed, what waits after a restore. For a department or for all. */
import { markup } from '../../../channels/page.js';
import type { Locale } from '../../staff/locale.js';
import { DROPS, type Drop, dropHeld, type Held, heldNotices, releaseHeld } from '../../notices/held.js';
import { causes, failedNotices, type FailedNotice, finish, type How, HOWS, type OpenTask, openTask, openTasks } from '../../notices/trouble.js';
import { tasks } from '../../storage/schema.js';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Bench } from '../../publishing/compile.js';
import type { Core } from '../../core.js';
import { actionOf, doingOf, mayRead } from '../desk/desk.js';
import { receiptText } from '../desk/names.js';
import { moment } from '../desk/time.js';
import { type Option, select, tokenField } from '../forms.js';
import type { Notices } from '../notices.js';
import { done, type Html, type Page, type Route, type Visit, words } from '../route.js';
import { CAUSES, DROP_NAMES, FAILED_STATES, HELD_WHY, HOW_NAMES, TASK_STATES } from './trouble-words.js';

const t = words({
  title: { ko: '알림 문제', en: 'Notices in trouble' },
  lead: { ko: '저절로 전해지지 않은 알림입니다. 법이 알리라고 한 것은 직접 전화하거나 우편으로 알리고 여기에 적으십시오.', en: 'Notices that did not arrive by themselves. What the law demands is told by telephone or letter; note it here.' },
  department: { ko: '부서', en: 'Department' },
  all: { ko: '모든 부서', en: 'All departments' },
  why: { ko: '까닭', en: 'Cause' },
  any: { ko: '모든 까닭', en: 'Any cause' },
  show: { ko: '보기', en: 'Show' },
  causes: { ko: '까닭별 건수', en: 'How many, by cause' },
  todo: { ko: '직접 알릴 것', en: 'To be told by hand' },
  none: { ko: '직접 알릴 것이 없습니다.', en: 'Nobody has to be told by hand.' },
  held: { ko: '백업을 되살린 뒤 멈춘 알림', en: 'Held after a restore' },
  heldLead: { ko: '이미 간 것일 수 있어 멈춰 두었습니다. 하나씩 확인해 보내거나 보내지 마십시오.', en: 'They may have gone out before, so they are held. Look at each: send it, or not.' },
  send: { ko: '고른 것 보내기', en: 'Send the chosen' },
  drop: { ko: '고른 것 보내지 않기', en: 'Do not send the chosen' },
  because: { ko: '보내지 않는 까닭', en: 'Why not' },
  failed: { ko: '보내지 못한 알림', en: 'Notices that failed' },
  failedNone: { ko: '보내지 못한 알림이 없습니다.', en: 'No notice has failed.' },
  code: { ko: '통신사 코드', en: 'carrier’s code' },
  dead: { ko: '대기열에서 버려짐', en: 'given up by the queue' },
  tries: { ko: '번 보냄', en: 'tries' },
  older: { ko: '더 보기', en: 'More' },
  first: { ko: '처음으로', en: 'To the first' },
  pages: { ko: '쪽', en: 'Pages' },
  pick: { ko: '고르기', en: 'Choose' },
});

export const TROUBLE_NOTICES: Notices = {
  'task-done': { ko: '알린 것으로 적었습니다.', en: 'Noted as told.' },
  'task-late': { ko: '이미 다른 직원이 적었습니다. 바뀐 것이 없습니다.', en: 'A colleague has noted it already. Nothing was changed.', wrong: true },
  'task-not-yours': { ko: '다른 부서의 일입니다. 바뀐 것이 없습니다.', en: 'It belongs to another department. Nothing was changed.', wrong: true },
  'task-how': { ko: '어떻게 알렸는지 골라 주십시오. 바뀐 것이 없습니다.', en: 'Choose how it was told. Nothing was changed.', wrong: true },
  'held-sent': { ko: '고른 알림을 보냅니다.', en: 'The chosen notices are being sent.' },
  'held-dropped': { ko: '고른 알림은 보내지 않습니다.', en: 'The chosen notices will not be sent.' },
  'held-none': { ko: '고른 알림이 없습니다. 바뀐 것이 없습니다.', en: 'Nothing was chosen. Nothing was changed.', wrong: true },
  'held-late': { ko: '다른 직원이 먼저 정한 것이 있습니다. 나머지만 처리했습니다.', en: 'A colleague had decided some of them. Only the others were done.', wrong: true },
};

export interface TroubleRoom {
  core: Core;
  bench: Pick<Bench, 'shapes'>;
}

const ROWS = 50;

interface Filter {
  department: string | undefined;
  why: string | undefined;
}

/** A head begins with their own department. */
function filterOf({ core }: TroubleRoom, { person, url }: Visit): Filter {
  const asked = url.searchParams.get('department');
  const department = asked ?? (person.role === 'head' ? (person.department ?? '') : '');
  const why = url.searchParams.get('why') ?? '';
  return { department: core.district.departments.has(department) ? department : undefined, why: Object.hasOwn(CAUSES, why) ? why : undefined };
}

const hrefOf = ({ department, why }: Filter, more: Record<string, string> = {}): string => `/notices?${new URLSearchParams({ department: department ?? '', ...(why ? { why } : {}), ...more })}`;

async function troublePage(room: TroubleRoom, visit: Visit): Promise<Page> {
  const { core } = room;
  const { locale } = visit;
  const w = t(locale);
  const filter = filterOf(room, visit);
  const { department, why } = filter;
  const [counts, open, held, failed] = await Promise.all([
    causes(core, department),
    why === 'held' ? [] : openTasks(core, { department, why, after: placeIn(visit), limit: ROWS + 1 }),
    why === undefined || why === 'held' ? heldNotices(core, { ...(department ? { department } : {}), limit: ROWS }) : [],
    failedNotices(core, { department, before: beforeIn(visit), limit: ROWS + 1 }),
  ]);
  const doing = await doingOf(room, visit.person);
  const mine = (d: string): boolean => mayRead(doing, { department: d, officer: null }, false);
  const body = markup`<div class="head"><div><h1>${w.title}</h1><p class="lead">${w.lead}</p></div></div>
<form class="filter" method="get" action="/console/notices">${select({ name: 'department', label: w.department, value: department ?? '' }, [['', w.all], ...[...core.district.departments.values()].map((d): Option => [d.id, d.name[locale]])])}${select({ name: 'why', label: w.why, value: why ?? '' }, [['', w.any], ...Object.entries(CAUSES).map(([k, v]): Option => [k, v[locale]])])}<button class="btn small">${w.show}</button></form>
${counts.size ? markup`<ul class="causes" aria-label="${w.causes}">${[...counts].sort((a, b) => b[1] - a[1]).map(([cause, n]) => markup`<li><a href="/console${hrefOf({ department, why: cause })}">${CAUSES[cause]?.[locale] ?? cause} <b>${n.toLocaleString('en')}</b></a></li>`)}</ul>` : ''}
${why === 'held' ? '' : todoHtml(room, visit, open, filter, mine)}${held.length ? heldHtml(room, visit, held, filter, mine) : ''}${failedHtml(room, visit, failed, filter)}`;
  return { title: w.title, section: 'notices', styles: ['office.css'], scripts: ['office.js'], body };
}

const placeIn = ({ url }: Visit): { at: number; id: string } | undefined => {
  const [, at, id] = /^(\d{1,15})~(.{1,80})$/.exec(url.searchParams.get('after') ?? '') ?? [];
  return at && id ? { at: Number(at), id } : undefined;
};
const beforeIn = ({ url }: Visit): number | undefined => (/^\d{1,15}$/.test(url.searchParams.get('before') ?? '') ? Number(url.searchParams.get('before')) : undefined);

const newsName = ({ bench }: TroubleRoom, kind: string | null, locale: Locale): string => (kind === null ? '' : (bench.shapes.find((s) => s.name === `news.${kind}`)?.title[locale].replace(/^(알림|Notice) – /, '') ?? kind));
const codeText = (code: string | null, locale: Locale): string => (code === 'dead-letter' ? t(locale).dead : code ? `${t(locale).code} ${code}` : '');
const facts = (...parts: (string | undefined | null)[]): string => parts.filter(Boolean).join(' · ');
const nameOf = ({ core }: TroubleRoom, of: { category: string; department: string }, locale: Locale): [category: string, department: string] => [core.district.categories.get(of.category)?.name[locale] ?? of.category, core.district.departments.get(of.department)?.name[locale] ?? of.department];

function todoHtml(room: TroubleRoom, visit: Visit, open: readonly OpenTask[], filter: Filter, mine: (department: string) => boolean): Html {
  const { locale } = visit;
  const w = t(locale);
  const shown = open.slice(0, ROWS);
  const last = shown.at(-1);
  const item = (task: OpenTask): Html => {
    const [category, department] = nameOf(room, task, locale);
    const buttons = HOWS[task.kind].map((how) => markup`<button class="btn small" name="how" value="${how}">${HOW_NAMES[how][locale]}</button>`);
    return markup`<li><div><a href="/console/petitions/${task.receipt}"><b>${category}</b> ${receiptText(task.receipt)}</a><span class="tag late">${CAUSES[task.why]?.[locale] ?? task.why}</span><small>${facts(department, newsName(room, task.news, locale), moment(task.at, locale), task.code === task.why ? '' : codeText(task.code, locale))}</small></div>
${mine(task.department) ? markup`<form class="acts" method="post" action="/console/notices/done" data-once>${tokenField(visit)}<input type="hidden" name="task" value="${task.id}"><input type="hidden" name="department" value="${filter.department ?? ''}"><input type="hidden" name="why" value="${filter.why ?? ''}">${buttons}</form>` : ''}</li>`;
  };
  return markup`<h2 id="todo">${w.todo}</h2>${shown.length ? markup`<ul class="rows">${shown.map(item)}</ul>` : markup`<p class="empty">${w.none}</p>`}${open.length > ROWS && last ? markup`<nav class="pages" aria-label="${w.todo}"><a href="/console${hrefOf(filter)}">${w.first}</a><a rel="next" href="/console${hrefOf(filter, { after: `${last.at}~${last.id}` })}">${w.older}</a></nav>` : ''}`;
}

function heldHtml(room: TroubleRoom, visit: Visit, held: readonly Held[], filter: Filter, mine: (department: string) => boolean): Html {
  const { locale } = visit;
  const w = t(locale);
  const item = (h: Held): Html => markup`<li><div>${mine(h.department) ? markup`<label class="pick"><input type="checkbox" name="pick" value="${h.id}"><span class="hide">${w.pick} ${receiptText(h.receipt)}</span></label>` : ''}<a href="/console/petitions/${h.receipt}"><b>${newsName(room, h.kind, locale)}</b> ${receiptText(h.receipt)}</a><small>${facts(nameOf(room, { category: '', department: h.department }, locale)[1], HELD_WHY[h.why]?.[locale], moment(h.createdAt, locale))}</small></div></li>`;
  return markup`<h2 id="held">${w.held}</h2><p class="lead">${w.heldLead}</p><form method="post" action="/console/notices/held" data-once>${tokenField(visit)}<input type="hidden" name="department" value="${filter.department ?? ''}"><ul class="rows">${held.map(item)}</ul>
<div class="filter"><button class="btn small" name="go" value="release">${w.send}</button>${select({ name: 'because', label: w.because, value: 'sent-before' }, DROPS.map((d): Option => [d, DROP_NAMES[d]?.[locale] ?? d]))}<button class="btn small danger" name="go" value="drop">${w.drop}</button></div></form>`;
}

function failedHtml(room: TroubleRoom, visit: Visit, failed: readonly FailedNotice[], filter: Filter): Html {
  const { locale } = visit;
  const w = t(locale);
  const shown = failed.slice(0, ROWS);
  const last = shown.at(-1);
  const item = (n: FailedNotice): Html => {
    const [category, department] = nameOf(room, n, locale);
    const tries = locale === 'ko' ? `${n.tries}${w.tries}` : `${n.tries} ${w.tries}`;
    return markup`<li><div><a href="/console/petitions/${n.receipt}"><b>${newsName(room, n.news, locale)}</b> ${receiptText(n.receipt)}</a><span class="tag late">${FAILED_STATES[n.state]?.[locale] ?? n.state}</span><small>${facts(category, department, moment(n.changedAt, locale), codeText(n.code, locale), n.tries ? tries : '', TASK_STATES[n.duty === 'law' || n.task !== 'none' ? n.task : 'none']?.[locale])}</small></div></li>`;
  };
  return markup`<h2 id="failed">${w.failed}</h2>${shown.length ? markup`<ul class="rows">${shown.map(item)}</ul>` : markup`<p class="empty">${w.failedNone}</p>`}${failed.length > ROWS && last ? markup`<nav class="pages" aria-label="${w.failed}"><a rel="next" href="/console${hrefOf(filter, { before: String(last.changedAt) })}#failed">${w.older}</a></nav>` : ''}`;
}

const back = ({ form }: Visit, notice: string): Response => done(hrefOf({ department: form.department || undefined, why: form.why && Object.hasOwn(CAUSES, form.why) ? form.why : undefined }), notice);

async function finishOne(room: TroubleRoom, visit: Visit): Promise<Response> {
  const { form, person } = visit;
  const found = await openTask(room.core, form.task ?? '');
  if (!found) return back(visit, 'task-late');
  if (!mayRead(await doingOf(room, person), found, false)) return back(visit, 'task-not-yours');
  const how = HOWS[found.kind].find((h: How) => h === form.how);
  if (!how) return back(visit, 'task-how');
  const won = await finish(room.core, form.task ?? '', how, person.id, [actionOf(room, visit, 'petition.task', found.receipt, { kind: found.kind, how })]);
  return back(visit, won ? 'task-done' : 'task-late');
}

async function decideHeld(room: TroubleRoom, visit: Visit): Promise<Response> {
  const { core } = room;
  const { form, person } = visit;
  const picked = [...new Set(visit.all('pick'))].slice(0, ROWS);
  const doing = await doingOf(room, person);
  const rows = picked.length ? await core.store.db.select({ notice: tasks.notice, department: tasks.department }).from(tasks).where(and(eq(tasks.kind, 'held'), isNull(tasks.doneAt), inArray(tasks.notice, picked))) : [];
  const theirs = rows.filter((r) => mayRead(doing, { department: r.department, officer: null }, false)).map((r) => r.notice ?? '');
  const why = DROPS.find((d: Drop) => d === form.because);
  const go = form.go === 'release' || (form.go === 'drop' && why) ? form.go : undefined;
  if (!picked.length || !go) return back(visit, 'held-none');
  if (!theirs.length) return back(visit, rows.length ? 'task-not-yours' : 'held-late');
  const record = [actionOf(room, visit, go === 'release' ? 'notice.release' : 'notice.drop', '', { count: theirs.length, ...(go === 'drop' && why ? { reason: why } : {}) })];
  const { late } = go === 'release' ? await releaseHeld(core, theirs, person.id, record) : await dropHeld(core, theirs, person.id, why as Drop, record);
  if (late.length || theirs.length < picked.length) return back(visit, 'held-late');
  return back(visit, go === 'release' ? 'held-sent' : 'held-dropped');
}

export const troubleRoutes = (room: TroubleRoom): Route[] => [
  { method: 'GET', path: '/notices', verb: 'notice.see', handle: (visit) => troublePage(room, visit) },
  { method: 'POST', path: '/notices/done', verb: 'notice.see', handle: (visit) => finishOne(room, visit) },
  { method: 'POST', path: '/notices/held', verb: 'notice.see', handle: (visit) => decideHeld(room, visit) },
];
