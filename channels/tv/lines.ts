/** How many lines words take on a TV, without one: widths of the broadest of the fonts in style.ts; lines are broken at spaces, and between Han and kana. */

const WIDE = 92;
const SPACE = 23;
/** Hundredths of an em, as measured: the broader of NanumBarunGothic and Noto Sans CJK KR. Hangul is WIDE, what is not here 100. */
const BY_WIDTH = `28 i
29 l
30 ',.:;I
31 j‘’
34 f
38 t
39 r
45 !()/[]{|}
47 *
48 "sz“”
51 c
53 vxy
54 J
55 L
56 <>F^_ek
57 a·
59 0123456789#$+-=g
60 ES
61 Z\`hnou
62 XYbdpqé
63 T
64 CPRV
65 AK
66 B
67 ?~
71 G
73 DHNU
76 OQ
81 w
89 M
90 &
93 %m
97 W\\
106 @`;
const NARROW = new Map(BY_WIDTH.split('\n').flatMap((row) => [...row.slice(row.indexOf(' ') + 1)].map((c): [string, number] => [c, Number.parseInt(row, 10)])));
NARROW.set(' ', SPACE);
/** What bold letters of these fonts are broader by, at most; bold Hangul, digits and spaces are as broad as the others. */
const BOLD = 5;
const GROWS = /[A-Za-z\u00c0-\u024f\u1e00-\u1eff]/;
const MARKED = /[\u00c0-\u024f\u1e00-\u1eff]/;

/** Chinese and Japanese: broken between any two characters but before what closes and after what opens. */
const HAN = '\\u3005\\u3041-\\u30ff\\u3400-\\u9fff';
const OPENS = '「『（《“‘([';
const CLOSES = '、。，．：；！？・…」』）》”’)\\]ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ';
const PIECE = new RegExp(`[${OPENS}]*(?:[${HAN}]|[^${HAN}${OPENS}]+|$)[${CLOSES}]*`, 'gu');
const ONLY_HAN = new RegExp(`^[^가-힣]*[${HAN}][^가-힣]*$`, 'u');

/** Latin letters with marks are as broad as without, horned ones a little more; in Chinese and Japanese fonts quotes fill a square. */
function wideOf(c: string, han: boolean): number {
  const known = han && /[“”‘’…·]/.test(c) ? 100 : NARROW.get(c);
  if (known !== undefined) return known;
  if (c >= '가' && c <= '힣') return WIDE;
  if (!MARKED.test(c)) return c < '\u0250' ? 75 : 100;
  const plain = c === 'đ' ? 'd' : c === 'Đ' ? 'D' : (c.normalize('NFD')[0] ?? c);
  return (NARROW.get(plain) ?? 75) + 8;
}

/** Hundredths of an em. */
export function widthOf(text: string, bold = false): number {
  const han = ONLY_HAN.test(text);
  let sum = 0;
  for (const c of text) sum += wideOf(c, han) + (bold && GROWS.test(c) ? BOLD : 0);
  return sum;
}

const piecesOf = (word: string): string[] => (ONLY_HAN.test(word) ? (word.match(PIECE) ?? [word]).filter(Boolean) : [word]);

const wordsOf = (paragraph: string): { word: string; spaced: boolean }[] => paragraph.split(/[ \t]+/).flatMap((word) => piecesOf(word).map((piece, i) => ({ word: piece, spaced: i === 0 })));

/**
 * Lines of a text in a box, broken between words; a word broader than the box is broken inside, as word-wrap: break-word does.
 * Line feeds break too. Never fewer than a browser makes with narrower letters.
 * @param size of the type, px @param width of the box, px @param indent px that the first line has less
 */
export function linesOf(text: string, size: number, width: number, { indent = 0, bold = false } = {}): number {
  const room = (width * 100) / size;
  const sure = Math.max(room - WIDE, WIDE); // what a line of a broken word holds at least
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines++;
    let used = lines === 1 ? (indent * 100) / size : 0;
    for (const { word, spaced } of wordsOf(paragraph)) {
      const wide = widthOf(word, bold);
      const gap = used && spaced ? SPACE : 0;
      if (used + gap + wide <= room) {
        used += gap + wide;
        continue;
      }
      if (used) lines++;
      const more = wide <= room ? 0 : Math.ceil(wide / sure) - 1;
      lines += more;
      used = wide - more * sure;
    }
  }
  return lines;
}

/** What the labels of facts may take of a line, px of 24: where one is broader, all wrap in half of the column. */
const LABEL = 240;
export const longLabels = (facts: readonly { label: string }[]): boolean => facts.some((f) => widthOf(f.label) * 0.24 > LABEL);
