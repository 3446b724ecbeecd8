import { bytesIn, bytesOf, type Charset } from './charset.js';

/** Small sets drop what is over their page limit without a word, so a page never is. */
export const MAX_BYTES = 10_000;

/** What a page may show: characters of one text, characters kept in a field, blocks. */
export interface Limits {
  shown: number;
  typed: number;
  blocks: number;
}
/** Nothing is left out. */
export const WHOLE: Limits = { shown: 1_000_000, typed: 1_000_000, blocks: 1_000_000 };
const LEAST = 40;
const DECLARATION = 40;

/** Bytes of the page with nothing left out, in the charset that takes more. */
export const wholeSize = (draw: (limits: Limits) => string, blocks: number): number => bytesOf(draw({ ...WHOLE, blocks })) + DECLARATION;

/** The whole page, or as much as fits: long texts are cut first, then what stands in fields, then whole blocks. */
export function fitting(draw: (limits: Limits) => string, blocks: number, charset: Charset): string {
  const sizeOf = (body: string): number => bytesIn(body, charset) + DECLARATION;
  const fits = (limits: Limits): boolean => sizeOf(draw(limits)) <= MAX_BYTES;
  const whole = { ...WHOLE, blocks };
  const body = draw(whole);
  if (sizeOf(body) <= MAX_BYTES) return body;
  const shown = most(LEAST, MAX_BYTES, (n) => fits({ ...whole, shown: n }));
  if (shown !== undefined) return draw({ ...whole, shown });
  const typed = most(0, MAX_BYTES, (n) => fits({ ...whole, shown: LEAST, typed: n }));
  if (typed !== undefined) return draw({ ...whole, shown: LEAST, typed });
  const kept = most(0, blocks, (n) => fits({ shown: LEAST, typed: 0, blocks: n }));
  return draw({ shown: LEAST, typed: 0, blocks: kept ?? 0 });
}

/** A character takes a byte at least, so no text longer than the page need be tried. The largest n of low…high that passes, where everything below it passes too. */
function most(low: number, high: number, passes: (n: number) => boolean): number | undefined {
  if (!passes(low)) return undefined;
  let yes = low;
  let no = high + 1;
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2);
    if (passes(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** At most `max` UTF-16 units, ending between characters as people see them. */
export function cut(text: string, max: number): { text: string; left: boolean } {
  if (text.length <= max) return { text, left: false };
  const from = Math.max(0, max - 64);
  let end = 0;
  for (const { index } of new Intl.Segmenter('ko', { granularity: 'grapheme' }).segment(text.slice(from, max + 64))) {
    if (from + index > max) break;
    end = from + index;
  }
  return { text: text.slice(0, end).trimEnd(), left: true };
}
