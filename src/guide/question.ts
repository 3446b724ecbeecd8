/** What a citizen typed, as the search understands it: a few concepts, each by its own word and by others that mean the same. */
import { languageOf } from '../petitions/letters.js';
import { besides, segmented, tokensAsked, withoutAsking } from './abroad.js';
import { keywords, sounded, spaced, tokensOfWord, typed } from './korean.js';
import type { Lexicon } from './lexicon.js';

export interface Concept {
  /** The words that were typed for it, without what hangs on them. */
  own: string[];
  tokens: string[];
  /** Others that mean the same. */
  also: Other[];
  /** Where words are written syllable by syllable: with its neighbours. */
  beside: string[];
}

export interface Other {
  /** Without spaces. */
  word: string;
  tokens: string[];
}

/** What is looked at of a long text: a question is not longer, and a pasted page would only slow everybody down. */
const CHARACTERS = 400;
const WORDS = 40;
const ALSO = 60;

/** Whoever reads Vietnamese may ask in English. */
export const isVietnamese = (query: string, locale: string): boolean => locale === 'vi' && languageOf(query, 'vi') === 'vi';

/** No concept where nothing was asked: no letter, no digit. */
export function understood(query: string, lexicon: Lexicon, locale: string): Concept[] {
  const asked = withoutAsking(typed(query.slice(0, CHARACTERS)), locale);
  const words = spaced(locale === 'zh' ? segmented(asked, lexicon.knows) : asked).slice(0, WORDS);
  const beside = locale === 'vi' ? besides(words) : [];
  const meant = lexicon.meant(words);
  const concepts: { concept: Concept; at: number[] }[] = [];
  for (const { at, stem } of keywords(words, lexicon.knows, isVietnamese(query, locale))) {
    const own = sounded(stem);
    const around = meant.filter((m) => m.from <= at && at <= m.to);
    // Words that only together mean something official (금이 갔어요: 균열) are one concept.
    const same = concepts.find((c) => c.at.some((n) => around.some((m) => m.from <= n && n <= m.to)));
    if (same) {
      same.at.push(at);
      same.concept.own.push(own);
      same.concept.tokens.push(...tokensAsked(own));
    } else concepts.push({ at: [at], concept: { own: [own], tokens: tokensAsked(own), also: [...new Set(around.flatMap((m) => m.also))].slice(0, ALSO).map((word) => ({ word, tokens: tokensOfWord(word) })), beside: beside[at] ?? [] } });
  }
  return concepts.map((c) => c.concept).filter((c) => c.tokens.length);
}
