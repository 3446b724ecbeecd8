/** 독촉장 (Decree §28②): what a 민원심사관 sends to the head of a department whose petition is late. It holds nothing of the citizen. */
import { markup } from '../../../channels/page.js';
import { category as categoryOf, department as departmentOf } from '../../district.js';
import { workingTime } from '../../petitions/clock.js';
import { type Desk, doingOf, namesOf, open } from '../desk/desk.js';
import { KIND_NAMES, periodName, receiptText, STATE_NAMES } from '../desk/names.js';
import { clock, span } from '../desk/time.js';
import { done, type Html, type Page, type Route, type Visit, words } from '../route.js';
import { longDay, row, signHere } from './sheet.js';

const t = words({
  page: { ko: '독촉장', en: 'Reminder' },
  lead: { ko: '인쇄해 담당 부서의 장에게 보냅니다.', en: 'To be printed and sent to the head of the department.' },
  print: { ko: '인쇄하기', en: 'Print' },
  back: { ko: '민원 보기', en: 'The petition' },
  to: { ko: '받는 사람', en: 'To' },
  head: { ko: '부서장', en: ', head of department' },
  receipt: { ko: '접수번호', en: 'Receipt number' },
  about: { ko: '민원', en: 'Petition' },
  received: { ko: '접수한 때', en: 'Received' },
  period: { ko: '처리 기간', en: 'Period' },
  due: { ko: '처리 기한', en: 'Due' },
  late: { ko: '지난 근무 시간', en: 'Working time since' },
  atReminder: { ko: '독촉한 때 기준', en: 'when reminded' },
  state: { ko: '지금 상태', en: 'State' },
  officer: { ko: '담당자', en: 'Officer' },
  nobody: { ko: '담당자 없음', en: 'nobody' },
  text: { ko: '위 민원이 처리 기한을 넘겼습니다. 지체 없이 처리하고, 늦어지는 까닭과 처리할 날을 신청인에게 알려 주십시오.', en: 'This petition is past its due time. Please have it dealt with without delay, and have the petitioner told why it is late and when it will be done.' },
  law: { ko: '민원 처리에 관한 법률 시행령 제28조제2항', en: 'Enforcement Decree of the Act on the Treatment of Civil Petitions §28②' },
  inspector: { ko: '민원심사관', en: 'Inspector of petitions' },
  sign: { ko: '(서명 또는 인)', en: '(signature)' },
  nth: { ko: '번째 독촉', en: '. reminder' },
});

async function reminderPage(desk: Desk, visit: Visit): Promise<Page | Response> {
  const receipt = visit.params.receipt ?? '';
  const opened = await open(desk, receipt, await doingOf(desk, visit.person));
  const reminded = opened?.petition.events.filter((e) => e.code === 'reminded') ?? [];
  const last = reminded.at(-1);
  if (!opened || !last) return done(opened ? `/petitions/${receipt}` : '/petitions', opened ? undefined : 'petition-none');
  const names = await namesOf(desk, [opened.petition.officer, last.actor]);
  const w = t(visit.locale);
  const body = markup`<div class="head screen"><div><h1>${w.page} <span class="n">${receiptText(receipt)}</span></h1><p class="lead">${w.lead}</p></div><div class="acts"><button class="btn main small" type="button" data-print hidden>${w.print}</button><a class="btn small" href="/console/petitions/${receipt}">${w.back}</a></div></div>${letter(desk, visit, opened.petition, { at: last.at, due: Number(last.detail?.due ?? opened.petition.dueAt), nth: reminded.length, by: names.get(last.actor) ?? '', officer: names.get(opened.petition.officer ?? '') })}`;
  return { title: `${w.page} ${receiptText(receipt)}`, section: 'petitions', styles: ['papers.css'], scripts: ['desk.js'], body };
}

interface Reminded {
  at: number;
  /** The due time that had passed. */
  due: number;
  nth: number;
  by: string;
  officer: string | undefined;
}

function letter({ core }: Desk, { locale }: Visit, petition: NonNullable<Awaited<ReturnType<typeof open>>>['petition'], { at, due, nth, by, officer }: Reminded): Html {
  const w = t(locale);
  const department = departmentOf(core.district, petition.department);
  const moment = (of: number): string => `${longDay(of, locale)} ${clock(of)}`;
  return markup`<article class="sheet" aria-labelledby="reminder"><h2 id="reminder">${w.page}</h2><table><tbody>
${row(w.to, `${department.name[locale]}${locale === 'ko' ? ' ' : ''}${w.head}`)}${row(w.receipt, receiptText(petition.receipt))}${row(w.about, `${categoryOf(core.district, petition.category).name[locale]} (${KIND_NAMES[petition.kind]?.[locale] ?? petition.kind})`)}
${row(w.received, moment(petition.receivedAt))}${row(w.period, periodName(petition.period, locale))}${row(w.due, markup`<b>${moment(due)}</b>`)}${row(`${w.late} (${w.atReminder})`, span(workingTime(due, at, core.calendar), locale))}
${row(w.officer, officer ?? w.nobody)}${row(w.state, STATE_NAMES[petition.state][locale])}</tbody></table>
<p class="end">${w.text}</p><p class="end small">${w.law}${nth > 1 ? ` · ${nth}${w.nth}` : ''}</p><p class="end">${longDay(at, locale)}</p>
${signHere(`${w.inspector} ${by}`, w.sign)}</article>`;
}

export const reminderRoutes = (desk: Desk): Route[] => [{ method: 'GET', path: '/petitions/:receipt/reminder', verb: 'petition.see', handle: (visit) => reminderPage(desk, visit) }];
