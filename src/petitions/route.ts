/** Which category, and so which department, a citizen's words belong to. */
import { type Category, category, type District } from '../district.js';
import { LOCALES, type Locale } from '../inquiry.js';
import { eastern, english, hasPhrase, languageOf, oneHan, type Syllable, syllables } from './letters.js';

interface Match {
  category: Category;
  longest: number;
  count: number;
}

/** The category that fits best. @returns undefined when no word fits */
export const match = (district: District, text: string, group?: string): Category | undefined => proposals(district, text, group)[0];

/**
 * Categories by the longest of their words in the text; more words win ties, then the district's order. Words of every language are looked for,
 * each by its own rule: who writes Korean says CCTV, and who writes Vietnamese copies 현수막.
 */
export function proposals(district: District, text: string, group?: string): Category[] {
  const said = read(text);
  const matches: Match[] = [];
  for (const { category: c, words } of readyOf(district)) {
    if (group && c.group !== group) continue;
    const found = words.filter((w) => w.parts.every((part) => FITS[w.locale](said, part)));
    if (found.length) matches.push({ category: c, longest: Math.max(...found.map((w) => (onlyWhere(said, w) ? w.weight / 10 : w.weight))), count: new Set(found.map((w) => w.compared)).size }); // 老人 is Chinese and Japanese
  }
  return matches.sort((a, b) => b.longest - a.longest || b.count - a.count).map((m) => m.category);
}

/** A text as each language compares it. */
interface Said {
  korean: string;
  english: string;
  /** Undefined where there is no Han character and no kana. */
  eastern?: string;
  kana: boolean;
  vietnamese: Syllable[];
  /** The same without marks, between spaces. */
  plain: string;
  speaks: ReturnType<typeof languageOf>;
}

function read(text: string): Said {
  const lower = text.normalize('NFKC').toLowerCase();
  const vietnamese = syllables(lower);
  const kana = /[\u3041-\u30ff]/.test(lower);
  const east = kana || /[\u4e00-\u9fff]/.test(lower) ? { eastern: eastern(lower) } : {};
  return { korean: together(lower), english: english(lower), ...east, kana, vietnamese, plain: spaced(vietnamese), speaks: languageOf(lower) };
}

/** Korean is compared without spaces, English on word boundaries. */
const together = (lower: string): string => lower.replace(/\s+/g, '');

interface Part {
  /** As its language compares it; of Vietnamese without marks, between spaces. */
  text: string;
  syllables: Syllable[];
}
interface Word {
  locale: Locale;
  parts: Part[];
  compared: string;
  weight: number;
}
interface Ready {
  category: Category;
  words: Word[];
}

/** A Chinese word in a text with kana is another word. */
const FITS: Readonly<Record<Locale, (said: Said, part: Part) => boolean>> = {
  ko: ({ korean }, { text }) => korean.includes(text),
  en: (said, { text }) => said.english.includes(text),
  zh: (said, { text }) => said.eastern !== undefined && !said.kana && said.eastern.includes(text),
  ja: (said, { text }) => said.eastern?.includes(text) ?? false,
  vi: (said, { text, syllables: meant }) => said.plain.includes(text) && (meant.length > 1 || marked(said, meant[0])) && hasPhrase(said.vietnamese, meant).length > 0,
};

/** One syllable without its marks is a word of Vietnamese only where the rest is Vietnamese, too. */
const marked = ({ speaks, vietnamese }: Said, meant: Syllable | undefined): boolean => speaks === 'vi' || vietnamese.some((typed) => typed.letters + typed.tone !== typed.plain && typed.tone === meant?.tone && typed.letters === meant.letters);

/** What stands before a word, or after it, that only says where: on the sidewalk, 人行道上, 公園で, trên vỉa hè. */
const BEFORE_EN = /(?:^| )(?:on|in|at|near|over|by|from|behind|outside|across|under|along|onto|into|next to|in front of)(?: (?:the|a|an|our|my|your|this|that))? $/;
const AROUND_ZH = { before: new RegExp(oneHan('(?:在|从|往|到)$'), 'u'), after: new RegExp(oneHan('^(?:上|里|旁|边|门口|附近|前面|后面|对面|外面)'), 'u') };
const AFTER_JA = new RegExp(oneHan('^(?:の(?:前|横|隣|裏|近く|上|中|側|わき|そば|入り?口|出口|向かい)|で|に|から|へ|側)'), 'u');
const BEFORE_VI = new Set('trên ở trong gần trước cạnh từ tại ra vào bên qua'.split(' ').map((w) => syllables(w)[0]?.plain));

/** Whether a word says where something is, and so not what: then any other word weighs more. Of Korean this is in the words themselves. */
function onlyWhere(said: Said, { locale, parts }: Word): boolean {
  const [part, more] = parts;
  if (!part || more || locale === 'ko') return false;
  if (locale === 'vi') return hasPhrase(said.vietnamese, part.syllables).every((at) => BEFORE_VI.has(said.vietnamese[at - 1]?.plain));
  const text = locale === 'en' ? said.english : (said.eastern ?? '');
  const at = text.indexOf(part.text);
  const [before, after] = [text.slice(0, locale === 'en' ? at + 1 : at), text.slice(at + part.text.length)];
  if (locale === 'en') return BEFORE_EN.test(before);
  return locale === 'ja' ? AFTER_JA.test(after) : AROUND_ZH.before.test(before) || AROUND_ZH.after.test(after);
}

const spaced = (found: readonly Syllable[]): string => ` ${found.map((s) => s.plain).join(' ')} `;
const COMPARED: Readonly<Record<Locale, (part: string) => string>> = { ko: together, en: english, zh: eastern, ja: eastern, vi: (part) => spaced(syllables(part)) };
const ready = new WeakMap<District, readonly Ready[]>();

/** A district's words as they are compared: made once. */
function readyOf(district: District): readonly Ready[] {
  const known = ready.get(district);
  if (known) return known;
  const made = [...district.categories.values()].map((c) => ({ category: c, words: LOCALES.flatMap((locale) => (c.words[locale] ?? []).map((word) => wordOf(locale, word))) }));
  ready.set(district, made);
  return made;
}

function wordOf(locale: Locale, word: string): Word {
  const parts = word.split('+').map((p): Part => ({ text: COMPARED[locale](p), syllables: locale === 'vi' ? syllables(p) : [] }));
  return { locale, parts, compared: parts.map((p) => p.text).join('+'), weight: weight(word) };
}

/** A Hangul syllable, or a Han character, says about as much as two Latin letters; kana as much as one. */
const weight = (word: string): number => [...word].reduce((sum, c) => sum + (c === '+' ? 0 : /[\p{Script=Hangul}\p{Script=Han}]/u.test(c) ? 2 : 1), 0);

/** Whether the first category that a text finds is of things to be mended, or of how somebody was treated: what is said of them is a report. */
export function breaks(district: District, text: string): boolean {
  const found = match(district, text);
  return found !== undefined && (found.defect || found.kind === 'grievance');
}

/** Always some category: the group's own fallback, or the district's. */
export function route(district: District, text: string, group?: string): Category {
  const fallback = district.groups.find((g) => g.id === group)?.fallback ?? district.defaultCategory;
  return match(district, text, group) ?? match(district, text) ?? category(district, fallback);
}
