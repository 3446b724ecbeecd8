/** What a citizen's text means by itself: no database, no device. Pure. */
import type { Ask, Locale } from '../inquiry.js';
import { isDanger } from '../petitions/danger.js';
import { clean, MAX_TEXT } from '../petitions/intake.js';
import { languageOf, oneHan, plain } from '../petitions/letters.js';
import { isReceipt } from '../petitions/receipt.js';
import { AROUND, ASKING, bare, FILING, isCourtesy, isOneOf, LONGEST, made, POLITE, withoutCourtesy, withoutInterjection } from './endings.js';
import { abroad, isOtherLanguage, KEYWORDS_ABROAD, undressed } from './languages.js';
import * as pattern from './patterns.js';
import { asksHowItStands, keeps, wish } from './service.js';
import { numerals, spelled, unmarked, unsigned } from './typed.js';
import { KEYWORDS } from './words.js';

type Asked = Exclude<Ask, { kind: 'said' }>;

export type Meaning =
  | { kind: 'ask'; ask: Asked; locale?: Locale }
  | { kind: 'digit'; digit: string }
  /** Nothing by itself: an open dialogue takes it, else the ask. */
  | { kind: 'words'; ask: Asked; locale?: Locale; /** Of what was filed just now, where something was: how it stands. */ stands?: true };

interface Word {
  word: string;
  ask: Asked;
  locale?: Locale;
  greets?: true;
}
/** Longest first: 신청취소 is no 신청. */
const WORDS: readonly Word[] = KEYWORDS.flatMap(({ words, ask, ...rest }) => words.map((word) => ({ word, ask: ask as Asked, ...rest }))).sort((a, b) => b.word.length - a.word.length);
const EXACT = new Map(WORDS.map((w) => [w.word, w]));
const WITHDRAW = WORDS.filter((w) => w.ask.kind === 'withdraw').map((w) => w.word);

/** By each of its words: in several languages, where they share it. As it is written, and in one form of each Han character: 申请 is Chinese, 申請 both. */
const ABROAD = new Map<string, Word[]>();
const FOLDED = new Map<string, Word[]>();
for (const { words, ...rest } of KEYWORDS_ABROAD) {
  for (const word of words) for (const [map, key] of [[ABROAD, word], [FOLDED, oneHan(word)]] as const) map.set(key, [...(map.get(key) ?? []), { word, ...rest }]);
}

/** @param said as received @param spoken the language that this phone has been answered in: a word that languages share stays in it, and courtesy changes nothing */
export function understand(said: string, spoken?: Locale): Meaning {
  const text = unmarked(clean(said));
  const folded = text.normalize('NFKC').trim();
  if (!folded || /^\?+$/.test(folded)) return ask({ kind: 'menu' });
  if (folded.length > MAX_TEXT * 2) return ask({ kind: 'notice', of: 'too-long' });
  const alone = spelled(unsigned(folded));
  const courteous = withoutCourtesy(alone);
  return short(numerals(alone), spoken) ?? (isCourtesy(alone) ? ask({ kind: 'help' }) : undefined) ?? keyword(alone, spoken) ?? keyword(courteous, spoken) ?? wished(alone, courteous) ?? sentence(withoutCourtesy(text)) ?? keyword(withoutInterjection(courteous), spoken) ?? words(text, folded, spoken);
}

const ask = (of: Asked, locale?: Locale): Meaning => ({ kind: 'ask', ask: of, ...(locale ? { locale } : {}) });
const asked = ({ ask: of, locale, greets }: Word, spoken?: Locale): Meaning => ask(of, greets && spoken ? undefined : locale);
const english = (text: string): Locale | undefined => (/^[\P{L}]*[a-z]/iu.test(text) ? 'en' : undefined);

/** Digits and numbers: a choice, a one-time number, a rating, a receipt. */
function short(folded: string, spoken?: Locale): Meaning | undefined {
  if (folded.length > 100) return undefined;
  return screen(folded) ?? choice(folded) ?? counted(folded) ?? yes(folded) ?? rating(folded) ?? number(folded, spoken);
}

