/** What questions in other languages need of the search, beside what Korean needs. */
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

const ENGLISH = new Set(
  `not nobody someone somebody much many today tomorrow t s m re ve ll d im ive id dont doesnt isnt am be been was were will would could should must may might want wanna need have has had got this that these those your our us we you he she it its they them his her
at on from with by if as so just still any some here also too go going korea korean gangnam`.split(/\s+/),
);
const english = (text: string): string => text.replace(/\d+ (?:year|month)s? old/g, ' ').split(' ').filter((word) => !ENGLISH.has(word)).join(' ');

/** Words of asking, wherever they stand, since Chinese has no gaps; a letter alone only where it is no part of a longer word (申请, 要求, 去世, 给付). */
const CHINESE =
  /怎么办|怎么样|怎么|怎样|如何|为什么|什么|哪里|哪儿|在哪|去哪|哪个|哪些|哪|多大|多少钱?|是否|是不是|有没有|要不要|能不能|可不可以|可以|需要|应该|请问|想要|老是|自己|这个|那个|我们|在韩国|韩国|[我你您吗呢吧啊的了想很把]|(?<![主重必摘概])要(?![求件点约])|(?<![功可性职])能(?![力源量])|(?<![申邀])请(?!求)|(?<![支供])给(?![付予])|(?<![失过])去(?![世年])/gu;
/** What is asked for by a word of asking stays, apart from what stands around it. */
const MEASURES = /几点钟?|几月|几号|几天|多久|时候/gu;
const chinese = (text: string): string => text.replace(CHINESE, ' ').replace(MEASURES, ' $& ');

/** A question without words of asking; as it is where nothing else is in it. @param text plain @param locale its reader's */
export function withoutAsking(text: string, locale: string): string {
  const rule = JAPANESE.test(text) ? parted : { zh: chinese, en: english }[locale];
  return (rule?.(text) ?? text.replace(VIETNAMESE, ' ')).replace(/ {2,}/g, ' ').trim() || text;
}

const HAN = /\p{sc=Han}{3,}/gu;
const LONGEST = 6;

/** Chinese with gaps around each word of the lexicon that stands in it, the longest first: 盘下一家饭店 has 饭店. */
export const segmented = (text: string, knows: (word: string) => boolean): string =>
  text.replace(HAN, (run) => {
    let out = '';
    for (let at = 0; at < run.length; ) {
      let length = Math.min(LONGEST, run.length - at);
      while (length > 1 && !knows(run.slice(at, at + length))) length--;
      out += length > 1 ? ` ${run.slice(at, at + length)} ` : run.slice(at, at + 1);
      at += Math.max(1, length);
    }
    return out.replace(/ {2,}/g, ' ').trim();
  });

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
