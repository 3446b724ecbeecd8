/** One petition, a list of them, and how they are asked for. */
import { answerReply, mistyped, proofForm, stepsReply, unknown } from '../../petitions/check.js';
import type { View } from '../../petitions/disclose.js';
import type { OpenState } from '../../petitions/due-block.js';
import { type ShownState, STEPS as CODES, type Step, type StepCode } from '../../petitions/told.js';
import { find, listReply, nothingYet } from '../../petitions/list.js';
import { statusReply } from '../../petitions/status.js';
import { RECEIPT, type Sample, type Shape, WORDS } from './sample.js';

const AT = (at: string): number => Date.parse(`2026-11-${at}+09:00`);
const begun: Step[] = [
  { code: 'arrived', at: AT('23T08:41:00') },
  { code: 'received', at: AT('23T09:00:00') },
];
const until = AT('27T23:59:59');
/** A result, told this morning and to be rated. */
const told = (state: ShownState & StepCode, more: Partial<View> = {}): Partial<View> => ({ state, rateUntil: AT('30T10:00:00'), steps: [...begun, { code: state, at: AT('24T10:00:00') }], ...more });

const STATES: Record<OpenState, { title: Shape['title']; view: Partial<View> }> = {
  arrived: { title: { ko: '도착, 아직 접수 전', en: 'arrived, not yet received' }, view: { state: 'arrived', receivedAt: AT('25T09:00:00'), steps: begun.slice(0, 1) } },
  received: { title: { ko: '처리 중', en: 'in progress' }, view: {} },
  late: { title: { ko: '기한 지남', en: 'late' }, view: { receivedAt: AT('12T09:00:00') } },
  supplement: { title: { ko: '보완 필요', en: 'needs more' }, view: { state: 'supplement', until, steps: [...begun, { code: 'supplement-asked', at: AT('24T10:00:00'), until }] } },
  paused: { title: { ko: '잠시 멈춤', en: 'on hold' }, view: { state: 'paused', until, steps: [...begun, { code: 'paused', at: AT('24T10:00:00'), until }] } },
  objected: { title: { ko: '이의신청 검토 중', en: 'objection under review' }, view: { state: 'objected', kind: 'statutory', dueAt: until, objected: true, steps: [...begun, { code: 'refused', at: AT('24T09:10:00') }, { code: 'objected', at: AT('24T10:00:00') }] } },
  answered: { title: { ko: '답변 마침', en: 'answered' }, view: told('answered') },
  refused: { title: { ko: '들어드리지 못함', en: 'not granted' }, view: told('refused', { kind: 'statutory', until }) },
  'not-processed': { title: { ko: '처리 대상 아님', en: 'not processed' }, view: told('not-processed') },
  returned: { title: { ko: '반려', en: 'returned' }, view: told('returned') },
  repeated: { title: { ko: '반복 민원 종결', en: 'closed as repeated' }, view: told('repeated') },
  transferred: { title: { ko: '다른 기관으로 이송', en: 'sent to another agency' }, view: told('transferred') },
  withdrawn: { title: { ko: '취하', en: 'withdrawn' }, view: { state: 'withdrawn', steps: [...begun, { code: 'withdrawn', at: AT('24T10:00:00') }] } },
};

const LETTERS = { request: '고장 난 가로등 기둥에 적힌 번호를 알려 주십시오.', answer: '등을 새것으로 바꾸었습니다. 오늘 저녁부터 켜집니다.', agency: '서울특별시', agencyPhone: '02-120' };
const OWN: Partial<View> = { own: true, words: { text: WORDS.text, place: WORDS.place, name: WORDS.name, added: ['밤에 어둡습니다'], letters: LETTERS }, officerName: '박민준' };
const MASKED: Partial<View> = { own: true, maskedName: '홍*동', maskedPhotos: 2, officerName: '박민준' };

/** Each state, on a text, on a page with a receipt, on one's own page, on a screen that others see. */
function statuses({ core, text, page, shared, view }: Sample): Shape[] {
  return (Object.keys(STATES) as OpenState[]).flatMap((state): Shape[] => {
    const { title, view: more } = STATES[state];
    const called = (ko: string, en: string): Shape['title'] => ({ ko: `처리 상황 – ${title.ko}${ko}`, en: `Status – ${title.en}${en}` });
    const name = `status.${state}`;
    return [
      { name, title: called('', ''), reply: statusReply(core, view({ ...more, ...OWN }), text), converses: true },
      { name, title: called('', ''), reply: statusReply(core, view(more), page), converses: false },
      { name: `${name}.others`, title: called(', 다른 번호로 신청', ', filed from a page'), reply: statusReply(core, view({ ...more, byPhone: false }), text), converses: true },
      { name: `${name}.others`, title: called(', 다른 번호로 신청', ', filed from a page'), reply: statusReply(core, view({ ...more, byPhone: false }), page), converses: false },
      { name: `${name}.own`, title: called(', 본인 화면', ', one’s own screen'), reply: statusReply(core, view({ ...more, ...OWN }), page), converses: false, screen: 'private' },
      { name: `${name}.shared`, title: called(', 여럿이 보는 화면', ', a screen that others see'), reply: statusReply(core, view({ ...more, ...MASKED }), shared), converses: false, screen: 'shared' },
    ];
  });
}

const PERIODS = { now: { ko: '즉시', en: 'at once' }, '5h': { ko: '시간', en: 'hours' }, '14d': { ko: '6일 이상', en: 'six days and more' }, '2w': { ko: '주', en: 'weeks' }, '1m': { ko: '달', en: 'months' }, '1y': { ko: '해', en: 'years' } } as const;

