/** What is missing is learnt without learning who asked: made-up people with names, numbers, illnesses; nothing of them is in the database. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fillGuide } from '../../src/guide/fill.js';
import { createLearner, type Learner, missing, type Seen, SEVERAL, usesSince } from '../../src/guide/learn.js';
import { guides } from '../../src/pilot/guides.js';
import { type Harness, harness } from '../harness.js';

let h: Harness;
let learner: Learner;
beforeEach(async () => {
  h = await harness();
  await fillGuide(h.store, guides.gangnam);
  learner = createLearner(h.core);
});
afterEach(() => h.close());

const ask = (text: string, more: Partial<Seen> & { sure?: boolean; entry?: string } = {}): void => {
  const { sure = false, entry, ...seen } = more;
  learner.take({ device: 'sms', locale: 'ko', who: 'phone-1', proven: true, ...seen, looked: { text, sure, ...(entry ? { entry } : {}) } });
};
const words = async (): Promise<string[]> => {
  await learner.flush();
  return (await missing(h.store.db, 0, 50)).map((q) => q.words);
};
/** Every text in every table. */
const everything = (): string => {
  const tables = h.store.raw.prepare("select name from sqlite_master where type = 'table' and name like 'guide_%' and name not like '%\\_index%' escape '\\' and name not like '%\\_syllables%' escape '\\'").pluck().all() as string[];
  return tables.filter((t) => !/guide_(entries|texts|terms|vocabulary)/.test(t)).map((t) => JSON.stringify(h.store.raw.prepare(`select * from ${t}`).all())).join();
};

it('what people ask the running gateway is learnt with its own flush, whoever looks at nothing', async () => {
  await h.text('010-1234-5678', '안내 대형폐기물 여권 트랙터 소파');
  await h.text('010-1234-5678', '안내 대형폐기물');
  await h.flush();
  expect([h.count('guide_questions'), h.count('guide_uses')].map((n) => n > 0)).toEqual([true, true]);
});

it('keeps the words of the guide, sorted, without endings and numbers', async () => {
  ask('대형폐기물 소파를 010-1234-5678 몇 개까지 버려요?');
  ask('소파 대형폐기물 버려요');
  const [first] = await words();
  expect(first).toBe('대형폐기물 버려 소파');
  expect((await missing(h.store.db, 0, 9))[0]).toMatchObject({ unanswered: 2, again: 0, locale: 'ko' });
});

it.each([
  '홍길동 통합검색 010-1234-5678',
  '저는 김철수인데요 우울증 약을 먹고 있어요 880101-1234567',
  '논현로 12길 34 최영희씨 집 앞',
  '박민준님께 전해 주세요 뷁뷁병원',
])('nothing of %s is kept but what the guide says itself', async (text) => {
  for (let phone = 0; phone < 9; phone++) ask(text, { who: `phone-${phone}` });
  await learner.flush();
  for (const secret of ['홍길동', '김철수', '최영희', '박민준', '1234', '5678', '880101', 'phone-']) expect(everything()).not.toContain(secret);
});

it(`keeps a strange word once ${SEVERAL} phones have said it, not before; and a page never makes it known`, async () => {
  for (let i = 0; i < 9; i++) ask('크로켓잔디구장', { who: `browser-${i}`, proven: false });
  ask('크로켓잔디구장', { who: 'phone-1' });
  ask('크로켓잔디구장', { who: 'phone-1' });
  expect(await words()).toEqual([]);
  expect(everything()).not.toContain('크로켓');
  ask('크로켓잔디구장', { who: 'phone-2' });
  expect(await words()).toEqual([]);
  ask('크로켓잔디구장', { who: 'phone-3' });
  await learner.flush();
  ask('크로켓잔디구장', { who: 'phone-4' });
  expect(await words()).toEqual(['크로켓잔디구장']);
});

it('counts what was answered and asked again at once, by the same asker alone', async () => {
  ask('여권 사진', { sure: true, entry: 'passport-photo' });
  ask('여권 규격', { who: 'phone-2', sure: true, entry: 'passport-photo' });
  h.time.now += 5 * 60_000;
  ask('여권 크기', { sure: true, entry: 'passport-photo' });
  h.time.now += 11 * 60_000;
  ask('등본', { sure: true, entry: 'certificate-residence' });
  await learner.flush();
  expect((await missing(h.store.db, 0, 9)).map((q) => [q.words, q.unanswered, q.again])).toEqual([['사진 여권', 0, 1]]);
});

it('counts how often an entry was given, by device and month', async () => {
  ask('여권', { sure: true, entry: 'passport-new' });
  ask('여권', { sure: true, entry: 'passport-new', device: 'tv' });
  ask('여권', { sure: true, entry: 'passport-new', device: 'tv' });
  await learner.flush();
  expect(await usesSince(h.store.db, '2026-11')).toEqual([{ entry: 'passport-new', device: 'sms', count: 1 }, { entry: 'passport-new', device: 'tv', count: 2 }]);
  expect(await usesSince(h.store.db, '2026-12')).toEqual([]);
});

it('takes quotes, operators and ten thousand characters', async () => {
  for (const text of ['"', '"여권" OR *', "'; drop table guide_entries; --", 'NEAR(여권, 2)', '가'.repeat(10_000), '😀', '']) ask(text);
  await learner.flush();
  expect(h.count('guide_entries')).toBe(guides.gangnam.length);
});
