/** What notices say, each kind with what an officer might write. Only text devices get notices as words of their own. */
import { department as departmentOf, helpFor } from '../../district.js';
import { type News, NEWS_KINDS, type NewsKind, newsReply } from '../../notices/news.js';
import { pushReply } from '../../notices/push.js';
import type { Value } from '../../reply.js';
import { RECEIPT, type Sample, type Shape } from './sample.js';

const TITLES: Readonly<Record<NewsKind, Shape['title']>> = {
  registered: { ko: '알림 – 대신 접수', en: 'Notice – registered for somebody' },
  reclassified: { ko: '알림 – 분류 변경', en: 'Notice – reclassified' },
  supplement: { ko: '알림 – 보완 요청', en: 'Notice – something is needed' },
  'supplement-prolonged': { ko: '알림 – 보완 기한 연장', en: 'Notice – more time to supplement' },
  extended: { ko: '알림 – 기한 연장', en: 'Notice – extended' },
  'handed-over': { ko: '알림 – 담당 부서 변경', en: 'Notice – another department' },
  transferred: { ko: '알림 – 다른 기관 이송', en: 'Notice – another agency' },
  progress: { ko: '알림 – 처리 진행 상황', en: 'Notice – progress' },
  late: { ko: '알림 – 늦어짐', en: 'Notice – late' },
  'due-moved': { ko: '알림 – 새 공휴일로 바뀐 기한', en: 'Notice – moved by a holiday' },
  answered: { ko: '알림 – 답변', en: 'Notice – answer' },
  refused: { ko: '알림 – 거부', en: 'Notice – refused' },
  'refused-statutory': { ko: '알림 – 법정민원 거부', en: 'Notice – statutory petition refused' },
  'not-processed': { ko: '알림 – 처리할 수 없음', en: 'Notice – not processed' },
  returned: { ko: '알림 – 반려', en: 'Notice – returned' },
  repeated: { ko: '알림 – 반복 민원 종결', en: 'Notice – closed as repeated' },
  withdrawn: { ko: '알림 – 취하', en: 'Notice – withdrawn' },
  objected: { ko: '알림 – 이의신청 접수', en: 'Notice – objection received' },
  'put-off': { ko: '알림 – 이의신청 결정 연기', en: 'Notice – decision put off' },
  upheld: { ko: '알림 – 이의신청 인용', en: 'Notice – objection upheld' },
  dismissed: { ko: '알림 – 이의신청 기각', en: 'Notice – objection dismissed' },
  reopened: { ko: '알림 – 다시 처리', en: 'Notice – reopened' },
};

const AT = (at: string): number => Date.parse(`2026-${at}+09:00`);
const WRITTEN: Partial<Record<NewsKind, string>> = {
  supplement: '고장 난 가로등 기둥에 적힌 번호나 가까운 건물 이름을 알려 주십시오.',
  extended: '부품이 11월 30일에 들어와 그 뒤에 고칩니다.',
};
const ANSWER = '선릉로 12길 가로등의 등을 새것으로 바꾸었습니다. 오늘 저녁부터 켜집니다. 다시 꺼지면 이 번호로 알려 주십시오.';

/** A value for each variable that some kind uses. */
function valuesFor(kind: NewsKind, { category }: Sample): Record<string, Value> {
  return {
    text: { kind: 'text', text: WRITTEN[kind] ?? ANSWER },
    due: { kind: kind === 'objected' || kind === 'put-off' ? 'day' : 'instant', at: AT('11-27T18:00:00') },
    was: { kind: 'instant', at: AT('11-25T18:00:00') },
    until: { kind: 'day', at: AT('12-07T23:59:59') },
    to: kind === 'handed-over' ? { kind: 'named', of: 'department', id: category.department } : { kind: 'named', of: 'category', id: category.id },
    agency: { kind: 'text', text: '한국전력공사 강남지사' },
    number: { kind: 'text', text: '123' },
  };
}

export function newsShapes(sample: Sample): Shape[] {
  const { core, category } = sample;
  const { phone } = departmentOf(core.district, category.department);
  const about = { receipt: RECEIPT, category: category.id, department: category.department, phone, help: helpFor(core.district) };
  const made = (kind: NewsKind, officer: string | undefined): Shape['reply'] => newsReply({ kind, data: valuesFor(kind, sample) } as unknown as News, { ...about, officer });
  return [
    ...NEWS_KINDS.map((kind): Shape => ({ name: `news.${kind}`, title: TITLES[kind], reply: made(kind, '김도로'), converses: true, several: true })),
    { name: 'news.late.nobody', title: { ko: '알림 – 늦어짐, 담당자 미정', en: 'Notice – late, nobody’s yet' }, reply: made('late', undefined), converses: true },
    { name: 'push', title: { ko: '알림 – 화면에 뜨는 소식', en: 'Notice – on the screen of a phone' }, reply: pushReply(made('answered', '김도로'), RECEIPT), converses: false, screen: 'private' },
  ];
}
