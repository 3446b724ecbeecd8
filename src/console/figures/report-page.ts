/** 부서 현황: one page for the head of a department to print. Its numbers are those of the desk's lists, and lead there. */
import { eq } from 'drizzle-orm';
import { markup } from '../../../channels/page.js';
import { countOf, endsOf, type Group, listOf, type Scope } from '../../petitions/desk-lists.js';
import { departmentNow, departmentsNow, type Extended, extendedSince, type Load, type Low, lowSince } from '../../petitions/report.js';
import { staff } from '../../storage/staff-schema.js';
import { type Desk, doingOf, namesOf } from '../desk/desk.js';
import { countText, listHref } from '../desk/list.js';
import { channelName, receiptText } from '../desk/names.js';
import { described, type Row } from '../desk/overview.js';
import { clock, date, span } from '../desk/time.js';
import { type Option, select } from '../forms.js';
import { type Html, type Page, type Route, type Visit, words } from '../route.js';
import { when } from '../wording/when.js';
import { departmentOf } from './span.js';
import { counted, figure } from './table.js';
import { printButton, tabs } from './tabs.js';

const t = words({
  title: { ko: '부서 현황', en: 'Department now' },
  asOf: { ko: '기준', en: 'as of' },
  choose: { ko: '부서를 고르십시오.', en: 'Choose a department.' },
  none: { ko: '부서가 정해지지 않은 계정입니다. 관리자에게 문의해 주십시오.', en: 'This account has no department. Please ask an administrator.' },
  department: { ko: '부서', en: 'Department' },
  show: { ko: '보기', en: 'Show' },
  open: { ko: '처리 중', en: 'Open' },
  late: { ko: '기한 지남', en: 'Late' },
  new: { ko: '담당자 없음', en: 'Nobody’s yet' },
  today: { ko: '오늘까지', en: 'Due today' },
  week: { ko: '이번 주', en: 'Later this week' },
  weekAll: { ko: '이번 주까지', en: 'Due this week' },
  stopped: { ko: '시계 멈춤', en: 'Clock stopped' },
  extended: { ko: '연장 (30일)', en: 'Extended (30 days)' },
  low: { ko: '낮은 평가 (30일)', en: 'Low ratings (30 days)' },
  load: { ko: '담당자마다', en: 'By officer' },
  officer: { ko: '담당자', en: 'Officer' },
  nobody: { ko: '없음', en: 'nobody' },
  lateList: { ko: '기한이 지난 민원', en: 'Late petitions' },
  weekList: { ko: '이번 주까지인 민원', en: 'Petitions due this week' },
  extendedList: { ko: '연장한 민원, 지난 30일', en: 'Extended, last 30 days' },
  lowList: { ko: '1점이나 2점을 받은 민원, 지난 30일', en: 'Rated 1 or 2, last 30 days' },
  receipt: { ko: '접수번호', en: 'Receipt' },
  category: { ko: '분류', en: 'Category' },
  due: { ko: '기한', en: 'Due' },
  ago: { ko: '지난 근무 시간', en: 'Late by' },
  left: { ko: '남은 근무 시간', en: 'Time left' },
  at: { ko: '연장한 날', en: 'Extended on' },
  from: { ko: '처음 기한', en: 'Was due' },
  to: { ko: '새 기한', en: 'Now due' },
  score: { ko: '점수', en: 'Score' },
  rated: { ko: '평가한 날', en: 'Rated on' },
  device: { ko: '기기', en: 'Device' },
  first: { ko: '앞의', en: 'the first' },
  all: { ko: '부서마다', en: 'By department' },
});

const DAY = 86_400_000;
const RECENT = 30 * DAY;
/** Rows that a sheet has room for. */
const SHORT = 15;

type Tile = readonly [name: string, count: string, href: string | undefined];

