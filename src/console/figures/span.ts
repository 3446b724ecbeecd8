/** Which months figures are about, and of which department: chosen by a form that needs no script. */
import { markup } from '../../../channels/page.js';
import type { Core } from '../../core.js';
import type { Locale } from '../../staff/locale.js';
import { isMonth, monthOf, monthsAfter, monthsBetween } from '../../petitions/months.js';
import { type Option, select } from '../forms.js';
import { type Html, type Person, type Visit, words } from '../route.js';

const t = words({
  from: { ko: '부터', en: 'From' },
  to: { ko: '까지', en: 'To' },
  department: { ko: '부서', en: 'Department' },
  all: { ko: '모든 부서', en: 'All departments' },
  show: { ko: '보기', en: 'Show' },
  quick: { ko: '기간', en: 'Span' },
});

/** Months that are shown at most, that can be chosen, and that are shown first. */
const MOST = 12;
const CHOICE = 36;
const FIRST = 3;

export interface Span {
  from: string;
  to: string;
  months: string[];
}

/** Whatever the address says, it is a span of at most a year that has begun. */
export function spanOf(url: URL, now: number): Span {
  const last = monthOf(now);
  const oldest = monthsAfter(last, 1 - CHOICE);
  const asked = (name: string): string | undefined => {
    const month = url.searchParams.get(name) ?? '';
    return isMonth(month) && month <= last && month >= oldest ? month : undefined;
  };
  const to = asked('to') ?? last;
  const from = asked('from') ?? monthsAfter(to, 1 - FIRST);
  const [start, end] = from <= to ? [from, to] : [to, from];
  const months = monthsBetween(start, end).slice(-MOST);
  return { from: months[0] ?? end, to: end, months };
}

/** A head has their own department; who serves the whole district chooses. @returns undefined: all of them */
export function departmentOf({ district }: Pick<Core, 'district'>, person: Person, url: URL): string | undefined {
  if (person.role === 'head') return person.department ?? '';
  const asked = url.searchParams.get('department') ?? '';
  return district.departments.has(asked) ? asked : undefined;
}

/** `2026년 11월`, `November 2026` */
export function monthName(month: string, locale: Locale): string {
  const [year = '', number = ''] = month.split('-');
  if (locale === 'ko') return `${year}년 ${Number(number)}월`;
  return new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(Date.UTC(Number(year), Number(number) - 1));
}

export const spanName = ({ from, to }: Span, locale: Locale): string => (from === to ? monthName(from, locale) : `${monthName(from, locale)} ${locale === 'ko' ? '~' : 'to'} ${monthName(to, locale)}`);

export const query = ({ from, to }: Pick<Span, 'from' | 'to'>, department: string | undefined): string => String(new URLSearchParams({ from, to, ...(department ? { department } : {}) }));

export function spanForm({ district, now }: Pick<Core, 'district' | 'now'>, { person, locale }: Visit, path: string, span: Span, department: string | undefined): Html {
  const w = t(locale);
  const last = monthOf(now());
  const months = Array.from({ length: CHOICE }, (_, i): Option => [monthsAfter(last, -i), monthName(monthsAfter(last, -i), locale)]);
  const departments: Option[] = [['', w.all], ...[...district.departments.values()].map((d): Option => [d.id, d.name[locale]])];
  const whole = ([1, FIRST, 6, MOST] as const).map((n) => ({ n, from: monthsAfter(last, 1 - n) }));
  return markup`<nav class="tab screen" aria-label="${w.quick}">${whole.map(({ n, from }) => markup`<a href="/console${path}?${query({ from, to: last }, person.role === 'head' ? undefined : department)}"${span.from === from && span.to === last && markup` aria-current="true"`}>${locale === 'ko' ? (n === 1 ? '이번 달' : `${n}개월`) : n === 1 ? 'This month' : `${n} months`}</a>`)}</nav>
<form class="filter" method="get" action="/console${path}">${select({ name: 'from', label: w.from, value: span.from }, months)}${select({ name: 'to', label: w.to, value: span.to }, months)}${person.role === 'head' ? '' : select({ name: 'department', label: w.department, value: department ?? '' }, departments)}<button class="btn small">${w.show}</button></form>`;
}
