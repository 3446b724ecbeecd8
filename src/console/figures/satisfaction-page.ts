/** 만족도: how citizens rated what they were told, by department, category, device and month. */
import { markup } from '../../../channels/page.js';
import { answerRateOf, averageOf, ENOUGH, lowShareOf, type Ratings, ratingsBy, type Told, toldIn } from '../../petitions/satisfaction.js';
import { csv } from '../../staff/csv.js';
import type { Desk } from '../desk/desk.js';
import { channelName } from '../desk/names.js';
import { type Page, type Route, type Visit, words } from '../route.js';
import { departmentOf, monthName, query, type Span, spanForm, spanName, spanOf } from './span.js';
import { type Cell, counted, type Figure, figure, scored, shared } from './table.js';
import { breathe, printButton, tabs } from './tabs.js';

const t = words({
  title: { ko: '만족도', en: 'Satisfaction' },
  lead: { ko: '결과를 알린 달로 셉니다. 답변·거부·처리 예외를 알린 민원이고, 다시 처리한 민원은 새 결과만 셉니다.', en: 'Counted by the month in which the result was told: answers, refusals, petitions not processed. Of a reopened petition only the new result counts.' },
  few: { ko: `평가가 ${ENOUGH}건 미만이면 평균과 비율을 내지 않고 ‘적음’이라고 씁니다.`, en: `From fewer than ${ENOUGH} ratings no average and no percentage is made: it says “few”.` },
  whole: { ko: '모두', en: 'Altogether' },
  byMonth: { ko: '달마다', en: 'By month' },
  byDepartment: { ko: '부서마다', en: 'By department' },
  byCategory: { ko: '분류마다', en: 'By category' },
  byFiled: { ko: '신청한 기기마다', en: 'By the device it was filed on' },
  byRated: { ko: '평가한 기기마다', en: 'By the device it was rated on' },
  ratedNote: { ko: '평가한 것만 있으므로 응답률은 없습니다.', en: 'Only what was rated has one, so there is no answer rate.' },
  month: { ko: '달', en: 'Month' },
  department: { ko: '부서', en: 'Department' },
  category: { ko: '분류', en: 'Category' },
  device: { ko: '기기', en: 'Device' },
  told: { ko: '알린 결과', en: 'Results told' },
  rated: { ko: '평가', en: 'Ratings' },
  rate: { ko: '응답률', en: 'Answer rate' },
  average: { ko: '평균', en: 'Average' },
  low: { ko: '1–2점', en: '1–2' },
  download: { ko: 'CSV 내려받기', en: 'Download CSV' },
  all: { ko: '모든 부서', en: 'All departments' },
});

/** One group of the page and of the file. */
interface Grouping {
  id: 'month' | 'department' | 'category' | 'filed' | 'rated';
  title: string;
  head: string;
  key(told: Told): string | null;
  name(key: string): string;
}

function groupings({ core }: Pick<Desk, 'core'>, locale: Visit['locale'], department: string | undefined): Grouping[] {
  const w = t(locale);
  const { district } = core;
  const groups: Grouping[] = [
    { id: 'month', title: w.byMonth, head: w.month, key: (x) => x.month, name: (k) => monthName(k, locale) },
    { id: 'department', title: w.byDepartment, head: w.department, key: (x) => x.department, name: (k) => district.departments.get(k)?.name[locale] ?? k },
    { id: 'category', title: w.byCategory, head: w.category, key: (x) => x.category, name: (k) => district.categories.get(k)?.name[locale] ?? k },
    { id: 'filed', title: w.byFiled, head: w.device, key: (x) => x.channel, name: (k) => channelName(k, locale) },
    { id: 'rated', title: w.byRated, head: w.device, key: (x) => x.scoredOn, name: (k) => channelName(k, locale) },
  ];
  return groups.filter((g) => g.id !== 'department' || department === undefined);
}

async function toldOf({ core }: Pick<Desk, 'core'>, { months }: Span, department: string | undefined): Promise<Told[]> {
  const all: Told[] = [];
  for (const month of months) {
    all.push(...(await toldIn(core, month, department)));
    await breathe();
  }
  return all;
}

