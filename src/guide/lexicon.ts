/** Everyday and official words that mean the same in a search: groups of words, found in a question wherever they stand. */
import { comparable, sounded } from './korean.js';

/** A group whose word stands in the question. */
export interface Meant {
  /** Its first and its last word of the question. */
  from: number;
  to: number;
  /** The other words of the group, as they are compared, without spaces. */
  also: readonly string[];
}

export interface Lexicon {
  /** @param question its words, plain */
  meant(question: readonly string[]): Meant[];
  /** A word of a group, whole as it is: 세입자 is not 세입 and a particle. */
  knows(word: string): boolean;
}

/** Syllables of the longest phrase that is looked for. */
const LONGEST = 12;

const key = (word: string): string => comparable(word).replaceAll(' ', '');

interface Found {
  from: number;
  end: number;
  said: string;
  groups: readonly number[];
}

/** @param groups each of at least two words */
export function lexiconOf(groups: readonly (readonly string[])[]): Lexicon {
  const keys = groups.map((g) => [...new Set(g.map(key))].filter(Boolean));
  const where = new Map<string, number[]>();
  for (const [group, words] of keys.entries()) {
    for (const word of words) where.set(word, [...(where.get(word) ?? []), group]);
  }
  return {
    knows: (word) => where.has(sounded(word)),
    meant(question) {
      const text = lettersOf(question);
      const found: Found[] = [];
      for (let from = 0; from < text.all.length; from++) {
        for (let length = Math.min(LONGEST, text.all.length - from); length > 0; length--) {
          const said = text.all.slice(from, from + length);
          const groups = where.get(said);
          if (groups && stands(text, from, from + length)) found.push({ from, end: from + length, said, groups });
        }
      }
      return longest(found).map((f) => ({
        from: text.wordAt[f.from] ?? 0,
        to: text.wordAt[f.end - 1] ?? 0,
        also: [...new Set(f.groups.flatMap((g) => keys[g] ?? []))].filter((w) => w !== f.said),
      }));
    },
  };
}

interface Letters {
  /** The question without its gaps. */
  all: string;
  /** Where its words begin, and where the last one ends. */
  starts: ReadonlySet<number>;
  /** Which word each letter is of. */
  wordAt: readonly number[];
}

function lettersOf(question: readonly string[]): Letters {
  const words = question.map(sounded);
  const wordAt = words.flatMap((w, n) => Array.from({ length: w.length }, () => n));
  const starts = new Set(wordAt.flatMap((n, i) => (n === wordAt[i - 1] ? [] : [i])));
  starts.add(wordAt.length);
  return { all: words.join(''), starts, wordAt };
}

const isHangul = (letter: string | undefined): boolean => letter !== undefined && letter >= '가' && letter <= '힣';

/** A word of two syllables may stand inside a word, where gaps were left out, but not across the gap of two; a syllable stands alone, a foreign word but for what hangs on it (SMS로). */
function stands({ all, starts }: Letters, from: number, end: number): boolean {
  const foreign = !isHangul(all[from]);
  if (foreign) return (starts.has(from) || isHangul(all[from - 1])) && (starts.has(end) || isHangul(all[end]));
  if (end - from === 1) return starts.has(from) && starts.has(end);
  if (starts.has(from)) return true;
  for (let i = from + 1; i < end; i++) if (starts.has(i)) return false;
  return true;
}

/** The longest win: 대형폐기물 is not 폐기물 as well. */
function longest(found: Found[]): Found[] {
  const taken: Found[] = [];
  for (const f of found.sort((a, b) => b.said.length - a.said.length || a.from - b.from)) {
    if (!taken.some((t) => f.from < t.end && t.from < f.end)) taken.push(f);
  }
  return taken;
}
