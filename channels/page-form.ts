/** A form's body as old and new browsers send it: in the charset of the page it stood on. */

/** A hidden field of pages in EUC-KR: its bytes tell in which charset the browser sent the form. */
export const CHARSET_FIELD = 'in';
export const CHARSET_MARK = '가';

const EUC_KR_MARK = [0xb0, 0xa1];

/** Name and value as they came, unescaped. */
export type Pair = [name: Uint8Array, value: Uint8Array];

/** The fields in their order. application/x-www-form-urlencoded, UTF-8 unless the form or its content type says EUC-KR. */
export async function formFields(request: Request): Promise<[name: string, value: string][]> {
  const said = /charset\s*=\s*"?(?:euc-kr|ks_c_5601[-\w]*|cp949)/i.test(request.headers.get('content-type') ?? '');
  return inTheirCharset(pairsOf(new Uint8Array(await request.arrayBuffer())), said);
}

/** @param said the content type named EUC-KR; the mark in the form decides before it */
export function inTheirCharset(pairs: readonly Pair[], said = false): [name: string, value: string][] {
  const mark = pairs.find(([name]) => latin(name) === CHARSET_FIELD)?.[1];
  const korean = mark ? mark.length === 2 && EUC_KR_MARK.every((b, i) => mark[i] === b) : said;
  const decoder = new TextDecoder(korean ? 'euc-kr' : 'utf-8', { fatal: false, ignoreBOM: true });
  const text = (bytes: Uint8Array): string => (korean ? referred(decoder.decode(bytes)) : decoder.decode(bytes));
  return pairs.map(([name, value]): [string, string] => [text(name), text(value)]).filter(([name]) => name !== CHARSET_FIELD);
}

/** Browsers send what their charset has not as a reference: 똠 as &#46624; */
const referred = (text: string): string =>
  text.replace(/&#(\d{2,7});/g, (whole, digits: string) => {
    const code = Number(digits);
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
  });

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes.slice(0, 40));

function pairsOf(body: Uint8Array): Pair[] {
  const pairs: Pair[] = [];
  for (let start = 0; start <= body.length; ) {
    let end = body.indexOf(0x26, start); // &
    if (end < 0) end = body.length;
    const pair = body.subarray(start, end);
    const equals = pair.indexOf(0x3d);
    if (pair.length) pairs.push(equals < 0 ? [unescaped(pair), new Uint8Array()] : [unescaped(pair.subarray(0, equals)), unescaped(pair.subarray(equals + 1))]);
    start = end + 1;
  }
  return pairs;
}

const hex = (byte: number | undefined): number => (byte === undefined ? Number.NaN : Number.parseInt(String.fromCharCode(byte), 16));

function unescaped(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let at = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    const value = byte === 0x25 ? hex(bytes[i + 1]) * 16 + hex(bytes[i + 2]) : Number.NaN;
    if (!Number.isNaN(value)) {
      out[at++] = value;
      i += 2;
    } else out[at++] = byte === 0x2b ? 0x20 : byte; // + is a space
  }
  return out.subarray(0, at);
}
