/** 현황: a department's work now, satisfaction, performance. */
import { markup } from '../../../channels/page.js';
import { may } from '../../staff/roles.js';
import { type Both, type Html, type Visit, words } from '../route.js';

const t = words({ tabs: { ko: '현황', en: 'Figures' }, print: { ko: '인쇄하기', en: 'Print' } });

const PAGES: readonly [path: string, name: Both][] = [
  ['/report', { ko: '부서 현황', en: 'Department now' }],
  ['/satisfaction', { ko: '만족도', en: 'Satisfaction' }],
  ['/performance', { ko: '처리 성과', en: 'Performance' }],
];

export const tabs = (visit: Visit, here: string): Html =>
  markup`<nav class="tab screen" aria-label="${t(visit.locale).tabs}">${PAGES.filter(() => may(visit.person.role, 'report.see')).map(([path, name]) => markup`<a href="/console${path}"${path === here && markup` aria-current="page"`}>${name[visit.locale]}</a>`)}</nav>`;

/** Shown by the script. */
export const printButton = (visit: Visit): Html => markup`<button class="btn small" type="button" data-print hidden>${t(visit.locale).print}</button>`;

/** Lets others be answered between two months' figures: on Node a query holds the thread. */
export const breathe = (): Promise<void> => new Promise((go) => setTimeout(go, 0));
