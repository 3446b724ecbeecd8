/** A year's holidays as a calendar: a month each, its days as on a wall, its holidays by name. */
import { markup } from '../../../channels/page.js';
import type { Locale } from '../../staff/locale.js';
import { type Calendar, dayOfDate } from '../../petitions/clock.js';
import type { Html } from '../route.js';

const DAY = 86_400_000;
const WEEKDAYS: Readonly<Record<Locale, readonly string[]>> = { ko: ['일', '월', '화', '수', '목', '금', '토'], en: ['S', 'M', 'T', 'W', 'T', 'F', 'S'] };
const SHORT: Readonly<Record<Locale, readonly string[]>> = { ko: WEEKDAYS.ko, en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] };
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

/** `2026년 10월 2일(금)`, `Fri 2 October 2026` */
export function longDate(date: string, locale: Locale): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const weekday = SHORT[locale][weekdayOf(dayOfDate(date))];
  return locale === 'ko' ? `${year}년 ${month}월 ${day}일(${weekday})` : `${weekday} ${day} ${MONTHS[month - 1]} ${year}`;
}

export interface Marks {
  calendar: Calendar;
  /** Days that staff added. */
  added: ReadonlySet<number>;
  /** Today's day. */
  today: number;
  /** What stands behind a day of staff's: how to take it out. */
  act(day: number): Html | '';
}

/** A month without a holiday is only its days. The squares are a picture: what they say stands below them in words. */
export function yearHtml(year: number, marks: Marks, locale: Locale): Html {
  return markup`<div class="year">${MONTHS.map((_, month) => monthHtml(year, month, marks, locale))}</div>`;
}

function monthHtml(year: number, month: number, marks: Marks, locale: Locale): Html {
  const first = Date.UTC(year, month, 1) / DAY;
  const next = Date.UTC(year, month + 1, 1) / DAY;
  const days = Array.from({ length: next - first }, (_, i) => first + i);
  const holidays = days.filter((d) => marks.calendar.holidays.has(d));
  const name = locale === 'ko' ? `${month + 1}월` : (MONTHS[month] ?? '');
  const square = (day: number): Html => {
    const look = [marks.added.has(day) ? 'ours' : marks.calendar.holidays.has(day) || weekdayOf(day) === 0 ? 'off' : weekdayOf(day) === 6 ? 'sat' : '', day === marks.today ? 'today' : ''].filter(Boolean).join(' ');
    return markup`<i${look ? markup` class="${look}"` : ''}>${day - first + 1}</i>`;
  };
  const line = (day: number): Html => markup`<li><span>${day - first + 1} (${SHORT[locale][weekdayOf(day)]})</span> ${marks.calendar.names?.get(day) ?? ''}${marks.added.has(day) ? marks.act(day) : ''}</li>`;
  return markup`<section><h3>${name}</h3><div class="month" aria-hidden="true">${WEEKDAYS[locale].map((w) => markup`<b>${w}</b>`)}${Array.from({ length: weekdayOf(first) }, () => markup`<i></i>`)}${days.map(square)}</div>${holidays.length ? markup`<ul>${holidays.map(line)}</ul>` : ''}</section>`;
}
