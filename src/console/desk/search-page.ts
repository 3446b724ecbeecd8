/** 찾기: by receipt, phone, name, category, department, state and day of arrival. Sent as a form, so that no name or phone stands in an address. */
import { and, eq, gt, sql } from 'drizzle-orm';
import { markup } from '../../../channels/page.js';
import { parsePhone } from '../../citizens/phone.js';
import { type Listed, search, type Wanted } from '../../petitions/desk-lists.js';
import { nameHash } from '../../petitions/file-writes.js';
import { STATES } from '../../petitions/life/states.js';
import { isReceipt } from '../../petitions/receipt.js';
import { actions } from '../../storage/schema.js';
import { alertBox, input, type Option, select, tokenField } from '../forms.js';
import { done, type Html, type Page, type Route, type Visit, words } from '../route.js';
import { actionOf, type Desk } from './desk.js';
import { channelName, receiptText, STATE_LOOK, STATE_NAMES } from './names.js';
import { date } from './time.js';

const t = words({
  title: { ko: '민원 찾기', en: 'Search' },
  lead: { ko: '이름과 전화번호는 전체가 맞아야 찾습니다. 사람을 찾은 일은 기록에 남습니다. 민원에 쓴 낱말로는 찾지 않습니다.', en: 'Names and telephones are found whole. A search for a person is recorded. Words of a petition cannot be searched.' },
  receipt: { ko: '접수번호', en: 'Receipt' },
  phone: { ko: '전화번호', en: 'Telephone' },
  name: { ko: '이름', en: 'Name' },
  category: { ko: '분류', en: 'Category' },
  department: { ko: '부서', en: 'Department' },
  state: { ko: '상태', en: 'State' },
  from: { ko: '신청한 날부터', en: 'Filed from' },
  to: { ko: '까지', en: 'to' },
  all: { ko: '모두', en: 'all' },
  find: { ko: '찾기', en: 'Find' },
  found: { ko: '찾은 민원', en: 'Found' },
  none: { ko: '찾는 민원이 없습니다. 조건을 줄여 보십시오.', en: 'Nothing found. Try fewer conditions.' },
  more: { ko: '다음 50건', en: 'Next 50' },
  wrongReceipt: { ko: '접수번호 숫자가 틀립니다. 12자리를 다시 확인해 주십시오.', en: 'The receipt is mistyped. Please check its 12 digits.' },
  wrongPhone: { ko: '전화번호를 다시 확인해 주십시오. 예: 010-1234-5678', en: 'Please check the telephone, for example 010-1234-5678.' },
  wrongDate: { ko: '날짜를 다시 확인해 주십시오. 1년까지 찾습니다.', en: 'Please check the dates. At most a year is searched.' },
  nothing: { ko: '조건을 하나 이상 적어 주십시오.', en: 'Give at least one condition.' },
  often: { ko: '한 시간에 100번까지 사람을 찾을 수 있습니다. 잠시 뒤에 다시 하십시오.', en: 'At most 100 searches for a person an hour. Please try again later.' },
  back: { ko: '목록', en: 'List' },
});

const FIELDS = ['receipt', 'phone', 'name', 'category', 'department', 'state', 'from', 'to'] as const;
type Typed = Readonly<Record<(typeof FIELDS)[number], string>>;

const A_PAGE = 50;
const LAST_PAGE = 20;
const DAY = 86_400_000;
const YEAR = 366 * DAY;
/** Without days, a department or a state is looked for so far back. */
const RECENT = 90 * DAY;
/** Searches for a person that one member of staff makes in an hour. */
const AN_HOUR = 100;

const typedOf = (visit: Visit): Typed => Object.fromEntries(FIELDS.map((f) => [f, (visit.form[f] ?? '').trim().slice(0, 100)])) as Typed;

