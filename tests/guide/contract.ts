/** The guide's store and search on any engine: the same entries, the same answers, to the last digit of a score. */
import { expect, it } from 'vitest';
import type { GuideEntry } from '../../src/guide/entry.js';
import { evaluate } from '../../src/guide/evaluate.js';
import type { Files } from '../../src/files/files.js';
import { seedWrites } from '../../src/guide/fill.js';
import { search } from '../../src/guide/search.js';
import { counted, entryOf, findable, isIndexed, put, rebuild, removed } from '../../src/guide/store.js';
import { saveSynonyms } from '../../src/guide/synonyms.js';
import { DROP_SEARCH_TABLES } from '../../src/guide/tables.js';
import { guides } from '../../src/pilot/guides.js';
import type { Store } from '../../src/storage/store.js';
import { NONSENSE, QUESTIONS } from './questions.js';

const NOW = Date.parse('2026-11-24T14:20:00+09:00');
const entry = (id: string, title: string, body = '', more: Partial<GuideEntry> = {}): GuideEntry => ({ id, kind: 'service', locale: 'ko', title, summary: '', body, source: 'test', ...more });

const TEXTS: GuideEntry[] = [
  entry('passport', '여권 발급', '신분증과 사진을 가지고 구청 여권 창구로 옵니다.'),
  entry('move-in', '전입신고', '이사한 날부터 14일 안에 동 주민센터에 신고합니다. 임대차 계약서가 있으면 가져옵니다.'),
  entry('bulky', '대형폐기물 배출', '소파와 침대는 스티커를 붙여 내놓습니다.'),
  entry('tractor', '농업기계 임대', '경운기와 이앙기를 빌려 줍니다.'),
  entry('cracks', '공사로 생긴 균열 피해', '옆 공사장 때문에 벽이 갈라지면 건축과에 알립니다.'),
  entry('cctv', '방범용 CCTV 설치 요청', '어두운 골목에 카메라를 답니다.'),
  entry('childcare', '시간제 보육', '아이를 잠깐 맡길 수 있습니다.', { aliases: ['한나절 돌봄방'] }),
  entry('flower', '꽃 도매상가 안내', '새벽에 엽니다.'),
  entry('ladder', '사다리 사용 허가', '도로에 사다리를 놓습니다.'),
  entry('bridge', '교량 안전 점검', '한강의 교량을 살핍니다.'),
];
/** Query → ids in their order. */
const ANSWERS: [query: string, first: string][] = [
  ['여권', 'passport'], ['여권을', 'passport'], ['여 권', 'passport'], ['ㅇㅕ권 만들라면', 'passport'], ['여궈ㄴ', 'passport'], ['전입 신고', 'move-in'], ['전입신고하는법', 'move-in'], ['이사왔어요', 'move-in'], ['침대버리는데얼마에여', 'bulky'],
  ['쓰레기 큰 거', 'bulky'], ['트랙터 빌리기', 'tractor'], ['벽에 금이 갔어요', 'cracks'], ['씨씨티비 달아 주세요', 'cctv'], ['cctv설치', 'cctv'], ['한나절돌봄방', 'childcare'], ['꽃집', 'flower'], ['다리 점검', 'bridge'],
];

