/** Synonyms as staff keep them: the program's lexicon, and rows that win over its groups. */
import { asc, sql } from 'drizzle-orm';
import { type Files, readData } from '../files/files.js';
import { guideSynonyms } from '../storage/schema.js';
import type { Db, Write } from '../storage/store.js';
import { write } from '../storage/store.js';
import { type Lexicon, lexiconOf } from './lexicon.js';

export interface SynonymGroup {
  /** Its first word, when it was made. */
  id: string;
  /** Fewer than two: staff took the group out. */
  words: string[];
  /** Not as the program brings it. */
  edited: boolean;
}

/** Where they are: rows, and the lexicon beside the program. */
export interface Kept {
  db: Db;
  files: Files;
}

/** Words in a group, and characters in a word, at most. */
export const MOST_WORDS = 40;
export const LONGEST_WORD = 40;

/** Every group, staff's own first; those that were taken out as well. */
export async function loadSynonyms({ db, files }: Kept): Promise<SynonymGroup[]> {
  const rows = await db.select().from(guideSynonyms).orderBy(asc(guideSynonyms.id));
  const groups = await readData<string[][]>(files, '/data/lexicon.json');
  const edited = new Set(rows.map((r) => r.id));
  return [...rows.map((r) => ({ id: r.id, words: r.words, edited: true })), ...groups.filter(([id = '']) => !edited.has(id)).map((words) => ({ id: words[0] ?? '', words, edited: false }))];
}

/** Keeps a group as staff wrote it. @throws RangeError when it has too many words, or one that is too long */
export function saveSynonyms(db: Db, group: { id: string; words: readonly string[] }, by: string, at: number): Write[] {
  const words = [...new Set(group.words.map((w) => w.normalize('NFC').trim()).filter(Boolean))];
  if (words.length > MOST_WORDS || [group.id, ...words].some((w) => w.length > LONGEST_WORD) || !group.id.trim()) throw new RangeError(`a group has an id, and at most ${MOST_WORDS} words of ${LONGEST_WORD} characters`);
  const row = { words, by, at };
  return [write(db.insert(guideSynonyms).values({ id: group.id, ...row }).onConflictDoUpdate({ target: guideSynonyms.id, set: row }))];
}

let known: { stamp: string; lexicon: Lexicon } | undefined;

/** The lexicon as it stands now: built anew in each process when staff have changed it. */
export async function lexiconNow({ db, files }: Kept): Promise<Lexicon> {
  const [row] = await db.all<{ stamp: string }>(sql`select coalesce(group_concat(id || ' ' || at || ' ' || length(words)), '') as stamp from guide_synonyms`);
  const stamp = row?.stamp ?? '';
  if (known?.stamp !== stamp) known = { stamp, lexicon: lexiconOf((await loadSynonyms({ db, files })).map((g) => g.words).filter((w) => w.length > 1)) };
  return known.lexicon;
}