async function reportPage(desk: Desk, visit: Visit): Promise<Page> {
  const { person, url, locale } = visit;
  const w = t(locale);
  const { core } = desk;
  const department = departmentOf(core, person, url);
  const now = core.now();
  const name = department ? (core.district.departments.get(department)?.name[locale] ?? '') : '';
  const heading = markup`<div class="head"><div><h1>${name ? `${name} ` : ''}${w.title}</h1><p class="lead">${when(now, locale)} ${w.asOf}</p></div><div class="acts">${printButton(visit)}</div></div>${tabs(visit, '/report')}${person.role === 'head' ? '' : chooser(desk, department, locale)}`;
  const body = department === undefined ? await overview(desk, locale) : department === '' ? markup`<p class="empty">${w.none}</p>` : await report(desk, visit, department);
  return { title: `${name} ${w.title}`.trim(), section: 'figures', styles: ['papers.css'], scripts: ['figures.js'], body: markup`${heading}${body}` };
}

const chooser = ({ core }: Desk, department: string | undefined, locale: Visit['locale']): Html => markup`<form class="filter" method="get" action="/console/report">${select({ name: 'department', label: t(locale).department, value: department ?? '' }, [['', t(locale).all], ...[...core.district.departments.values()].map((d): Option => [d.id, d.name[locale]])])}<button class="btn small">${t(locale).show}</button></form>`;

/** All departments, the latest first. */
async function overview({ core }: Desk, locale: Visit['locale']): Promise<Html> {
  const w = t(locale);
  const all = (await departmentsNow(core)).sort((a, b) => b.late - a.late || b.open - a.open);
  const nameOf = (id: string): string => core.district.departments.get(id)?.name[locale] ?? id;
  return figure({ id: 'departments', title: w.all, head: [w.department, w.open, w.late, w.weekAll, w.stopped], rows: all.map((d) => ({ name: markup`<a href="/console/report?department=${d.department}">${nameOf(d.department)}</a>`, cells: [d.open, d.late, d.week, d.stopped].map(counted) })), chart: { kind: 'bars', columns: [2], min: 0 } }, locale);
}

async function report(desk: Desk, visit: Visit, department: string): Promise<Html> {
  const { core } = desk;
  const { locale } = visit;
  const w = t(locale);
  const scope: Scope = { of: 'department', id: department };
  const since = core.now() - RECENT;
  const people = await core.store.db.select({ id: staff.id, name: staff.name }).from(staff).where(eq(staff.department, department));
  const { whole, loads } = await departmentNow(core, department, people.map((p) => p.id));
  const [extended, low] = [await extendedSince(core, department, since, SHORT), await lowSince(core, department, since, SHORT)];
  const names = await namesOf(desk, [...extended, ...low].map((r) => r.officer));
  for (const p of people) names.set(p.id, p.name);
  const [late, fresh, dueToday, dueWeek] = [await listOf(core, scope, 'late', SHORT), await listOf(core, scope, 'new', SHORT), await listOf(core, scope, 'today', SHORT), await listOf(core, scope, 'week', SHORT)];
  const week = [...fresh.filter((r) => r.dueAt < endsOf(core.now()).week), ...dueToday, ...dueWeek].sort((a, b) => a.dueAt - b.dueAt).slice(0, SHORT);
  const rows = await described(desk, [...late, ...week]);
  const rowsOf = (of: typeof late): Row[] => of.map((r) => rows.get(r.receipt) as Row);
  const says = (total: number, shown: number): string => `${total.toLocaleString('en')}${locale === 'ko' ? '건' : ''}${total > shown ? ` (${locale === 'ko' ? `${w.first} ${shown}건` : `${w.first} ${shown}`})` : ''}`;
  return markup`${tilesHtml(await tilesOf(desk, visit, scope, { ...whole, extended: extended[0]?.total ?? 0, low: low[0]?.total ?? 0 }), w.title)}
${figure({ id: 'load', title: w.load, head: [w.officer, w.open, w.late, w.weekAll, w.stopped], rows: loads.map((l) => ({ name: names.get(l.officer) ?? '', cells: [l.open, l.late, l.week, l.stopped].map(counted) })) }, locale)}
${petitionsHtml(desk, 'late', `${w.lateList} ${says(whole.late, late.length)}`, rowsOf(late), locale)}${petitionsHtml(desk, 'week', `${w.weekList} ${says(whole.week, week.length)}`, rowsOf(week), locale)}
${extendedHtml(desk, `${w.extendedList} ${says(extended[0]?.total ?? 0, extended.length)}`, extended, names, locale)}${lowHtml(desk, `${w.lowList} ${says(low[0]?.total ?? 0, low.length)}`, low, names, locale)}`;
}

