/** Who filed it: masked until somebody asks to see it all, which is recorded. */
import { eq } from 'drizzle-orm';
import { markup } from '../../../channels/page.js';
import { maskPhone, national, parsePhone } from '../../citizens/phone.js';
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
  unproven: { ko: '적은 번호(확인 안 됨)', en: 'typed, not proven' },
});

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
  return markup`<div class="who"><span>${w.who} <b>${name === undefined ? w.noName : revealed ? name : maskName(name)}</b></span>${number}${phone !== undefined && !petition.phoneProven ? markup`<span class="quiet small">${w.unproven}</span>` : ''}${hidden ? markup`<form method="post" action="/console/petitions/${petition.receipt}/reveal?view=${visit.url.searchParams.get('view') ?? ''}">${tokenField(visit)}<button class="link">${w.all}</button> <span class="quiet small">${w.recorded}</span></form>` : ''}</div>`;
}
