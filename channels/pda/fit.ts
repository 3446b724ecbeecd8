import { bytesIn, bytesOf, type Charset } from './charset.js';

/** Small sets drop what is over their page limit without a word, so a page never is. */
export const MAX_BYTES = 10_000;

/** What a page may show: characters of one text, characters of a field that are seen (UNFIT: no form), blocks. */
export interface Limits {
  shown: number;
  typed: number;
  blocks: number;
  /** Without a style and hints: a page reads without. */
  plain?: true;
}
/** Nothing is left out. */
export const WHOLE: Limits = { shown: 1_000_000, typed: 1_000_000, blocks: 1_000_000 };
const LEAST = 40;
const DECLARATION = 40;

/** Bytes of the page with nothing left out, in the charset that takes more. */
export const wholeSize = (draw: (limits: Limits) => string, blocks: number): number => bytesOf(draw({ ...WHOLE, blocks })) + DECLARATION;

/** Shown instead of a form whose words have no room even so: sent cut, the rest would be lost. */
export const UNFIT = -1;
/** So many shares of what was typed are tried. */
const SHARES = 12;
/** The least that is seen of it: two words. */
const SEEN = 8;

/**
 * The whole page, or as much as fits. Of what was typed nothing is left out: a field shows its beginning and the form carries the rest unseen, at
 * last without style and hints; or the form makes way for a sentence. Then long texts are cut, then whole blocks: no answer of ours needs it (paging.ts).
 * @param typed UTF-16 units of the longest words in a field
 */
export function fitting(draw: (limits: Limits) => string, blocks: number, charset: Charset, typed: number): string {
  const sizeOf = (body: string): number => bytesIn(body, charset) + DECLARATION;
  const fits = (limits: Limits): boolean => sizeOf(draw(limits)) <= MAX_BYTES;
  const whole = { ...WHOLE, blocks };
  const body = draw(whole);
  if (sizeOf(body) <= MAX_BYTES) return body;
  const shares = typed > LEAST ? Array.from({ length: SHARES }, (_, i) => Math.max(SEEN, Math.floor((typed * (SHARES - 1 - i)) / SHARES))) : [];
  for (const look of [{}, { plain: true as const }]) {
    const share = shares.find((n) => fits({ ...whole, ...look, typed: n }));
    if (share !== undefined) return draw({ ...whole, ...look, typed: share });
  }
  const rest = typed > LEAST ? { ...whole, typed: UNFIT } : whole;
  const shown = most(LEAST, MAX_BYTES, (n) => fits({ ...rest, shown: n }));
  if (shown !== undefined) return draw({ ...rest, shown });
  const kept = most(0, blocks, (n) => fits({ ...rest, shown: LEAST, blocks: n }));
  return draw({ ...rest, shown: LEAST, blocks: kept ?? 0 });
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
  const [kept, rest] = divided(text, max);
  return rest ? { text: kept.trimEnd(), left: true } : { text, left: false };
}

/** Both parts are the text when put together. */
export function divided(text: string, max: number): [kept: string, rest: string] {
  if (text.length <= max) return [text, ''];
  const from = Math.max(0, max - 64);
  let end = 0;
  for (const { index } of new Intl.Segmenter('ko', { granularity: 'grapheme' }).segment(text.slice(from, max + 64))) {
    if (from + index > max) break;
    end = from + index;
  }
  return [text.slice(0, end), text.slice(end)];
}
