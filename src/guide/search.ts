/** Finds entries by what a citizen typed. Candidates come from the database (FTS5), their order is made here: the same on both engines. */
import { sql } from 'drizzle-orm';
import { type Db, literal } from '../storage/store.js';
import { withoutEndings } from './abroad.js';
import type { Lexicon } from './lexicon.js';
import { understood } from './question.js';
import { type Candidate, ranked, weighed } from './ranking.js';
import { type Kept, lexiconNow } from './synonyms.js';
import { ALL, allIn } from './tables.js';

export interface Hit {
  id: string;
  /** The higher the better; comparable within one query only. */
  score: number;
  /** Good enough to be given as the answer; else it is only the nearest. */
  sure: boolean;
}

export interface SearchOptions {
  /** How many at most, 10 unless told. */
  limit?: number;
  /** Of entries; ko unless told. */
  locale?: string;
  /** Petition time, ms: entries that hold on that day stand before those that do not. */
  now: number;
  /** Synonyms; those of the database unless told. */
  lexicon?: Lexicon;
}

/** Candidates of each way to find some, and of both together. */
const TOP = 60;
const KEPT = 32;
/** What an entry loses that no longer holds, or not yet: it stands behind every one that holds and answers a part of the question. */
const ENDED = 1;
/** Rows that the tokens of one query may touch: common tokens are left out of the finding, not of the ranking. */
const TOUCHED = 3_000;
/**
 * What makes a hit good enough to be given as the answer: so much of the question stands in it, or a little less, far ahead of the second.
 * Calibrated on right and wrong first hits, and on questions that no guide answers (docs/performance.md).
 */
const COVERED = 0.6;
const AHEAD = 0.7;
/** … but no lead makes up for a question of which less than this stands in it; where nobody writes gaps, a whole sentence is one word. */
const LEAST = 0.38;
const WITH_GAPS = new Set(['ko', 'en']);
const SEOUL = 9 * 3_600_000;

/**
 * Best first. Any text may be asked for: what holds no word finds nothing, and nothing in it is syntax.
 * The same on better-sqlite3 and D1.
 */
export async function search({ db, files }: Kept, query: string, { limit = 10, locale = 'ko', now, lexicon }: SearchOptions): Promise<Hit[]> {
  const asked = understood(query, lexicon ?? (await lexiconNow({ db, files })), locale);
  if (!asked.length) return [];
  const docs = await docsOf(db, [ALL, allIn(locale), ...asked.flatMap((c) => c.tokens), ...asked.flatMap((c) => c.also.flatMap((o) => o.tokens))]);
  const concepts = asked.map((c) => ({ ...c, tokens: withoutEndings(c.tokens, (t) => docs.has(t)), also: c.also.filter((o) => o.tokens.every((t) => docs.has(t))) }));
  const found = new Map<number, { own: number; also: number }>();
  const add = async (match: string, way: 'own' | 'also'): Promise<void> => {
    if (!match) return;
    const rows = await matching(db, match);
    const best = rows[0]?.score || 1;
    for (const { seq, score } of rows) {
      const hit = found.get(seq) ?? { own: 0, also: 0 };
      hit[way] = score / best;
      found.set(seq, hit);
    }
  };
  await add(anyOf(concepts.flatMap((c) => c.tokens).map((t) => [t]), docs), 'own');
  await add(anyOf(concepts.flatMap((c) => c.also.map((o) => o.tokens)), docs), 'also');
  const kept = [...found].sort(([a, x], [b, y]) => y.own + y.also - x.own - x.also || a - b).slice(0, KEPT);
  const rows = await textsOf(db, kept.map(([seq]) => seq), locale, new Date(now + SEOUL).toISOString().slice(0, 10));
  const order = ranked(weighed(concepts, (t) => docs.get(t) ?? 0, docs.get(allIn(locale)) ?? docs.get(ALL) ?? 1), rows.map((r): Candidate => ({ ...r, ...(found.get(r.seq) ?? { own: 0, also: 0 }) })));
  const hits = rows
    .map(({ id, holds }, i) => ({ id, holds: Boolean(holds), covered: order[i]?.covered ?? 0, score: (order[i]?.score ?? 0) - (holds ? 0 : ENDED) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return hits.slice(0, Math.max(0, limit)).map(({ id, holds, covered, score }, i) => {
    const ahead = i ? 0 : score - (hits[1]?.score ?? 0);
    return { id, score, sure: holds && (covered >= COVERED || (covered >= (WITH_GAPS.has(locale) ? LEAST : 0) && covered + ahead >= AHEAD)) };
  });
}

/** In how many entries each token stands. */
async function docsOf(db: Db, tokens: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.all<{ term: string; docs: number }>(sql`select term, docs from guide_terms where term in (select value from json_each(${JSON.stringify([...new Set(tokens)])}))`);
  return new Map(rows.map((r) => [r.term, r.docs]));
}

/** An FTS5 expression for phrases of tokens: the rarest first, those that the guide knows, as long as they touch few rows. Quoted, so that nothing is syntax. */
function anyOf(phrases: readonly (readonly string[])[], docs: ReadonlyMap<string, number>): string {
  const known = [...new Map(phrases.filter((p) => p.length && p.every((t) => docs.has(t))).map((p) => [p.join(' '), Math.max(...p.map((t) => docs.get(t) ?? 0))]))].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  let touched = 0;
  return known
    .filter(([, n], i) => (touched += n) <= TOUCHED || i === 0)
    .map(([phrase]) => `"${phrase}"`)
    .join(' OR ');
}

/** bm25() by its name and not by `rank`: a third faster. Titles count twice. */
const matching = (db: Db, match: string): Promise<{ seq: number; score: number }[]> => db.all(sql`select rowid as seq, -bm25(guide_index, 2.0, 1.0) as score from guide_index where guide_index match ${match} order by score desc, seq limit ${literal(TOP)}`);

interface Row {
  seq: number;
  id: string;
  titles: string;
  body: string;
  holds: number;
}

const textsOf = (db: Db, seqs: readonly number[], locale: string, today: string): Promise<Row[]> =>
  db.all(sql`select t.seq, e.id, t.titles, t.body, (coalesce(e.valid_from, '') <= ${today} and coalesce(e.valid_until, '9') >= ${today}) as holds from guide_texts t join guide_entries e on e.seq = t.seq where t.seq in (select value from json_each(${JSON.stringify(seqs)})) and e.locale = ${locale}`);
