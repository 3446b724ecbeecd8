/**
 * Who may do what from which state, what it leads to, and which news it causes: the whole life of a petition in one table.
 * `law` names the article that allows the verb; Act is 민원 처리에 관한 법률, Decree its 시행령.
 */
import { OPEN, RESULTS, RUNNING, type State } from './states.js';

/** Who does it. Staff are known by their role; `officer` is whoever works in the petition's department. */
const DOERS = ['citizen', 'system', 'officer', 'head', 'inspector', 'agent', 'administrator'] as const;
export type DoerKind = (typeof DOERS)[number];

export interface Rule {
  readonly from: readonly State[];
  /** `before`: the state that the last result left. */
  readonly to: State | 'same' | 'before';
  readonly by: readonly DoerKind[];
  /** Officers: only who has the petition, or stands in for them. A department's head always may. */
  readonly own?: true;
  readonly law: string;
}

const OPEN_AT_OFFICERS = ['received', 'assigned', 'supplement', 'paused', 'objected'] as const satisfies readonly State[];
const DESK = ['officer', 'head'] as const;

const VERBS = {
  receive: { from: ['arrived'], to: 'received', by: ['system', 'agent', ...DESK], law: 'Act §9, Decree §6⑦' }, // 접수
  route: { from: ['received'], to: 'received', by: ['agent', 'administrator', ...DESK], law: 'Decree §13①②' }, // 배부
  assign: { from: OPEN_AT_OFFICERS, to: 'same', by: DESK, law: 'Decree §13①' }, // 담당자 지정
  take: { from: OPEN_AT_OFFICERS, to: 'same', by: DESK, law: 'Decree §13①' }, // 직접 맡기
  reclassify: { from: RUNNING, to: 'same', by: ['agent', ...DESK], law: 'Act §17, §18' }, // 분류 변경
  'ask-supplement': { from: ['assigned', 'supplement'], to: 'supplement', by: DESK, own: true, law: 'Act §22①, Decree §24' }, // 보완 요청
  'prolong-supplement': { from: ['supplement'], to: 'supplement', by: ['citizen', ...DESK], law: 'Decree §24②' }, // 보완기간 연장
  supplement: { from: ['supplement'], to: 'assigned', by: ['citizen', 'agent', ...DESK], law: 'Decree §24' }, // 보완
  pause: { from: ['assigned'], to: 'paused', by: DESK, own: true, law: 'Decree §20' }, // 처리기간 불산입
  resume: { from: ['paused'], to: 'assigned', by: DESK, own: true, law: 'Decree §20' },
  extend: { from: RUNNING, to: 'same', by: DESK, own: true, law: 'Decree §21' }, // 처리기간 연장
  transfer: { from: RUNNING, to: 'received', by: DESK, law: 'Decree §13②' }, // 부서 이송
  'send-on': { from: RUNNING, to: 'transferred', by: ['agent', ...DESK], law: 'Act §16, Decree §13③' }, // 다른 기관 이송
  consult: { from: ['assigned'], to: 'same', by: DESK, own: true, law: 'Act §20' }, // 협조 요청
  'prolong-consult': { from: OPEN_AT_OFFICERS, to: 'same', by: DESK, law: 'Act §20' },
  'reply-consult': { from: OPEN_AT_OFFICERS, to: 'same', by: DESK, law: 'Act §20' }, // 협조 회신
  answer: { from: ['assigned'], to: 'answered', by: DESK, own: true, law: 'Act §27' }, // 답변
  refuse: { from: ['assigned'], to: 'refused', by: DESK, own: true, law: 'Act §27③' }, // 거부
  'not-process': { from: RUNNING, to: 'not-processed', by: DESK, own: true, law: 'Act §21' }, // 처리 예외
  return: { from: ['supplement'], to: 'returned', by: DESK, own: true, law: 'Act §22, Decree §25①' }, // 반려
  'close-repeated': { from: RUNNING, to: 'repeated', by: DESK, own: true, law: 'Act §23, Decree §26' }, // 반복 종결
  recall: { from: RESULTS, to: 'before', by: DESK, own: true, law: 'Act §27' }, // 발송 취소
  add: { from: OPEN, to: 'same', by: ['citizen', 'agent', ...DESK], law: 'Act §22②' }, // 덧붙임
  withdraw: { from: OPEN, to: 'withdrawn', by: ['citizen', 'agent', ...DESK], law: 'Act §22②' }, // 취하
  object: { from: ['refused'], to: 'objected', by: ['citizen', 'agent', ...DESK], law: 'Act §35①' }, // 이의신청
  'put-off': { from: ['objected'], to: 'same', by: DESK, own: true, law: 'Act §35②' }, // 이의신청 결정기간 연장
  uphold: { from: ['objected'], to: 'answered', by: DESK, own: true, law: 'Act §35②' }, // 이의신청 인용
  dismiss: { from: ['objected'], to: 'refused', by: DESK, own: true, law: 'Act §35②③' }, // 이의신청 기각
  reopen: { from: ['answered', 'not-processed', 'returned', 'repeated'], to: 'assigned', by: ['citizen', ...DESK], law: 'Act §26' }, // 재처리
  rate: { from: ['answered', 'refused', 'not-processed'], to: 'same', by: ['citizen'], law: 'Act §26' }, // 만족도
  consent: { from: OPEN, to: 'same', by: ['citizen', 'agent', ...DESK], law: 'Act §27①' }, // 결과를 문자로 알리는 데 대한 동의
  remind: { from: OPEN_AT_OFFICERS, to: 'same', by: ['inspector'], law: 'Decree §28②' }, // 독촉장
  'tell-progress': { from: OPEN_AT_OFFICERS, to: 'same', by: ['system', ...DESK], law: 'Decree §23' }, // 처리진행상황
  'tell-late': { from: [...RUNNING, 'objected'], to: 'same', by: ['system'], law: 'Decree §23' },
  'move-due': { from: OPEN, to: 'same', by: ['system'], law: '공휴일법 §2' },
} as const satisfies Record<string, Rule>;

export type PetitionVerb = keyof typeof VERBS;
export const PETITION_VERBS = Object.keys(VERBS) as PetitionVerb[];
export const ruleOf = (verb: PetitionVerb): Rule => VERBS[verb];
