/** Names of public holidays in other languages than the gazette's: a closed list, and the Korean name for what staff add. */
import type { Locale } from '../inquiry.js';

const ENGLISH: Readonly<Record<string, string>> = {
  '1월 1일': 'New Year’s Day',
  '설 연휴': 'Lunar New Year',
  '3ㆍ1절': 'March 1st Movement Day',
  어린이날: 'Children’s Day',
  '부처님 오신 날': 'Buddha’s Birthday',
  현충일: 'Memorial Day',
  광복절: 'Liberation Day',
  '추석 연휴': 'Chuseok',
  개천절: 'National Foundation Day',
  한글날: 'Hangeul Day',
  기독탄신일: 'Christmas',
  노동절: 'Labor Day',
  제헌절: 'Constitution Day',
  전국동시지방선거: 'local elections',
  대통령선거: 'presidential election',
  임시공휴일: 'a temporary holiday',
};

/** @param name as the calendar groups it (clock/holidays.ts) */
export const holidayName = (name: string, locale: Locale): string => (locale === 'ko' ? name : (ENGLISH[name] ?? name));
