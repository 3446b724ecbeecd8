/** Who filed it: masked until somebody asks to see it all, which is recorded. */
import { eq } from 'drizzle-orm';
import { LANGUAGES, markup } from '../../../channels/page.js';
import { maskPhone, national, parsePhone } from '../../citizens/phone.js';
import { isLocale } from '../../inquiry.js';
import { maskName } from '../../petitions/disclose.js';
import type { Case, Field } from '../../petitions/life/case.js';
import { phones } from '../../storage/schema.js';
import { type Html, type Visit, words } from '../route.js';
import { tokenField } from '../forms.js';
import type { Desk } from './desk.js';

const t = words({
  who: { ko: '신청인', en: 'Citizen' },
  noName: { ko: '이름을 적지 않음', en: 'gave no name' },
  noPhone: { ko: '전화번호 없음', en: 'no telephone' },
  all: { ko: '모두 보기', en: 'Show all' },
  recorded: { ko: '보면 기록에 남습니다', en: 'Looking is recorded' },
  speaks: { ko: '알림을 받는 언어', en: 'Is written to in' },
  binding: { ko: '답변은 한국어로 쓰십시오. 앞뒤 안내는 이 언어로 나가고, 한국어 답변이 기준이라는 말과 도움 전화가 함께 갑니다.', en: 'Please answer in Korean. The words around it go out in this language, with the number that helps and that the Korean answer binds.' },
  unproven: { ko: '적은 번호(확인 안 됨)', en: 'typed, not proven' },
});

/** Citizens whose language is not Korean, by its own name. */
export const spokenTag = (locale: string): Html => markup`${isLocale(locale) && locale !== 'ko' && markup` <span class="tag go" lang="${locale}">${LANGUAGES[locale]}</span>`}`;

export interface Somebody {
  name: string | undefined;
  phone: string | undefined;
}

/** The name of the last event that gives one; a proven phone from where phones are kept, a typed one from the petition. */
export async function personOf({ core }: Pick<Desk, 'core'>, petition: Case, fields: readonly Field[]): Promise<Somebody> {
  const last = (name: string): string | undefined => fields.findLast((f) => f.field === name && f.text !== undefined)?.text;
  const typed = last('phone');
  const name = last('name');
  if (typed) return { name, phone: parsePhone(typed) ?? typed };
  if (petition.phone === null) return { name, phone: undefined };
  const [row] = await core.store.db.select().from(phones).where(eq(phones.phone, petition.phone));
  return { name, phone: row ? core.vault.open(row.sealed, `phones/${row.phone}`) : undefined };
}

export function personHtml(visit: Visit, petition: Case, { name, phone }: Somebody, revealed: boolean): Html {
  const w = t(visit.locale);
  const hidden = !revealed && (name !== undefined || phone !== undefined);
  const number = phone === undefined ? markup`<span class="quiet">${w.noPhone}</span>` : revealed ? markup`<a class="n" href="tel:${phone}">${national(phone)}</a>` : markup`<span class="n">${maskPhone(phone)}</span>`;
  return markup`<div class="who"><span>${w.who} <b>${name === undefined ? w.noName : revealed ? name : maskName(name)}</b></span>${number}${phone !== undefined && !petition.phoneProven ? markup`<span class="quiet small">${w.unproven}</span>` : ''}${hidden ? markup`<form method="post" action="/console/petitions/${petition.receipt}/reveal?view=${visit.url.searchParams.get('view') ?? ''}">${tokenField(visit)}<button class="link">${w.all}</button> <span class="quiet small">${w.recorded}</span></form>` : ''}${petition.locale !== 'ko' ? markup`<span>${w.speaks}${spokenTag(petition.locale)}</span><span class="quiet small">${w.binding}</span>` : ''}</div>`;
}
