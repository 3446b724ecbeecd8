/** 문안: every text, found by words, key, device, language; what is there of each at a glance. */
import { markup } from '../../../channels/page.js';
import { LOCALES } from '../../inquiry.js';
import type { Locale } from '../../staff/locale.js';
import { type Html, type Page, type Route, words } from '../route.js';
import { type Workshop, SHOWN, shelfOf } from './workshop.js';
import type { Layer, Scope } from '../../wording/content.js';
import { type CellState, described, type Found, find, type Shelf, type Wanted } from './find.js';
import { DEVICE_NAMES, groupOf, LAYER_NAMES, LAYER_SIGNS } from './names.js';
import { editionAt } from './editions.js';
import { fromField } from './when.js';

const A_PAGE = 40;

const t = words({
  title: { ko: '문안', en: 'Texts' },
  lead: { ko: '문자, PDA, 휴대전화, TV가 시민에게 하는 말입니다. 고쳐서 승인을 받으면 모든 기기에 함께 게시됩니다.', en: 'What text messages, PDA, mobile and TV say to citizens. Change it, have it approved, and it is live on all of them together.' },
  words: { ko: '낱말이나 이름', en: 'Words or key' },
  device: { ko: '기기', en: 'Device' },
  language: { ko: '언어', en: 'Language' },
  only: { ko: '골라 보기', en: 'Show' },
  all: { ko: '모두', en: 'All' },
  missing: { ko: '없는 것', en: 'Missing' },
  stale: { ko: '한국어가 바뀐 것', en: 'Stale translations' },
  draft: { ko: '고치는 중인 것', en: 'In a draft' },
  changed: { ko: '바뀐 것', en: 'Changed' },
  since: { ko: '이때부터 바뀐 것', en: 'Changed since' },
  find: { ko: '찾기', en: 'Find' },
  none: { ko: '그런 문안이 없습니다. 낱말을 줄이거나 ‘모두’를 골라 보십시오.', en: 'No such text. Use fewer words, or choose “All”.' },
  count: { ko: '문안', en: 'Texts' },
  unit: { ko: '개', en: '' },
  text: { ko: '한국어 공통 문안', en: 'Korean common text' },
  there: { ko: '기기와 언어', en: 'Devices and languages' },
  own: { ko: '제 문안', en: 'its own text' },
  common: { ko: '공통 문안', en: 'the common text' },
  drafts: { ko: '고치는 중', en: 'in a draft' },
  empty: { ko: '(빈 문안)', en: '(empty)' },
  pages: { ko: '쪽', en: 'Pages' },
  menus: { ko: '메뉴와 채널', en: 'Menus and channels' },
  reading: { ko: '가로는 언어, 세로는 문자·모바일·PDA·TV', en: 'Columns are languages, rows are SMS, mobile, PDA, TV' },
});

export const listRoutes = (workshop: Workshop): Route[] => [{ method: 'GET', path: '/templates', verb: 'wording.see', handle: ({ url, locale }) => listPage(workshop, url.searchParams, locale) }];

const ONLY = ['', 'missing', 'stale', 'draft', 'changed'] as const;

async function listPage(workshop: Workshop, query: URLSearchParams, locale: Locale): Promise<Page> {
  const shelf = await shelfOf(workshop);
  const of = (name: string): string => (query.get(name) ?? '').slice(0, 200);
  const only = ONLY.find((o) => o === of('only')) ?? '';
  const since = fromField(of('since') ? `${of('since')}T00:00` : '') ?? null;
  const wanted: Wanted = { words: of('q'), device: of('device'), locale: of('language'), only, edition: only === 'changed' ? Math.max(1, await editionAt(workshop.press.store, since ?? 0)) : 0 };
  const found = find(shelf, wanted);
  const pages = Math.max(1, Math.ceil(found.length / A_PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(of('page'))) || 1));
  const shown = found.slice((page - 1) * A_PAGE, page * A_PAGE).map((key) => described(shelf, key));
  const w = t(locale);
  return {
    title: w.title,
    section: 'wording',
    styles: ['wording.css'],
    body: markup`<div class="head"><div><h1>${w.title}</h1><p class="lead">${w.lead}</p></div><div class="acts"><a class="btn" href="/console/menus">${w.menus}</a></div></div>
${filter(wanted, of('since'), locale)}
<p class="quiet found" role="status">${w.count} ${found.length}${w.unit}</p>
${shown.length ? foundTable(shelf, shown, wanted, locale) : markup`<p class="empty">${w.none}</p>`}
${legend(locale)}
${pages > 1 && pager(query, page, pages, locale)}`,
  };
}

