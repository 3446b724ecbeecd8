/** What staff call states, events, devices and the clock's causes. */
import type { Locale } from '../../staff/locale.js';
import type { StopCause } from '../../petitions/clock.js';
import type { Ground } from '../../petitions/life/verbs/result.js';
import type { State } from '../../petitions/life/states.js';
import type { Both } from '../route.js';

const both = (ko: string, en: string): Both => ({ ko, en });

export const STATE_NAMES: Readonly<Record<State, Both>> = {
  arrived: both('접수 전', 'Arrived'),
  received: both('접수', 'Received'),
  assigned: both('처리 중', 'In hand'),
  supplement: both('보완 기다림', 'Waiting for the citizen'),
  paused: both('시계 멈춤', 'Clock stopped'),
  objected: both('이의신청', 'Objection'),
  answered: both('답변함', 'Answered'),
  refused: both('거부함', 'Refused'),
  'not-processed': both('처리 예외', 'Not processed'),
  returned: both('반려', 'Returned'),
  repeated: both('반복 종결', 'Closed as repeated'),
  transferred: both('다른 기관 이송', 'At another agency'),
  withdrawn: both('취하', 'Withdrawn'),
};

/** A tag's shape: half, full, empty circle, grey. Late is a square, whatever the state. */
export const STATE_LOOK: Readonly<Record<State, 'go' | 'done' | 'wait' | 'new'>> = {
  arrived: 'new',
  received: 'new',
  assigned: 'go',
  supplement: 'wait',
  paused: 'wait',
  objected: 'go',
  answered: 'done',
  refused: 'done',
  'not-processed': 'done',
  returned: 'done',
  repeated: 'done',
  transferred: 'done',
  withdrawn: 'done',
};

const EVENTS: Readonly<Record<string, Both>> = {
  arrived: both('도착', 'Arrived'),
  registered: both('대신 접수', 'Registered for somebody'),
  received: both('접수', 'Received'),
  routed: both('부서 배부', 'Sent to a department'),
  assigned: both('담당자 지정', 'Given to an officer'),
  reclassified: both('분류 변경', 'Reclassified'),
  'supplement-asked': both('보완 요청', 'Supplement asked for'),
  'supplement-prolonged': both('보완 기한 연장', 'More time to supplement'),
  supplemented: both('보완', 'Supplemented'),
  paused: both('시계 멈춤', 'Clock stopped'),
  resumed: both('시계 다시 감', 'Clock runs again'),
  extended: both('기한 연장', 'Extended'),
  'handed-over': both('다른 부서로 이송', 'Handed to another department'),
  transferred: both('다른 기관으로 이송', 'Sent to another agency'),
  consulted: both('협조 요청', 'Another department asked'),
  'consult-prolonged': both('협조 기한 연장', 'More time to reply'),
  'consult-replied': both('협조 회신', 'The department replied'),
  answered: both('답변', 'Answered'),
  refused: both('거부', 'Refused'),
  'not-processed': both('처리 예외', 'Not processed'),
  returned: both('반려', 'Returned'),
  repeated: both('반복 종결', 'Closed as repeated'),
  recalled: both('발송 취소', 'Recalled'),
  added: both('덧붙임', 'Words added'),
  withdrawn: both('취하', 'Withdrawn'),
  objected: both('이의신청', 'Objection'),
  'put-off': both('이의신청 결정 연기', 'Decision put off'),
  upheld: both('이의신청 인용', 'Objection upheld'),
  dismissed: both('이의신청 기각', 'Objection dismissed'),
  reopened: both('다시 처리', 'Reopened'),
  rated: both('만족도', 'Rated'),
  consented: both('문자 통지 동의', 'Consented to results by text'),
  'consent-withdrawn': both('문자 통지 동의 철회', 'Consent taken back'),
  reminded: both('독촉장', 'Reminder'),
  'progress-told': both('처리 상황 알림', 'Told how it goes'),
  'late-told': both('늦어짐 알림', 'Told that it is late'),
  'due-moved': both('새 공휴일로 기한 변경', 'Due time moved by a holiday'),
};
export const eventName = (code: string, locale: Locale): string => (Object.hasOwn(EVENTS, code) ? EVENTS[code]?.[locale] : undefined) ?? code;

const CHANNELS: Readonly<Record<string, Both>> = {
  sms: both('문자', 'text message'),
  mobile: both('휴대전화', 'mobile'),
  pda: both('PDA', 'PDA'),
  tv: both('TV', 'TV'),
  json: both('프로그램', 'API'),
  open311: both('프로그램', 'API'),
  counter: both('민원실', 'counter'),
  phone: both('전화', 'telephone'),
  paper: both('서면', 'paper'),
};
export const channelName = (channel: string, locale: Locale): string => (Object.hasOwn(CHANNELS, channel) ? CHANNELS[channel]?.[locale] : undefined) ?? channel;

export const KIND_NAMES: Readonly<Record<string, Both>> = {
  statutory: both('법정민원', 'statutory'),
  query: both('질의민원', 'query'),
  proposal: both('건의민원', 'proposal'),
  other: both('기타민원', 'other'),
  grievance: both('고충민원', 'grievance'),
};

const UNITS: Readonly<Record<string, Both>> = { h: both('근무시간', ' working hours'), d: both('일', ' days'), w: both('주', ' weeks'), m: both('개월', ' months'), y: both('년', ' years') };
/** `5일`, `즉시(3근무시간)`. @param period as the clock reads it */
export function periodName(period: string, locale: Locale): string {
  if (period === 'now') return { ko: '즉시(3근무시간)', en: 'at once (3 working hours)' }[locale];
  return `${period.slice(0, -1)}${UNITS[period.slice(-1)]?.[locale] ?? ''}`;
}
export const unitName = (period: string, locale: Locale): string => (UNITS[period === 'now' ? 'h' : period.slice(-1)]?.[locale] ?? '').trim();

export const CAUSE_NAMES: Readonly<Record<StopCause, Both>> = {
  supplement: both('보완', 'supplement'),
  distance: both('먼 곳으로 문서를 보냄', 'papers sent far away'),
  representative: both('대표자 선정', 'choosing a representative'),
  hearing: both('의견 청취', 'hearing'),
  examination: both('실험·검사·감정', 'test or examination'),
  preceding: both('먼저 끝나야 하는 일', 'what has to be done first'),
  documents: both('증명서류 확인', 'checking certificates'),
  survey: both('현장 조사', 'survey on the spot'),
};

export const GROUND_NAMES: Readonly<Record<Ground, Both>> = {
  politics: both('제1호 고도의 정치적 판단', 'No. 1 politics'),
  investigation: both('제2호 수사·재판·형집행', 'No. 2 investigation or trial'),
  appeal: both('제3호 행정심판·소송', 'No. 3 appeal'),
  mediation: both('제4호 조정·중재', 'No. 4 mediation'),
  settled: both('제5호 판결·화해로 정해진 것', 'No. 5 settled in law'),
  audit: both('제6호 감사위원회의 결정', 'No. 6 decided by the Board of Audit'),
  election: both('제7호 선거관리위원회 의결', 'No. 7 decided by an election commission'),
  private: both('제8호 개인 사이의 권리, 사생활', 'No. 8 private rights, private life'),
  personnel: both('제9호 소속 직원의 인사', 'No. 9 personnel'),
};

/** `1234-5678-9012` */
export const receiptText = (receipt: string): string => receipt.replace(/^(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3');
