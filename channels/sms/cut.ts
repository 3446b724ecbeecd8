/** How a long text is cut into messages, and a title to its room. Pure; a text is first normalised to NFC. */
import { characters } from './letters.js';
import { carrierBytes } from './measure.js';

const isBlank = (piece: string | undefined) => piece !== undefined && piece.trim() === '';

/** 3 at a line break, 2 after a sentence, 1 at a space, 0 inside a word; `at` is the piece after the cut. */
function breakKind(pieces: string[], at: number): number {
  const before = pieces[at - 1] ?? '';
  const after = pieces[at] ?? '';
  if (before.endsWith('\n') || after.endsWith('\n')) return 3;
  if (/^[。！？]$/.test(before)) return 2;
  if (!isBlank(after)) return isBlank(before) ? 1 : 0;
  // A full stop after a digit is a date or a list number, "2026. 3. 4.", not the end of a sentence.
  return /^[.!?…]$/.test(before) && !(before === '.' && /^\d$/.test(pieces[at - 2] ?? '')) ? 2 : 1;
}

/** The best break in the second half (an earlier one would cost an extra message), else the last one, else inside a word. */
function breakBefore(pieces: string[], start: number, end: number): number {
  const half = start + (end - start) / 2;
  let best = 0;
  let found = end;
  for (let at = end; at > start && (at >= half || best === 0); at--) {
    const kind = breakKind(pieces, at);
    if (kind > best) {
      best = kind;
      found = at;
    }
  }
  return found;
}

/**
 * Cuts a text into parts of at most `limit`, at a line break, after a sentence, at a space or between two characters,
 * in this order. White space at a cut is dropped; no part is empty, so a blank text has none.
 * @param measureOf EUC-KR bytes unless given; must add up: the size of a text is the sum of its characters' sizes
 * @throws RangeError when one code point alone is over the limit (a longer grapheme cluster is cut between its code points)
 */
export function splitBytes(text: string, limit: number, measureOf: (text: string) => number = carrierBytes): string[] {
  const whole = text.normalize();
  if (isBlank(whole)) return [];
  if (measureOf(whole) <= limit) return [whole];
  const pieces = characters(whole).flatMap((piece) => (measureOf(piece) <= limit ? [piece] : [...piece]));
  const sizes = pieces.map(measureOf);
  if (sizes.some((size) => size > limit)) throw new RangeError(`sms: no character fits into ${limit}`);
  const parts: string[] = [];
  for (let start = 0; ; ) {
    while (isBlank(pieces[start])) start++;
    if (start >= pieces.length) return parts;
    let end = start;
    for (let used = 0; end < pieces.length && used + sizes[end]! <= limit; end++) used += sizes[end]!;
    if (end < pieces.length) end = breakBefore(pieces, start, end);
    let last = end;
    while (isBlank(pieces[last - 1])) last--;
    parts.push(pieces.slice(start, last).join(''));
    start = end;
  }
}

/** `splitBytes` with "(1/3) " before each part when there are several; the prefix counts. @throws RangeError as splitBytes */
export function numbered(text: string, limit: number, measureOf: (text: string) => number = carrierBytes): string[] {
  const plain = splitBytes(text, limit, measureOf);
  if (plain.length < 2) return plain;
  for (let widest = '9'; ; widest += '9') {
    const parts = splitBytes(text, limit - measureOf(`(${widest}/${widest}) `), measureOf);
    if (parts.length <= Number(widest)) return parts.map((part, i) => `(${i + 1}/${parts.length}) ${part}`);
  }
}

/** The longest start of whole characters within `bytes` EUC-KR bytes; '…' (2 bytes, counted) tells that something is missing. */
export function cut(text: string, bytes: number): string {
  const whole = text.normalize();
  if (carrierBytes(whole) <= bytes) return whole;
  if (bytes < 2) return '';
  let kept = '';
  let room = bytes - 2;
  for (const piece of characters(whole)) {
    room -= carrierBytes(piece);
    if (room < 0) break;
    kept += piece;
  }
  return `${kept}…`;
}
