/** What a sentence in a language from abroad does: asks, reports, or says where and who. Places in the text stay the same when it is folded. */
import type { Locale } from '../inquiry.js';
import { oneHan, plain } from '../petitions/letters.js';
import { asks as asksInEnglish, HOW_EN, tells } from './patterns.js';

type Abroad = Exclude<Locale, 'ko' | 'en'>;

/** Written in simplified Chinese and new Japanese forms; compared in one form of each character, as the text is. */
export const han = (pattern: RegExp): RegExp => new RegExp(oneHan(pattern.source), pattern.flags);
const folded = (text: string): string => oneHan(plain(text.normalize('NFKC')));

/** Asks how, where, when or how much: a question for the guide, whatever it is about. */
const HOW = {
  zh: han(/怎[么麼样](?!没|不|还|总|又|一直|这|老)|如何|哪[里儿天个些]|什么(?:时候|手续|材料|时间|地方)|几[点号]|星期几|周几|多少|多久|吗|请问|想知道|想问|咨询|[?？]\s*$/u),
  ja: han(/どこ|いつ(?!も|まで|の間)|いくら|何時|何曜|何日|何が必要|どう(?:や|す|し)|どのよう|方法|できますか|ありますか|ですか|ますか|でしょうか|教えて|知りたい|[?？]\s*$/u),
  vi: /\b(?:o dau|the nao|nhu the nao|lam sao|sao vay|khi nao|bao gio|bao nhieu|bao lau|may gio|ngay nao|can gi|can giay|la gi|gi vay|cho hoi|hoi ve|cach nao|duoc khong|co khong|phai khong)\b|\bco\b.{1,60}\bkhong\s*(?:a|vay|nhi|the)?[\s?.!]*$|\?\s*$/u,
} as const;
/** Asks to come and mend it, by way of a question. */
const COME = {
  zh: han(/(?:能不能|能否|可不可以|可以|能)[^。?？]{0,14}(?:修|装|清|扫|管|来|消毒|拖|收|处理|解决|查|换|加)/u),
  ja: han(/(?:直|片付け|掃除|撤去|取り締ま|対応|処理|設置|つけ|付け|駆除|消毒|回収|修理|なんとか|何とか)[^。?？]{0,8}(?:もらえ|いただけ|くれ|下さい|ください|ほしい|欲しい|お願い)/u),
  vi: /\b(?:sua|don|dep|xu ly|lap|gan|phun|cho nguoi|giai quyet|kiem tra|thay|cat|lam)\b.{0,40}\b(?:duoc khong|giup|voi)\b/u,
} as const;
export const asksAbroad = (text: string, locale: Abroad): boolean => HOW[locale].test(folded(text)) && !COME[locale].test(folded(text));

/** Shorter than this, in characters, is a name: 公交站, đèn đường. */
const NAME: Readonly<Record<Exclude<Locale, 'ko'>, number>> = { en: 18, zh: 5, ja: 7, vi: 12 };
/** A wish to know, or a word of courtesy: no statement about a thing. */
const NO_STATEMENT_EN = /\b(?:where|when is|how (?:do|can|to|much)|what time|i (?:want|need|would like) to (?:know|ask)|question|info(?:rmation)?|directions?|thank|thanks|hours|price|cost|map)\b/i;

/** Tells how something is, and asks nothing: where it names a thing that breaks, it is a report. */
export function states(text: string, locale: Locale | undefined): boolean {
  if (!locale || locale === 'ko') return tells(text);
  if (text.trim().length < NAME[locale]) return false;
  if (locale !== 'en') return !asksAbroad(text, locale);
  return !NO_STATEMENT_EN.test(text) && (/^why\b/i.test(text) || !(asksInEnglish(text) || HOW_EN.test(text)));
}

/** Said of what was just filed: a name, an address, where it is. */
const DETAIL = [
  han(/^(?:我的?名字|我叫|姓名|名字|地址|地点|位置|我住|就在|在[^。]{1,20}(?:附近|旁边|对面|门口|前面|后面|里面?|上)$)|(?:附近|旁边|对面|门口|前面|后面|隔壁|出口)[。.!！]*$|\d+(?:号|弄|楼|层|室)[。.]*$/u),
  han(/^(?:名前|氏名|住所|場所|位置|わたし|私)(?:は|です|：|:|\s)|(?:の|を)?(?:前|横|隣|裏|近く|向かい|付近|そば|中|上)(?:です|にあります|になります)?[。.!！]*$|(?:出口|番地|号室?|階)(?:です|の前|の横)?[。.]*$/u),
  /^(?:ten (?:toi|em|minh)|toi ten|em ten|toi la|em la|ho ten|dia chi|vi tri|cho do|o (?:gan|truoc|sau|canh|doi dien)|gan |truoc cua|doi dien|ngay truoc|ben canh|tai |so nha|so \d)|\b(?:gan|truoc|sau|canh|doi dien)\s[a-z0-9\s]{2,30}[.!]*$/u,
  /^(?:(?:it(?:['’]?s| is)?|right|just|exact(?:ly)?|full|located|directly|the|my|this is|that['’]?s)\s)*(?:near|next to|in front of|behind|opposite|across from|at|by|on|between|beside|outside|exit \d|address|place|location|name)\b|\bexit \d{1,2}[.!]*$/i,
] as const;
export const isDetailAbroad = (text: string): boolean => text.length <= 60 && DETAIL.some((d) => d.test(folded(text))) && !asksInEnglish(text) && !/[?？]\s*$/.test(text);
