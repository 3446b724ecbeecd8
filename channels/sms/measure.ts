/**
 * How long a text is on the air, and how it is cut and made fit for a Korean carrier. Pure; Web APIs only.
 * Every function first normalises to NFC: a decomposed 가 is one syllable to the reader and to the carrier.
 * Sources: 3GPP TS 23.038 (GSM-7, UCS-2), TS 23.040 (the 6-byte header of long messages), KS X 1001, the
 * carriers' 90 and 2,000 bytes.
 */
import { hanjaFor } from '../../src/hanja.js';
import { ksx1001 } from '../ksx1001.js';

/** Longest SMS body of a Korean carrier, in EUC-KR bytes. */
export const SMS_BYTES = 90;
/** Longest LMS body, in EUC-KR bytes. */
export const LMS_BYTES = 2000;
/** Longest Body that Twilio accepts, in UTF-16 units. */
export const TWILIO_CHARACTERS = 1600;

export interface Measure {
  encoding: 'GSM-7' | 'UCS-2';
  /** Septets for GSM-7, UTF-16 units for UCS-2. */
  units: number;
  segments: number;
  /** 1 for ASCII, 2 for KS X 1001 and for the CP949-only syllables, 0 for what has no EUC-KR code at all. */
  eucKrBytes: number;
  /** By bytes alone; a text with characters in the two lists below must pass `carriable` before it is sent. */
  type: 'SMS' | 'LMS' | 'too-long';
  /** Hangul that only CP949 knows (똠 펲 뷁): handsets differ, carriers promise only KS X 1001. Each once. */
  outsideKsX1001: string[];
  /** Characters with no EUC-KR code: emoji, en dash, simplified Chinese. Each once. */
  unencodable: string[];
}

// One byte per UTF-16 unit. Low two bits: how EUC-KR carries it; next two: its septets in GSM-7, 0 for none.
const ASCII = 1;
const KS = 2;
const CP949 = 3;
const GSM_BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const GSM_EXTENSION = '\f^{}\\[~]|€';
let table: Uint8Array | undefined;

function classes(): Uint8Array {
  if (table) return table;
  const made = new Uint8Array(65536).fill(CP949, 0xac00, 0xd7a4).fill(ASCII, 0, 0x80);
  for (const character of ksx1001().keys()) made[character.charCodeAt(0)] = KS;
  for (const basic of GSM_BASIC) made[basic.charCodeAt(0)]! |= 1 << 2;
  for (const extended of GSM_EXTENSION) made[extended.charCodeAt(0)]! |= 2 << 2;
  table = made;
  return made;
}

/** The size of a text. @param text any text; the empty one is one empty segment. */
export function measure(text: string): Measure {
  const whole = text.normalize();
  const of = classes();
  let gsm = true;
  let septets = 0;
  let bytes = 0;
  let odd: Set<string> | undefined;
  for (let i = 0; i < whole.length; i++) {
    const kind = of[whole.charCodeAt(i)]!;
    const carried = kind & 3;
    bytes += carried === CP949 ? 2 : carried;
    septets += kind >> 2;
    if (kind < 4) gsm = false;
    if (carried === ASCII || carried === KS) continue;
    const character = String.fromCodePoint(whole.codePointAt(i)!);
    odd ??= new Set();
    odd.add(character);
    i += character.length - 1;
  }
  return {
    encoding: gsm ? 'GSM-7' : 'UCS-2',
    units: gsm ? septets : whole.length,
    segments: gsm ? segmentsOf(whole, septets, 160, 153) : segmentsOf(whole, whole.length, 70, 67),
    eucKrBytes: bytes,
    type: bytes <= SMS_BYTES ? 'SMS' : bytes <= LMS_BYTES ? 'LMS' : 'too-long',
    outsideKsX1001: odd ? [...odd].filter((c) => of[c.charCodeAt(0)] === CP949) : [],
    unencodable: odd ? [...odd].filter((c) => of[c.charCodeAt(0)] !== CP949) : [],
  };
}

