/** The record of actions: filter, page, export with a reason. */
import { markup } from '../../channels/page.js';
import type { Locale } from '../staff/locale.js';
import { recordAction } from '../staff/actions.js';
import { csv } from '../staff/csv.js';
import { members } from '../staff/people.js';
import { type Asked, howMany, type Line, lines, MOST, PAGE } from '../staff/record.js';
import { may } from '../staff/roles.js';
import { input, type Option, select, tokenField } from './forms.js';
import { type Html, type Page, type Route, type Visit, words } from './route.js';
import type { Parts } from './see.js';
import { detailText, GROUPS, verbText } from './verbs.js';
import { when } from './wording/when.js';

const t = words({
  title: { ko: '기록', en: 'Record' },
  lead: { ko: '누가, 언제, 어디서, 무엇을 했는지 남습니다. 2년 동안 두며 아무도 고칠 수 없습니다.', en: 'Who did what, when and from where. Kept for two years; nobody can change it.' },
  person: { ko: '직원', en: 'Person' },
  group: { ko: '한 일', en: 'Action' },
  target: { ko: '대상', en: 'Target' },
  from: { ko: '부터', en: 'From' },
  to: { ko: '까지', en: 'To' },
  all: { ko: '모두', en: 'all' },
  show: { ko: '찾기', en: 'Find' },
  at: { ko: '때', en: 'When' },
  detail: { ko: '내용', en: 'Detail' },
  address: { ko: '주소', en: 'Address' },
  system: { ko: '프로그램', en: 'the program' },
  commandLine: { ko: '명령 줄', en: 'command line' },
  empty: { ko: '찾는 기록이 없습니다. 조건을 줄여 보십시오.', en: 'Nothing found. Try fewer conditions.' },
  newer: { ko: '더 새로운 기록', en: 'Newer' },
  older: { ko: '더 오래된 기록', en: 'Older' },
  export: { ko: '내려받기', en: 'Export' },
  exportLead: { ko: '찾은 기록을 CSV 파일로 내려받습니다. 내려받은 사실과 까닭도 기록에 남습니다.', en: 'Exports what was found as a CSV file. The export and its reason are recorded, too.' },
  reason: { ko: '까닭', en: 'Reason' },
  reasonHint: { ko: '5~200자', en: '5 to 200 characters' },
  badReason: { ko: '내려받는 까닭을 5~200자로 적어 주십시오.', en: 'Enter a reason of 5 to 200 characters.' },
  tooMany: { ko: '100,000건이 넘습니다. 기간을 줄여 주십시오.', en: 'More than 100,000 lines. Choose a shorter time.' },
  download: { ko: 'CSV 파일 내려받기', en: 'Export as CSV' },
  count: { ko: '건', en: ' lines' },
});

