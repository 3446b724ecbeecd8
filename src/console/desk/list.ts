/** Lists as they are drawn: late ones first and unmistakable, then by due time, with what is left in working time. */
import { markup } from '../../../channels/page.js';
import type { Locale } from '../../staff/locale.js';
import { showsHour } from '../../petitions/clock.js';
import { COUNTED } from '../../petitions/desk-lists.js';
import type { Doing } from '../../petitions/life/decision.js';
import { type Both, type Html, words } from '../route.js';
import type { Desk } from './desk.js';
import { channelName, receiptText, STATE_NAMES } from './names.js';
import { spokenTag } from './person.js';
import { LAST_PAGE, LONG, type Part, type Row, type Section, type View, viewsOf } from './overview.js';
import { clock, day, dueText, MINUTE, span } from './time.js';

const t = words({
  left: { ko: '남음', en: 'left' },
  late: { ko: '지남', en: 'late' },
  passed: { ko: '기한 지남', en: 'was due' },
  stopped: { ko: '남기고 멈춤', en: 'left, stopped' },
  nobody: { ko: '담당자 없음', en: 'nobody’s yet' },
  officer: { ko: '담당', en: 'Officer' },
  waits: { ko: '기다리는 날', en: 'waits until' },
  provisional: { ko: '잠정', en: 'provisional' },
  all: { ko: '모두 보기', en: 'Show all' },
  back: { ko: '묶음으로 보기', en: 'Back to the groups' },
  pick: { ko: '고르기', en: 'Choose' },
  pages: { ko: '쪽', en: 'Pages' },
  newer: { ko: '앞', en: 'Previous' },
  older: { ko: '다음', en: 'Next' },
  beyond: { ko: '1,000건까지 보입니다. 더 뒤의 것은 ‘찾기’로 찾아 주십시오.', en: 'The first 1,000 are shown. Use search for what comes after.' },
  kept: { ko: '임시 저장', en: 'draft' },
  submitted: { ko: '결재 올림', en: 'submitted' },
  returned: { ko: '돌려받음', en: 'sent back' },
  lists: { ko: '목록', en: 'Lists' },
});

const VIEW_NAMES: Readonly<Record<View, Both>> = { mine: { ko: '내 것', en: 'Mine' }, department: { ko: '우리 과', en: 'My department' }, all: { ko: '모두', en: 'All' } };

const SECTION_NAMES: Readonly<Record<Section, Both>> = {
  approve: { ko: '결재를 기다림', en: 'Waiting for approval' },
  late: { ko: '기한 지남', en: 'Late' },
  new: { ko: '새로 온 것, 담당자 없음', en: 'New, nobody’s yet' },
  consult: { ko: '협조 요청을 받은 것', en: 'Other departments ask' },
  today: { ko: '오늘까지', en: 'Due today' },
  week: { ko: '이번 주', en: 'This week' },
  later: { ko: '그 뒤', en: 'Later' },
  stopped: { ko: '시계 멈춤', en: 'Clock stopped' },
};
const sectionName = (section: Section, locale: Locale): string => SECTION_NAMES[section][locale];

/** `12건`, `1,000건+` */
export const countText = (count: number, locale: Locale): string => {
  const n = Math.min(count, COUNTED).toLocaleString('en');
  const more = count > COUNTED ? '+' : '';
  return locale === 'ko' ? `${n}${more}건` : `${n}${more}`;
};

export interface Listing {
  desk: Pick<Desk, 'core'>;
  doing: Doing;
  view: View;
  only: Section | undefined;
  page: number;
  parts: readonly Part[];
  locale: Locale;
  /** The petition that is open beside the list. */
  selected?: string;
  /** Rows can be chosen, for the form of this id. */
  picks?: string;
}

export const listHref = (view: View, only?: Section, page = 1): string => `/console/petitions?view=${view}${only ? `&only=${only}` : ''}${page > 1 ? `&page=${page}` : ''}`;

export function tabs({ doing, view, locale }: Pick<Listing, 'doing' | 'view' | 'locale'>): Html | '' {
  const views = viewsOf(doing);
  if (views.length < 2) return '';
  return markup`<nav class="tab" aria-label="${t(locale).lists}">${views.map((v) => markup`<a href="${listHref(v)}"${v === view && markup` aria-current="page"`}>${VIEW_NAMES[v][locale]}</a>`)}</nav>`;
}

