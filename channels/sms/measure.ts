/**
 * How long a text is on the air. Pure; `measure` first normalises to NFC: a decomposed 가 is one syllable to the reader and to the carrier.
 * Sources: 3GPP TS 23.038 (GSM-7, UCS-2), TS 23.040 (the 6-byte header of long messages), the carriers' 90 and 2,000 bytes.
 */
import { ASCII, classes, CP949, KS } from './letters.js';

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