const DAY = 86_400_000;
/** The start of a day in Seoul. @returns undefined for what is no day */
const dayOf = (text: string): number | undefined => {
  const at = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00+09:00`) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
};

const FIELDS = ['person', 'group', 'target', 'from', 'to'] as const;
type Typed = Readonly<Record<(typeof FIELDS)[number], string>>;

const typedOf = (value: (name: string) => string | null | undefined): Typed => Object.fromEntries(FIELDS.map((f) => [f, (value(f) ?? '').trim().slice(0, 100)])) as Typed;

function askedOf({ person, group, target, from, to }: Typed): Asked {
  const last = dayOf(to);
  return { person, group, target, from: dayOf(from), to: last === undefined ? undefined : last + DAY };
}

const actorText = ({ actor, name, username }: Line, locale: Locale): string => (name ? `${name} (${username})` : actor === 'system' ? t(locale).system : actor === 'command line' ? t(locale).commandLine : actor);

const row = (line: Line, locale: Locale): Html =>
  markup`<tr><td><time>${when(line.at, locale)}</time></td><td>${actorText(line, locale)}</td><th scope="row">${verbText(line.verb, locale)}</th><td>${line.target}</td><td>${detailText(line.detail, locale)}</td><td class="one">${line.address}</td></tr>`;

const pageHref = (typed: Typed, page: number): string => `/console/record?${new URLSearchParams({ ...typed, page: String(page) })}`;

async function filterForm({ core }: Parts, typed: Typed, locale: Locale): Promise<Html> {
  const say = t(locale);
  const people: Option[] = [['', say.all], ...(await members(core.store.db)).map((m): Option => [m.id, `${m.name} (${m.username})`]), ['system', say.system], ['command line', say.commandLine]];
  const groups: Option[] = [['', say.all], ...Object.entries(GROUPS).map(([g, name]): Option => [g, name[locale]])];
  return markup`<form class="filter" method="get" action="/console/record">${select({ name: 'person', label: say.person, value: typed.person }, people)}${select({ name: 'group', label: say.group, value: typed.group }, groups)}${input({ name: 'target', label: say.target, value: typed.target })}${input({ name: 'from', label: say.from, value: typed.from, type: 'date' })}${input({ name: 'to', label: say.to, value: typed.to, type: 'date' })}<button class="btn small">${say.show}</button></form>`;
}

function exportForm(visit: Visit, typed: Typed, said?: string): Html {
  const say = t(visit.locale);
  if (!may(visit.person.role, 'record.export')) return markup``;
  return markup`<h2>${say.export}</h2><div class="card"><p class="lead">${say.exportLead}</p><form class="fields" method="post" action="/console/record/export">${tokenField(visit)}${FIELDS.map((f) => markup`<input type="hidden" name="${f}" value="${typed[f]}">`)}${input({ name: 'reason', label: say.reason, hint: say.reasonHint, error: said, value: visit.form.reason ?? '', more: { maxlength: '200', required: true, autocomplete: 'off' } })}<button class="btn">${say.download}</button></form></div>`;
}

async function recordPage(parts: Parts, visit: Visit, typed: Typed, said?: string): Promise<Page> {
  const { locale, url } = visit;
  const say = t(locale);
  const { db } = parts.core.store;
  const asked = askedOf(typed);
  const total = await howMany(db, asked);
  const pages = Math.max(1, Math.ceil(total / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1));
  const found = await lines(db, asked, page);
  const head = [say.at, say.person, say.group, say.target, say.detail, say.address].map((h) => markup`<th scope="col">${h}</th>`);
  const table = markup`<div class="scroll" tabindex="0" role="region" aria-labelledby="title"><table><thead><tr>${head}</tr></thead><tbody>${found.map((line) => row(line, locale))}</tbody></table></div>
<nav class="pages" aria-label="${say.title}">${page > 1 ? markup`<a rel="prev" href="${pageHref(typed, page - 1)}">${say.newer}</a>` : ''}<span>${page} / ${pages} · ${total.toLocaleString('en')}${say.count}</span>${page < pages ? markup`<a rel="next" href="${pageHref(typed, page + 1)}">${say.older}</a>` : ''}</nav>`;
  const body = markup`<div class="head"><div><h1 id="title">${say.title}</h1><p class="lead">${say.lead}</p></div></div>${await filterForm(parts, typed, locale)}${found.length ? table : markup`<p class="empty">${say.empty}</p>`}${exportForm(visit, typed, said)}`;
  return { title: say.title, section: 'record', body, status: said ? 422 : 200 };
}

/** Seoul's time with its offset: a file outlives the screen it was made on. */
const instant = (at: number): string => new Date(at + 9 * 3_600_000).toISOString().replace('Z', '+09:00');

/** The export is recorded before a byte of it leaves. */
async function exported(parts: Parts, visit: Visit): Promise<Page | Response> {
  const { store } = parts.core;
  const { locale, person, address } = visit;
  const say = t(locale);
  const typed = typedOf((f) => visit.form[f]);
  const asked = askedOf(typed);
  const reason = (visit.form.reason ?? '').trim();
  const length = [...reason].length;
  if (length < 5 || length > 200) return recordPage(parts, visit, typed, say.badReason);
  const count = await howMany(store.db, asked);
  if (count > MOST) return recordPage(parts, visit, typed, say.tooMany);
  const filter = Object.fromEntries(FIELDS.filter((f) => typed[f]).map((f) => [f, typed[f]]));
  await store.atomic([recordAction(parts.core, { actor: person.id, verb: 'record.export', target: 'actions', detail: { reason, count, ...filter }, address })]);
  const found = await lines(store.db, asked, 1, MOST);
  const head = ['no', 'at', 'username', 'name', 'verb', 'action', 'target', 'detail', 'address'];
  const body = csv([head, ...found.map((l) => [l.seq, instant(l.at), l.username ?? l.actor, l.name ?? '', l.verb, verbText(l.verb, locale), l.target, l.detail, l.address])]);
  const day = instant(parts.core.real()).slice(0, 10);
  return new Response(body, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="record-${day}.csv"` } });
}

export const record = (parts: Parts): readonly Route[] => [
  { method: 'GET', path: '/record', verb: 'record.see', handle: (visit) => recordPage(parts, visit, typedOf((f) => visit.url.searchParams.get(f))) },
  { method: 'POST', path: '/record/export', verb: 'record.export', typed: ['reason'], handle: (visit) => exported(parts, visit) },
];
