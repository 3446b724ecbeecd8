/** The guide: its topics, words, an entry with everything that one can have, the fees of one item, and what is said when nothing is good enough. */
import { type Fee, type GuideEntry, PLACES, TOPICS } from '../../guide/entry.js';
import { entryReply, feesReply, gone, topicReply, topicsReply, unsureReply, wordsReply } from '../../guide/replies.js';
import type { Inquiry, Locale } from '../../inquiry.js';
import { GUIDE_SAMPLES } from './guide-samples.js';
import type { Sample, Shape } from './sample.js';

/** A service with everything that one can have, and one with a table of fees. */
function entriesIn(locale: Locale, department: string): { entry: GuideEntry; others: GuideEntry[]; table: GuideEntry; one: Fee; two: Fee; said: string } {
  const { title, others, said, summary, body, who, how, papers, fee: below, item, sizes, online, basis, source, table } = GUIDE_SAMPLES[locale];
  const fee: Fee = { item, size: sizes[0], won: 50_000, asOf: '2026-11-01' };
  const fees: Fee[] = [fee, { ...fee, size: sizes[1], won: 47_000, example: true }, { item: online, won: 0, asOf: fee.asOf }];
  const entry: GuideEntry = { id: 'passport-new', kind: 'service', topic: 'passport', locale, title, summary, body, who, how, papers, fee: below, fees, period: '4d', department, basis, where: 'gov24', link: 'https://www.passport.go.kr', source };
  const pair = (name: string): [Fee, Fee] => [{ ...fee, item: name, size: table.sizes[0], example: true }, { ...fee, item: name, size: table.sizes[1], won: 8_000 }];
  const [one, two] = pair(table.items[0]);
  return { entry, others: [entry, ...others.map((o) => ({ ...entry, title: o }))], table: { ...entry, id: 'bulky', title: table.title, fees: table.items.flatMap(pair) }, one, two, said };
}
const PERIODS = { now: '즉시', '5h': '시간', '14d': '6일 이상', '2w': '주', '1m': '달', '1y': '해' } as const;

/** Every asker: a text, a page of one's own, a screen that others see. Each entry has fewer blocks than its shape. */
export function guideShapes(sample: Sample): Shape[] {
  const made = new Map<Locale, Shape[]>();
  const shapesIn = (locale: Locale): Shape[] => {
    const shapes = made.get(locale) ?? allIn(sample, locale);
    made.set(locale, shapes);
    return shapes;
  };
  return shapesIn('ko').map((shape, i) => ({ ...shape, replyIn: (locale) => shapesIn(locale)[i]?.reply ?? shape.reply }));
}

const allIn = (sample: Sample, locale: Locale): Shape[] => [
  ...shapesFor(sample, { ...sample.text, locale }, { converses: true, several: true }),
  ...shapesFor(sample, { ...sample.page, locale }, { converses: false, screen: 'private' }),
  ...shapesFor(sample, { ...sample.shared, locale }, { converses: false, screen: 'shared' }),
];

function shapesFor({ core, category }: Sample, by: Inquiry, how: Pick<Shape, 'converses' | 'screen' | 'several'>): Shape[] {
  const department = core.district.departments.has('passport') ? 'passport' : category.department;
  const { entry: whole, others, table, one, two, said } = entriesIn(by.locale, department);
  const abroad: Inquiry = { ...by, locale: 'vi' };
  const only = (locale: Locale): GuideEntry => entriesIn(locale, department).entry;
  const shape = (name: string, ko: string, en: string, reply: Shape['reply'], more: Partial<Shape> = {}): Shape => ({ name: `guide.${name}`, title: { ko: `안내 – ${ko}`, en: `Guide – ${en}` }, reply, ...how, ...more });
  const entry = (name: string, ko: string, en: string, e: Partial<GuideEntry>): Shape => shape(name, ko, en, entryReply(core, by, { ...whole, ...e }, { others, said }), { fewer: true });
  return [
    shape('topics', '분야 고르기', 'topics', topicsReply(by)),
    shape('words', '낱말 묻기', 'asking for words', wordsReply(), { fewer: true }),
    ...TOPICS.map((topic) => shape(`topic.${topic}`, `분야 ${topic}`, `topic ${topic}`, topicReply(by, topic, [whole, whole, table, whole, whole, whole], { page: 2, more: true }))),
    entry('entry', '안내 한 가지', 'one entry', {}),
    entry('table', '수수료가 많은 안내', 'an entry with many fees', table),
    shape('in-korean', '한국어로만 있는 안내', 'an entry in Korean alone', entryReply(core, abroad, only('ko'), { others: [], said }), { fewer: true }),
    shape('in-english', '영어로만 있는 안내', 'an entry in English alone', entryReply(core, abroad, only('en'), { others: [], said }), { fewer: true }),
    entry('ended', '끝난 안내', 'an entry that has ended', { validUntil: '2025-12-31' }),
    entry('not-yet', '아직 아닌 안내', 'an entry that is still to come', { validFrom: '2099-01-01' }),
    ...PLACES.map((where) => entry(`where.${where}`, `신청하는 곳 ${where}`, `apply at ${where}`, { where, kind: 'question' })),
    ...Object.entries(PERIODS).map(([period, ko]) => entry(`period.${period}`, `처리 기간 ${ko}`, `period ${period}`, { period, kind: 'question' })),
    shape('fee', '품목 한 가지', 'the fee of one item', feesReply(core, by, table, [one, two, { ...two, won: 0 }, { item: one.item, won: 9_000, asOf: one.asOf }], one.item), { fewer: true }),
    shape('items', '품목 고르기', 'choosing an item', feesReply(core, by, table, table.fees ?? [], undefined, 2)),
    shape('unsure', '꼭 맞는 안내가 없음, 부서를 앎', 'nothing fits, a division is known', unsureReply(core, by, said, others, department), { fewer: true }),
    shape('unsure.call', '꼭 맞는 안내가 없음', 'nothing fits', unsureReply(core, by, said, others, undefined), { fewer: true }),
    shape('gone', '지워진 안내', 'a removed entry', gone(by)),
  ];
}
