/** Time as officers read it: what is left in working hours, and when it is due. */
import type { Locale } from '../../staff/locale.js';
import { dayOf } from '../../petitions/clock.js';

/** ms: below it a span says no more than that it is short. */
export const MINUTE = 60_000;
const SEOUL = 9 * 3_600_000;
const WEEKDAYS: Readonly<Record<Locale, readonly string[]>> = { ko: ['일', '월', '화', '수', '목', '금', '토'], en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `27시간 40분`, `27 h 40 min`. @param ms of working time, rounded down to the minute */
export function span(ms: number, locale: Locale): string {
  const minutes = Math.floor(ms / MINUTE);
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  if (!minutes) return { ko: '1분 미만', en: 'under a minute' }[locale];
  const parts = locale === 'ko' ? [h && `${h.toLocaleString('en')}시간`, m && `${m}분`] : [h && `${h.toLocaleString('en')} h`, m && `${m} min`];
  return parts.filter(Boolean).join(' ');
}

const inSeoul = (at: number): Date => new Date(at + SEOUL);
export const weekday = (at: number, locale: Locale): string => WEEKDAYS[locale][inSeoul(at).getUTCDay()] ?? '';
/** `18:00` */
export const clock = (at: number): string => inSeoul(at).toISOString().slice(11, 16);

/** `오늘`, `어제(월)`, `27일(금)`, `12월 1일(화)`: as short as it can be said today. */
export function day(at: number, now: number, locale: Locale): string {
  const away = dayOf(at) - dayOf(now);
  const w = weekday(at, locale);
  if (away === 0) return { ko: '오늘', en: 'today' }[locale];
  if (away === -1) return { ko: `어제(${w})`, en: 'yesterday' }[locale];
  if (away === 1) return { ko: `내일(${w})`, en: 'tomorrow' }[locale];
  const [d, n] = [inSeoul(at), inSeoul(now)];
  const sameYear = d.getUTCFullYear() === n.getUTCFullYear();
  const sameMonth = sameYear && d.getUTCMonth() === n.getUTCMonth();
  if (locale === 'ko') return `${sameYear ? '' : `${d.getUTCFullYear()}년 `}${sameMonth ? '' : `${d.getUTCMonth() + 1}월 `}${d.getUTCDate()}일(${w})`;
  return `${w} ${d.getUTCDate()}${sameMonth ? '' : ` ${MONTHS[d.getUTCMonth()]}`}${sameYear ? '' : ` ${d.getUTCFullYear()}`}`;
}

/** `27일(금) 18:00` of a due time with its hour, else the day alone. */
export const dueText = (at: number, now: number, hour: boolean, locale: Locale): string => `${day(at, now, locale)}${hour ? ` ${clock(at)}` : ''}`;

/** `11월 23일(월) 08:41` */
export function moment(at: number, locale: Locale): string {
  const d = inSeoul(at);
  const w = weekday(at, locale);
  return locale === 'ko' ? `${d.getUTCMonth() + 1}월 ${d.getUTCDate()}일(${w}) ${clock(at)}` : `${w} ${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ${clock(at)}`;
}

/** `11월 27일(금)` */
export const date = (at: number, locale: Locale): string => moment(at, locale).replace(/ \d\d:\d\d$/, '');