/** Midnight in Seoul. @returns undefined for an empty field, NaN for what is no day */
function dayOf(text: string): number | undefined {
  if (!text) return undefined;
  return /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00+09:00`) : Number.NaN;
}

type Say = ReturnType<typeof t>;

/** @returns a sentence where something is wrong */
function wantedOf({ core }: Pick<Desk, 'core'>, typed: Typed, w: Say): Wanted | string {
  const wanted: Wanted = {};
  if (typed.receipt) {
    const receipt = typed.receipt.normalize('NFKC').replace(/[\s-]/g, '');
    if (!isReceipt(receipt)) return w.wrongReceipt;
    wanted.receipt = receipt;
  }
  if (typed.phone) {
    const phone = parsePhone(typed.phone);
    if (!phone) return w.wrongPhone;
    wanted.phone = core.vault.find('phone', phone);
  }
  if (typed.name) wanted.name = nameHash(core, typed.name);
  if (typed.category) wanted.category = typed.category;
  if (typed.department) wanted.department = typed.department;
  if (typed.state) wanted.state = typed.state;
  return withDays(wanted, typed, core.now(), w);
}

function withDays(wanted: Wanted, typed: Typed, now: number, w: Say): Wanted | string {
  const [from, last] = [dayOf(typed.from), dayOf(typed.to)];
  const to = last === undefined ? undefined : last + DAY;
  if (Number.isNaN(from) || Number.isNaN(to) || (from ?? 0) >= (to ?? Number.MAX_SAFE_INTEGER)) return w.wrongDate;
  if (from === undefined && to === undefined) {
    if (wanted.receipt || wanted.phone || wanted.name || wanted.category) return wanted;
    return wanted.department || wanted.state ? { ...wanted, from: now - RECENT } : w.nothing;
  }
  const whole = { from: from ?? (to ?? now) - YEAR, to: to ?? now + DAY };
  return whole.to - whole.from > YEAR ? w.wrongDate : { ...wanted, ...whole };
}

async function tooOften({ core }: Pick<Desk, 'core'>, staff: string): Promise<boolean> {
  const [row] = await core.store.db.select({ n: sql<number>`count(*)` }).from(actions).where(and(eq(actions.actor, staff), gt(actions.at, core.real() - 3_600_000), eq(actions.verb, 'petition.search')));
  return (row?.n ?? 0) >= AN_HOUR;
}

async function results(desk: Desk, visit: Visit): Promise<Page | Response> {
  const w = t(visit.locale);
  const typed = typedOf(visit);
  const wanted = wantedOf(desk, typed, w);
  if (typeof wanted === 'string') return page(desk, visit, typed, undefined, wanted);
  const person = wanted.phone !== undefined || wanted.name !== undefined;
  if (person && (await tooOften(desk, visit.person.id))) return page(desk, visit, typed, undefined, w.often);
  const number = Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(visit.form.page)) || 1));
  const rows = await search(desk.core, wanted, A_PAGE + 1, (number - 1) * A_PAGE);
  // Whom was looked for is not written down, only how: what was found is recorded when it is opened.
  if (person) await desk.core.store.atomic([actionOf(desk, visit, 'petition.search', wanted.phone === undefined ? 'name' : 'phone', { count: rows.length })]);
  if (wanted.receipt && rows.length === 1) return done(`/petitions/${wanted.receipt}`);
  return page(desk, visit, typed, { rows: rows.slice(0, A_PAGE), next: rows.length > A_PAGE && number < LAST_PAGE ? number + 1 : undefined });
}

interface Results {
  rows: readonly Listed[];
  next: number | undefined;
}

function page(desk: Desk, visit: Visit, typed: Typed, found?: Results, wrong?: string): Page {
  const { locale } = visit;
  const w = t(locale);
  const body = markup`<p class="back"><a href="/console/petitions">← ${w.back}</a></p><div class="head"><div><h1>${w.title}</h1><p class="lead">${w.lead}</p></div></div>${alertBox(wrong)}${searchForm(desk, visit, typed)}${found ? resultsHtml(desk, visit, typed, found) : ''}`;
  return { title: w.title, section: 'petitions', styles: ['desk.css'], body, ...(wrong ? { status: 422 } : {}) };
}

function searchForm({ core }: Pick<Desk, 'core'>, visit: Visit, typed: Typed): Html {
  const { locale } = visit;
  const w = t(locale);
  const all: Option = ['', w.all];
  const text = (name: 'receipt' | 'phone' | 'name', more: Readonly<Record<string, string>>): Html => input({ name, label: w[name], value: typed[name], more: { autocomplete: 'off', maxlength: '40', ...more } });
  return markup`<form class="filter" method="post" action="/console/petitions/search" role="search">${tokenField(visit)}${text('receipt', { inputmode: 'numeric' })}${text('phone', { inputmode: 'tel' })}${text('name', {})}
${select({ name: 'category', label: w.category, value: typed.category }, [all, ...[...core.district.categories.values()].map((c): Option => [c.id, c.name[locale]])])}${select({ name: 'department', label: w.department, value: typed.department }, [all, ...[...core.district.departments.values()].map((d): Option => [d.id, d.name[locale]])])}${select({ name: 'state', label: w.state, value: typed.state }, [all, ...STATES.map((s): Option => [s, STATE_NAMES[s][locale]])])}
${input({ name: 'from', label: w.from, value: typed.from, type: 'date' })}${input({ name: 'to', label: w.to, value: typed.to, type: 'date' })}<button class="btn main">${w.find}</button></form>`;
}

function resultsHtml({ core }: Pick<Desk, 'core'>, visit: Visit, typed: Typed, { rows, next }: Results): Html {
  const { locale } = visit;
  const w = t(locale);
  if (!rows.length) return markup`<p class="empty" role="status">${w.none}</p>`;
  const { district } = core;
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${w.found}"><table><thead><tr>${[w.receipt, w.category, w.department, w.state, w.from].map((h, i) => markup`<th scope="col">${i === 4 ? { ko: '신청', en: 'Filed' }[locale] : h}</th>`)}</tr></thead><tbody>${rows.map(
    (r) => markup`<tr><th scope="row"><a class="n" href="/console/petitions/${r.receipt}">${receiptText(r.receipt)}</a></th><td>${district.categories.get(r.category)?.name[locale] ?? r.category}</td><td>${district.departments.get(r.department)?.name[locale] ?? r.department}</td><td><span class="tag ${STATE_LOOK[r.state]}">${STATE_NAMES[r.state][locale]}</span></td><td class="one">${date(r.arrivedAt, locale)} ${channelName(r.channel, locale)}</td></tr>`,
  )}</tbody></table></div>${next ? markup`<form method="post" action="/console/petitions/search">${tokenField(visit)}${FIELDS.map((f) => markup`<input type="hidden" name="${f}" value="${typed[f]}">`)}<p><button class="btn small" name="page" value="${next}">${w.more}</button></p></form>` : ''}`;
}

export const searchRoutes = (desk: Desk): Route[] => [
  { method: 'GET', path: '/petitions/search', verb: 'petition.see', handle: (visit) => page(desk, visit, typedOf(visit)) },
  { method: 'POST', path: '/petitions/search', verb: 'petition.see', handle: (visit) => results(desk, visit) },
];
