/** An entry as form fields, and back: one line a paper or an alias, one line a fee with its parts between bars. */
import { markup } from '../../../channels/page.js';
import type { District } from '../../district.js';
import type { EntryKind, GuideEntry, Topic } from '../../guide/entry.js';
import type { Locale as Spoken } from '../../inquiry.js';
import type { Locale } from '../../staff/locale.js';
import { input, type Option, select } from '../forms.js';
import { type Both, type Html, words } from '../route.js';

export const KINDS: Readonly<Record<EntryKind, Both>> = {
  service: { ko: '신청·발급', en: 'service' },
  question: { ko: '묻고 답하기', en: 'question' },
  law: { ko: '법', en: 'law' },
  budget: { ko: '예산', en: 'budget' },
  organisation: { ko: '조직', en: 'organisation' },
  regulation: { ko: '조례·기준', en: 'regulation' },
};
const TOPIC_NAMES: Readonly<Record<Topic, Both>> = {
  passport: { ko: '1 여권', en: '1 Passports' },
  residence: { ko: '2 주민등록·가족관계', en: '2 Residence & family' },
  waste: { ko: '3 쓰레기·대형폐기물', en: '3 Waste' },
  'parking-tax': { ko: '4 주차·세금', en: '4 Parking & tax' },
  welfare: { ko: '5 복지·어르신', en: '5 Welfare' },
  business: { ko: '6 영업·허가', en: '6 Business' },
};
const PLACE_NAMES: Readonly<Record<NonNullable<GuideEntry['where']>, Both>> = {
  gateway: { ko: '이 게이트웨이', en: 'this gateway' },
  gov24: { ko: '정부24', en: 'Government24' },
  seumteo: { ko: '세움터', en: 'Seumteo' },
  hometax: { ko: '홈택스', en: 'Hometax' },
  wetax: { ko: '위택스·이택스', en: 'Wetax, ETAX' },
  bokjiro: { ko: '복지로', en: 'Bokjiro' },
  counter: { ko: '구청 창구', en: 'the counter' },
  dong: { ko: '동 주민센터', en: 'a community center' },
  'health-center': { ko: '보건소', en: 'the health center' },
  phone: { ko: '전화', en: 'phone' },
  online: { ko: '누리집', en: 'website' },
};

const t = words({
  kind: { ko: '종류', en: 'Kind' },
  topic: { ko: '메뉴 분야', en: 'Topic of the menu' },
  topicHint: { ko: '비우면 낱말로만 찾습니다.', en: 'Empty: found by words alone.' },
  title: { ko: '제목', en: 'Title' },
  titleHint: { ko: '문자 목록에는 18자까지 보입니다.', en: 'Lists by text show the first 18 syllables.' },
  summary: { ko: '한 줄 답', en: 'The answer in a line' },
  summaryHint: { ko: '이것만 읽어도 할 일을 알 수 있게 적습니다.', en: 'Enough to know what to do.' },
  body: { ko: '자세한 안내', en: 'Details' },
  who: { ko: '누가', en: 'Who' },
  how: { ko: '어떻게', en: 'How' },
  papers: { ko: '가져올 것', en: 'What to bring' },
  papersHint: { ko: '한 줄에 하나', en: 'One a line' },
  fee: { ko: '수수료(글로)', en: 'Fee in words' },
  fees: { ko: '수수료 표', en: 'Fee table' },
  feesHint: { ko: '한 줄에 하나: 품목 | 규격 | 원 | 기준일 | 본보기. 예: 소파 | 1인용 | 3000 | 2026-11-28 | 본보기', en: 'One a line: item | size | won | as of | example. For instance: Sofa | 1 seat | 3000 | 2026-11-28 | example' },
  period: { ko: '처리 기간', en: 'Period' },
  periodHint: { ko: 'now(즉시), 5h, 3d, 2w, 1m, 1y. 5일까지는 근무시간, 6일부터는 근무일로 셉니다.', en: 'now, 5h, 3d, 2w, 1m, 1y. Up to five days in working hours, from six in working days.' },
  department: { ko: '담당 부서', en: 'Department' },
  basis: { ko: '근거 법령', en: 'Legal basis' },
  where: { ko: '신청하는 곳', en: 'Apply at' },
  link: { ko: '누리집 주소', en: 'Link' },
  validFrom: { ko: '맞는 첫날', en: 'Valid from' },
  validUntil: { ko: '맞는 끝날', en: 'Valid until' },
  source: { ko: '출처', en: 'Source' },
  aliases: { ko: '다른 이름', en: 'Other names' },
  aliasesHint: { ko: '시민이 쓰는 말, 한 줄에 하나. 제목처럼 찾습니다.', en: 'Words that citizens use, one a line; searched as the title is.' },
  example: { ko: '확인하지 않은 본보기입니다', en: 'Not confirmed: an example' },
  none: { ko: '없음', en: 'none' },
});

const labelOf = (field: string, locale: Locale): string => t(locale)[(field === HEADING ? 'title' : field) as 'title'];

/** What an editor typed, by field; the entry's own words where nothing was. */
export type Typed = Readonly<Record<string, string>>;

/** The form's own title is the change set's. */
export const HEADING = 'heading';
const LINES = ['papers', 'aliases'] as const;
const WORDS = ['title', 'summary', 'body', 'who', 'how', 'fee', 'period', 'department', 'basis', 'where', 'link', 'validFrom', 'validUntil', 'source', 'kind', 'topic'] as const;
export const FIELD_NAMES: readonly string[] = [HEADING, ...WORDS.filter((w) => w !== 'title'), ...LINES, 'fees', 'example'];

