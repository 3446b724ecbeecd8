/** A text made fit for a Korean carrier, which brings ASCII and KS X 1001. Pure; a text is first normalised to NFC. */
import { hanjaFor } from '../../src/hanja.js';
import { ASCII, characters, classes, KS } from './letters.js';

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
