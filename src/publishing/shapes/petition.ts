/** One petition, a list of them, and how they are asked for. */
import { mistyped, proofForm, stepsReply, unknown } from '../../petitions/check.js';
import type { View } from '../../petitions/disclose.js';
import { find, listReply, nothingYet } from '../../petitions/list.js';
import { statusReply } from '../../petitions/status.js';
import { RECEIPT, type Sample, type Shape, WORDS } from './sample.js';

const AT = (at: string): number => Date.parse(`2026-11-${at}+09:00`);
type State = 'arrived' | 'received' | 'late' | 'answered' | 'withdrawn';

const STATES: Record<State, { title: Shape['title']; view: Partial<View> }> = {
  arrived: { title: { ko: '도착, 아직 접수 전', en: 'arrived, not yet received' }, view: { state: 'arrived', receivedAt: AT('25T09:00:00'), steps: [{ code: 'arrived', at: AT('24T12:30:00') }] } },
  received: { title: { ko: '처리 중', en: 'in progress' }, view: {} },
  late: { title: { ko: '기한 지남', en: 'late' }, view: { receivedAt: AT('12T09:00:00') } },
  answered: { title: { ko: '처리 마침', en: 'done' }, view: { state: 'answered', steps: [{ code: 'arrived', at: AT('23T08:41:00') }, { code: 'received', at: AT('23T09:00:00') }, { code: 'answered', at: AT('24T10:00:00') }] } },
  withdrawn: { title: { ko: '취하', en: 'withdrawn' }, view: { state: 'withdrawn', steps: [{ code: 'arrived', at: AT('23T08:41:00') }, { code: 'received', at: AT('23T09:00:00') }, { code: 'withdrawn', at: AT('24T10:00:00') }] } },
};

const OWN: Partial<View> = { own: true, words: { text: WORDS.text, place: WORDS.place, name: WORDS.name, added: ['밤에 어둡습니다'] } };
const MASKED: Partial<View> = { own: true, maskedName: '홍*동' };

/** Each state, on a text, on a page with a receipt, on one's own page, on a screen that others see. */
function statuses({ core, text, page, shared, view }: Sample): Shape[] {
  return (Object.keys(STATES) as State[]).flatMap((state): Shape[] => {
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

const PERIODS = { now: { ko: '즉시', en: 'at once' }, '5h': { ko: '시간', en: 'hours' }, '14d': { ko: '6일 이상', en: 'six days and more' } } as const;

/** The reason of the due time differs by the kind of period. */
const reasons = ({ core, page, view }: Sample): Shape[] =>
  Object.entries(PERIODS).map(([period, { ko, en }]) => ({
    name: `status.period.${period}`,
    title: { ko: `처리 상황 – 처리 기간 ${ko}`, en: `Status – period of ${en}` },
    reply: statusReply(core, view({ period, receivedAt: AT('24T14:00:00') }), page),
    converses: false,
  }));

const STEPS = [
  { code: 'arrived', at: AT('23T08:41:00') },
  { code: 'received', at: AT('23T09:00:00') },
  { code: 'added', at: AT('23T18:10:00') },
];

export function petitionShapes(sample: Sample): Shape[] {
  const { core, text, page, view } = sample;
  const views = [{}, STATES.late.view, STATES.withdrawn.view, STATES.arrived.view, STATES.answered.view, {}].map((more) => view({ ...more, own: true }));
  const several = { converses: true, several: true } as const;
  return [
    ...statuses(sample),
    ...reasons(sample),
    { name: 'status.added', title: { ko: '처리 상황 – 말씀을 덧붙인 뒤', en: 'Status – after adding' }, reply: statusReply(core, view({ steps: STEPS }), page), converses: false },
    { name: 'steps', title: { ko: '진행 내용', en: 'Steps' }, reply: stepsReply(core, view({ ...OWN, steps: STEPS })), ...several },
    { name: 'steps.others', title: { ko: '진행 내용, 다른 번호로 신청', en: 'Steps, filed from a page' }, reply: stepsReply(core, view()), converses: true },
    ...[true, false].flatMap((converses): Shape[] => [
      { name: 'list', title: { ko: '내 민원 목록', en: 'List of one’s petitions' }, reply: listReply(core, views, 2), converses },
      { name: 'list.first', title: { ko: '내 민원 목록 첫 쪽', en: 'First page of the list' }, reply: listReply(core, views.slice(0, 3), 1), converses },
      { name: 'list.empty', title: { ko: '내 민원이 없음', en: 'No petitions' }, reply: nothingYet(), converses },
      { name: 'find', title: { ko: '번호로 찾기', en: 'Find by number' }, reply: find(converses ? text : page).reply, converses },
      { name: 'mistyped', title: { ko: '잘못 적은 접수번호', en: 'Mistyped receipt number' }, reply: mistyped(converses ? text : page), converses },
      { name: 'unknown', title: { ko: '없는 접수번호', en: 'Unknown receipt number' }, reply: unknown(converses ? text : page, RECEIPT), converses },
    ]),
    { name: 'find.receipt', title: { ko: '끝 네 자리 묻기', en: 'Asking for the last four digits' }, reply: proofForm(RECEIPT), converses: false },
  ];
}
