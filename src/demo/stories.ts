/** What happened in the demo's district during the last three months: plain data, told by life.ts with the real verbs. Invented. */
import type { Inputs } from '../petitions/life/decide.js';
import type { PetitionVerb } from '../petitions/life/table.js';
import type { DemoName } from './people.js';

/** One verb: so many working hours after receipt (`h`) or so many days after what came before it (`d`). */
export type Step = { [V in PetitionVerb]: { at: `${number}h` | `${number}d`; by: DemoName | 'citizen'; verb: V; input: Inputs[V] } }[PetitionVerb];

export interface Story {
  text: string;
  place: string;
  name?: string;
  /** A device's channel, or how staff took it down. */
  way: 'sms' | 'mobile' | 'pda' | 'counter' | 'phone' | 'paper';
  daysAgo: number;
  /** The same number is the same citizen. */
  citizen?: number;
  steps: readonly Step[];
}

type At = Step['at'];
const step = <V extends PetitionVerb>(at: At, by: Step['by'], verb: V, input: Inputs[V]): Step => ({ at, by, verb, input }) as unknown as Step;
const take = (at: At, by: DemoName): Step => step(at, by, 'take', {});
const answer = (at: At, by: DemoName, text: string): Step => step(at, by, 'answer', { text });
const rate = (score: number): Step => step('1d', 'citizen', 'rate', { score });

const WHERE = ['선릉로 12길', '논현로 86길', '학동로 31길', '도산대로 45길', '봉은사로 18길', '개포로 22길'] as const;
const WHO = ['홍길동', '성춘향', '심청', '장보고', '전우치', '허난설', '김선달', '이몽룡'] as const;

/** Ordinary petitions: what was filed, who answers, what is answered. */
const ORDINARY: readonly [text: string, by: DemoName, answer: string][] = [
  ['가로등이 꺼져 있습니다', 'demo-officer', '가로등의 등을 새것으로 바꾸었습니다. 오늘 저녁부터 켜집니다.'],
  ['도로에 포트홀이 생겼습니다', 'demo-roads', '패인 곳을 메웠습니다. 다시 패이면 이 번호로 알려 주십시오.'],
  ['보도블록이 깨져 어르신이 넘어지셨습니다', 'demo-officer', '깨진 보도블록을 새것으로 바꾸었습니다.'],
  ['공원 운동기구가 망가졌습니다', 'demo-parks', '운동기구를 고쳤습니다. 오늘부터 쓰실 수 있습니다.'],
  ['쓰레기를 몰래 버리고 갑니다', 'demo-waste', '버린 쓰레기를 치우고 경고판과 카메라를 달았습니다.'],
  ['놀이터 그네 줄이 끊어졌습니다', 'demo-parks', '그네 줄을 바꾸었습니다. 안전 검사도 마쳤습니다.'],
  ['재활용 수거함이 넘칩니다', 'demo-waste', '수거함을 비우고 수거를 주 세 번으로 늘렸습니다.'],
  ['교통 표지판이 돌아가 있습니다', 'demo-traffic', '표지판을 바로 세우고 단단히 고정했습니다.'],
];
const SCORES = [5, 4, 5, undefined, 3, 5, 4, undefined, 2, 5, 4, undefined, 5, 1, 4, 5, undefined, 4] as const;
const WAYS = ['sms', 'mobile', 'sms', 'pda', 'mobile', 'sms', 'phone'] as const;
const HOURS = [5, 11, 16, 21, 9, 30, 26, 13] as const;
const COUNT = 42;

const ordinary = (i: number): Story => {
  const [text, by, said] = ORDINARY[i % ORDINARY.length] as (typeof ORDINARY)[number];
  const score = SCORES[i % SCORES.length];
  const hours = HOURS[(i * 3) % HOURS.length] ?? 8;
  return { text, place: WHERE[(i * 5) % WHERE.length] ?? '', ...(i % 3 ? { name: WHO[i % WHO.length] ?? '' } : {}), way: WAYS[i % WAYS.length] ?? 'sms', daysAgo: 1.1 + (i * 86) / COUNT, steps: [take(`${Math.min(3, hours)}h`, by), answer(`${hours}h`, by, said), ...(score ? [rate(score)] : [])] };
};

