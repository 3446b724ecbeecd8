/** What an officer wrote down of a spoken petition, to be read and signed by the petitioner: from then on it is a written one (Decree §10④). */
import { markup } from '../../../channels/page.js';
import { category as categoryOf } from '../../district.js';
import type { Case, Field } from '../../petitions/life/case.js';
import type { Desk } from '../desk/desk.js';
import { channelName, receiptText } from '../desk/names.js';
import { national } from '../../citizens/phone.js';
import { clock } from '../desk/time.js';
import { type Html, words } from '../route.js';
import { longDay, row, type Signed, signHere } from './sheet.js';

const t = words({
  title: { ko: '민원 내용 확인서', en: 'Statement of petition' },
  receipt: { ko: '접수번호', en: 'Receipt number' },
  about: { ko: '민원', en: 'Petition' },
  name: { ko: '신청인', en: 'Petitioner' },
  phone: { ko: '전화', en: 'Telephone' },
  way: { ko: '신청한 방법', en: 'How it came' },
  at: { ko: '신청한 때', en: 'Filed' },
  place: { ko: '곳', en: 'Where' },
  words: { ko: '민원 내용', en: 'What was said' },
  none: { ko: '없음', en: 'none' },
  consent: { ko: '결과를 문자로 받기', en: 'Results by text message' },
  yes: { ko: '동의함', en: 'agreed' },
  no: { ko: '동의하지 않음', en: 'not agreed' },
  read: { ko: '담당자가 적은 위 글을 읽었고, 제가 말한 것과 같습니다.', en: 'I have read what the officer wrote down above. It is what I said.' },
  law: { ko: '민원 처리에 관한 법률 시행령 제10조제4항', en: 'Enforcement Decree of the Act on the Treatment of Civil Petitions §10④' },
  mine: { ko: '신청인', en: 'Petitioner' },
  taker: { ko: '받아 적은 사람', en: 'Written down by' },
  sign: { ko: '(서명 또는 인)', en: '(signature)' },
});

export interface Spoken extends Signed {
  /** E.164, or masked: only who may see it whole gets it whole. */
  phone: string | undefined;
  fields: readonly Field[];
}

export function statement({ core }: Pick<Desk, 'core'>, petition: Case, { name, phone, taker, fields }: Spoken): Html {
  const locale = petition.locale === 'ko' ? 'ko' : 'en';
  const w = t(locale);
  const first = (field: string): string => fields.find((f) => f.event === 1 && f.field === field)?.text ?? '';
  return markup`<article class="sheet" lang="${locale}" aria-labelledby="statement"><h2 id="statement">${w.title}</h2><table><tbody>
${row(w.receipt, receiptText(petition.receipt))}${row(w.about, categoryOf(core.district, petition.category).name[locale])}${row(w.name, name ?? '')}${row(w.phone, phone === undefined ? w.none : national(phone))}
${row(w.way, channelName(petition.channel, locale))}${row(w.at, `${longDay(petition.arrivedAt, locale)} ${clock(petition.arrivedAt)}`)}${first('place') ? row(w.place, first('place')) : ''}${row(w.consent, petition.consent ? w.yes : w.no)}</tbody></table>
<h3>${w.words}</h3><div class="words">${first('text')}</div>
<p class="end">${w.read}</p><p class="end small">${w.law}</p>
${signHere(`${longDay(petition.arrivedAt, locale)} ${w.mine} ${name ?? ''}`, w.sign)}${signHere(`${w.taker} ${taker ?? ''}`, w.sign)}</article>`;
}
