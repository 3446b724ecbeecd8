/** Petitions that belong beside this one: the same thing at the same place, and what the same citizen filed before. */
import { markup } from '../../../channels/page.js';
import type { Listed } from '../../petitions/desk-lists.js';
import { type Html, type Visit, words } from '../route.js';
import type { Desk } from './desk.js';
import { receiptText, STATE_NAMES } from './names.js';
import { date } from './time.js';

const t = words({
  near: { ko: '비슷한 민원', en: 'Similar petitions' },
  nearHint: { ko: '분류와 곳이 같음', en: 'same category and place' },
  same: { ko: '같은 분의 다른 민원', en: 'Others of the same citizen' },
});

export function relatedHtml(desk: Pick<Desk, 'core'>, visit: Visit, near: readonly Listed[], same: readonly Listed[]): Html | '' {
  const w = t(visit.locale);
  const others = same.filter((s) => !near.some((n) => n.receipt === s.receipt));
  return markup`${section('near', `${w.near}`, near, desk, visit, w.nearHint)}${section('same', w.same, others, desk, visit)}`;
}

function section(id: string, title: string, rows: readonly Listed[], { core }: Pick<Desk, 'core'>, { locale, url }: Visit, hint?: string): Html | '' {
  if (!rows.length) return '';
  const view = url.searchParams.get('view');
  return markup`<section class="sim" aria-labelledby="${id}"><h2 id="${id}">${title}</h2><ul>${rows.map(
    (r) => markup`<li><a href="/console/petitions/${r.receipt}${view ? `?view=${view}` : ''}">${core.district.categories.get(r.category)?.name[locale] ?? r.category} <small class="n">${receiptText(r.receipt)}${hint ? ` · ${hint}` : ''}</small></a> <span>${date(r.settledAt ?? r.arrivedAt, locale)} ${STATE_NAMES[r.state][locale]}</span></li>`,
  )}</ul></section>`;
}
