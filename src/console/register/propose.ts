/** Beside the form: which category the words belong to, who answers, and until when. Read again while somebody types. */
import { markup } from '../../../channels/page.js';
import type { Category } from '../../district.js';
import { dueAt, nextWorkingInstant, showsHour } from '../../petitions/clock.js';
import { isDanger } from '../../petitions/danger.js';
import { proposals, route } from '../../petitions/route.js';
import { KIND_NAMES, periodName } from '../desk/names.js';
import { clock, day } from '../desk/time.js';
import type { Desk } from '../desk/desk.js';
import { type Html, type Visit, words } from '../route.js';

const t = words({
  empty: { ko: '글을 적으시면 분류와 담당 부서, 처리 기한이 여기에 보입니다.', en: 'Category, department and due time stand here once you write.' },
  chosen: { ko: '고르신 분류', en: 'Chosen category' },
  proposed: { ko: '글에서 찾은 분류', en: 'Found by the words' },
  fallback: { ko: '맞는 분류를 찾지 못해 이 분류로 받습니다', en: 'Nothing fits, so it goes to' },
  until: { ko: '까지', en: 'until' },
  others: { ko: '다른 분류로 받기', en: 'Take it as another' },
  danger: { ko: '위험한 일로 보입니다. 급하면 먼저 119(불·구급)나 112(범죄)로 알리십시오.', en: 'It sounds dangerous. If it is urgent, call 119 (fire, ambulance) or 112 (police) first.' },
  signed: { ko: '말로 받을 때에는 신청인이 읽고 서명해야 합니다. 접수한 뒤에 서명할 종이를 인쇄합니다. (법 제8조, 시행령 제10조제4항)', en: 'Taken down by word of mouth, it is read and signed by the petitioner. The paper to sign is printed afterwards. (Act §8, Decree §10④)' },
  oral: { ko: '기타민원은 말이나 전화로 받을 수 있습니다. (법 제8조)', en: 'It may be filed by word of mouth or by telephone. (Act §8)' },
});

/** As many as an officer reads at a glance. */
const MOST = 4;

/** The category that was chosen, else the one that the words say. */
export const categoryFor = ({ core }: Pick<Desk, 'core'>, text: string, chosen: string): Category => core.district.categories.get(chosen) ?? route(core.district, text);

export function proposalHtml(desk: Pick<Desk, 'core'>, { text = '', category: chosen = '' }: Readonly<Record<string, string>>, locale: Visit['locale']): Html {
  const w = t(locale);
  const { core } = desk;
  if (!text.trim() && !chosen) return markup`<p class="quiet">${w.empty}</p>`;
  const category = categoryFor(desk, text, chosen);
  const found = proposals(core.district, text);
  const others = found.filter((c) => c.id !== category.id).slice(0, MOST - 1);
  const why = category.id === chosen ? w.chosen : found.length ? w.proposed : w.fallback;
  return markup`${isDanger(text) ? markup`<p class="alert" role="alert">${w.danger}</p>` : ''}<p class="quiet">${why}</p><p class="prop"><b>${category.name[locale]}</b><br>${factsOf(desk, category, locale)}</p>
<p class="small quiet">${category.kind === 'other' ? w.oral : w.signed}</p>
${others.length ? markup`<p class="quiet">${w.others}</p><ul class="props">${others.map((c) => markup`<li><button class="btn small" name="choose" value="${c.id}" form="register" formaction="/console/petitions/new/look" formnovalidate>${c.name[locale]}</button> <span class="small">${factsOf(desk, c, locale)}</span></li>`)}</ul>` : ''}`;
}

/** `도로관리과 · 기타민원 5일 · 12월 1일(화) 14:20까지` */
function factsOf({ core }: Pick<Desk, 'core'>, { department, kind, period }: Category, locale: Visit['locale']): string {
  const now = core.now();
  const due = dueAt(nextWorkingInstant(now, core.calendar), period, core.calendar).at;
  const at = `${day(due, now, locale)}${showsHour(period) ? ` ${clock(due)}` : ''}`;
  const until = locale === 'ko' ? `${at}${t(locale).until}` : `${t(locale).until} ${at}`;
  return [core.district.departments.get(department)?.name[locale] ?? department, `${KIND_NAMES[kind]?.[locale] ?? kind} ${periodName(period, locale)}`, until].join(' · ');
}
