/** What questions in Vietnamese and Japanese need of the search, beside what Korean needs. */
import { tokensOfWord } from './korean.js';

/** Words that ask, and say nothing of what about: whole phrases, since a syllable without its marks is many words (muốn, mượn). */
const ASKING = `
o dau|cho nao|bao nhieu|nhu the nao|the nao|lam sao|khi nao|bao gio|can gi|can nhung gi|can giay to gi|la gi|gi|co phai|phai khong|co duoc|duoc khong|co khong|khong|duoc
cho toi hoi|cho hoi|xin hoi|xin cho biet|toi muon|toi can|cua toi|toi|ban oi|xin chao|lam on`
  .trim()
  .split(/[|\n]/)
  .sort((a, b) => b.length - a.length);
const VIETNAMESE = new RegExp(`(?<![^ ])(?:${ASKING.join('|')})(?![^ ])`, 'g');

const JAPANESE = /[\p{sc=Han}\p{sc=Katakana}].*\p{sc=Hiragana}|\p{sc=Hiragana}.*[\p{sc=Han}\p{sc=Katakana}]/u;
const ASKS = /(?<![^ はがをにで])(?:どこ|いつ|いくら|何時|どなた|どう(?:やって|すれば|したら|する))(?:で|に|から|まで|か)?/gu;
/** を, and other particles where a noun follows; と and も are too often a part of a word (子ども). */
const PARTICLES = /(?<=[^ ]{2})(?:を|(?:には|では|[のはがにで])(?=[ \p{sc=Han}\p{sc=Katakana}]))/gu;
const POLITE = /(?<=[^ ]{2})(?:でしょうか|(?:たい)?(?:の|ん)(?:です|だ)(?:が|けど)?|たい(?:です)?|(?:です|ます|ました|ません)か?|ください|には|[のはがかね])(?= |$)/gu;

/** A question as it would be with gaps: between what Japanese words say, without its words of asking. @param text plain */
const parted = (text: string): string => text.replace(ASKS, ' ').replace(PARTICLES, ' ').replace(POLITE, ' ');

/** A question without words of asking, Vietnamese or Japanese; as it is where nothing else is in it. @param text plain */
export const withoutAsking = (text: string): string => (JAPANESE.test(text) ? parted(text) : text.replace(VIETNAMESE, ' ')).replace(/ {2,}/g, ' ').trim() || text;

/** What each syllable of a question says only beside the next one: thuế nhà is no thuê and no nhà. @param words plain */
export const besides = (words: readonly string[]): string[][] => words.map((word, i) => [words[i - 1] && `${words[i - 1]} ${word}`, words[i + 1] && `${word} ${words[i + 1]}`].filter((pair) => pair !== undefined));

/** A Han letter with what only hangs on it: a noun and its particle (犬を), a verb and its ending (開き). */
const LONE = /(?<![\p{sc=Han}\p{sc=Katakana}])\p{sc=Han}(?=[をはがのにでへとも]|\p{sc=Hiragana}+$)/gu;

/** Tokens of a word that was asked for; in Japanese also a letter apart from what hangs on it, since in the entry something else may. */
export const tokensAsked = (word: string): string[] => [...tokensOfWord(word), ...(word.match(LONE) ?? [])];

const NOUN = /[\p{sc=Han}\p{sc=Katakana}]/u;
const HANGING = /^\p{sc=Hiragana}|[をはがのにでへとも]$/u;

/** Japanese writes particles and endings without a gap: a pair with one that no entry has (を飼, めた) is no matter that the guide lacks. */
export function withoutEndings(tokens: readonly string[], known: (token: string) => boolean): string[] {
  const left = tokens.filter((t) => known(t) || (!HANGING.test(t) && (t.length === 1 || !tokens.includes(t[0] ?? ''))));
  return left.length && tokens.some((t) => NOUN.test(t)) ? left : [...tokens];
}
