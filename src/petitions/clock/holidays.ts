/** Which holidays a due time left out, by the names people use: 설 연휴, not 설날 전날, 설날 and 설날 다음 날. */
import { type Calendar, dayOf } from './calendar.js';

export interface HolidaysLeftOut {
  /** 설 연휴, 추석 연휴, 어린이날 …; 공휴일 where the table has no name. */
  name: string;
  /** Holidays on days that would have counted; Saturdays and Sundays are left out by themselves (Act §19①②). */
  days: number;
}

/** The holidays from Monday to Friday between two instants, ms, in the order in which they come (Act §19①②). */
export function holidaysBetween(from: number, to: number, calendar: Calendar): HolidaysLeftOut[] {
  const found = new Map<string, number>();
  for (let day = dayOf(from); day <= dayOf(to); day++) {
    const weekday = (((day + 4) % 7) + 7) % 7;
    if (weekday === 0 || weekday === 6 || !calendar.holidays.has(day)) continue;
    const name = familiar(calendar.names?.get(day) ?? '공휴일');
    found.set(name, (found.get(name) ?? 0) + 1);
  }
  return [...found].map(([name, days]) => ({ name, days }));
}

/** A substitute (대체공휴일) counts to its holiday, the days around 설날 and 추석 to their 연휴. */
function familiar(name: string): string {
  const [first = name] = name.split(', ');
  const of = /^대체공휴일\((.+)\)$/.exec(first)?.[1] ?? first;
  const [, feast] = /^(설|추석)(?:날)?(?: 전날| 다음 날)?$/.exec(of) ?? [];
  return feast ? `${feast} 연휴` : of;
}
