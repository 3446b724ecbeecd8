/** A long text in pieces: put together again they are the text, to the character. Pure. */

/** UTF-16 units of a sentence that is still kept whole, and of short ones that stay together. */
const PIECE = 120;
const SHORT = 40;

/** After a line's end, after a sentence with the space behind it, after 。！？ which need none. Counts are bounded: no text makes it slow. */
const SENTENCES = /(?<=\n)(?!\n)|(?=\S)(?<=[.!?…]["'”’)\]]{0,3}[^\S\n]{1,20})|(?<=[。！？][」』）】》”’]{0,3})(?![\s。！？」』）】》”’])/u;
/** Where a long sentence may be broken with least harm. */
const AFTER = /[\s,;:、，；：)）」』】》]/u;
/** What does not begin a line, and what does not end one. */
const NOT_FIRST = /[\s.,;:!?…、，；：。！？)）」』】》ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;
const NOT_LAST = /[(（「『【《]/u;
/** Letters that stand for themselves: between two of them nothing joins. */
const PLAIN = /[ -~ぁ-ゖァ-ヺ一-鿿가-힣]/u;

/** @param most UTF-16 units of one */
export const piecesOfText = (text: string, most = PIECE): string[] => gathered(text.split(SENTENCES)).flatMap((sentence) => (sentence.length <= most ? [sentence] : chunks(sentence, most)));

function gathered(sentences: readonly string[]): string[] {
  const found: string[] = [];
  for (const sentence of sentences) {
    const last = found.at(-1);
    if (last !== undefined && last.length + sentence.length <= SHORT) found[found.length - 1] = last + sentence;
    else found.push(sentence);
  }
  return found;
}

function chunks(sentence: string, most: number): string[] {
  const found: string[] = [];
  let from = 0;
  while (sentence.length - from > most) {
    const end = endOf(sentence, from, from + most);
    found.push(sentence.slice(from, end));
    from = end;
  }
  return [...found, sentence.slice(from)];
}

/** The best end in the latter half of a piece: after a space or a comma, else between two characters as people see them. */
function endOf(text: string, from: number, most: number): number {
  const least = (from + most) / 2;
  for (let at = most; at > least; at--) if (AFTER.test(text[at - 1] as string) && !NOT_FIRST.test(text[at] ?? '')) return at;
  for (let at = most; at > least; at--) if (!NOT_FIRST.test(text[at] ?? '') && !NOT_LAST.test(text[at - 1] as string) && whole(text, at, from)) return at;
  return whole(text, most, from) ? most : (between(text, most, from) ?? (isLow(text, most) ? most - 1 : most));
}

const isLow = (text: string, at: number): boolean => /[\udc00-\udfff]/.test(text[at] ?? '');

/** Nothing that is seen as one character is divided there. */
const whole = (text: string, at: number, from: number): boolean => (PLAIN.test(text[at - 1] as string) && PLAIN.test(text[at] ?? ' ')) || between(text, at, from) === at;

let graphemes: Intl.Segmenter | undefined;
/** The last such place up to there, undefined where one character is longer than the piece: marks upon marks. */
function between(text: string, at: number, from: number): number | undefined {
  graphemes ??= new Intl.Segmenter('ko', { granularity: 'grapheme' });
  const start = graphemes.segment(text.slice(from, at + 2)).containing(at - from)?.index ?? 0;
  return start > 0 ? from + start : undefined;
}