/** Months in their order, everything else by how much there is of it. */
function rowsOf(group: Grouping, told: readonly Told[], { months }: Span): [key: string, ratings: Ratings][] {
  const found = ratingsBy(told, group.key);
  if (group.id === 'month') return months.map((m) => [m, found.get(m) ?? { told: 0, rated: 0, scores: [0, 0, 0, 0, 0] }]);
  return [...found].sort(([, a], [, b]) => b.told - a.told || b.rated - a.rated);
}

const cellsOf = (r: Ratings, rates: boolean): Cell[] => [...(rates ? [counted(r.told)] : []), counted(r.rated), ...(rates ? [shared(answerRateOf(r))] : []), scored(averageOf(r)), shared(lowShareOf(r))];

function figureOf(group: Grouping, rows: readonly [string, Ratings][], locale: Visit['locale']): Figure {
  const w = t(locale);
  const rates = group.id !== 'rated';
  const head = [group.head, ...(rates ? [w.told] : []), w.rated, ...(rates ? [w.rate] : []), w.average, w.low];
  const average = head.indexOf(w.average);
  return { id: `by-${group.id}`, title: group.title, head, rows: rows.map(([key, r]) => ({ name: group.name(key), cells: cellsOf(r, rates) })), ...(rates ? {} : { note: w.ratedNote }), chart: { kind: group.id === 'month' ? 'lines' : 'levels', columns: [average], min: 1, max: 5 } };
}

async function satisfactionPage(desk: Desk, visit: Visit): Promise<Page> {
  const { locale, url, person } = visit;
  const w = t(locale);
  const span = spanOf(url, desk.core.now());
  const department = departmentOf(desk.core, person, url);
  const told = await toldOf(desk, span, department);
  const total = ratingsBy(told, () => '').get('') ?? { told: 0, rated: 0, scores: [0, 0, 0, 0, 0] as const };
  const whole: Figure = { id: 'whole', title: w.whole, head: [department === undefined ? w.all : (desk.core.district.departments.get(department)?.name[locale] ?? ''), w.told, w.rated, w.rate, w.average, w.low], rows: [{ name: spanName(span, locale), cells: cellsOf(total, true) }] };
  const body = markup`<div class="head"><div><h1>${w.title} <small class="quiet">${spanName(span, locale)}</small></h1><p class="lead">${w.lead} ${w.few}</p></div><div class="acts">${printButton(visit)}<a class="btn small" href="/console/satisfaction.csv?${query(span, department)}">${w.download}</a></div></div>
${tabs(visit, '/satisfaction')}${spanForm(desk.core, visit, '/satisfaction', span, department)}${figure(whole, locale)}${groupings(desk, locale, department).map((g) => figure(figureOf(g, rowsOf(g, told, span), locale), locale))}`;
  return { title: `${w.title} ${spanName(span, locale)}`, section: 'figures', styles: ['papers.css'], scripts: ['figures.js'], body };
}

/** The same figures, with how often each score was given. What is too few to say is empty. */
async function file(desk: Desk, visit: Visit): Promise<Response> {
  const { locale, url, person } = visit;
  const w = t(locale);
  const span = spanOf(url, desk.core.now());
  const department = departmentOf(desk.core, person, url);
  const told = await toldOf(desk, span, department);
  const rows = groupings(desk, locale, department).flatMap((g) =>
    rowsOf(g, told, span).map(([key, r]) => [g.title, key, g.name(key), g.id === 'rated' ? '' : r.told, r.rated, g.id === 'rated' ? '' : fixed(answerRateOf(r)), fixed(averageOf(r)), fixed(lowShareOf(r)), ...[...r.scores].reverse()]),
  );
  const head = [w.title, 'id', '', w.told, w.rated, w.rate, w.average, w.low, '5', '4', '3', '2', '1'];
  return new Response(csv([head, ...rows]), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="satisfaction-${span.from}-${span.to}.csv"` } });
}

const fixed = (n: number | undefined): number | '' => (n === undefined ? '' : Math.round(n * 10_000) / 10_000);

export const satisfactionRoutes = (desk: Desk): Route[] => [
  { method: 'GET', path: '/satisfaction', verb: 'report.see', handle: (visit) => satisfactionPage(desk, visit) },
  { method: 'GET', path: '/satisfaction.csv', verb: 'report.export', handle: (visit) => file(desk, visit) },
];
