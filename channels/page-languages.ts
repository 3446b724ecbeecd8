/**
 * Words in another language than their page's, marked as what they are: an officer's answer and name, a citizen's own text, a guide in Korean.
 * A screen reader then says them right, and the right font is found (WCAG 3.1.2). Told by their letters: who wrote them did not say.
 */
import { raw } from 'hono/html';
import type { Locale } from '../src/inquiry.js';
import type { Html } from './page.js';

/** What is no text of a reader's, or cannot hold markup. */
const APART = '<(title|script|style|textarea|option|svg)\\b[^]*?</\\1>';
const PIECES = new RegExp(`${APART}|<[^>]*>|[^<]+`, 'g');
const ENTITY = /(&[#\w]+;)/;

const HANGUL = '[가-힣ㄱ-ㅎㅏ-ㅣ]+';
const EAST = '[\\p{Script=Han}ぁ-ゖァ-ヺー々]+';
const LATIN = "\\p{Script=Latin}[\\p{Script=Latin}'’]*";
/** Words with what stands between them. */
const run = (word: string): string => `${word}(?:[\\s\\d.,:;·()（）、。「」'’"“”!?~/-]+${word})*`;
const RUNS = new RegExp([HANGUL, EAST, LATIN].map(run).join('|'), 'gu');
const VIETNAMESE = /[ăđơưĂĐƠƯ\u1ea0-\u1ef9]/;
/** So many Latin words in a row are a sentence; fewer are a name or an abbreviation, which every language has. */
const SENTENCE = 4;

/** Han alone may be any of three languages: it is not guessed. */
function languageOf(words: string): Locale | undefined {
  if (/[가-힣ㄱ-ㅣ]/.test(words)) return 'ko';
  if (/[ぁ-ゖァ-ヺ]/.test(words)) return 'ja';
  const latin = words.split(/\s+/).filter((w) => /\p{Script=Latin}/u.test(w));
  if (VIETNAMESE.test(words)) return latin.filter((w) => /[\u00c0-\u1ef9]/.test(w)).length * 2 >= latin.length ? 'vi' : undefined;
  return latin.length >= SENTENCE ? 'en' : undefined;
}

/** The language of words that are not in their page's. */
function foreign(words: string, locale: Locale): Locale | undefined {
  const language = languageOf(words);
  return language === locale || (language === 'en' && locale === 'vi') ? undefined : language; // Vietnamese without its marks looks the same
}

/** How many marks a text will have, for whoever measures a page before it is drawn. @param text not escaped, nothing of it in an element of its own */
export const marksIn = (text: string, locale: Locale): number => text.split(/[&<>"'\n]/).reduce((sum, part) => sum + (part.match(RUNS) ?? []).filter((words) => foreign(words, locale)).length, 0);

/** @param page whole, with its texts escaped @param attribute `xml:lang` in XHTML Basic */
export function marked(page: Html, locale: Locale, attribute: 'lang' | 'xml:lang' = 'lang'): Html {
  const mark = (words: string): string => {
    const language = foreign(words, locale);
    return language === undefined ? words : `<span ${attribute}="${language}">${words}</span>`;
  };
  let named = false; // the element says its language itself
  const whole = String(page).replace(PIECES, (piece) => {
    if (piece.startsWith('<')) {
      named = /\slang="|\sxml:lang="/.test(piece) && !piece.startsWith('<html');
      return piece;
    }
    return named ? piece : piece.split(ENTITY).map((part, i) => (i % 2 ? part : part.replace(RUNS, mark))).join('');
  });
  return raw(whole);
}
