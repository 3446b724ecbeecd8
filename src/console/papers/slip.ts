/** 접수증 (Act §9②, Decree §6): what the petitioner takes home. In the petitioner's language, not the officer's. */
import { markup } from '../../../channels/page.js';
import { category as categoryOf, department as departmentOf } from '../../district.js';
import { showsHour } from '../../petitions/clock.js';
import type { Case } from '../../petitions/life/case.js';
import { dueReasons } from '../desk/clock-box.js';
import type { Desk } from '../desk/desk.js';
import { KIND_NAMES, periodName, receiptText } from '../desk/names.js';
import { clock } from '../desk/time.js';
import { type Html, words } from '../route.js';
import { longDay, row, type Signed } from './sheet.js';

const t = words({
  title: { ko: '접수증', en: 'Receipt' },
  receipt: { ko: '접수번호', en: 'Receipt number' },
  about: { ko: '민원', en: 'Petition' },
  name: { ko: '신청인', en: 'Petitioner' },
  noName: { ko: '(이름을 적지 않음)', en: '(no name given)' },
  arrived: { ko: '신청한 때', en: 'Filed' },
  received: { ko: '접수한 때', en: 'Received' },
  due: { ko: '처리 기한', en: 'Answer by' },
  until: { ko: '까지', en: '' },
  counted: { ko: '토요일과 공휴일은 세지 않습니다. (법 제19조)', en: 'Saturdays and public holidays are not counted. (Act §19)' },
  provisional: { ko: '공휴일이 아직 정해지지 않은 해여서 바뀔 수 있습니다.', en: 'Holidays of that year are not decided yet, so it may move.' },
  department: { ko: '담당 부서', en: 'Department' },
  officer: { ko: '담당자', en: 'Officer' },
  nobody: { ko: '정해지면 알려 드립니다. 그때까지는 담당 부서로 전화하십시오.', en: 'Not named yet. Until then please call the department.' },
  phone: { ko: '전화', en: 'Telephone' },
  taken: { ko: '받은 사람', en: 'Taken by' },
  law: { ko: '이 민원을 위와 같이 접수했습니다. (민원 처리에 관한 법률 제9조제2항)', en: 'This petition was received as above. (Act on the Treatment of Civil Petitions §9②)' },
  later: { ko: '늦어지거나 더 필요한 것이 있으면 담당 부서가 알려 드립니다.', en: 'If it takes longer, or something is needed, the department tells you.' },
  ask: { ko: '진행 상황은 접수번호로 전화, 문자, 인터넷에서 볼 수 있습니다.', en: 'Ask how it goes with the receipt number: by telephone, by text or on the internet.' },
  keep: { ko: '접수번호는 다른 사람에게 알려 주지 마십시오.', en: 'Keep the receipt number to yourself.' },
  whole: { ko: '대표 전화', en: 'Main number' },
  head: { ko: '청장', en: ' District Office' },
});

export function slip(desk: Pick<Desk, 'core'>, petition: Case, { name, taker, officer }: Signed): Html {
  const { district } = desk.core;
  const locale = petition.locale === 'ko' ? 'ko' : 'en';
  const w = t(locale);
  const category = categoryOf(district, petition.category);
  const department = departmentOf(district, petition.department);
  const hour = showsHour(petition.period) && petition.state !== 'objected';
  const reasons = [...dueReasons(desk.core, petition, locale), ...(/[wmy]$/.test(petition.period) ? [] : [w.counted]), ...(petition.provisional ? [w.provisional] : [])];
  return markup`<article class="sheet" lang="${locale}" aria-labelledby="slip"><h2 id="slip">${w.title}</h2><table><tbody>
${row(w.receipt, markup`<span class="big">${receiptText(petition.receipt)}</span>`)}${row(w.about, `${category.name[locale]} (${KIND_NAMES[petition.kind]?.[locale] ?? petition.kind})`)}${row(w.name, name ?? w.noName)}
${row(w.arrived, `${longDay(petition.arrivedAt, locale)} ${clock(petition.arrivedAt)}`)}${petition.receivedAt === petition.arrivedAt ? '' : row(w.received, `${longDay(petition.receivedAt, locale)} ${clock(petition.receivedAt)}`)}
${row(w.due, markup`<b>${longDay(petition.dueAt, locale)}${hour ? ` ${clock(petition.dueAt)}` : ''}${w.until}</b> (${periodName(petition.period, locale)})${reasons.map((r) => markup`<br><span class="small">${r}</span>`)}`)}
${row(w.department, department.name[locale])}${row(w.officer, officer ?? w.nobody)}${row(w.phone, department.phone)}${taker ? row(w.taken, taker) : ''}</tbody></table>
<ul><li>${w.later}</li><li>${w.ask} ${w.whole} ${district.phone}</li><li>${w.keep}</li></ul>
<div class="end"><p>${w.law}</p><p>${longDay(petition.arrivedAt, locale)}</p><p class="from">${district.name[locale]}${w.head}</p></div></article>`;
}
