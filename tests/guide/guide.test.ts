import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { diskFiles } from '../../src/files/disk.js';
import { fillGuide } from '../../src/guide/fill.js';
import { search } from '../../src/guide/search.js';
import { LONGEST_WORD, loadSynonyms, MOST_WORDS, saveSynonyms } from '../../src/guide/synonyms.js';
import { SEARCH_TABLES } from '../../src/guide/tables.js';
import { guides } from '../../src/pilot/guides.js';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import { guideContract } from './contract.js';

const files = diskFiles();
const stores: NodeStore[] = [];
const opened = (): NodeStore => {
  const store = nodeStore(':memory:');
  stores.push(store);
  return store;
};
afterAll(() => stores.forEach((s) => void s.close()));

describe('the guide on better-sqlite3', () => guideContract(files, async () => opened()));

it('the migration makes the search tables that a rebuild makes', () => {
  const migration = readFileSync('src/storage/migrations/0007_guide_search.sql', 'utf8').replace(/^--.*\n/, '');
  expect(migration.split('--> statement-breakpoint').map((s) => s.trim().replace(/;$/, ''))).toEqual([...SEARCH_TABLES]);
});

it('no text makes a search fail, or gives more than was asked for', async () => {
  const store = opened();
  await fillGuide(store, guides.gangnam);
  const pieces = fc.constantFrom('여권', '소파', 'OR', 'AND', 'NOT', 'NEAR(', '"', "'", '*', '^', ':', '(', ')', '{', '}', '-', '+', ',', '\u0000', '\ud800', 'ㄱㅏ', '가', 'a', '1', ' ', '권', '%', '\\');
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(pieces, { maxLength: 60 }).map((p) => p.join('')), fc.array(pieces, { maxLength: 60 }).map((p) => p.join(' ')));
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 0, max: 5 }), async (query, limit) => {
      const hits = await search({ db: store.db, files }, query, { now: 0, limit });
      expect(hits.length).toBeLessThanOrEqual(limit);
      expect(new Set(hits.map((h) => h.id)).size).toBe(hits.length);
      for (const [i, hit] of hits.entries()) expect(hit.score).toBeLessThanOrEqual(hits[i - 1]?.score ?? Number.POSITIVE_INFINITY);
    }),
    { numRuns: 300 },
  );
});

it('a long text asks no more than a short one', async () => {
  const store = opened();
  await fillGuide(store, guides.gangnam);
  let asked = '';
  const db = new Proxy(store.db, { get: (target, name) => (name === 'all' ? (query: { queryChunks: unknown[] }) => {
    asked += JSON.stringify(query.queryChunks);
    return (target as unknown as { all(q: unknown): unknown }).all(query);
  } : Reflect.get(target, name)) });
  await search({ db, files }, '여권 소파 전입신고 '.repeat(1000), { now: 0 });
  expect(asked.length).toBeLessThan(30_000);
});

describe('synonyms', () => {
  it('are the program’s own until staff write them', async () => {
    const store = opened();
    const before = await loadSynonyms({ db: store.db, files });
    expect(before.every((g) => !g.edited)).toBe(true);
    const [group = { id: '', words: [], edited: false }] = before;
    await store.atomic(saveSynonyms(store.db, { id: group.id, words: [' 하나 ', '둘', '둘', ''] }, 'kim', 5));
    const after = await loadSynonyms({ db: store.db, files });
    expect(after.find((g) => g.id === group.id)).toEqual({ id: group.id, words: ['하나', '둘'], edited: true });
    expect(after.length).toBe(before.length);
  });

  it.each([[{ id: 'x', words: Array.from({ length: MOST_WORDS + 1 }, (_, i) => `낱말${i}`) }], [{ id: 'x', words: ['가'.repeat(LONGEST_WORD + 1)] }], [{ id: ' ', words: ['가', '나'] }]])('refuses %j', (group) => expect(() => saveSynonyms(opened().db, group, 'kim', 1)).toThrow(RangeError));
});
