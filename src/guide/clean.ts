/** Texts out of other systems: entities that were escaped more than once, names of fonts, bullets that are letters. */

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', middot: '·', bull: '•', hellip: '…', ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', times: '×', deg: '°' };
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;
/** How often an entity may have been escaped: each time costs one look through the text. */
const DEPTH = 10;

/** A font's name, left over where a word processor's page was stripped of its marks; twice or more in a row it is no word of the text. */
const FONTS = /(?:(?<=^|\s)(?:돋움체?|굴림체?|바탕체?|궁서체?|맑은\s?고딕|함초롬바탕|휴먼명조|한양신명조|Arial|Tahoma|Verdana)(?=\s|$)\s*){2,}/g;
/** ㅁ ㅇ ㅡ and the like, alone or in front of a word. */
const BULLETS = /(?<=^|\s)[ㅁㅇㅡㆍㅣ]+(?=\s|[가-힣(])/gu;

function decoded(text: string): string {
  let now = text;
  for (let i = 0; i < DEPTH && now.includes('&'); i++) {
    const next = now.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => (name ? (NAMED[name.toLowerCase()] ?? whole) : character(decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16), whole)));
    if (next === now) break;
    now = next;
  }
  return now;
}

const character = (code: number, otherwise: string): string => (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || code < 32 ? otherwise : String.fromCodePoint(code));

/** One line of text as a reader wants it. */
export function cleaned(text: string): string {
  return decoded(text)
    .normalize('NFC')
    .replace(/<[^<>]{1,200}>/g, ' ')
    .replace(/\p{Cc}+|[\u200b\ufeff]+|\s+/gu, ' ')
    .replace(FONTS, ' ')
    .replace(BULLETS, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}