function filter(wanted: Wanted, since: string, locale: Locale): Html {
  const w = t(locale);
  const option = (value: string, name: string, chosen: string): Html => markup`<option value="${value}"${value === chosen && markup` selected`}>${name}</option>`;
  return markup`<form class="filter" method="get" action="/console/templates" role="search">
<div class="field wide"><label for="q">${w.words}</label><input id="q" name="q" type="search" value="${wanted.words}" maxlength="200"></div>
<div class="field"><label for="device">${w.device}</label><select id="device" name="device">${option('', w.all, wanted.device)}${(['common', ...SHOWN] as const).map((d) => option(d, DEVICE_NAMES[d][locale], wanted.device))}</select></div>
<div class="field"><label for="language">${w.language}</label><select id="language" name="language">${option('', w.all, wanted.locale)}${LOCALES.map((l) => option(l, LAYER_NAMES[l][locale], wanted.locale))}</select></div>
<div class="field"><label for="only">${w.only}</label><select id="only" name="only">${ONLY.map((o) => option(o, o === '' ? w.all : w[o], wanted.only))}</select></div>
<div class="field"><label for="since">${w.since}</label><input id="since" name="since" type="date" value="${since}"></div>
<button class="btn">${w.find}</button></form>`;
}

export function foundTable({ locales, devices }: Shelf, found: readonly Found[], wanted: Wanted, locale: Locale): Html {
  const w = t(locale);
  const where = `device=${wanted.device || 'common'}&locale=${wanted.locale || 'ko'}`;
  return markup`<div class="scroll"><table class="texts"><thead><tr><th scope="col">${w.text}</th><th scope="col" class="mx-head"><span class="hide">${w.there}</span><span aria-hidden="true" class="mx">${locales.map((l) => markup`<span>${LAYER_SIGNS[l as Layer] ?? l}</span>`)}</span></th></tr></thead><tbody>${found.map(
    (f) => markup`<tr><th scope="row"><a href="/console/templates/${f.key}?${where}"><strong>${f.text.slice(0, 120) || w.empty}</strong></a> <span class="quiet small">${groupOf(f.key, locale)} · <code>${f.key}</code></span>${f.drafts.map((d) => markup` <span class="tag wait">${w.drafts}: ${d}</span>`)}</th><td>${matrix(f.cells, locales, devices, locale)}</td></tr>`,
  )}</tbody></table></div>`;
}

const SIGN: Readonly<Record<CellState, string>> = { own: 'o', common: 'h', stale: 's', missing: 'x' };

/** Full, hollow, half, square: shape before colour. Read aloud as what is not in order. */
function matrix(cells: readonly CellState[][], locales: readonly string[], devices: readonly string[], locale: Locale): Html {
  const w = t(locale);
  const wrong = cells.flatMap((row, d) => row.flatMap((c, l) => (c === 'missing' || c === 'stale' ? [`${DEVICE_NAMES[devices[d] as Scope]?.[locale] ?? ''} ${LAYER_NAMES[locales[l] as Layer]?.[locale] ?? locales[l]}: ${w[c]}`] : [])));
  const label = wrong.length ? wrong.join(', ') : { ko: '모두 있음', en: 'all there' }[locale];
  return markup`<span class="mx" role="img" aria-label="${label}">${cells.map((row) => row.map((c) => markup`<i class="${SIGN[c]}"></i>`))}</span>`;
}

function legend(locale: Locale): Html {
  const w = t(locale);
  return markup`<p class="legend small quiet"><span>${w.reading}</span> <span><i class="o"></i>${w.own}</span> <span><i class="h"></i>${w.common}</span> <span><i class="s"></i>${w.stale}</span> <span><i class="x"></i>${w.missing}</span></p>`;
}

function pager(query: URLSearchParams, page: number, pages: number, locale: Locale): Html {
  const to = (n: number): string => {
    const next = new URLSearchParams(query);
    next.set('page', String(n));
    return `/console/templates?${next}`;
  };
  const near = Array.from({ length: pages }, (_, i) => i + 1).filter((n) => n === 1 || n === pages || Math.abs(n - page) <= 3);
  return markup`<nav class="pages" aria-label="${t(locale).pages}">${near.map((n) => (n === page ? markup`<a aria-current="page" href="${to(n)}">${n}</a>` : markup`<a href="${to(n)}">${n}</a>`))}</nav>`;
}
