/** Several petitions to one officer: each by its own verb and version, and each refusal is told. */
import { markup } from '../../../channels/page.js';
import { LifeFault } from '../../petitions/life/fault.js';
import { perform } from '../../petitions/life/perform.js';
import { type Html, type Page, type Route, type Visit, words } from '../route.js';
import { actionOf, attempt, type Desk, doingOf, open } from './desk.js';
import { faultText } from './faults.js';
import { listPage } from './list-page.js';
import { receiptText } from './names.js';

/** In one go. */
const MOST = 100;

const t = words({
  none: { ko: '민원을 먼저 고르십시오.', en: 'Choose petitions first.' },
  officer: { ko: '담당자를 고르십시오.', en: 'Choose an officer.' },
  many: { ko: '한 번에 100건까지 지정합니다.', en: 'At most 100 at once.' },
  given: { ko: '건을 지정했습니다.', en: ' assigned.' },
  not: { ko: '지정하지 못한 민원', en: 'Not assigned' },
});

async function assign(desk: Desk, visit: Visit): Promise<Page> {
  const w = t(visit.locale);
  const { officer = '' } = visit.form;
  const picks = [...new Set(visit.all('pick'))];
  visit.url.searchParams.set('view', 'department');
  const wrong = !picks.length ? w.none : !officer ? w.officer : picks.length > MOST ? w.many : undefined;
  if (wrong) return listPage(desk, visit, markup`<p class="alert" role="alert">${wrong}</p>`, 422);
  const doing = await doingOf(desk, visit.person);
  const failed: [receipt: string, why: string][] = [];
  for (const pick of picks) {
    const [receipt = '', version = ''] = pick.split(':');
    const ran = await attempt(async () => {
      if (!/^\d{1,9}$/.test(version)) throw new LifeFault('not-found');
      return perform(desk.core, doing, { verb: 'assign', receipt, version: Number(version), input: { officer }, with: () => [actionOf(desk, visit, 'petition.assign', receipt, { officer })] });
    });
    if (ran.ok) continue;
    const now = await open(desk, receipt, doing);
    failed.push([receipt, faultText(ran.fault, 'assign', now?.petition.state ?? 'received', visit.locale)]);
  }
  return listPage(desk, visit, told(picks.length - failed.length, failed, visit.locale), failed.length ? 409 : 200);
}

function told(given: number, failed: readonly [string, string][], locale: Visit['locale']): Html {
  const w = t(locale);
  return markup`${given ? markup`<p class="notice" role="status">${given}${w.given}</p>` : ''}${failed.length ? markup`<div class="alert" role="alert"><p><b>${w.not}</b></p><ul>${failed.map(([receipt, why]) => markup`<li><span class="n">${receiptText(receipt)}</span> ${why}</li>`)}</ul></div>` : ''}`;
}

export const bulkRoutes = (desk: Desk): Route[] => [{ method: 'POST', path: '/petitions/assign', verb: 'petition.work', handle: (visit) => assign(desk, visit) }];
