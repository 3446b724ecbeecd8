/** Typed values become text, by locale and device. Dates as on a Korean wall calendar, in Asia/Seoul. */
import type { DeviceClass } from '../channel.js';
import { columns, columnsOf, type District, type Named, nameIn } from '../district.js';
import type { Locale } from '../inquiry.js';
import type { Value } from '../reply.js';
import { holidayName } from './holidays.js';

const SEOUL = 9 * 3_600_000;
const WEEKDAYS: Record<Locale, readonly string[]> = {
  ko: ['일', '월', '화', '수', '목', '금', '토'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  ja: ['日', '月', '火', '水', '木', '金', '土'],
  vi: ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export interface FormatContext {
  locale: Locale;
  device: DeviceClass;
  district: District;
  stateName(state: string): string;
  /** ms since 1970, UTC: which year nobody needs to be told. */
  now(): number;
  /** Columns that a text may take: one a Latin letter, two a Hangul syllable. */
  max?: number;
}

export function format(value: Value, context: FormatContext): string {
  switch (value.kind) {
    case 'text':
      return context.max === undefined ? value.text : excerpt(value.text, context.max);
    case 'instant':
      return `${date(value.at, context, context.device !== 'sms')} ${time(value.at)}`;
    case 'day':
      return date(value.at, context, true);
    case 'weekday':
      return WEEKDAYS[context.locale][new Date(value.at + SEOUL).getUTCDay()] ?? '';
    case 'time':
      return context.locale === 'ko' && time(value.at).endsWith(':00') ? `${Number(time(value.at).slice(0, 2))}시` : time(value.at);
    case 'receipt':
      return value.receipt.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3');
    case 'phone':
      return value.phone;
    case 'number':
      return value.number.toLocaleString(context.locale === 'vi' ? 'vi' : 'en'); // 2,000, in Vietnamese 2.000
    case 'span':
      return span(value.days, context.locale);
    case 'state':
      return context.stateName(value.state);
    case 'named':
      return name(value, context);
  }
}

/** 90일, 90 days; 3년, 3 years: nobody counts 1,095 days, nor 1,096, of which one may be a leap day. CLDR's units, one or many as the language has it; Japanese puts no space there. */
function span(days: number, locale: Locale): string {
  const years = Math.floor(days / 365);
  const [count, unit] = years > 0 && days - 365 * years <= Math.ceil(years / 4) ? [years, 'year'] : [days, 'day'];
  const said = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  return locale === 'ja' ? said.replace(' ', '') : said;
}

/**
 * `3/18(수)` in a message, `3월 18일(수)` on a page; English has the month's name, Vietnamese the day before the month.
 * Of another year than today's, in Seoul, with its year: `2027/3/18(목)`, `2027년 3월 18일(목)`.
 * @param both the weekday beside a year: a message has no room for year, weekday and hour, but in Chinese, whose texts are short
 */
function date(at: number, { locale, device, now }: FormatContext, both: boolean): string {
  const d = new Date(at + SEOUL);
  const weekday = WEEKDAYS[locale][d.getUTCDay()];
  const month = d.getUTCMonth();
  const day = d.getUTCDate();
  const year = d.getUTCFullYear();
  const other = yearIn(now()) !== year;
  const before = (mark: string): string => (other ? `${year}${mark}` : '');
  const after = (mark: string): string => (other ? `${mark}${year}` : '');
  if (device === 'sms' || device === 'pda') return `${locale === 'vi' ? `${day}/${month + 1}${after('/')}` : `${before('/')}${month + 1}/${day}`}${other && !both && locale !== 'zh' ? '' : `(${weekday})`}`;
  switch (locale) {
    case 'ko':
      return `${before('년 ')}${month + 1}월 ${day}일(${weekday})`;
    case 'en':
      return `${weekday} ${day} ${MONTHS[month]}${after(' ')}`;
    case 'zh':
    case 'ja':
      return `${before('年')}${month + 1}月${day}日(${weekday})`;
    case 'vi':
      return `${weekday} ${day}/${month + 1}${after('/')}`;
  }
}

const yearIn = (at: number): number => new Date(at + SEOUL).getUTCFullYear();

const time = (at: number): string => new Date(at + SEOUL).toISOString().slice(11, 16);

const shown = (found: Named | undefined, locale: Locale, otherwise: string): string => (found ? nameIn(found, locale) : otherwise);

function name(value: Value & { kind: 'named' }, { locale, district }: FormatContext): string {
  switch (value.of) {
    case 'department': {
      const found = district.departments.get(value.id)?.name ?? district.dongs.find((d) => d.code === value.id)?.office;
      return shown(found, locale, value.id);
    }
    case 'category':
      return shown(district.categories.get(value.id)?.name, locale, value.id);
    case 'group':
      return shown(district.groups.find((g) => g.id === value.id)?.name, locale, value.id);
    case 'basis':
      return shown(district.categories.get(value.id)?.basis, locale, '');
    case 'does':
      return shown(district.departments.get(value.id)?.does, locale, '');
    case 'place':
      return shown(district.departments.get(value.id)?.place, locale, '');
    case 'holiday':
      return holidayName(value.id, locale);
  }
}

/** At most `max` columns, whole characters, an ellipsis where something was left out. */
export function excerpt(text: string, max: number): string {
  let sum = 0;
  for (const c of text) {
    sum += columnsOf(c);
    if (sum > max) return cut(text, max);
  }
  return text;
}

function cut(text: string, max: number): string {
  let out = '';
  let sum = 2; // the ellipsis
  for (const { segment } of new Intl.Segmenter('ko', { granularity: 'grapheme' }).segment(text)) {
    sum += columns(segment);
    if (sum > max) break;
    out += segment;
  }
  const space = out.lastIndexOf(' ');
  const whole = space > out.length / 2 && text[out.length] !== ' ' ? out.slice(0, space) : out; // between words, where not too much is lost
  return `${whole.trimEnd()}…`;
}
