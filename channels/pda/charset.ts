/** EUC-KR for sets that ask for it: the page's bytes, and how many they are. What EUC-KR has not is written as a numeric character reference. */
import { ksx1001 } from '../ksx1001.js';

export type Charset = 'utf-8' | 'euc-kr';

const EUC_KR = /^(?:euc-kr|ks_c_5601-1987|ks_c_5601|ksc5601|cp949|windows-949)$/;
const UTF_8 = /^utf-?8$/;

/** What the set asks for, https://www.rfc-editor.org/rfc/rfc7231#section-5.3.3; UTF-8 where it takes both as gladly, names neither, or says nothing. */
export function charsetFor(accepted: string): Charset {
  const wanted = accepted.split(',').map((entry) => {
    const [name = '', ...rest] = entry.trim().toLowerCase().split(';');
    const q = rest.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((x) => x !== undefined);
    return { name: name.trim(), q: q === undefined ? 1 : Number(q) };
  });
  const best = (of: RegExp): number => Math.max(-1, ...wanted.filter((w) => of.test(w.name)).map((w) => w.q));
  const korean = best(EUC_KR);
  const unicode = best(UTF_8);
  return korean > 0 && korean > unicode ? 'euc-kr' : 'utf-8';
}

/** Added to the set in 1998: carriers bring them, browsers and older sets do not read them. */
const LATE: ReadonlySet<string> = new Set(['€', '®']);

const reference = (character: string): string => `&#${character.codePointAt(0)};`;

/** A page of markup in EUC-KR. */
export function toEucKr(body: string): Uint8Array<ArrayBuffer> {
  const codes = ksx1001();
  const bytes = new Uint8Array(eucKrBytes(body));
  let at = 0;
  for (const character of body) {
    const code = codes.get(character);
    if (character < '\u0080') bytes[at++] = character.charCodeAt(0);
    else if (code !== undefined && !LATE.has(character)) {
      bytes[at++] = code >> 8;
      bytes[at++] = code & 0xff;
    } else for (const c of reference(character)) bytes[at++] = c.charCodeAt(0);
  }
  return bytes;
}

let sizes: Uint8Array | undefined;
/** Bytes in EUC-KR of each UTF-16 unit, a reference where it has none. */
function sizesOf(): Uint8Array {
  if (sizes) return sizes;
  sizes = Uint8Array.from({ length: 65_536 }, (_, code) => (code < 0x80 ? 1 : `&#${code};`.length));
  for (const character of ksx1001().keys()) if (!LATE.has(character)) sizes[character.charCodeAt(0)] = 2;
  return sizes;
}

/** How many bytes that are. */
export function eucKrBytes(body: string): number {
  const of = sizesOf();
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    const unit = body.charCodeAt(i);
    if (unit < 0xd800 || unit > 0xdbff) sum += of[unit] as number;
    else sum += reference(String.fromCodePoint(body.codePointAt(i++) as number)).length;
  }
  return sum;
}

const utf8Bytes = (body: string): number => {
  let sum = body.length;
  for (let i = 0; i < body.length; i++) {
    const unit = body.charCodeAt(i);
    if (unit < 0x80) continue;
    sum += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2; // half of a pair is half of four bytes
  }
  return sum;
};
export const bytesIn = (body: string, charset: Charset): number => (charset === 'euc-kr' ? eucKrBytes(body) : utf8Bytes(body));
/** Bytes in whichever of both is larger: what fits so fits every set. */
export const bytesOf = (body: string): number => Math.max(utf8Bytes(body), eucKrBytes(body));
