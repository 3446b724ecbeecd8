/** The guide's store and search on any engine. */
import { expect, it } from 'vitest';
import type { GuideEntry } from '../../src/guide/entry.js';
import { search } from '../../src/guide/search.js';
import { counted, entryOf, isIndexed, put, rebuild, removed } from '../../src/guide/store.js';
import { DROP_SEARCH_TABLES } from '../../src/guide/tables.js';
import type { Store } from '../../src/storage/store.js';

const NOW = Date.parse('2026-11-24T14:20:00+09:00');
const entry = (id: string, title: string, body = '', more: Partial<GuideEntry> = {}): GuideEntry => ({ id, kind: 'service', locale: 'ko', title, summary: '', body, source: 'test', ...more });

export function guideContract(open: () => Promise<Store>): void {
  const ids = async (store: Store, query: string): Promise<string[]> => (await search(store.db, query, { now: NOW })).map((h) => h.id);

  it('finds what was put, as it was last put, and no longer what was removed', async () => {
    const store = await open();
    await store.atomic([...put(store.db, entry('passport', '여권 발급', '신분증을 가지고 옵니다'), 1), ...put(store.db, entry('sofa', '대형폐기물 소파', '스티커를 붙입니다'), 2), ...counted()]);
    expect(await ids(store, '여권')).toEqual(['passport']);
    await store.atomic(put(store.db, entry('passport', '해외여행 신분증'), 1));
    expect(await ids(store, '발급')).toEqual([]);
    expect(await entryOf(store.db, 'passport', 'ko')).toMatchObject({ title: '해외여행 신분증' });
    await store.atomic(removed('sofa', 'ko'));
    expect(await ids(store, '소파')).toEqual([]);
    expect(await entryOf(store.db, 'sofa', 'ko')).toBeUndefined();
  });

  it('what was dropped for an export is made again by one call', async () => {
    const store = await open();
    await store.atomic([...put(store.db, entry('a', '전입신고'), 1), ...put(store.db, entry('b', '출생신고'), 2)]);
    expect(await isIndexed(store.db)).toBe(true);
    await store.atomic(DROP_SEARCH_TABLES.map((sql) => ({ sql, params: [] })));
    expect(await isIndexed(store.db)).toBe(false);
    const told: string[] = [];
    expect(await rebuild(store, (done, whole) => told.push(`${done}/${whole}`))).toBe(2);
    expect(told).toEqual(['2/2']);
    expect(await isIndexed(store.db)).toBe(true);
    expect(await ids(store, '전입신고')).toContain('a');
  });
}