const COUNTED = '영일이삼사오육칠팔구';
const NTH = ['첫', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉'];

/** 1, (1), ①, #1, 1번이요, 답장 1, 일번, 두 번째, 2 민원 신청, option 2. Two digits are a choice that nobody owns. */
function choice(folded: string): Meaning | undefined {
  if (/^[0-9]{2,3}\s?번?$/u.test(folded) && !EXACT.has(folded)) return { kind: 'digit', digit: folded.replace(/\D/g, '') };
  const [, digit, counted, nth, rest = ''] = /^(?:(?:답장|네|예|넵|응|접수|번호)\s?|(?:reply|number|option|press|choose|no\.|#)\s?)?["'([]*(?:([0-9])(?![0-9])|([영일이삼사오육칠팔구])(?=\s?번)|(첫|두|세|네|다섯|여섯|일곱|여덟|아홉)\s?번?째)[)\]."']*(.*)$/isu.exec(folded) ?? [];
  if (/^[영일이삼사오육칠팔구]$/u.test(folded)) return { kind: 'digit', digit: String(COUNTED.indexOf(folded)) };
  const said = digit ?? (counted !== undefined ? String(COUNTED.indexOf(counted)) : nth && String(NTH.indexOf(nth) + 1));
  if (said === undefined) return undefined;
  const after = bare(rest).replace(/^번째?/u, '');
  const label = after.replace(/(?:이?요|입니다)$/u, '');
  if (EXACT.has(label) && !WITHDRAW.includes(label)) return { kind: 'digit', digit: said }; // its label behind it
  return made(after, [...POLITE, `${said}번`, '꺼', '거', '것', '누름', 'ok', '누를게요', '누릅니다', '눌러', '선택', '고를게요', '번', '접수', '신청', '예', '네', '맞아요', '맞습니다', '고칠래요', '고칠게요', '고치기', '수정', '그만두기', '그만']) ? { kind: 'digit', digit: said } : undefined;
}

const IN_WORDS = [['하나', 'one', 'first', '1st'], ['둘', 'two', 'second', '2nd'], ['셋', 'three', 'third', '3rd'], ['넷', 'four', 'fourth', '4th'], ['다섯', 'five', 'fifth', '5th'], ['여섯', 'six', 'sixth', '6th'], ['일곱', 'seven', 'seventh', '7th'], ['여덟', 'eight', 'eighth', '8th'], ['아홉', 'nine', 'ninth', '9th']];
/** No more than these: 하나 더, 둘 다 and 하나도 count something else. */
const CHOSEN = ['째', '요', '이요', '예요', '이에요', '입니다', '거', '꺼', '것', '로', '으로', '할게요', '할래요', '하겠습니다', '해주세요', '선택', 'one', 'please', 'pls'];

/** 하나, 둘째요, 네 하나로 할게요, the second one, 1st: a choice in words, with nothing behind it that would be counted. */
function counted(folded: string): Meaning | undefined {
  const said = bare(folded).replace(/^(?:답장|네|예|넵|응|reply|number|option|press|choose|the)/u, '');
  const at = IN_WORDS.findIndex((words) => words.some((w) => said.startsWith(w) && made(said.slice(w.length), CHOSEN)));
  return at < 0 ? undefined : { kind: 'digit', digit: String(at + 1) };
}

const YES: Readonly<Record<string, Locale>> = { yes: 'en', 是: 'zh', はい: 'ja', có: 'vi', co: 'vi' };

/** TV 482 706 159, TV 끊기, TV off; TV alone asks how. A TV that is broken is a word of something else. */
function screen(folded: string): Meaning | undefined {
  const [, rest] = /^(?:tv|티비|티브이|텔레비전)(?![a-z가-힣])[\s:,.]*(.*)$/isu.exec(folded) ?? [];
  if (rest === undefined) return undefined;
  const said = rest.replace(/[\s.!?]+$/u, '');
  if (!said || /^(?:연결|보기|이어\s?보기|connect|pair)$/iu.test(said)) return ask({ kind: 'pair' });
  if (/^(?:연결\s?)?(?:끊기|끊어|해제|종료|끄기)(?:\s?(?:주세요|줘|요|주십시오))?$/u.test(said)) return ask({ kind: 'unpair' });
  if (/^(?:off|stop|disconnect|end)$/i.test(said)) return ask({ kind: 'unpair' }, 'en');
  return /^[0-9](?:[\s.\-–]{0,2}[0-9]){3,14}$/u.test(said) ? ask({ kind: 'pair', code: said.replace(/\D/g, '') }) : undefined;
}

function yes(folded: string): Meaning | undefined {
  const [, said = '', code, rest = ''] = /^["'‘’“”([]?(예|네|넵|옙|응|yes|是|はい|có|co)[\s,.:、]*(\d{3,6})(?!\d)(.*)$/isu.exec(folded) ?? [];
  if (code && made(bare(rest), POLITE)) return ask({ kind: 'withdraw', code }, YES[said.toLowerCase()]);
  return /^\d{4}$/.test(folded) ? { kind: 'words', ask: { kind: 'withdraw', code: folded } } : undefined; // the number without its 예
}

function rating(folded: string): Meaning | undefined {
  const found = /^(?:(?:평가|만족도|별점|점수|rate|rating)\s*:?\s*(?:([1-5])(?!\d)|\d{0,3})\s*[점개]?|([1-5])\s?(?:점|(?:매우\s?)?(?:만족|보통|불만|불만족))|(?:매우|아주)\s?(?:만족|불만)|만족)(?:합니다|해요|했어요|입니다|스러워요|요|할게요|하고\s?싶\S{0,3}|하려고\S{0,2})?[\s.!]*$|^([1-5])\s?점\s?(?:이요|이에요|입니다|드립니다|드려요|줄게요|요)[\s,.!~]/iu.exec(folded);
  if (!found) return undefined;
  const score = found[1] ?? found[2] ?? found[3];
  return ask({ kind: 'rate', ...(score ? { score: Number(score) } : {}) });
}

/** A receipt number in any grouping, and words around it. One of another length is told so, unless it is a telephone. */
function number(folded: string, spoken?: Locale): Meaning | undefined {
  const runs = folded.match(/[0-9](?:[\s.\-·/_]{0,3}[0-9])*/g) ?? [];
  const run = runs.find((r) => isReceipt(r.replace(/\D/g, ''))) ?? runs[0] ?? '';
  const digits = run.replace(/\D/g, '');
  if (digits.length < 4 || folded.includes(`+${run}`)) return undefined; // +82 10 … is a telephone
  const around = runs.reduce((rest, r) => (r === run || r.startsWith('0') ? rest.replace(r, ' ') : rest), folded).trim();
  const far = keywordAbroad(bare(around), spoken);
  const locale = far?.locale ?? english(around);
  const withdraws = far?.ask.kind === 'withdraw' || (around !== '' && isOneOf(around, WITHDRAW));
  if (!withdraws && !(far && BY_NUMBER.includes(far.ask.kind)) && !made(bare(around), AROUND)) {
    if (isReceipt(digits)) return withNumber(digits, folded, around);
    if (digits.startsWith('0') || !NAMED.test(folded.slice(0, folded.indexOf(run)))) return undefined;
    return ask(digits.length === 12 ? { kind: 'check', receipt: digits } : { kind: 'notice', of: 'receipt-length' }, locale);
  }
  if (digits.length === 12) return ask(withdraws && isReceipt(digits) ? { kind: 'withdraw', receipt: digits } : { kind: 'check', receipt: digits }, locale);
  const named = far !== undefined || (/^0\d{8,10}$/.test(digits) ? /조회|접수|취[하소]|receipt/iu : /조회|접수|번호|확인|취[하소]|status|check|receipt|number/iu).test(around); // 제 번호는 010 …
  const near = named || (digits.length >= 9 && digits.length <= 15 && !digits.startsWith('0') && !folded.includes('+'));
  return near ? ask({ kind: 'notice', of: 'receipt-length' }, locale) : undefined;
}

/** Says of the digits behind it what they are. */
const NAMED = /(?:접수|민원)\s?번호[가는은이]?[\s:]*$|^번호[가는은이]?[\s:]*$|\breceipt (?:number|no)\W{0,3}$/iu;

/** Our own text sent back: it begins with the district's name. */
const OURS = /^\[[^\]]{1,20}\]\s/u;

/** A receipt number in a sentence, by its check digit no telephone: a question about it, or what is to be added to it. */
function withNumber(receipt: string, folded: string, around: string): Meaning | undefined {
  const kept = keeps(around);
  const wanted = kept ? undefined : wish(around)?.kind;
  if (!kept && (wanted === 'withdraw' || isOneOf(withoutInterjection(around), WITHDRAW))) return ask({ kind: 'withdraw', receipt }, english(around));
  if (kept || wanted === 'list' || OURS.test(folded) || pattern.asks(around) || /확인|조회|알려|맞[나는]|봐\s?주|status|check/iu.test(around)) return ask({ kind: 'check', receipt }, english(around));
  return filing(folded) ? undefined : { kind: 'words', ask: { kind: 'add', receipt, text: folded } };
}

/** What nobody dresses a keyword with. */
const SYMBOLS = /[{}<>$%&\\|=*@#/;]/;

/** Keywords that a receipt number may follow. */
const BY_NUMBER: readonly Asked['kind'][] = ['list', 'find'];

/** A keyword of Chinese, Japanese or Vietnamese; of several the one in the language spoken. */
function keywordAbroad(said: string, spoken?: Locale): Word | undefined {
  for (const form of [said, plain(said)]) {
    for (const word of undressed(form)) {
      const found = ABROAD.get(word) ?? FOLDED.get(oneHan(word));
      if (found) return found.find((w) => w.locale === spoken) ?? found[0];
    }
  }
  return undefined;
}

/** What may follow a keyword: its dress, and other words for the same wish (전화해 주세요 통화하고 싶어요). */
function piecesAfter({ ask: of, locale }: Word): readonly string[] {
  const same = WORDS.filter((w) => w.locale === locale && w.word.length > 1 && JSON.stringify(w.ask) === JSON.stringify(of)).map((w) => w.word);
  return [...(of.kind === 'file' ? FILING : ASKING), ...same];
}
const PIECES_BY_WORD = new Map(WORDS.map((w) => [w, piecesAfter(w)]));

/** The whole message is a keyword, dressed or not. */
function keyword(folded: string, spoken?: Locale): Meaning | undefined {
  const said = bare(folded);
  if (!said || said.length > LONGEST || SYMBOLS.test(folded)) return undefined;
  const far = keywordAbroad(said, spoken);
  if (far && (far.locale === spoken || !EXACT.has(said))) return asked(far, spoken);
  const found = EXACT.get(said) ?? WORDS.find((w) => said.startsWith(w.word) && made(said.slice(w.word.length), PIECES_BY_WORD.get(w) ?? ASKING));
  return found && asked(found, spoken);
}

/** What is wanted of the service itself; thanks stand at the end, where courtesy is taken off. */
function wished(alone: string, courteous: string): Meaning | undefined {
  const locale = english(alone);
  if (keeps(alone)) return { kind: 'words', ask: { kind: 'list' }, ...(locale ? { locale } : {}) };
  const of = wish(courteous) ?? (courteous === alone ? undefined : wish(alone));
  return of && ask(of, locale);
}

/** A sentence that begins or ends with a filing word, or is in another language. */
function sentence(text: string): Meaning | undefined {
  const folded = spelled(text.normalize('NFKC'));
  if (isOtherLanguage(folded)) return ask({ kind: 'notice', of: 'language-missing' });
  const far = abroad(text);
  if (far && far.means !== 'report') return ask(far.means === 'file' ? { kind: 'file', text: far.text } : { kind: far.means }, far.locale);
  const guide = text.replace(pattern.GUIDE_LEAD, '');
  if (guide.length < text.length) return ask({ kind: 'guide', query: guide }, english(folded));
  return filing(text);
}

function filing(text: string): Meaning | undefined {
  const file = (what: string, locale?: Locale): Meaning => ask({ kind: 'file', ...(what ? { text: what } : {}) }, locale);
  for (const lead of [pattern.FILING_LEAD_EN, pattern.FILING_WISH_EN]) {
    const rest = text.replace(lead, '');
    if (rest.length < text.length && !pattern.PROCESS_EN.test(rest)) return file(rest, 'en');
  }
  const rest = text.replace(pattern.FILING_LEAD, '');
  if (rest.length < text.length) {
    const what = rest.replace(pattern.FILING_LINK, '').trim();
    return pattern.PROCESS.test(what) || pattern.PERMITTED.test(what) ? undefined : file(what);
  }
  if (!pattern.FILING_TAIL.test(text) || pattern.PROCEDURE.test(text) || pattern.asks(text)) return undefined;
  return file(text.replace(pattern.FILING_TAIL, '').trim());
}

/** Words: danger and defects are offered as filings, everything else goes to the guide. */
function words(text: string, folded: string, spoken?: Locale): Meaning {
  if (!/[\p{L}\p{N}]/u.test(bare(folded))) return { kind: 'words', ask: { kind: 'menu' } }; // laughter, marks, a picture
  const offers = isDanger(text) || pattern.reports(spelled(folded)) || abroad(text)?.means === 'report';
  const locale = languageOf(folded, spoken) ?? (pattern.isEnglish(folded) ? ('en' as const) : undefined);
  return { kind: 'words', ask: offers ? { kind: 'file', text } : { kind: 'guide', query: text }, ...(locale ? { locale } : {}), ...(asksHowItStands(spelled(folded)) ? { stands: true } : {}) };
}
