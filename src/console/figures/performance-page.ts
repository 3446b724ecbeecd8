/** 처리 성과: what came in and went out, how much of it in time, and how long it took, by department and month. */
import { markup } from '../../../channels/page.js';
import { percentile, type Work, workIn } from '../../petitions/performance.js';
import { departmentsNow } from '../../petitions/report.js';
import { ENOUGH } from '../../petitions/satisfaction.js';
import { csv } from '../../staff/csv.js';
import type { Desk } from '../desk/desk.js';
import { span as spanText } from '../desk/time.js';
import { type Page, type Route, type Visit, words } from '../route.js';
import { departmentOf, monthName, query, type Span, spanForm, spanName, spanOf } from './span.js';
import { type Cell, counted, type Figure, figure, shared } from './table.js';
import { breathe, printButton, tabs } from './tabs.js';

const t = words({
  title: { ko: '처리 성과', en: 'Performance' },
  lead: { ko: '걸린 시간은 접수부터 결과까지의 근무 시간입니다. 보완처럼 법이 시계를 멈춘 때는 세지 않습니다.', en: 'Time taken is working time from receipt to the result. What the law does not count, such as supplements, is left out.' },
  few: { ko: `${ENOUGH}건 미만이면 비율과 걸린 시간을 내지 않고 ‘적음’이라고 씁니다.`, en: `From fewer than ${ENOUGH} no share and no time is made: it says “few”.` },
  byMonth: { ko: '달마다', en: 'By month' },
  byDepartment: { ko: '부서마다', en: 'By department' },
  month: { ko: '달', en: 'Month' },
  department: { ko: '부서', en: 'Department' },
  arrived: { ko: '들어옴', en: 'In' },
  done: { ko: '끝냄', en: 'Done' },
  inTime: { ko: '기한 안', en: 'In time' },
  median: { ko: '걸린 시간 (가운데)', en: 'Time taken (median)' },
  ninety: { ko: '걸린 시간 (90%)', en: 'Time taken (90%)' },
  extended: { ko: '연장', en: 'Extended' },
  late: { ko: '늦게 끝냄', en: 'Done late' },
  now: { ko: '지금 늦음', en: 'Late now' },
  hours: { ko: '시간', en: 'h' },
  download: { ko: 'CSV 내려받기', en: 'Download CSV' },
});

async function workOf({ core }: Pick<Desk, 'core'>, { months }: Span, department: string | undefined): Promise<Work[]> {
  const all: Work[] = [];
  for (const month of months) {
    all.push(...(await workIn(core, month, department)));
    await breathe();
  }
  return all;
}

type Sum = Omit<Work, 'month' | 'department'>;
const NOTHING: Sum = { arrived: 0, times: [], late: 0, extended: 0 };

function sumBy(all: readonly Work[], by: (work: Work) => string): Map<string, Sum> {
  const found = new Map<string, Sum>();
  for (const work of all) {
    const { arrived, times, late, extended } = found.get(by(work)) ?? NOTHING;
    found.set(by(work), { arrived: arrived + work.arrived, times: times.concat(work.times), late: late + work.late, extended: extended + work.extended });
  }
  return found;
}

const enough = (times: readonly number[]): boolean => times.length >= ENOUGH;
const inTimeOf = ({ times, late }: Sum): number | undefined => (enough(times) ? (times.length - late) / times.length : undefined);
const timeOf = ({ times }: Sum, share: number): number | undefined => (enough(times) ? percentile(times, share) : undefined);

function cellsOf(sum: Sum, locale: Visit['locale']): Cell[] {
  const time = (share: number): Cell => {
    const ms = timeOf(sum, share);
    return { text: ms === undefined ? undefined : spanText(ms, locale), value: ms === undefined ? undefined : ms / 3_600_000 };
  };
  return [counted(sum.arrived), counted(sum.times.length), shared(inTimeOf(sum)), time(0.5), time(0.9), counted(sum.extended), counted(sum.late)];
}

async function performancePage(desk: Desk, visit: Visit): Promise<Page> {
  const { locale, url, person } = visit;
  const w = t(locale);
  const { core } = desk;
  const span = spanOf(url, core.now());
  const department = departmentOf(core, person, url);
  const work = await workOf(desk, span, department);
  const lateNow = new Map((await departmentsNow(core)).map((d) => [d.department, d.late]));
  const names = (id: string): string => core.district.departments.get(id)?.name[locale] ?? id;
  const head = [w.arrived, w.done, w.inTime, w.median, w.ninety, w.extended, w.late];
  const months = sumBy(work, (x) => x.month);
  const byMonth: Figure = { id: 'by-month', title: w.byMonth, head: [w.month, ...head], rows: span.months.map((m) => ({ name: monthName(m, locale), cells: cellsOf(months.get(m) ?? NOTHING, locale) })), chart: { kind: 'lines', columns: [1, 2], min: 0 } };
  const ranked = [...sumBy(work, (x) => x.department)].sort(([, a], [, b]) => b.times.length - a.times.length);
  const byDepartment: Figure = { id: 'by-department', title: w.byDepartment, head: [w.department, ...head, w.now], rows: ranked.map(([id, sum]) => ({ name: names(id), cells: [...cellsOf(sum, locale), counted(lateNow.get(id) ?? 0)] })), chart: { kind: 'bars', columns: [3], min: 0, max: 100, unit: '%' } };
  const body = markup`<div class="head"><div><h1>${w.title} <small class="quiet">${department ? `${names(department)} · ` : ''}${spanName(span, locale)}</small></h1><p class="lead">${w.lead} ${w.few}</p></div><div class="acts">${printButton(visit)}<a class="btn small" href="/console/performance.csv?${query(span, department)}">${w.download}</a></div></div>
${tabs(visit, '/performance')}${spanForm(core, visit, '/performance', span, department)}${figure(byMonth, locale)}${figure(byDepartment, locale)}`;
  return { title: `${w.title} ${spanName(span, locale)}`, section: 'figures', styles: ['papers.css'], scripts: ['figures.js'], body };
}

/** Every department and month by itself; times in working hours. */
async function file(desk: Desk, visit: Visit): Promise<Response> {
  const { locale, url, person } = visit;
  const w = t(locale);
  const span = spanOf(url, desk.core.now());
  const work = await workOf(desk, span, departmentOf(desk.core, person, url));
  const hours = (ms: number | undefined): number | '' => (ms === undefined ? '' : Math.round(ms / 36_000) / 100);
  const rows = work.map((x) => [x.month, x.department, desk.core.district.departments.get(x.department)?.name[locale] ?? x.department, x.arrived, x.times.length, fixed(inTimeOf(x)), hours(timeOf(x, 0.5)), hours(timeOf(x, 0.9)), x.extended, x.late]);
  const head = [w.month, 'id', w.department, w.arrived, w.done, w.inTime, `${w.median}, ${w.hours}`, `${w.ninety}, ${w.hours}`, w.extended, w.late];
  return new Response(csv([head, ...rows]), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="performance-${span.from}-${span.to}.csv"` } });
}

const fixed = (n: number | undefined): number | '' => (n === undefined ? '' : Math.round(n * 10_000) / 10_000);

export const performanceRoutes = (desk: Desk): Route[] => [
  { method: 'GET', path: '/performance', verb: 'report.see', handle: (visit) => performancePage(desk, visit) },
  { method: 'GET', path: '/performance.csv', verb: 'report.export', handle: (visit) => file(desk, visit) },
];
