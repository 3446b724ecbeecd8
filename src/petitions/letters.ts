/** Which language a text is in, and how its letters are compared: what one person types in two ways is one word. Pure. */
import { hanjaFor } from '../hanja.js';
import type { Locale } from '../inquiry.js';

/** Letters without Vietnamese marks, one for one: places in the text stay the same. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u00c0-\u024f\u1e00-\u1eff]/g, (c) => (c === 'đ' ? 'd' : (c.normalize('NFD')[0] ?? c)));

const VIETNAMESE = /[ạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹđơư]/iu;
/** Syllables that only Vietnamese has, or has so often; none that is a common word of English. */
const SYLLABLES = new Set(
  (
    'khong duong khieu nai kien nghi toi cua nuoc rac hong nguoi duoc truoc truong phuong thanh gui xin giup nhieu qua den bi hoi mui cay nha tieng phan anh tra cuu rut lai huy thong bao dien thoai lam sao khi nao ' +
    'ong cong via ngap chuot muoi gian meo xom keo nhac khoi thuoc thoi cau truot quang biet nay vien tram buyt nen luon ngay hom trong tren duoi canh chieu minh oi khu vao dang se rat voi nho kiem sua chua dep gom ve sinh lau roi vo tac nghen tran bua trai phep chay giay thue hoa khoan thi bui vuot gach ghe tuyet song suoi lan nhan noi nam cung cho muon can biet nguy hiem viec xe oto dau xay dung quan phong chong tuoi gia tre em bo cot nap mat sang tat ngo hem treo khap nga chet vut'
  ).split(' '),
);

/** The language of a text by its letters, or by its syllables; undefined for Korean and for English. @param spoken of whoever wrote it, where that is known */
export function languageOf(text: string, spoken?: Locale): 'zh' | 'ja' | 'vi' | undefined {
  if (/[가-힣]/u.test(text)) return undefined;
  if (/[\u3041-\u30ff\uff66-\uff9f]/u.test(text)) return 'ja';
  if (/[\u4e00-\u9fff]/u.test(text)) return spoken === 'ja' ? 'ja' : 'zh'; // 転入届 has no kana
  if (VIETNAMESE.test(text)) return 'vi';
  return isUnmarkedVietnamese(plain(text.slice(0, 400)).match(/[a-z]+/g) ?? [], spoken === 'vi') ? 'vi' : undefined;
}

/** A syllable as Vietnamese can have it: most words of English are none. */
const SYLLABLE = /^(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|iu|oa|oai|oay|oe|oi|oo|ua|uai|uay|ue|ui|uo|uoi|uou|uu|uy|uya|uye|ye|yeu|ua)(?:c|ch|m|n|ng|nh|p|t)?$/;
const ENGLISH = /^(?:is|are|was|were|there|your|please|pls|with|of|and|for|this|that|not|it|you|we|they|has|have|been)$/;

/** Nearly all of it could be Vietnamese, something in it is nothing else, and nothing in it is English. */
function isUnmarkedVietnamese(words: readonly string[], expected: boolean): boolean {
  const known = words.filter((w) => SYLLABLES.has(w)).length;
  if (known >= 2 && known * 2 >= words.length) return true;
  if (words.some((w) => ENGLISH.test(w))) return false;
  if (words.length < 3) return expected && words.length > 0 && words.every((w) => SYLLABLE.test(w)); // khai sinh
  if (!(known || expected)) return false;
  return words.filter((w) => SYLLABLE.test(w)).length > words.length * (expected ? 0.7 : 0.8); // quan karaoke, ngan sach gangnam
}

/** Forms of Taiwan and Hong Kong, and variants, whose simplified one stands in the table of hanja as itself or under another: each followed by that one. */
const VARIANTS = '產産鄰隣廁厠眾衆啟啓裡里裏里煙烟菸烟貓猫攤摊髒脏鏟铲蓋盖牀床臺台檯台乾干鬆松週周佔占夠够傢家屍尸鴿鸽後后樁桩墊垫餘余遊游蹺跷託托癡痴繳缴麼么嗎吗點点擋挡佈布綫線覆復讚贊墻牆著着鏽銹洩泄搶抢嚇吓鄉鄕甚什噁惡羣群幫帮幹干麵麪';
const variants = new Map(Array.from(VARIANTS.matchAll(/(.)(.)/gu), ([, from = '', to = '']) => [from, to]));

/** Han characters in one form, whichever country's they are: 路灯, 路燈. One for one. */
export const oneHan = (text: string): string => text.replace(/[\u4e00-\u9fff]/g, (c) => hanjaFor(variants.get(c) ?? c) ?? variants.get(c) ?? c);

/** Katakana as hiragana: ゴミ, ごみ. One for one. */
const oneKana = (text: string): string => text.replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));

/** Chinese and Japanese without spaces and signs, in one form of each letter. */
export const eastern = (text: string): string => oneKana(oneHan(text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}\p{M}ー]+/gu, '')));

/** English words in one number, between spaces: potholes, pothole. */
export const english = (text: string): string =>
  ` ${text
    .replace(/[^a-z0-9\u00c0-\u024f\u1e00-\u1eff]+/g, ' ')
    .split(' ')
    .filter(Boolean)
    .map(singular)
    .join(' ')} `;

function singular(word: string): string {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return /(?:[sxz]|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.replace(/s$/, '');
}

/** A Vietnamese syllable: its letters with what is above and below them, and its tone, which is typed on one letter or on another (hoà, hòa). */
export interface Syllable {
  plain: string;
  letters: string;
  tone: string;
}
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

export const syllables = (text: string): Syllable[] =>
  text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
    .map((word) => {
      const apart = word.normalize('NFD');
      return { plain: plain(word), letters: apart.replace(TONES, '').normalize('NFC'), tone: apart.match(TONES)?.join('') ?? '' };
    });

/** Where a phrase stands in a text, whatever marks its writer left out. */
export function hasPhrase(said: readonly Syllable[], phrase: readonly Syllable[]): number[] {
  const found: number[] = [];
  const [first] = phrase;
  for (let at = 0; at + phrase.length <= said.length; at++) {
    if (said[at]?.plain !== first?.plain) continue;
    if (phrase.every((p, i) => mayBe(said[at + i] as Syllable, p))) found.push(at);
  }
  return found;
}

/** Whether a syllable may be a typed one whose writer left marks out: a mark that is there has to be right. */
const mayBe = (typed: Syllable, meant: Syllable): boolean => typed.plain === meant.plain && (!typed.tone || typed.tone === meant.tone) && [...typed.letters].every((c, i) => c === meant.letters[i] || c === typed.plain[i]);
