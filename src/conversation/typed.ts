/** What stands in a text that its writer did not mean: a carrier's mark, a signature, a slip of the finger. */

const MARKS = /^(?:\s*\[(?:web\s?발신|국제\s?발신|국외\s?발신)\]\s*)+|^(?:\s*(?:fwd?|fw|re|전달|답장)\s*:\s*)+/iu;
/** Without what a carrier or a forwarding phone puts before a text; a text that is nothing else stays. */
export const unmarked = (text: string): string => text.replace(MARKS, '') || text;

const SIGNED = /\n\s*(?:[-–—_*=]{2,}[^\n]{0,40}|[-–—_*]?[^\n]{0,20}(?:드림|올림|배상)|[-–—_*]?\s?[^\n]{1,20}에서 보냄|[-–—_*]?\s?sent from [^\n]{1,40})\s*$/iu;
/** Without the signature under a text: 홍길동 드림, 갤럭시에서 보냄. */
export const unsigned = (text: string): string => text.replace(SIGNED, '').replace(SIGNED, '').trimEnd();

/** The final consonant of a syllable, counted as in Unicode: 0 none, 8 ㄹ, 19 ㅅ. */
const final = (syllable: string): number => (syllable.charCodeAt(0) - 0xac00) % 28;
const without = (syllable: string): string => String.fromCharCode(syllable.charCodeAt(0) - final(syllable));

/** How endings sound where people are from: 감사합니더, 됐능교, 우째, 갈라캐요, 할라믄, 나가부렀어요. */
const DIALECT: readonly [said: RegExp, meant: string][] = [
  [/(?<=[습합입립됩갑옵])니더/gu, '니다'],
  [/심더(?![가-힣])/gu, '습니다'],
  [/(?<=[습합입됩])니[꺼껴]/gu, '니까'],
  [/(?<=[가-힣])[능는]교(?![가-힣])/gu, '나요'],
  [/(?<=[됐했겠았었렀되하있없])노(?=[\s?!.~]|$)/gu, '나요'],
  [/(?<![가-힣])(?:우[째짜예야]|워[째쩌]|어[째찌])(?!서|든)/gu, '어떻게'],
  [/(?<=할|갈|볼)랍니다/gu, '래요'],
  [/이?라카[이니](?![가-힣])/gu, '입니다'],
  [/라예(?![가-힣])/gu, '예요'],
  [/십쇼/gu, '십시오'],
  [/당[께게](?:요|라)?(?![가-힣])/gu, '다'],
  [/[부뿌][럿렀](?=어|습|네|다|는)/gu, '버렸'],
];

/** How English is typed with thumbs: u, pls, thx, wanna. */
const CHAT: Readonly<Record<string, string>> = { u: 'you', ur: 'your', pls: 'please', plz: 'please', thx: 'thanks', ty: 'thank you', tysm: 'thank you', tnx: 'thanks', msg: 'message', msgs: 'messages', txt: 'text', wanna: 'want to', gonna: 'going to', dont: "don't", doesnt: "doesn't", cant: "can't", didnt: "didn't", isnt: "isn't", hasnt: "hasn't", whats: "what's", wheres: "where's", im: "i'm", ive: "i've" };
const THUMBED = new RegExp(`(?<![\\p{L}\\p{N}\\p{M}'’])(?:${Object.keys(CHAT).join('|')})(?![\\p{L}\\p{N}\\p{M}'’])`, 'giu');

/** Said while looking for a word: 어 그 뭐야 가로등이. */
const FILLER = /(?<![가-힣])(?:그|저기?|거|어)\s?[뭐머](?:야|냐|지|더라|시냐|시기|랄까)(?=[\s,.]+[가-힣])/gu;

/** ㅅ for ㅆ before an ending (부서졋어요, 잇는데), 됬 for 됐, 여 for 요, dialect and shorthand: what patterns are compared with, never what is kept. */
export const spelled = (text: string): string =>
  DIALECT.reduce((rest, [said, meant]) => rest.replace(said, meant), text)
    .replace(FILLER, ' ')
    .replace(/고만(?=\s?보내)/gu, '그만')
    .replace(THUMBED, (said) => CHAT[said.toLowerCase()] ?? said)
    .replace(/[가-힣](?=라(?:고|구|믄|면|모|\s?[카캐]))/gu, (c) => (final(c) === 8 && c !== '말' && c !== '달' ? `${without(c)}\u0000` : c))
    .replace(/\u0000라\s?(?:카|캐)/gu, '려고 하')
    .replace(/\u0000라\s?[믄면모]/gu, '려면')
    .replace(/\u0000라/gu, '려')
    .replace(/됬/gu, '됐')
    .replace(/[가-힣](?=[어여슴]|습니|는데|네|[다음](?![가-힣])|나요)/gu, (c) => (final(c) === 19 ? String.fromCharCode(c.charCodeAt(0) + 1) : c))
    .replace(/(?<=[어해워와겨져줘네데까돼세])여(?![가-힣])/gu, '요')
    .replace(/슴니다/gu, '습니다');

const SPOKEN = '공일이삼사오육칠팔구';
const spoken = (said: string): string => said.replace(/[^가-힣]/gu, '').replace(/[영빵]/gu, '공').replace(/륙/gu, '육').replace(/./gu, (c) => String(SPOKEN.indexOf(c)));
const TWELVE_SPOKEN = /(?<![가-힣])[공영빵일이삼사오육륙칠팔구](?:[\s.,-]{0,2}[공영빵일이삼사오육륙칠팔구]){11}(?=[^가-힣]|$|번|요|이요|입니다|인데|에요|이에요)/gu;
/** What looks like a digit; of the Korean keyboard as NFKC leaves it: ㅇ, ㅣ. */
const LIKE_0 = 'o〇○\u110b';
const LIKE_1 = 'il|\u1175';
const DIGIT = `[0-9${LIKE_0}${LIKE_1}]`;
const LOOK_ALIKE = new RegExp(`(?<![0-9a-z])${DIGIT}(?:[\\s.\\-·/_]{0,3}${DIGIT}){11}(?![0-9a-z])`, 'giu');
/** What people type between digits for a hyphen: – ‐ − ー ~ *, ㅡ from the Korean keyboard, commas between fours. */
const STROKE = /(?<=[0-9oil]\s?)[\p{Pd}−ー\u1173~*]{1,2}(?=\s?[0-9oil])|(?<=(?<![0-9])[0-9]{4}),(?=\s?[0-9]{4}(?![0-9]))/giu;

/** Twelve digits with any stroke between them, said as words (구공일이…), or written with a letter that looks like one (O for 0, l for 1). */
export const numerals = (folded: string): string =>
  folded
    .replace(STROKE, '-')
    .replace(TWELVE_SPOKEN, spoken)
    .replace(LOOK_ALIKE, (run) => (run.replace(/[^0-9]/g, '').length < 6 ? run : run.replace(new RegExp(`[${LIKE_0}]`, 'giu'), '0').replace(new RegExp(`[${LIKE_1}]`, 'giu'), '1')));