/** The reason of the due time differs by the kind of period. */
const reasons = ({ core, page, view }: Sample): Shape[] =>
  Object.entries(PERIODS).map(([period, { ko, en }]) => ({
    name: `status.period.${period}`,
    title: { ko: `처리 상황 – 처리 기간 ${ko}`, en: `Status – period of ${en}` },
    reply: statusReply(core, view({ period, receivedAt: AT('24T14:00:00') }), page),
    converses: false,
  }));

/** What moved the due time: a holiday, a stop, an extension, a year whose holidays nobody knows yet. */
const moved: Partial<View> = {
  receivedAt: AT('24T09:00:00'),
  dueAt: Date.parse('2027-01-04T18:00:00+09:00'),
  hour: false,
  period: '14d',
  provisional: true,
  run: { received: AT('24T09:00:00'), stops: [{ from: 20_783, to: 20_785 }], extensions: [{ by: 14 }] },
};

/** Every step that a citizen may be shown, four at a time: no story has them all. */
const stories = (view: Sample['view']): Partial<View>[] => {
  const steps = CODES.map((code, i): Step => ({ code, at: AT('24T10:00:00') + i * 60_000, until: AT('27T18:00:00') }));
  return Array.from({ length: Math.ceil(steps.length / 4) }, (_, i) => view({ steps: steps.slice(i * 4, i * 4 + 4) }));
};

const STEPS: Step[] = [
  { code: 'arrived', at: AT('23T08:41:00') },
  { code: 'received', at: AT('23T09:00:00') },
  { code: 'added', at: AT('23T18:10:00') },
];

export function petitionShapes(sample: Sample): Shape[] {
  const { core, text, page, view } = sample;
  const views = [{}, STATES.late.view, STATES.withdrawn.view, STATES.supplement.view, STATES.answered.view, {}].map((more) => view({ ...more, own: true }));
  const several = { converses: true, several: true } as const;
  return [
    ...statuses(sample),
    ...reasons(sample),
    { name: 'status.moved', title: { ko: '처리 상황 – 기한이 바뀐 까닭', en: 'Status – what moved the due time' }, reply: statusReply(core, view(moved), page), converses: false },
    { name: 'status.rated', title: { ko: '처리 상황 – 만족도를 적은 뒤', en: 'Status – after rating' }, reply: statusReply(core, view({ ...told('answered'), ...OWN, score: 2 }), page), converses: false, screen: 'private' },
    { name: 'status.asked', title: { ko: '처리 상황 – 결과를 문서로 받는 민원', en: 'Status – result on paper' }, reply: statusReply(core, view({ kind: 'query' }), page), converses: false, screen: 'private' },
    { name: 'status.agreed', title: { ko: '처리 상황 – 결과를 문자로 받는 민원', en: 'Status – result by text' }, reply: statusReply(core, view({ kind: 'query', consent: true }), page), converses: false, screen: 'private' },
    ...stories(view).map((story, i): Shape => ({ name: `steps.story${i + 1}`, title: { ko: `진행 내용 ${i + 1}`, en: `Steps ${i + 1}` }, reply: stepsReply(core, view({ ...OWN, ...story })), ...several })),
    { name: 'answer.abroad', title: { ko: '답변 보기, 다른 언어로', en: 'The answer, in another language' }, reply: answerReply(core, view({ ...told('answered'), ...OWN }), { ...text, locale: 'vi' }), ...several },
    { name: 'status.answered.abroad', title: { ko: '처리 상황 – 답변 마침, 다른 언어로', en: 'Status – answered, in another language' }, reply: statusReply(core, view({ ...told('answered'), ...OWN }), { ...page, locale: 'vi' }), converses: false, screen: 'private' },
    { name: 'answer', title: { ko: '답변 보기', en: 'The answer' }, reply: answerReply(core, view({ ...told('answered'), ...OWN }), text), ...several },
    { name: 'status.added', title: { ko: '처리 상황 – 말씀을 덧붙인 뒤', en: 'Status – after adding' }, reply: statusReply(core, view({ steps: STEPS }), page), converses: false },
    { name: 'steps', title: { ko: '진행 내용', en: 'Steps' }, reply: stepsReply(core, view({ ...OWN, steps: STEPS })), ...several },
    { name: 'steps.others', title: { ko: '진행 내용, 다른 번호로 신청', en: 'Steps, filed from a page' }, reply: stepsReply(core, view()), converses: true },
    ...[true, false].flatMap((converses): Shape[] => [
      { name: 'list', title: { ko: '내 민원 목록', en: 'List of one’s petitions' }, reply: listReply(core, views, { at: 2, of: 9 }), converses },
      { name: 'list.first', title: { ko: '내 민원 목록 첫 쪽', en: 'First page of the list' }, reply: listReply(core, views.slice(0, 3), { at: 1, of: 1 }), converses },
      { name: 'list.empty', title: { ko: '내 민원이 없음', en: 'No petitions' }, reply: nothingYet(), converses },
      { name: 'find', title: { ko: '번호로 찾기', en: 'Find by number' }, reply: find(core, converses ? text : page).reply, converses },
      { name: 'mistyped', title: { ko: '잘못 적은 접수번호', en: 'Mistyped receipt number' }, reply: mistyped(converses ? text : page, '123456789012'), converses },
      { name: 'unknown', title: { ko: '없는 접수번호', en: 'Unknown receipt number' }, reply: unknown(converses ? text : page, RECEIPT), converses },
    ]),
    { name: 'find.receipt', title: { ko: '끝 네 자리 묻기', en: 'Asking for the last four digits' }, reply: proofForm(core, page, { kind: 'check', receipt: RECEIPT }), converses: false },
  ];
}
