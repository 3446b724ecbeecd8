/** 민원 처리: my work and my department's. */
import { markup } from '../../../channels/page.js';
import type { Doing } from '../../petitions/life/decision.js';
import { tokenField } from '../forms.js';
import { type Html, type Page, type Route, type Visit, words } from '../route.js';
import { colleagues, type Desk, doingOf } from './desk.js';
import { countText, groups, type Listing, tabs } from './list.js';
import { LAST_PAGE, overview, SECTIONS, type Section, type View, viewsOf } from './overview.js';

const t = words({
  mine: { ko: '내가 맡은 민원', en: 'My petitions' },
  department: { ko: '우리 과 민원', en: 'Petitions of my department' },
  all: { ko: '모든 민원', en: 'All petitions' },
  lead: { ko: '기한이 지난 것부터, 기한이 가까운 순서입니다. 남은 시간은 근무 시간입니다.', en: 'Late ones first, then by due time. Time left is working time.' },
  stands: { ko: '자리를 비운 동료의 민원도 함께 보입니다.', en: 'Petitions of absent colleagues are shown, too.' },
  search: { ko: '찾기', en: 'Search' },
  none: { ko: '처리할 민원이 없습니다.', en: 'Nothing is waiting.' },
  noneHint: { ko: '새 민원이 오면 이 화면에 알립니다.', en: 'This page tells you when something arrives.' },
  assign: { ko: '고른 민원의 담당자', en: 'Give the chosen ones to' },
  choose: { ko: '담당자를 고르십시오', en: 'Choose an officer' },
  give: { ko: '담당자 지정', en: 'Assign' },
});

export interface Asked {
  view: View;
  only: Section | undefined;
  page: number;
}

/** What an address asks for, as far as this person has it. */
function askedOf(url: URL, doing: Doing): Asked {
  const views = viewsOf(doing);
  const view = views.find((v) => v === url.searchParams.get('view')) ?? views[0] ?? 'mine';
  const only = SECTIONS.find((s) => s === url.searchParams.get('only'));
  const page = Math.min(LAST_PAGE, Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1));
  return { view, only, page: only ? page : 1 };
}

export async function listingOf(desk: Desk, visit: Visit, doing: Doing, more: Pick<Listing, 'selected' | 'picks'> = {}): Promise<Listing> {
  const asked = askedOf(visit.url, doing);
  return { desk, doing, ...asked, parts: await overview(desk, doing, asked.view, asked.only, asked.page), locale: visit.locale, ...more };
}

/** `내가 맡은 민원 11건`. What waits for approval and what others ask is not one's own. */
export function headingOf({ parts, view, only, locale }: Listing): string {
  const own = parts.filter((p) => only || (p.section !== 'approve' && p.section !== 'consult'));
  const all = own.reduce((sum, p) => sum + p.count, 0);
  return `${t(locale)[view]} ${countText(all, locale)}`;
}

const BULK = 'bulk';

/** @param above what was just done, or could not be */
export async function listPage(desk: Desk, visit: Visit, above: Html | '' = '', status = 200): Promise<Page> {
  const doing = await doingOf(desk, visit.person);
  const assigns = doing.kind === 'officer' || doing.kind === 'head';
  const { view } = askedOf(visit.url, doing);
  const picks = assigns && view === 'department';
  const listing = await listingOf(desk, visit, doing, picks ? { picks: BULK } : {});
  const { locale } = visit;
  const w = t(locale);
  const lead = `${w.lead}${view === 'mine' && doing.standsFor?.length ? ` ${w.stands}` : ''}`;
  return {
    title: w[view],
    section: 'petitions',
    status,
    styles: ['desk.css'],
    scripts: ['desk.js'],
    body: markup`<div class="head"><div><h1>${headingOf(listing)}</h1><p class="lead">${lead}</p></div><div class="acts">${tabs(listing)}<a class="btn small" href="/console/petitions/search">${w.search}</a></div></div>
${above}<div class="desklist">${listing.parts.length ? groups(listing) : markup`<div id="list" data-changes="/console/petitions/changes?view=${view}" data-page="/console/petitions?view=${view}"><p class="empty">${w.none} ${w.noneHint}</p></div>`}
${picks && listing.parts.length ? await bulkForm(desk, visit, doing) : ''}</div>`,
  };
}

async function bulkForm(desk: Desk, visit: Visit, doing: Doing): Promise<Html> {
  const w = t(visit.locale);
  const people = await colleagues(desk, doing.department ?? '');
  return markup`<form class="bulk" id="${BULK}" method="post" action="/console/petitions/assign">${tokenField(visit)}<label for="officer">${w.assign}</label><select id="officer" name="officer" required><option value="">${w.choose}</option>${people.map((p) => markup`<option value="${p.id}">${p.name}</option>`)}</select><button class="btn small">${w.give}</button></form>`;
}

/** What the list holds now, without its words: a page that is open asks for it and says what is new. */
async function changes(desk: Desk, visit: Visit): Promise<Response> {
  const doing = await doingOf(desk, visit.person);
  const { view, only, page } = askedOf(visit.url, doing);
  const parts = await overview(desk, doing, view, only, page);
  return Response.json({ rows: parts.flatMap((p) => p.rows.map((r) => [r.receipt, r.version])) });
}

export const listRoutes = (desk: Desk): Route[] => [
  { method: 'GET', path: '/petitions', verb: 'petition.see', handle: (visit) => listPage(desk, visit) },
  { method: 'GET', path: '/petitions/changes', verb: 'petition.see', handle: (visit) => changes(desk, visit) },
];

