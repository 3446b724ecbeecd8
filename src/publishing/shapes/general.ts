/** Menus, phones, departments, the guide, answers about the message itself, and errors. */
import { departments } from '../../answers/directory/departments.js';
import { closedReply, errorReply } from '../../answers/errors.js';
import { help, language, menu, numbersReply } from '../../answers/menu.js';
import { startReply } from '../../answers/start.js';
import { tooLong } from '../../answers/too-long.js';
import { notice, receivedBefore } from '../../answers/notices.js';
import { byYourPhone, wished, wishes } from '../../citizens/consent.js';
import { HOUR } from '../../core.js';
import type { Hours } from '../../district.js';
import { type Notice, OFFICES, WISHES } from '../../inquiry.js';
import { which } from '../../conversation/converse.js';
import type { Outcome } from '../../errors.js';
import type { Sample, Shape } from './sample.js';

export function generalShapes(sample: Sample): Shape[] {
  return [...[true, false].flatMap((converses) => [...menus(sample, converses), ...directory(sample, converses), ...messages(sample, converses)]), ...onlyTexts(), ...errors(sample)];
}

function menus({ core, view }: Sample, converses: boolean): Shape[] {
  return [
    { name: 'menu', title: { ko: '처음 메뉴', en: 'Start menu' }, reply: menu(), converses },
    ...(converses ? [] : [{ name: 'menu.own', title: { ko: '처음 메뉴, 확인 뒤', en: 'Start menu, signed in' }, reply: startReply(core, [view({ own: true, state: 'answered', steps: [{ code: 'answered', at: core.now() - HOUR }] }), view({ own: true })]), converses, screen: 'private' as const }]),
    { name: 'help', title: { ko: '도움말', en: 'Help' }, reply: help(core), converses },
    { name: 'language', title: { ko: '언어 고르기', en: 'Choosing a language' }, reply: language(core, { kind: 'language' }).reply, converses },
    { name: 'language.changed', title: { ko: '언어를 바꿈', en: 'Language changed' }, reply: language(core, { kind: 'language', locale: 'ko' }).reply, converses },
    { name: 'language.changed.abroad', title: { ko: '언어를 바꿈, 한국어가 아님', en: 'Language changed, not to Korean' }, reply: language(core, { kind: 'language', locale: 'vi' }).reply, converses },
    { name: 'call', title: { ko: '전화', en: 'Phone numbers' }, reply: numbersReply(core, undefined), converses },
    { name: 'call.department', title: { ko: '전화, 담당 부서까지', en: 'Phone numbers with the department' }, reply: numbersReply(core, view()), converses },
  ];
}

const WEEK = { open: '09:00', close: '18:00' };
const HOURS_OF: readonly [string, Shape['title'], Hours][] = [
  ['week', { ko: '부서 한 곳, 점심시간에도 여는', en: 'One department, open at noon' }, WEEK],
  ['late', { ko: '부서 한 곳, 저녁에도 여는', en: 'One department, a late evening' }, { ...WEEK, late: { weekday: 2, close: '20:00' } }],
  ['closed', { ko: '부서 한 곳, 지금 닫힌', en: 'One department, closed now' }, { open: '23:00', close: '23:30' }],
];
const withHours = (core: Sample['core'], id: string, hours: Hours): Sample['core'] => {
  const found = core.district.departments.get(id);
  return found ? { ...core, district: { ...core.district, departments: new Map([...core.district.departments, [id, { ...found, hours }]]) } } : core;
};

function directory({ core, category }: Sample, converses: boolean): Shape[] {
  const dong = core.district.dongs[0]?.code;
  return [
    { name: 'departments', title: { ko: '부서 찾기', en: 'Departments' }, reply: departments(core, { kind: 'departments' }), converses },
    ...OFFICES.map((group, i): Shape => ({ name: `departments.${group}`, title: { ko: `부서 찾기 ${i + 1}`, en: `Departments ${i + 1}` }, reply: departments(core, { kind: 'departments', group, page: 2 }), converses })),
    { name: 'departments.work', title: { ko: '한 분야를 맡은 부서', en: 'Departments of one field' }, reply: departments(core, { kind: 'departments', work: core.district.groups[0]?.id ?? '' }), converses },
    ...HOURS_OF.map(([name, title, hours]): Shape => ({ name: `departments.hours.${name}`, title, reply: departments(withHours(core, category.department, hours), { kind: 'departments', id: category.department }), converses })),
    { name: 'departments.one', title: { ko: '부서 한 곳', en: 'One department' }, reply: departments(core, { kind: 'departments', id: category.department }), converses },
    ...(dong ? [{ name: 'departments.dong', title: { ko: '동 주민센터 한 곳', en: 'One community center' }, reply: departments(core, { kind: 'departments', id: dong }), converses }] : []),
    ...(converses ? [] : [{ name: 'departments.unknown', title: { ko: '없는 부서', en: 'No such department' }, reply: departments(core, { kind: 'departments', id: 'none' }), converses }]),
  ];
}