/** All groups. What a script renews stands in `#list`. */
export function groups(listing: Listing): Html {
  const { view, only, page, parts, locale } = listing;
  const w = t(locale);
  const changes = `/console/petitions/changes?view=${view}${only ? `&only=${only}&page=${page}` : ''}`;
  const address = listing.selected ? `/console/petitions/${listing.selected}?view=${view}` : listHref(view, only, page);
  return markup`<div id="list" class="groups" data-changes="${changes}" data-page="${address}">${parts.map((part) => markup`<section aria-labelledby="group-${part.section}"><h2 class="grp" id="group-${part.section}">${sectionName(part.section, locale)} <small>${countText(part.count, locale)}</small>${!only && part.count > part.rows.length ? markup` <a href="${listHref(view, part.section)}">${w.all}</a>` : ''}</h2>
<ul class="its">${part.rows.map((row) => item(row, part.section, listing))}</ul></section>`)}
${only ? pager(listing) : ''}</div>`;
}

function pager({ view, only, page, parts, locale }: Listing): Html {
  const w = t(locale);
  const count = parts[0]?.count ?? 0;
  const pages = Math.max(1, Math.min(LAST_PAGE, Math.ceil(count / LONG)));
  return markup`<nav class="pages" aria-label="${w.pages}"><a href="${listHref(view)}">${w.back}</a>${page > 1 ? markup`<a rel="prev" href="${listHref(view, only, page - 1)}">${w.newer}</a>` : ''}<span>${page} / ${pages}</span>${page < pages ? markup`<a rel="next" href="${listHref(view, only, page + 1)}">${w.older}</a>` : ''}${count > COUNTED && page === pages ? markup`<span class="quiet">${w.beyond}</span>` : ''}</nav>`;
}

function item(row: Row, section: Section, { desk, view, locale, selected, picks }: Listing): Html {
  const w = t(locale);
  const late = row.left < 0;
  const stands = standing(row);
  const category = desk.core.district.categories.get(row.category)?.name[locale] ?? row.category;
  const here = row.receipt === selected;
  const chosen = picks && section !== 'consult' && section !== 'approve';
  return markup`<li class="it${late && !stands ? ' late' : ''}${stands ? ' stop' : ''}${here ? ' here' : ''}" data-receipt="${row.receipt}" data-version="${row.version}">${chosen ? markup`<label class="pick"><input type="checkbox" name="pick" value="${row.receipt}:${row.version}" form="${picks}"><span class="hide">${w.pick} ${receiptText(row.receipt)}</span></label>` : ''}
<a href="/console/petitions/${row.receipt}?view=${view}"${here && markup` aria-current="true"`}><span class="rem">${remaining(row, desk.core.now(), locale)}</span>
<span class="what"><strong>${category}</strong> <span class="m">${metaOf(row, desk, view, locale)}</span></span>
<span class="d">${dueLines(row, desk.core.now(), locale)}</span></a></li>`;
}

const standing = ({ state }: Row): boolean => state === 'supplement' || state === 'paused';
const hasHour = ({ period, state }: Row): boolean => showsHour(period) && state !== 'objected';

/** In working time; where none has passed since it was due, on a Friday at 18:00 and read on a Sunday, when that was. */
function remaining(row: Row, now: number, locale: Locale): Html {
  const w = t(locale);
  if (row.left < 0 && row.left > -MINUTE) return markup`<b>${dueText(row.dueAt, now, hasHour(row), locale)}</b> ${w.passed}`;
  return markup`<b>${span(Math.abs(row.left), locale)}</b> ${standing(row) ? w.stopped : row.left < 0 ? w.late : w.left}`;
}

function metaOf(row: Row, { core }: Pick<Desk, 'core'>, view: View, locale: Locale): Html {
  const w = t(locale);
  // The group of new ones says it in its heading.
  const nobody = row.officer === null && row.left < 0 ? markup` <span class="tag late">${w.nobody}</span>` : '';
  const facts = [receiptText(row.receipt), channelName(row.channel, locale), ...(view === 'all' ? [core.district.departments.get(row.department)?.name[locale] ?? row.department] : []), ...(view !== 'mine' && row.officerName ? [row.officerName] : [])];
  const state = row.state === 'objected' || row.state === 'arrived' ? markup` <span class="tag new">${STATE_NAMES[row.state][locale]}</span>` : '';
  const draft = row.draft ? markup` <span class="tag ${row.draft === 'returned' ? 'wait' : 'go'}">${w[row.draft]}</span>` : '';
  return markup`${facts.map((f, i) => markup`${i > 0 && ' · '}<span class="n">${f}</span>`)}${spokenTag(row.locale)}${nobody}${state}${draft}`;
}

/** Until when: of a stopped one the day that it waits for. */
function dueLines(row: Row, now: number, locale: Locale): Html {
  const w = t(locale);
  if (standing(row)) return markup`${w.waits}<br>${row.waitUntil === null ? '–' : day(row.waitUntil, now, locale)}`;
  return markup`${day(row.dueAt, now, locale)}${hasHour(row) ? markup`<br>${clock(row.dueAt)}` : ''}${row.provisional ? markup`<br><span class="quiet">${w.provisional}</span>` : ''}`;
}
