/** The guide: its topics, words, an entry with everything that one can have, the fees of one item, and what is said when nothing is good enough. */
import { type GuideEntry, PLACES, TOPICS } from '../../guide/entry.js';
import { entryReply, feesReply, gone, topicReply, topicsReply, unsureReply, wordsReply } from '../../guide/replies.js';
import type { Inquiry } from '../../inquiry.js';
import type { Sample, Shape } from './sample.js';

const FEE = { item: '복수여권', size: '58쪽', won: 50_000, asOf: '2026-11-01' };
const ENTRY: GuideEntry = {
  id: 'passport-new',
  kind: 'service',
  topic: 'passport',
  locale: 'ko',
  title: '여권 발급',
  summary: '여권은 구청 여권민원실에서 신청하고 4일쯤 뒤에 받으십니다.',
  body: '본인이 직접 오셔야 합니다. 온라인으로 신청해도 찾을 때는 본인이 오십니다.',
  who: '국민',
  how: '방문',
  papers: ['신분증', '사진 1장'],
  fee: '아래와 같습니다',
  fees: [FEE, { ...FEE, size: '26쪽', won: 47_000, example: true }, { item: '온라인', won: 0, asOf: '2026-11-01' }],
  period: '4d',
  department: 'passport',
  basis: '여권법 제9조',
  where: 'gov24',
  link: 'https://www.passport.go.kr',
  source: '시범 안내, 2026년 11월',
};
const TABLE: GuideEntry = { ...ENTRY, id: 'bulky', title: '대형폐기물', fees: ['소파', '의자', '침대', '장롱', '책상', '식탁', '책장', '거울'].flatMap((item) => [{ ...FEE, item, size: '1인용', example: true }, { ...FEE, item, size: '2인용', won: 8_000 }]) };
const PERIODS = { now: '즉시', '5h': '시간', '14d': '6일 이상', '2w': '주', '1m': '달', '1y': '해' } as const;

/** Every asker: a text, a page of one's own, a screen that others see. Each entry has fewer blocks than its shape. */
export function guideShapes(sample: Sample): Shape[] {
  return [
    ...shapesFor(sample, sample.text, { converses: true, several: true }),
    ...shapesFor(sample, sample.page, { converses: false, screen: 'private' }),
    ...shapesFor(sample, sample.shared, { converses: false, screen: 'shared' }),
  ];
}

function shapesFor({ core, category }: Sample, by: Inquiry, how: Pick<Shape, 'converses' | 'screen' | 'several'>): Shape[] {
  const department = core.district.departments.has('passport') ? 'passport' : category.department;
  const whole = { ...ENTRY, department };
  const others = [whole, { ...whole, title: '여권 사진' }, { ...whole, title: '여권 찾기' }];
  const shape = (name: string, ko: string, en: string, reply: Shape['reply'], more: Partial<Shape> = {}): Shape => ({ name: `guide.${name}`, title: { ko: `안내 – ${ko}`, en: `Guide – ${en}` }, reply, ...how, ...more });
  const entry = (name: string, ko: string, en: string, e: Partial<GuideEntry>): Shape => shape(name, ko, en, entryReply(core, by, { ...whole, ...e }, { others, said: '여권' }), { fewer: true });
  return [
    shape('topics', '분야 고르기', 'topics', topicsReply(by)),
    shape('words', '낱말 묻기', 'asking for words', wordsReply(), { fewer: true }),
    ...TOPICS.map((topic) => shape(`topic.${topic}`, `분야 ${topic}`, `topic ${topic}`, topicReply(by, topic, [whole, whole, { ...TABLE, department }, whole, whole, whole], { page: 2, more: true }))),
    entry('entry', '안내 한 가지', 'one entry', {}),
    entry('table', '수수료가 많은 안내', 'an entry with many fees', { ...TABLE, department }),
    shape('in-korean', '한국어로만 있는 안내', 'an entry in Korean alone', entryReply(core, { ...by, locale: 'vi' }, whole, { others: [], said: '여권' }), { fewer: true }),
    shape('in-english', '영어로만 있는 안내', 'an entry in English alone', entryReply(core, { ...by, locale: 'vi' }, { ...whole, locale: 'en' }, { others: [], said: '여권' }), { fewer: true }),
    entry('ended', '끝난 안내', 'an entry that has ended', { validUntil: '2025-12-31' }),
    entry('not-yet', '아직 아닌 안내', 'an entry that is still to come', { validFrom: '2099-01-01' }),
    ...PLACES.map((where) => entry(`where.${where}`, `신청하는 곳 ${where}`, `apply at ${where}`, { where, kind: 'question' })),
    ...Object.entries(PERIODS).map(([period, ko]) => entry(`period.${period}`, `처리 기간 ${ko}`, `period ${period}`, { period, kind: 'question' })),
    shape('fee', '품목 한 가지', 'the fee of one item', feesReply(core, by, { ...TABLE, department }, [{ ...FEE, example: true }, { ...FEE, won: 8_000 }, { ...FEE, won: 0 }, { item: '소파', won: 9_000, asOf: '2026-11-01' }], '소파'), { fewer: true }),
    shape('items', '품목 고르기', 'choosing an item', feesReply(core, by, { ...TABLE, department }, TABLE.fees ?? [], undefined, 2)),
    shape('unsure', '꼭 맞는 안내가 없음, 부서를 앎', 'nothing fits, a division is known', unsureReply(core, by, '여권', others, department), { fewer: true }),
    shape('unsure.call', '꼭 맞는 안내가 없음', 'nothing fits', unsureReply(core, by, '여권', others, undefined), { fewer: true }),
    shape('gone', '지워진 안내', 'a removed entry', gone(by)),
  ];
}