export function guideContract(files: Files, open: () => Promise<Store>): void {
  const found = (store: Store, query: string, locale = 'ko') => search({ db: store.db, files }, query, { now: NOW, locale });
  const ids = async (store: Store, query: string): Promise<string[]> => (await found(store, query)).map((h) => h.id);
  const filled = async (entries: readonly GuideEntry[] = TEXTS): Promise<Store> => {
    const store = await open();
    await store.atomic([...entries.flatMap((e, i) => put(store.db, e, i)), ...counted()]);
    return store;
  };

  it('finds by short nouns, particles, gaps, slips, open letters and other words, in the same order and with the same scores', async () => {
    const store = await filled();
    const scores: string[] = [];
    for (const [query, first] of ANSWERS) {
      const [hit] = await found(store, query);
      expect([query, hit?.id]).toEqual([query, first]);
      scores.push(hit?.score.toFixed(6) ?? '');
    }
    expect(scores).toMatchInlineSnapshot(`
      [
        "1.500000",
        "1.500000",
        "1.500000",
        "1.425000",
        "1.500000",
        "1.725000",
        "1.950000",
        "1.275000",
        "1.407143",
        "1.107143",
        "0.983333",
        "0.933333",
        "0.954545",
        "1.577273",
        "1.400000",
        "1.078571",
        "1.591544",
      ]
    `);
  });

  it('finds what was put, as it was last put, and no longer what was removed', async () => {
    const store = await filled();
    await store.atomic(put(store.db, entry('passport', '해외여행 신분증'), 0));
    expect(await ids(store, '발급')).toEqual([]);
    expect(await entryOf(store.db, 'passport', 'ko')).toMatchObject({ title: '해외여행 신분증' });
    await store.atomic(put(store.db, entry('new', '비둘기 먹이'), 11)); // its words are new, and nobody has counted them yet
    expect(await ids(store, '비둘기')).toEqual(['new']);
    await store.atomic(removed('bulky', 'ko'));
    expect(await ids(store, '대형폐기물')).toEqual([]);
    expect(await entryOf(store.db, 'bulky', 'ko')).toBeUndefined();
  });

  it('puts titles before bodies, and what holds today before what has ended or not begun', async () => {
    const store = await filled([entry('body', '동 주민센터', '독감 예방접종도 합니다'), entry('title', '독감 예방접종', '보건소에서 합니다'), entry('old', '독감 예방접종', '', { validUntil: '2026-11-23' }), entry('later', '독감 예방접종', '', { validFrom: '2026-11-25' }), entry('today', '독감 예방접종', '', { validFrom: '2026-11-24', validUntil: '2026-11-24' })]);
    const hits = await found(store, '독감 예방접종');
    expect(hits.map((h) => h.id)).toEqual(['today', 'title', 'body', 'later', 'old']);
    expect(hits.filter((h) => h.sure).map((h) => h.id)).not.toContain('old');
  });

  it('keeps languages apart', async () => {
    const store = await filled([entry('a', '여권 passport'), entry('a', 'Passports', 'renewal of a passport', { locale: 'en' })]);
    expect((await found(store, 'passport', 'en')).map((h) => h.id)).toEqual(['a']);
    expect((await found(store, '여권', 'en')).map((h) => h.id)).toEqual(['a']); // the lexicon knows both words
    expect(await found(store, '여권', 'ko').then((h) => h.length)).toBe(1);
    expect(await found(store, '발급', 'en')).toEqual([]);
    expect((await found(store, 'passports', 'en'))[0]?.sure).toBe(true);
  });

  it('obeys synonyms that staff add, change and take out', async () => {
    const store = await filled();
    expect((await ids(store, '뚝딱이')).includes('tractor')).toBe(false);
    await store.atomic(saveSynonyms(store.db, { id: '뚝딱이', words: ['뚝딱이', '농업기계'] }, 'staff', 1));
    expect((await ids(store, '뚝딱이'))[0]).toBe('tractor');
    await store.atomic(saveSynonyms(store.db, { id: '뚝딱이', words: [] }, 'staff', 2));
    expect((await ids(store, '뚝딱이')).includes('tractor')).toBe(false);
    await store.atomic(saveSynonyms(store.db, { id: '농업기계', words: [] }, 'staff', 3));
    expect((await ids(store, '트랙터')).includes('tractor')).toBe(false);
    await store.atomic([{ sql: 'delete from guide_synonyms', params: [] }]);
    expect((await ids(store, '트랙터'))[0]).toBe('tractor');
  });

  it('answers the pilot’s questions, is sure of most of them, and of nothing that no guide answers', async () => {
    const store = await open();
    await store.atomic(seedWrites(store.db, guides.gangnam));
    const quality = await evaluate(QUESTIONS, (q) => ids(store, q));
    expect(quality.hit3, JSON.stringify(quality)).toBeGreaterThanOrEqual(0.95);
    expect(quality.mrr10, JSON.stringify(quality)).toBeGreaterThanOrEqual(0.92);
    let sure = 0;
    for (const { query } of QUESTIONS) sure += (await found(store, query))[0]?.sure ? 1 : 0;
    expect(sure / QUESTIONS.length).toBeGreaterThan(0.85);
    for (const query of NONSENSE) expect((await found(store, query))[0]?.sure ?? false, query).toBe(false);
  });

  it('finds nothing for nothing, and takes any text as words', async () => {
    const store = await filled();
    for (const query of ['', '   ', '!?…', 'ㅋㅋㅋ', '"', "'; drop table guide_entries; --", '\u0000']) expect(await found(store, query).then((h) => h.filter((x) => x.sure)), query).toEqual([]);
    for (const query of ['"여권"', '여권 OR', 'AND 여권', 'NOT (여권', '여권*', 'NEAR(여권, 2)', 'titles: 여권', '^여권', '{titles}: 여권', '여권 + -']) expect((await ids(store, query))[0], query).toBe('passport');
    expect((await ids(store, `여권 ${'가나다 '.repeat(2500)}`))[0]).toBe('passport');
  });

  it('what was dropped for an export is made again by one call', async () => {
    const store = await filled();
    const before = await found(store, '전입신고');
    expect(await isIndexed(store.db)).toBe(true);
    await store.atomic(DROP_SEARCH_TABLES.map((sql) => ({ sql, params: [] })));
    expect(await isIndexed(store.db)).toBe(false);
    const told: string[] = [];
    expect(await rebuild(store, (done, whole) => told.push(`${done}/${whole}`))).toBe(TEXTS.length);
    expect(told).toEqual([`${TEXTS.length}/${TEXTS.length}`]);
    expect(await isIndexed(store.db)).toBe(true);
    expect(await found(store, '전입신고')).toEqual(before);
    await store.atomic(DROP_SEARCH_TABLES.map((sql) => ({ sql, params: [] })));
    await findable(store);
    await findable(store);
    expect(await found(store, '전입신고')).toEqual(before);
  });
}