const NOTICES: readonly [Notice, Shape['title']][] = [
  ['receipt-length', { ko: '접수번호가 12자리가 아님', en: 'Not 12 digits' }],
  ['nobody-owns-digit', { ko: '고를 것이 없는 번호', en: 'A digit without a meaning' }],
  ['dropped', { ko: '그만두었습니다', en: 'Dropped' }],
  ['language-missing', { ko: '아직 없는 언어', en: 'A language that is not there' }],
];

const WISHED: Readonly<Record<(typeof WISHES)[number], Shape['title']>> = {
  on: { ko: '알림을 켬', en: 'Notices on' },
  off: { ko: '알림을 끔', en: 'Notices off' },
  'by-day': { ko: '밤에는 받지 않음', en: 'Not at night' },
  'any-hour': { ko: '밤에도 받음', en: 'At any hour' },
};

function messages({ core }: Sample, converses: boolean): Shape[] {
  return [
    ...NOTICES.map(([of, title]): Shape => ({ name: `notice.${of}`, title, reply: notice(core, of), converses })),
    { name: 'too-long', title: { ko: '글이 너무 깁니다', en: 'Too long' }, reply: tooLong(core), converses },
    ...WISHES.map((wanted): Shape => ({ name: `consent.${wanted}`, title: WISHED[wanted], reply: wished(wanted), converses })),
    { name: 'consent', title: { ko: '알림', en: 'Notices' }, reply: wishes({ stopped: false, quiet: true }, { converses }), converses },
    { name: 'consent.by-night', title: { ko: '알림, 밤에도', en: 'Notices, at any hour' }, reply: wishes({ stopped: false, quiet: false }, { converses }), converses },
    { name: 'consent.stopped', title: { ko: '알림, 꺼져 있음', en: 'Notices, off' }, reply: wishes({ stopped: true, quiet: true }, { converses }), converses },
    { name: 'switched-off', title: { ko: '쉬는 서비스', en: 'A service that is switched off' }, reply: closedReply(core), converses },
    { name: 'error.limited', title: { ko: '너무 여러 번', en: 'Too often' }, reply: errorReply(core, 'limited'), converses },
    { name: 'error.fault', title: { ko: '저희 쪽 문제', en: 'Our fault' }, reply: errorReply(core, 'fault'), converses },
  ];
}

/** Only a conversation has them. */
function onlyTexts(): Shape[] {
  const meant = (label: string): Parameters<typeof which>[1] => ({ label, ask: { kind: 'menu' } });
  return [
    { name: 'which', title: { ko: '뜻이 둘인 번호', en: 'A digit with two meanings' }, reply: which('1', meant('진행 내용'), meant('접수')), converses: true },
    { name: 'received-before', title: { ko: '이미 받은 문자', en: 'Received before' }, reply: receivedBefore(), converses: true },
  ];
}

/** Outcomes that only a page's request can have; the others are our own faults, and one answer. */
const PAGE_ERRORS: readonly [Outcome, Shape['title']][] = [
  ['stale', { ko: '오래된 화면', en: 'A page open too long' }],
  ['passed', { ko: '지나간 화면', en: 'A page that was left behind' }],
  ['insecure', { ko: '안전하지 않은 연결', en: 'A connection that is not safe' }],
  ['not-found', { ko: '없는 화면', en: 'No such page' }],
  ['wrong-method', { ko: '열 수 없는 방법', en: 'Wrong method' }],
  ['forged', { ko: '확인하지 못한 곳', en: 'Sender not proved' }],
  ['no-key', { ko: 'API 키가 맞지 않음', en: 'A wrong API key' }],
  ['not-allowed', { ko: 'API 키로 할 수 없는 일', en: 'Not with this API key' }],
  ['malformed', { ko: '알아볼 수 없음', en: 'Not readable' }],
  ['too-large', { ko: '너무 큼', en: 'Too large' }],
];

const errors = ({ core }: Sample): Shape[] => [
  { name: 'consent.by-phone', title: { ko: '알림, 휴대전화로 안내', en: 'Notices, by the phone' }, reply: byYourPhone(core), converses: false },
  ...PAGE_ERRORS.map(([outcome, title]): Shape => ({ name: `error.${outcome}`, title, reply: errorReply(core, outcome), converses: false })),
];
