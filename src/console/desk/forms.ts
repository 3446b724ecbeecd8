/** The verbs of the table as officers are offered them: a name, what it does to the clock, its fields. The compiler holds the table complete. */
import type { Inputs } from '../../petitions/life/decide.js';
import type { PetitionVerb } from '../../petitions/life/table.js';
import type { Both, Visit } from '../route.js';

export type FieldKind = 'long' | 'short' | 'phone' | 'number' | 'department' | 'category' | 'officer' | 'cause' | 'ground' | 'consent' | 'earlier' | 'consultation';

export interface Field {
  name: string;
  kind: FieldKind;
  label: Both;
  hint?: Both;
  optional?: true;
}

export interface VerbForm<V extends PetitionVerb = PetitionVerb> {
  name: Both;
  /** What it does to the clock, in a few words. */
  clock: Both;
  /** What its button says; its name unless given. */
  does?: Both;
  fields: readonly Field[];
  /** Ends in a result that the citizen is told: written in the composer, with meter and previews. */
  result?: true;
  /** What is said for the citizen, who asked for it at the counter or by telephone. */
  spoken?: true;
  read(visit: Pick<Visit, 'form' | 'all'>): Inputs[V];
}

const both = (ko: string, en: string): Both => ({ ko, en });
const field = (name: string, kind: FieldKind, label: Both, more: Partial<Field> = {}): Field => ({ name, kind, label, ...more });

const reason = field('text', 'long', both('까닭', 'Reason'), { hint: both('시민에게 그대로 알립니다.', 'The citizen is told in these words.') });
const note = field('text', 'long', both('덧붙일 말', 'Note'), { optional: true });
const days = (label: Both, hint?: Both): Field => field('days', 'number', label, hint ? { hint } : {});
const toDepartment = field('department', 'department', both('보낼 부서', 'To department'));
const said = field('text', 'long', both('시민이 한 말', 'What the citizen said'));

const textOf = ({ form }: Pick<Visit, 'form'>): string => form.text ?? '';
const number = (text: string | undefined): number => (/^\d{1,4}$/.test((text ?? '').trim()) ? Number(text) : Number.NaN);
const result = ({ form }: Pick<Visit, 'form'>): { text: string; summary?: string } => ({ text: form.text ?? '', ...(form.summary?.trim() ? { summary: form.summary } : {}) });
const nothing = (): Record<never, never> => ({});
const STANDS = both('시계가 멈춥니다', 'The clock stops');
const RUNS = both('시계는 그대로', 'The clock goes on');
const ENDS = both('시계가 끝납니다', 'The clock ends');

