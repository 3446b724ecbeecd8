/** What the guide's search is measured beside, each as its own manual would have it, over the same entries. */
import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import { plain, tokensOfWord } from '../../src/guide/korean.js';
import type { GuideEntry } from '../../src/guide/entry.js';

export type Find = (query: string) => string[] | Promise<string[]>;

const wordsOf = (query: string): string[] => plain(query).split(' ').filter(Boolean);
const anyOf = (words: readonly string[]): string => words.map((w) => `"${w}"`).join(' OR ');

function fts(entries: readonly GuideEntry[], tokenize: string, text: (t: string) => string, match: (query: string) => string): Find {
  const raw = new Database(':memory:');
  raw.exec(`create virtual table f using fts5(title, body, id unindexed, tokenize="${tokenize}")`);
  const insert = raw.prepare('insert into f values (?, ?, ?)');
  raw.transaction(() => entries.forEach((e) => void insert.run(text(e.title), text(e.body), e.id)))();
  const find = raw.prepare("select id from f where f match ? and rank match 'bm25(3.0, 1.0)' order by rank limit 10").pluck();
  return (query) => {
    const asked = match(query);
    return asked ? (find.all(asked) as string[]) : [];
  };
}

/** SQLite's own answer to languages without spaces: nothing under three letters. */
export const trigram = (entries: readonly GuideEntry[]): Find => fts(entries, 'trigram', plain, (q) => anyOf(wordsOf(q).filter((w) => w.length > 2)));

const pairs = (text: string): string => wordsOf(text).flatMap(tokensOfWord).join(' ');
/** Pairs of syllables inside words, and BM25; nothing else. */
export const bigram = (entries: readonly GuideEntry[]): Find => fts(entries, 'unicode61 remove_diacritics 0', pairs, (q) => anyOf([...new Set(pairs(q).split(' ').filter(Boolean))]));

/** As its manual recommends: titles boosted, beginnings of words, a few wrong letters. */
export function miniSearch(entries: readonly GuideEntry[]): Find {
  const index = new MiniSearch({ fields: ['title', 'body'], searchOptions: { boost: { title: 3 }, prefix: true, fuzzy: 0.2 } });
  index.addAll(entries.map(({ id, title, body }) => ({ id, title, body })));
  return (query) => index.search(query).slice(0, 10).map((r) => String(r.id));
}