const SPECIAL: readonly Story[] = [
  { text: '보도블록이 꺼져 유모차가 다니지 못합니다', place: '압구정로 30길', name: '심청', way: 'mobile', daysAgo: 8, steps: [take('2h', 'demo-officer'), step('12h', 'demo-officer', 'extend', { by: 3, text: '밑의 하수관을 먼저 고쳐야 해서 사흘이 더 필요합니다.' })] },
  { text: '보도블록이 들떠 비가 오면 물이 튑니다', place: '도산대로 11길', way: 'sms', daysAgo: 31, steps: [take('3h', 'demo-roads'), step('20h', 'demo-roads', 'extend', { by: 5, text: '같은 길의 블록을 한꺼번에 바꾸느라 늦어집니다.' }), answer('62h', 'demo-roads', '길 전체의 블록을 새로 깔았습니다.'), rate(4)] },
  { text: '가로등이 자꾸 깜빡입니다', place: '삼성로', name: '장보고', way: 'sms', daysAgo: 5, steps: [take('2h', 'demo-officer'), step('5h', 'demo-officer', 'ask-supplement', { text: '깜빡이는 가로등 기둥에 적힌 번호나 가까운 건물 이름을 알려 주십시오.', days: 10 })] },
  { text: '가로등이 밤새 꺼져 있습니다', place: '역삼로', way: 'mobile', daysAgo: 24, steps: [take('1h', 'demo-roads'), step('3h', 'demo-roads', 'ask-supplement', { text: '가까운 건물 이름을 알려 주십시오.', days: 7 }), step('2d', 'citizen', 'supplement', { text: '빵집 앞입니다.' }), answer('30h', 'demo-roads', '빵집 앞 가로등의 등을 바꾸었습니다.'), rate(5)] },
  { text: '도로에 구멍이 나서 자전거가 넘어졌습니다', place: '영동대로', name: '전우치', way: 'phone', daysAgo: 12, steps: [take('4h', 'demo-officer'), step('36h', 'demo-inspector', 'remind', {})] },
  { text: '보도블록 틈에 발이 걸립니다', place: '테헤란로 8길', way: 'sms', daysAgo: 11, steps: [] },
  { text: '가게 간판 설치 허가를 받고 싶습니다', place: '가로수길', name: '허난설', way: 'counter', daysAgo: 20, steps: [take('2h', 'demo-ads'), step('26h', 'demo-ads', 'refuse', { text: '이 건물에는 같은 벽에 간판이 이미 세 개 있어 더 달 수 없습니다.' }), step('5d', 'citizen', 'object', { text: '한 개는 지난달에 떼었습니다. 다시 보아 주십시오.' })] },
  { text: '공원 운동기구에서 소리가 납니다', place: '도곡공원', name: '이몽룡', way: 'mobile', daysAgo: 10, steps: [take('2h', 'demo-parks'), answer('9h', 'demo-parks', '기름칠을 했습니다.'), rate(1), step('1d', 'citizen', 'reopen', { text: '소리가 그대로입니다. 다시 보아 주십시오.' })] },
  { text: '보도블록이 솟아 걸려 넘어질 뻔했습니다', place: '언주로', way: 'sms', daysAgo: 34, steps: [step('2h', 'demo-head', 'transfer', { department: 'parks' }), take('4h', 'demo-parks'), answer('18h', 'demo-parks', '뿌리를 정리하고 흙을 덮었습니다.'), rate(4)] },
  { text: '신호등 시간이 너무 짧아 노인이 다 건너지 못합니다', place: '강남대로', name: '김선달', way: 'paper', daysAgo: 27, steps: [step('3h', 'demo-traffic', 'take', {}), step('5h', 'demo-traffic', 'send-on', { agency: '서울특별시경찰청', phone: '02-700-5114', text: '신호 시간은 경찰이 정합니다.' })] },
  { text: '재활용 수거함 뚜껑이 없습니다', place: '일원로', way: 'sms', daysAgo: 15, steps: [take('3h', 'demo-waste'), step('1d', 'citizen', 'withdraw', {})] },
  { text: '도로에 포트홀이 있습니다', place: '개포로', name: '홍길동', way: 'mobile', daysAgo: 44, steps: [step('6h', 'citizen', 'withdraw', {})] },
  { text: '이웃이 나무를 제 마당 쪽으로 심었습니다', place: '세곡동', way: 'sms', daysAgo: 39, steps: [take('2h', 'demo-parks'), step('12h', 'demo-parks', 'not-process', { text: '이웃 사이의 일은 구청이 정할 수 없습니다. 마을 분쟁 조정 모임을 안내해 드립니다.', ground: 'private' })] },
  { text: '나무를 베어 주십시오, 간판이 가립니다', place: '신사동', name: '장보고', way: 'mobile', daysAgo: 52, steps: [take('2h', 'demo-parks'), step('20h', 'demo-parks', 'refuse', { text: '간판을 가린다는 까닭으로는 가로수를 벨 수 없습니다. 가지는 11월에 다듬습니다.' }), rate(2)] },
  { text: '가로등 하나가 안 켜집니다', place: '수서로', way: 'sms', daysAgo: 47, steps: [take('2h', 'demo-roads'), step('4h', 'demo-roads', 'ask-supplement', { text: '어느 가로등인지 알려 주십시오.', days: 3 }), step('6d', 'demo-roads', 'ask-supplement', { text: '어느 가로등인지 다시 여쭙니다.', days: 5 }), step('9d', 'demo-roads', 'return', { text: '어느 가로등인지 알 수 없어 민원을 돌려드립니다. 알게 되시면 다시 신청해 주십시오.' })] },
  { text: '보도블록 공사가 언제 끝납니까, 표지판도 없습니다', place: '논현로', way: 'mobile', daysAgo: 3, steps: [take('2h', 'demo-officer'), step('4h', 'demo-officer', 'consult', { department: 'traffic', text: '공사 구간의 임시 표지판을 어디에 둘지 알려 주십시오.', days: 2 })] },
  { text: '놀이터 바닥이 갈라졌습니다', place: '대치공원', name: '성춘향', way: 'sms', daysAgo: 4, steps: [take('2h', 'demo-parks'), step('8h', 'demo-parks', 'pause', { cause: 'examination', text: '바닥 재료의 안전 검사를 맡겼습니다.', days: 14 })] },
  { text: '가로등 불빛이 방으로 들어옵니다', place: '청담동', name: '심청', way: 'counter', daysAgo: 2, steps: [take('2h', 'demo-officer')] },
];

export const STORIES: readonly Story[] = [...Array.from({ length: COUNT }, (_, i) => ordinary(i)), ...SPECIAL];
