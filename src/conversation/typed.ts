/** What stands in a text that its writer did not mean: a carrier's mark, a signature, a slip of the finger. */

const MARKS = /^(?:\s*\[(?:web\s?발신|국제\s?발신|국외\s?발신)\]\s*)+|^(?:\s*(?:fwd?|fw|re|전달|답장)\s*:\s*)+/iu;
/** Without what a carrier or a forwarding phone puts before a text; a text that is nothing else stays. */
export const unmarked = (text: string): string => text.replace(MARKS, '') || text;

const SIGNED = /\n\s*(?:[-–—_*=]{2,}[^\n]{0,40}|[-–—_*]?[^\n]{0,20}(?:드림|올림|배상)|[-–—_*]?\s?[^\n]{1,20}에서 보냄|[-–—_*]?\s?sent from [^\n]{1,40})\s*$/iu;
/** Without the signature under a text: 홍길동 드림, 갤럭시에서 보냄. */
export const unsigned = (text: string): string => text.replace(SIGNED, '').replace(SIGNED, '').trimEnd();

/** ㅅ for ㅆ before an ending (부서졋어요, 잇는데), 됬 for 됐, 여 for 요: what patterns are compared with, never what is kept. */
export const spelled = (text: string): string =>
  text
    .replace(/됬/gu, '됐')
    .replace(/[가-힣](?=[어여슴]|습니|는데|네|[다음](?![가-힣])|나요)/gu, (c) => ((c.charCodeAt(0) - 0xac00) % 28 === 19 ? String.fromCharCode(c.charCodeAt(0) + 1) : c))
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