/** The groups of the desk's list by its own counting; a head gets to the list itself, others to the table below. */
async function tilesOf(desk: Desk, visit: Visit, scope: Scope, given: Load & { extended: number; low: number }): Promise<Tile[]> {
  const { locale } = visit;
  const w = t(locale);
  const own = (await doingOf(desk, visit.person)).kind === 'head';
  const exact = (n: number): string => (locale === 'ko' ? `${n.toLocaleString('en')}건` : n.toLocaleString('en'));
  const to = (group: Group, below?: string): string | undefined => (own ? listHref('department', group) : below);
  const listed = async (group: Group, below?: string): Promise<Tile> => [w[group as 'today'], countText(await countOf(desk.core, scope, group), locale), to(group, below)];
  const tiles: Tile[] = [[w.open, exact(given.open), own ? listHref('department') : undefined], [w.late, exact(given.late), to('late', '#late')], await listed('new'), await listed('today', '#week'), await listed('week', '#week'), [w.stopped, exact(given.stopped), to('stopped')]];
  return [...tiles, [w.extended, exact(given.extended), '#extended'], [w.low, exact(given.low), '#low']];
}

const tilesHtml = (tiles: readonly Tile[], title: string): Html => markup`<ul class="tiles" aria-label="${title}">${tiles.map(([name, count, href]) => markup`<li><span>${name}</span><b>${href ? markup`<a href="${href}">${count}</a>` : count}</b></li>`)}</ul>`;

interface Listed {
  receipt: string;
  category: string;
}

/** @param cells after receipt and category */
function listHtml<R extends Listed>(desk: Desk, id: string, title: string, head: readonly string[], rows: readonly R[], locale: Visit['locale'], cells: (row: R) => readonly (string | Html)[]): Html {
  const w = t(locale);
  if (!rows.length) return markup`<h2 id="${id}">${title}</h2>`;
  const category = (of: string): string => desk.core.district.categories.get(of)?.name[locale] ?? of;
  return markup`<div class="figure"><h2 id="${id}">${title}</h2><div class="scroll" tabindex="0" role="region" aria-labelledby="${id}"><table><thead><tr>${[w.receipt, w.category, ...head].map((h) => markup`<th scope="col">${h}</th>`)}</tr></thead><tbody>${rows.map((r) => markup`<tr><th scope="row"><a class="n" href="/console/petitions/${r.receipt}">${receiptText(r.receipt)}</a></th><td>${category(r.category)}</td>${cells(r).map((c) => markup`<td>${c}</td>`)}</tr>`)}</tbody></table></div></div>`;
}

function petitionsHtml(desk: Desk, id: string, title: string, rows: readonly Row[], locale: Visit['locale']): Html {
  const w = t(locale);
  return listHtml(desk, id, title, [w.officer, w.due, id === 'late' ? w.ago : w.left], rows, locale, (r) => [r.officerName ?? w.nobody, `${date(r.dueAt, locale)} ${clock(r.dueAt)}`, span(Math.abs(r.left), locale)]);
}

function extendedHtml(desk: Desk, title: string, rows: readonly Extended[], names: ReadonlyMap<string, string>, locale: Visit['locale']): Html {
  const w = t(locale);
  return listHtml(desk, 'extended', title, [w.officer, w.at, w.from, w.to], rows, locale, (r) => [names.get(r.officer ?? '') ?? w.nobody, date(r.at, locale), date(r.was, locale), date(r.due, locale)]);
}

function lowHtml(desk: Desk, title: string, rows: readonly Low[], names: ReadonlyMap<string, string>, locale: Visit['locale']): Html {
  const w = t(locale);
  return listHtml(desk, 'low', title, [w.officer, w.score, w.rated, w.device], rows, locale, (r) => [names.get(r.officer ?? '') ?? w.nobody, String(r.score), date(r.scoredAt, locale), channelName(r.scoredOn, locale)]);
}

export const reportRoutes = (desk: Desk): Route[] => [{ method: 'GET', path: '/report', verb: 'report.see', handle: (visit) => reportPage(desk, visit) }];
