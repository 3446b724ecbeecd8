/** What a change of the holidays is refused for, in a sentence that names the rule. */
import { FARTHEST, type HolidayFault, type HolidayFaultCode } from '../../petitions/holidays.js';
import type { Locale } from '../../staff/locale.js';
import type { Both } from '../route.js';

export const HOLIDAY_FAULT_TEXTS: Readonly<Record<HolidayFaultCode, Both>> = {
  date: { ko: '달력에 없는 날짜입니다. 2026-10-02처럼 적어 주십시오.', en: 'There is no such date. Write it as 2026-10-02.' },
  past: { ko: '지난 날은 공휴일로 더할 수 없습니다. 이미 지난 기한은 바뀌지 않습니다. (공휴일에 관한 법률 제2조, 민원처리법 제19조)', en: 'A day that is over cannot become a holiday: due times that have passed do not change. (Public Holidays Act §2, Civil Petitions Act §19)' },
  far: { ko: `오늘부터 ${FARTHEST}일 안의 날만 더할 수 있습니다. 그 뒤의 공휴일은 아직 정해지지 않았습니다. (공휴일에 관한 법률 제2조)`, en: `Only days within ${FARTHEST} days from today can be added: later holidays are not decided yet. (Public Holidays Act §2)` },
  weekend: { ko: '토요일이나 일요일입니다. 본래 처리기간에 세지 않으므로 더할 것이 없습니다. (민원처리법 제19조)', en: 'It is a Saturday or a Sunday, which no period counts anyway. (Civil Petitions Act §19)' },
  holiday: { ko: '이미 공휴일입니다: {about} (공휴일에 관한 법률 제2조)', en: 'It is a holiday already: {about} (Public Holidays Act §2)' },
  name: { ko: '공휴일의 이름을 적어 주십시오. 시민에게 기한의 까닭으로 보입니다.', en: 'Enter the name of the holiday: citizens read it as the reason for a due time.' },
  'name-long': { ko: '공휴일의 이름은 {about}자까지입니다.', en: 'The name of a holiday has at most {about} characters.' },
  gazette: { ko: '법으로 정해진 공휴일이라 뺄 수 없습니다: {about} (공휴일에 관한 법률 제2조)', en: 'It is a holiday by law and cannot be taken out: {about} (Public Holidays Act §2)' },
  'not-added': { ko: '직원이 더한 공휴일이 아닙니다: {about}', en: 'Staff have not added this holiday: {about}' },
  begun: { ko: '그날이 이미 시작되어 뺄 수 없습니다. 그날을 세지 않고 정한 기한이 있습니다. (민원처리법 제19조)', en: 'The day has begun and cannot be taken out: due times were set without it. (Civil Petitions Act §19)' },
};

export const holidayFaultText = ({ code, about }: HolidayFault, locale: Locale): string => HOLIDAY_FAULT_TEXTS[code][locale].replace('{about}', () => about);
/** Under which field it is said. */
export const fieldOf = ({ code }: HolidayFault): 'date' | 'name' => (code === 'name' || code === 'name-long' ? 'name' : 'date');
