/** Names of public holidays in other languages than the gazette's: a closed list, and the Korean name for what staff add. */
import type { Locale } from '../inquiry.js';

type Translated = Readonly<Record<Exclude<Locale, 'ko'>, string>>;

const NAMES: Readonly<Record<string, Translated>> = {
  '1월 1일': { en: 'New Year’s Day', zh: '元旦', ja: '元日', vi: 'Tết Dương lịch' },
  '설 연휴': { en: 'Lunar New Year', zh: '春节', ja: '旧正月', vi: 'Tết Nguyên đán' },
  '3ㆍ1절': { en: 'March 1st Movement Day', zh: '三一节', ja: '三一節', vi: 'Ngày phong trào 1/3' },
  어린이날: { en: 'Children’s Day', zh: '儿童节', ja: 'こどもの日', vi: 'Ngày Thiếu nhi' },
  '부처님 오신 날': { en: 'Buddha’s Birthday', zh: '佛诞节', ja: '釈迦誕生日', vi: 'Lễ Phật đản' },
  현충일: { en: 'Memorial Day', zh: '显忠日', ja: '顕忠日', vi: 'Ngày Tưởng niệm' },
  광복절: { en: 'Liberation Day', zh: '光复节', ja: '光復節', vi: 'Ngày Giải phóng' },
  '추석 연휴': { en: 'Chuseok', zh: '中秋节', ja: '秋夕', vi: 'Tết Trung thu' },
  개천절: { en: 'National Foundation Day', zh: '开天节', ja: '開天節', vi: 'Ngày Lập quốc' },
  한글날: { en: 'Hangeul Day', zh: '韩文日', ja: 'ハングルの日', vi: 'Ngày chữ Hangeul' },
  기독탄신일: { en: 'Christmas', zh: '圣诞节', ja: 'クリスマス', vi: 'Lễ Giáng sinh' },
  노동절: { en: 'Labor Day', zh: '劳动节', ja: '勤労者の日', vi: 'Ngày Quốc tế Lao động' },
  제헌절: { en: 'Constitution Day', zh: '制宪节', ja: '制憲節', vi: 'Ngày Lập hiến' },
  전국동시지방선거: { en: 'local elections', zh: '地方选举', ja: '統一地方選挙', vi: 'bầu cử địa phương' },
  대통령선거: { en: 'presidential election', zh: '总统选举', ja: '大統領選挙', vi: 'bầu cử tổng thống' },
  임시공휴일: { en: 'a temporary holiday', zh: '临时公休日', ja: '臨時公休日', vi: 'ngày nghỉ tạm thời' },
};

/** @param name as the calendar groups it (clock/holidays.ts) */
export const holidayName = (name: string, locale: Locale): string => (locale === 'ko' ? name : (NAMES[name]?.[locale] ?? name));
