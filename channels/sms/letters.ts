/**
 * How a letter goes over the air: one table of what carries it, and what a reader calls one letter. Web APIs only.
 * Sources: 3GPP TS 23.038 (GSM-7), KS X 1001; CP949 for the syllables that only handsets know.
 */
import { ksx1001 } from '../ksx1001.js';

/** How EUC-KR carries a UTF-16 unit: the low two bits of its byte in the table, 0 for not at all. */
export const ASCII = 1;
export const KS = 2;
export const CP949 = 3;
const GSM_BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const GSM_EXTENSION = '\f^{}\\[~]|€';
let table: Uint8Array | undefined;

/** One byte a UTF-16 unit. Low two bits: how EUC-KR carries it; next two: its septets in GSM-7, 0 for none. */
export function classes(): Uint8Array {
  if (table) return table;
  const made = new Uint8Array(65536).fill(CP949, 0xac00, 0xd7a4).fill(ASCII, 0, 0x80);
  for (const character of ksx1001().keys()) made[character.charCodeAt(0)] = KS;
  for (const basic of GSM_BASIC) made[basic.charCodeAt(0)]! |= 1 << 2;
  for (const extended of GSM_EXTENSION) made[extended.charCodeAt(0)]! |= 2 << 2;
  table = made;
  return made;
}

let segmenter: Intl.Segmenter | undefined;

/** What a reader calls characters. Without CR, nothing in the tables joins its neighbour, so most texts need no Segmenter. */
export function characters(text: string): string[] {
  const of = classes();
  let i = 0;
  while (i < text.length && (of[text.charCodeAt(i)]! & 3) > 0 && text.charCodeAt(i) !== 13) i++;
  if (i === text.length) return text.split('');
  segmenter ??= new Intl.Segmenter('ko', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (piece) => piece.segment);
}