export function asTyped(entry: Partial<GuideEntry>): Typed {
  const fees = (entry.fees ?? []).map((f) => [f.item, f.size ?? '', String(f.won), f.asOf, ...(f.example ? ['본보기'] : [])].join(' | ')).join('\n');
  return { ...Object.fromEntries(WORDS.map((w) => [w === 'title' ? HEADING : w, entry[w] ?? ''])), ...Object.fromEntries(LINES.map((l) => [l, (entry[l] ?? []).join('\n')])), fees, example: entry.example ? 'yes' : '' };
}

const linesOf = (text = ''): string[] => text.split('\n').map((l) => l.trim()).filter(Boolean);
const tidy = (text = ''): string => text.replace(/\r\n?/g, '\n').normalize('NFC').trim();

/** The body of the change: what is empty is left out; what cannot be a fee is kept as it is, for the check to name it. */
export function bodyFrom(id: string, locale: Spoken, form: Typed): string {
  const kept = [['title', tidy(form[HEADING])], ...(['summary', 'body', 'source', 'kind'] as const).map((w) => [w, tidy(form[w])])];
  const optional = (['topic', 'who', 'how', 'fee', 'period', 'department', 'basis', 'where', 'link', 'validFrom', 'validUntil'] as const).flatMap((w) => (tidy(form[w]) ? [[w, tidy(form[w])]] : []));
  const lists = LINES.flatMap((l) => (linesOf(tidy(form[l])).length ? [[l, linesOf(tidy(form[l]))]] : []));
  const fees = linesOf(tidy(form.fees)).map(feeFrom);
  return JSON.stringify({ id, locale, ...Object.fromEntries([...kept, ...optional, ...lists]), ...(fees.length ? { fees } : {}), ...(form.example ? { example: true } : {}) });
}

function feeFrom(line: string): object {
  const [item = '', size = '', won = '', asOf = '', example = ''] = line.split('|').map((p) => p.trim());
  const amount = won.replace(/[,원\s]/g, '');
  return { item, ...(size ? { size } : {}), won: /^\d+$/.test(amount) ? Number(amount) : won, asOf, ...(example ? { example: true } : {}) };
}

export function fieldsOf(typed: Typed, district: District, entryLocale: Spoken, locale: Locale, wrong: ReadonlyMap<string, string>): Html {
  const w = t(locale);
  const of = (name: string): { name: string; label: string; value: string; error?: string | undefined } => ({ name, label: labelOf(name, locale), value: typed[name] ?? '', error: wrong.get(name === HEADING ? 'title' : name) });
  const area = (name: 'summary' | 'body' | 'papers' | 'fees' | 'aliases' | 'how', rows: number, hint?: string): Html => {
    const described = [hint ? `${name}-hint` : '', wrong.has(name) ? `${name}-error` : ''].filter(Boolean).join(' ');
    return markup`<div class="field${wrong.has(name) && ' wrong'}"><label for="${name}">${w[name]}</label>${hint && markup`<span class="hint" id="${name}-hint">${hint}</span>`}${wrong.has(name) && markup`<p class="error" id="${name}-error">${wrong.get(name)}</p>`}<textarea id="${name}" name="${name}" rows="${rows}" lang="${entryLocale}"${described && markup` aria-describedby="${described}"`}${wrong.has(name) && markup` aria-invalid="true"`}>
${typed[name] ?? ''}</textarea></div>`;
  };
  const named = (table: Readonly<Record<string, Both>>, empty: boolean): Option[] => [...(empty ? [['', w.none] as Option] : []), ...Object.entries(table).map(([id, name]): Option => [id, name[locale]])];
  const departments: Option[] = [['', w.none], ...[...district.departments.values()].map((d): Option => [d.id, d.name[locale]])];
  return markup`${input({ ...of(HEADING), hint: w.titleHint, more: { maxlength: '200', required: true, lang: entryLocale } })}
${area('summary', 2, w.summaryHint)}${area('body', 6)}
<div class="pair">${select(of('kind'), named(KINDS, false))}${select({ ...of('topic'), hint: w.topicHint }, named(TOPIC_NAMES, true))}</div>
<div class="pair">${select(of('department'), departments)}${select(of('where'), named(PLACE_NAMES, true))}</div>
${input({ ...of('who'), more: { lang: entryLocale } })}${area('how', 2)}${area('papers', 3, w.papersHint)}
${input({ ...of('fee'), more: { lang: entryLocale } })}${area('fees', 4, w.feesHint)}
<div class="pair">${input({ ...of('period'), hint: w.periodHint, more: { maxlength: '6' } })}${input({ ...of('basis'), more: { lang: entryLocale } })}</div>
${input({ ...of('link'), type: 'url' })}
<div class="pair">${input({ ...of('validFrom'), type: 'date' })}${input({ ...of('validUntil'), type: 'date' })}</div>
${input({ ...of('source'), more: { required: true } })}${area('aliases', 3, w.aliasesHint)}
<label class="choice"><input type="checkbox" name="example" value="yes"${typed.example && markup` checked`}> ${w.example}</label>`;
}

/** An entry in lines, for people to compare. */
export function linesForDiff(body: string | null, locale: Locale): string | null {
  if (body === null) return null;
  const typed = asTyped(JSON.parse(body) as Partial<GuideEntry>);
  return FIELD_NAMES.flatMap((f) => (typed[f] ? [`${labelOf(f, locale)}: ${typed[f]}`] : [])).join('\n');
}
export const fieldName = (field: string, locale: Locale): string => (field === 'title' || FIELD_NAMES.includes(field) ? labelOf(field, locale) : field);