/** Undefined: not for staff to do by hand. */
export const FORMS: { readonly [V in PetitionVerb]: VerbForm<V> | undefined } = {
  receive: { name: both('접수', 'Receive'), clock: both('다음 근무 시각에 시작', 'Starts at the next working instant'), fields: [], read: nothing },
  route: { name: both('부서 배부', 'Send to a department'), clock: both('1근무시간 안', 'Within 1 working hour'), fields: [toDepartment], read: ({ form }) => ({ department: form.department ?? '' }) },
  assign: { name: both('담당자 지정', 'Give to an officer'), clock: RUNS, fields: [field('officer', 'officer', both('담당자', 'Officer'))], read: ({ form }) => ({ officer: form.officer ?? '' }) },
  take: { name: both('내가 맡기', 'Take it over'), clock: RUNS, fields: [], read: nothing },
  reclassify: { name: both('분류 변경', 'Reclassify'), clock: both('새 기간으로 다시 셈', 'Counted in the new period'), fields: [field('category', 'category', both('새 분류', 'New category'))], read: ({ form }) => ({ category: form.category ?? '' }) },
  'ask-supplement': {
    name: both('보완 요청', 'Ask for a supplement'),
    clock: STANDS,
    fields: [field('text', 'long', both('무엇이 더 필요합니까', 'What is needed'), reason.hint ? { hint: reason.hint } : {}), days(both('며칠 안에', 'Within days'), both('두 번째 요청은 10일까지입니다. (시행령 제24조제3항)', 'A second request: at most 10. (Decree §24③)'))],
    read: (v) => ({ text: textOf(v), days: number(v.form.days) }),
  },
  'prolong-supplement': { name: both('보완 기한 연장', 'More time to supplement'), clock: both('시계는 멈춘 채', 'The clock stays stopped'), fields: [days(both('며칠 더', 'Days more'))], spoken: true, read: ({ form }) => ({ days: number(form.days) }) },
  supplement: { name: both('보완 받아 적기', 'Enter the supplement'), clock: both('시계가 다시 갑니다', 'The clock runs again'), fields: [said], spoken: true, read: (v) => ({ text: textOf(v) }) },
  pause: {
    name: both('시계 멈추기', 'Stop the clock'),
    clock: STANDS,
    fields: [field('cause', 'cause', both('법이 정한 사유', 'Cause')), field('text', 'long', both('까닭', 'Reason'), { hint: both('직원만 봅니다.', 'Staff only.') }), days(both('며칠 안에', 'Within days'))],
    read: (v) => ({ cause: v.form.cause as 'survey', text: textOf(v), days: number(v.form.days) }),
  },
  resume: { name: both('시계 다시 가게 하기', 'Let the clock run'), clock: both('시계가 다시 갑니다', 'The clock runs again'), fields: [], read: nothing },
  extend: {
    name: both('기한 연장', 'Extend'),
    clock: both('한 번, 처음 기간까지', 'Once, at most the period'),
    fields: [field('by', 'number', both('얼마나', 'By how much')), reason, field('consent', 'consent', both('신청인이 동의했습니다 (두 번째 연장)', 'The petitioner agreed (second extension)'), { optional: true })],
    read: (v) => ({ by: number(v.form.by), text: textOf(v), consent: v.form.consent === 'yes' }),
  },
  transfer: { name: both('다른 부서로 이송', 'Hand to another department'), clock: both('3근무시간 안', 'Within 3 working hours'), fields: [toDepartment, note], read: (v) => ({ department: v.form.department ?? '', text: textOf(v) }) },
  'send-on': {
    name: both('다른 기관으로 이송', 'Send to another agency'),
    clock: both('8근무시간 안', 'Within 8 working hours'),
    fields: [field('agency', 'short', both('기관 이름', 'Agency')), field('phone', 'phone', both('그 기관의 전화', 'Its telephone')), note],
    read: (v) => ({ agency: v.form.agency ?? '', phone: v.form.phone ?? '', text: textOf(v) }),
  },
  consult: { name: both('다른 부서에 협조 요청', 'Ask another department'), clock: RUNS, fields: [toDepartment, field('text', 'long', both('물을 것', 'Question')), days(both('며칠 안에', 'Within days'), both('이 민원의 처리 기한 안이어야 합니다. (법 제20조)', 'Within this petition’s own period. (Act §20)'))], read: (v) => ({ department: v.form.department ?? '', text: textOf(v), days: number(v.form.days) }) },
  'prolong-consult': { name: both('협조 기한 늘리기', 'More time to reply'), clock: RUNS, fields: [field('event', 'consultation', both('협조 요청', 'Request')), days(both('며칠 더', 'Days more'))], read: ({ form }) => ({ event: number(form.event), days: number(form.days) }) },
  'reply-consult': { name: both('협조 회신', 'Reply'), clock: RUNS, fields: [field('event', 'consultation', both('협조 요청', 'Request')), field('text', 'long', both('의견', 'Opinion'))], read: (v) => ({ event: number(v.form.event), text: textOf(v) }) },
  answer: { name: both('답변', 'Answer'), clock: ENDS, does: both('답변 보내기', 'Send the answer'), fields: [], result: true, read: result },
  refuse: { name: both('거부', 'Refuse'), clock: both('이유와 구제 방법을 알림', 'Reason and remedy are told'), does: both('거부 알리기', 'Send the refusal'), fields: [], result: true, read: result },
  'not-process': { name: both('처리 예외', 'Not process'), clock: ENDS, does: both('처리 예외 알리기', 'Send'), fields: [field('ground', 'ground', both('법 제21조의 사유', 'Ground of Act §21'))], result: true, read: (v) => ({ ...result(v), ground: v.form.ground ?? '' }) },
  return: { name: both('반려', 'Return'), clock: both('보완이 두 번 오지 않았을 때', 'After two unmet requests'), does: both('반려 알리기', 'Send'), fields: [], result: true, read: result },
  'close-repeated': { name: both('반복 민원 종결', 'Close as repeated'), clock: both('같은 민원, 세 번째부터', 'From the third of the same'), does: both('종결 알리기', 'Send'), fields: [field('earlier', 'earlier', both('앞서 결과를 알린 같은 민원', 'Earlier ones with a result'))], result: true, read: (v) => ({ ...result(v), earlier: v.all('earlier') }) },
  recall: { name: both('보낸 것 취소', 'Recall'), clock: both('시계가 다시 갑니다', 'The clock runs again'), fields: [], read: nothing },
  add: { name: both('덧붙임 받아 적기', 'Add words'), clock: RUNS, fields: [said], spoken: true, read: (v) => ({ text: textOf(v) }) },
  withdraw: { name: both('취하', 'Withdraw'), clock: ENDS, fields: [], spoken: true, read: nothing },
  object: { name: both('이의신청 받아 적기', 'Enter an objection'), clock: both('10일 안에 결정', 'Decided within 10 days'), fields: [said], spoken: true, read: (v) => ({ text: textOf(v) }) },
  'put-off': { name: both('이의신청 결정 연기', 'Put the decision off'), clock: both('한 번, 최대 10일', 'Once, at most 10 days'), fields: [days(both('며칠', 'Days')), reason], read: (v) => ({ days: number(v.form.days), text: textOf(v) }) },
  uphold: { name: both('이의신청 인용', 'Uphold the objection'), clock: ENDS, does: both('인용 알리기', 'Send'), fields: [], result: true, read: result },
  dismiss: { name: both('이의신청 기각', 'Dismiss the objection'), clock: ENDS, does: both('기각 알리기', 'Send'), fields: [], result: true, read: result },
  reopen: { name: both('다시 처리', 'Reopen'), clock: both('시계를 처음부터', 'The clock begins anew'), fields: [note], read: (v) => ({ text: textOf(v) }) },
  rate: undefined,
  consent: { name: both('문자 통지 동의', 'Consent to results by text'), clock: RUNS, fields: [field('wanted', 'consent', both('신청인이 결과를 문자로 받는 데 동의했습니다 (비우면 철회)', 'The petitioner agrees to results by text message (empty: takes it back)'), { optional: true })], read: ({ form }) => ({ wanted: form.wanted === 'yes' }) },
  remind: { name: both('독촉장 보내기', 'Send a reminder'), clock: RUNS, fields: [], read: nothing },
  'tell-progress': { name: both('처리 상황 알리기', 'Tell how it goes'), clock: RUNS, fields: [], read: nothing },
  'tell-late': undefined,
  'move-due': undefined,
};

export const formOf = (verb: PetitionVerb): VerbForm | undefined => (Object.hasOwn(FORMS, verb) ? (FORMS[verb] as VerbForm | undefined) : undefined);
