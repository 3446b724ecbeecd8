/** What staff call devices, languages, groups of texts and variables. */
import type { Locale } from '../../staff/locale.js';
import { DEVICE_NAMES as DEVICES } from '../../publishing/problem.js';
import type { Layer, Place } from '../../wording/content.js';
import type { Both } from '../route.js';

export const DEVICE_NAMES: Readonly<Record<Place['device'], Both>> = { common: { ko: '공통', en: 'Common' }, ...DEVICES, guide: { ko: '안내', en: 'Guide' } };

export const LAYER_NAMES: Readonly<Record<Layer, Both>> = {
  ko: { ko: '한국어', en: 'Korean' },
  en: { ko: '영어', en: 'English' },
  zh: { ko: '중국어', en: 'Chinese' },
  ja: { ko: '일본어', en: 'Japanese' },
  vi: { ko: '베트남어', en: 'Vietnamese' },
  layout: { ko: '차림', en: 'Layout' },
};
/** A column's head in the table of what is there. */
export const LAYER_SIGNS: Readonly<Record<Layer, string>> = { ko: '한', en: 'EN', zh: '中', ja: '日', vi: 'VI', layout: '–' };

/** By the first word of a key. */
const GROUPS: Readonly<Record<string, Both>> = {
  announcement: { ko: '알림 줄', en: 'Announcement' },
  'switched-off': { ko: '쉬는 채널', en: 'Closed channel' },
  menu: { ko: '처음 메뉴', en: 'Start menu' },
  help: { ko: '도움말', en: 'Help' },
  language: { ko: '언어', en: 'Language' },
  file: { ko: '민원 신청', en: 'Filing' },
  confirm: { ko: '신청 확인', en: 'Confirming' },
  danger: { ko: '위급할 때', en: 'Danger' },
  duplicate: { ko: '이미 접수된 민원', en: 'Duplicate' },
  filed: { ko: '접수 알림', en: 'Received' },
  arrived: { ko: '도착 알림', en: 'Arrived' },
  fact: { ko: '항목 이름', en: 'Facts' },
  petition: { ko: '민원 한 건', en: 'One petition' },
  status: { ko: '처리 상황 답', en: 'Status' },
  state: { ko: '상태 이름', en: 'States' },
  due: { ko: '답변 기한', en: 'Due time' },
  day: { ko: '날짜 칸', en: 'Days' },
  steps: { ko: '진행 내용', en: 'Steps' },
  step: { ko: '진행 내용', en: 'Steps' },
  list: { ko: '내 민원', en: 'My petitions' },
  find: { ko: '번호로 찾기', en: 'Find by number' },
  mistyped: { ko: '번호가 틀렸을 때', en: 'Mistyped number' },
  unknown: { ko: '번호를 못 찾을 때', en: 'Unknown number' },
  closed: { ko: '끝난 민원', en: 'Closed petition' },
  'not-proven': { ko: '본인 확인이 안 될 때', en: 'Not proven' },
  add: { ko: '덧붙이기', en: 'Adding' },
  added: { ko: '덧붙이기', en: 'Adding' },
  withdraw: { ko: '취하', en: 'Withdrawing' },
  withdrawn: { ko: '취하', en: 'Withdrawing' },
  call: { ko: '전화', en: 'Phone numbers' },
  departments: { ko: '부서 찾기', en: 'Departments' },
  guide: { ko: '안내', en: 'Guide' },
  'not-built': { ko: '준비 중', en: 'Not built yet' },
  'received-before': { ko: '이미 받은 글', en: 'Received before' },
  'too-long': { ko: '글이 길 때', en: 'Too long' },
  which: { ko: '다시 여쭙기', en: 'Asking which' },
  notice: { ko: '짧은 알림', en: 'Notices' },
  error: { ko: '처리하지 못할 때', en: 'Errors' },
  nav: { ko: '화면 틀', en: 'Frame' },
};
const REST: Both = { ko: '그 밖', en: 'Other' };

export const groupOf = (key: string, locale: Locale): string => (GROUPS[key.split('.')[0] ?? ''] ?? REST)[locale];

const VARIABLES: Readonly<Record<string, Both>> = {
  text: { ko: '글', en: 'text' },
  name: { ko: '이름', en: 'name' },
  group: { ko: '묶음', en: 'group' },
  phone: { ko: '전화', en: 'phone' },
  fire: { ko: '119', en: '119' },
  police: { ko: '112', en: '112' },
  receipt: { ko: '접수번호', en: 'receipt' },
  state: { ko: '상태', en: 'state' },
  due: { ko: '기한', en: 'due' },
  department: { ko: '부서', en: 'department' },
  category: { ko: '분류', en: 'category' },
  received: { ko: '접수 때', en: 'received' },
  basis: { ko: '근거', en: 'basis' },
  start: { ko: '시작', en: 'start' },
  hours: { ko: '시간 수', en: 'hours' },
  days: { ko: '날 수', en: 'days' },
  day: { ko: '요일', en: 'day' },
  time: { ko: '시각', en: 'time' },
  at: { ko: '때', en: 'when' },
  max: { ko: '가장 많은 수', en: 'most' },
  code: { ko: '확인 번호', en: 'code' },
  digit: { ko: '고를 번호', en: 'digit' },
  one: { ko: '첫째 뜻', en: 'first meaning' },
  two: { ko: '둘째 뜻', en: 'second meaning' },
};
export const variableName = (name: string, locale: Locale): string => VARIABLES[name]?.[locale] ?? name;

/** Entries of the start menu, with their fixed digits. */
export const ENTRY_NAMES: Readonly<Record<string, { digit: number; name: Both }>> = {
  mine: { digit: 1, name: { ko: '내 민원', en: 'My petitions' } },
  file: { digit: 2, name: { ko: '민원 신청', en: 'File a petition' } },
  departments: { digit: 4, name: { ko: '부서 찾기', en: 'Departments' } },
  language: { digit: 5, name: { ko: 'Language', en: 'Language' } },
  phone: { digit: 7, name: { ko: '전화', en: 'Phone' } },
};