/** TS 23.040: a part loses 6 bytes to its header; a two-unit character never straddles two parts. */
function segmentsOf(text: string, units: number, single: number, part: number): number {
  if (units <= single) return 1;
  const of = classes();
  let count = 1;
  let used = 0;
  for (const character of text) {
    const cost = part === 67 ? character.length : of[character.charCodeAt(0)]! >> 2;
    if (used + cost > part) {
      count++;
      used = 0;
    }
    used += cost;
  }
  return count;
}

/** EUC-KR bytes as they will be sent: like `eucKrBytes`, but what has no code counts as the 2 bytes of its □. */
export function carrierBytes(text: string): number {
  const of = classes();
  let bytes = 0;
  for (let i = 0; i < text.length; i++) {
    const carried = of[text.charCodeAt(i)]! & 3;
    bytes += carried === ASCII ? 1 : 2;
    if (carried === 0 && text.codePointAt(i)! > 0xffff) i++;
  }
  return bytes;
}

let segmenter: Intl.Segmenter | undefined;

/** What a reader calls characters. Without CR, nothing in the tables joins its neighbour, so most texts need no Segmenter. */
function characters(text: string): string[] {
  const of = classes();
  let i = 0;
  while (i < text.length && (of[text.charCodeAt(i)]! & 3) > 0 && text.charCodeAt(i) !== 13) i++;
  if (i === text.length) return text.split('');
  segmenter ??= new Intl.Segmenter('ko', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), (piece) => piece.segment);
}

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

// Carried stand-ins for what Unicode itself gives no simpler form.
const SWAPS: Readonly<Record<string, string>> = {
  '₩': '￦', '£': '￡', '¥': '￥', '¢': '￠', '©': '(C)', '−': '-', 'ー': '―', '〜': '～', '⋯': '…', '„': '“', '‟': '“', '‚': '‘', '‛': '‘',
  '•': '·', '‣': '·', '◦': '·', '∙': '·', '⋅': '·', '・': '·', '«': '《', '»': '》', '‹': '〈', '›': '〉', '⁄': '/', '✓': 'V', '✔': 'V',
  '➔': '→', '➜': '→', '➡': '→', '⬅': '←', '⬆': '↑', '⬇': '↓', '⭐': '★', '❤': '♥', '📞': '☎',
};
// Conjoining jamo → the compatibility jamo that KS X 1001 has; the vowels lie in the same order in both blocks.
const INITIALS = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const FINALS = 'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

function jamo(code: number): string | undefined {
  if (code >= 0x1161 && code <= 0x1175) return String.fromCharCode(code - 0x1161 + 0x314f);
  return INITIALS[code - 0x1100] ?? FINALS[code - 0x11a8];
}

function isCarriable(text: string): boolean {
  const of = classes();
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const carried = of[code]! & 3;
    if (carried !== KS && (carried !== ASCII || code === 127 || (code < 32 && code !== 10))) return false;
  }
  return true;
}

function standIn(character: string): string {
  if (isCarriable(character)) return character;
  const known = SWAPS[character] ?? jamo(character.codePointAt(0)!) ?? hanjaFor(character);
  if (known !== undefined) return known;
  if (/[\p{M}\p{Cf}\p{Cc}\p{Cs}\u1160\u115f]/u.test(character)) return ''; // accents, joiners, controls, lone surrogates
  if (/\p{Zs}/u.test(character)) return ' ';
  return /\p{Pd}/u.test(character) ? '-' : '□';
}

/**
 * The text with nothing in it that a Korean carrier cannot carry: ASCII, line feeds and KS X 1001. Equivalents first
 * (– → -, é → e, 똠 → ㄸㅗㅁ, 请 → 請); what has none becomes one □ a character, so the reader sees that something stood there.
 * Idempotent. Lone surrogates and control characters are dropped.
 */
export function carriable(text: string): string {
  const whole = text.normalize();
  if (isCarriable(whole)) return whole;
  const lines = whole.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replaceAll('\t', ' ');
  const replace = (piece: string): string => {
    if (isCarriable(piece)) return piece;
    const simpler = Array.from(piece.normalize('NFKC'), (c) => (isCarriable(c) ? c : Array.from(c.normalize('NFD'), standIn).join('')));
    return simpler.join('').replace(/□+/g, '□'); // a family of four emoji is one character
  };
  return characters(lines).map(replace).join('');
}
