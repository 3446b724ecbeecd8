/** From a petition to its papers. */
import { markup } from '../../../channels/page.js';
import type { Case } from '../../petitions/life/case.js';
import { may } from '../../staff/roles.js';
import { type Html, type Visit, words } from '../route.js';

const t = words({
  papers: { ko: '접수증·확인서 인쇄', en: 'Print slip and statement' },
  reminder: { ko: '독촉장 인쇄', en: 'Print the reminder' },
});

/** @param readable its words may be read by the visitor */
export function paperLinks({ person, locale }: Visit, { receipt, events }: Case, readable: boolean): Html | '' {
  const w = t(locale);
  const links = [...(readable && may(person.role, 'petition.register') ? [['papers', w.papers]] : []), ...(events.some((e) => e.code === 'reminded') ? [['reminder', w.reminder]] : [])];
  return links.length ? markup`<p class="acts">${links.map(([path, name]) => markup`<a class="btn small" href="/console/petitions/${receipt}/${path ?? ''}">${name ?? ''}</a>`)}</p>` : '';
}
