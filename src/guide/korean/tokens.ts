/**
 * What Korean needs of an index. unicode61 knows only whole words, but particles hang on Korean words and spaces are a matter of taste;
 * SQLite's trigram tokenizer cannot find a word of two syllables. So pairs of syllables are the tokens, in documents also across spaces.
 */
import { plain, sounded } from './letters.js';

/** Runs of one kind: syllables, ideographs and kana (which have no spaces either), digits, other letters. */
const RUNS = /[가-힣]+|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]+|\p{N}+|(?:(?![가-힣\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{N}])\S)+/gu;
const DENSE = /^[가-힣\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー]/u;
/** A paragraph pasted as one word says nothing more after so many letters. */
const LONGEST = 64;

/** Tokens of one word: pairs of syllables or ideographs; a lone one and other scripts as they are. */
export function tokensOfWord(word: string): string[] {
  return (word.match(RUNS) ?? []).flatMap((run) => (DENSE.test(run) ? pairs([...run]) : [singular(run).slice(0, LONGEST)]));
}

const pairs = (letters: readonly string[]): string[] => (letters.length < 2 ? [...letters] : letters.slice(1).map((letter, i) => `${letters[i]}${letter}`));

/** passports → passport */
const singular = (word: string): string => (/^[a-z]{3,}[^s]s$/.test(word) ? word.slice(0, -1) : word);

/** Words as they are compared: sounded, one space between two. */
export const comparable = (text: string): string => sounded(plain(text));

/** Tokens of a document. @param text comparable */
export function tokens(text: string): string[] {
  const out: string[] = [];
  let last = '';
  for (const word of text.split(' ')) {
    const first = word[0] ?? '';
    if (DENSE.test(last) && DENSE.test(first)) out.push(last + first);
    out.push(...tokensOfWord(word));
    last = word.at(-1) ?? '';
  }
  return out;
}
