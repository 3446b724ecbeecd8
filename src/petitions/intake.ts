/** What is done to a citizen's text before anything else: one Unicode form, no control characters, no registration numbers. */

/** Characters of a petition's text, after cleaning. */
export const MAX_TEXT = 2_000;
export const MAX_PLACE = 100;
export const MAX_NAME = 40;

/** NFC; control characters, what turns the direction of a text, and lone surrogates dropped (line ends kept); outer space trimmed. */
export function clean(text: string): string {
  return maskRegistration(
    text
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/g, (c) => (c === '\t' ? ' ' : ''))
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
      .trim(),
  );
}

const DIGIT = '[0-9\uff10-\uff19]';
/** What people type between the two halves: any dash, and what a phone's keyboard offers for one. */
const BETWEEN = '[\\s\\p{Pd}\\u2212\\u3161\\u30fc\\u00b7\\u2043\\u02d7\\uff5e._~/*]{0,3}';
const REGISTRATION = new RegExp(`(?<!${DIGIT})(${DIGIT}{6})(${BETWEEN})(${DIGIT})(${DIGIT}{6})(?!${DIGIT})`, 'gu');

/** 주민등록번호 and 외국인등록번호: seven digits after a date of birth are masked at intake and never stored. */
function maskRegistration(text: string): string {
  return text.replace(REGISTRATION, (whole, birth: string, dash: string) => (isDate(birth.normalize('NFKC')) ? `${birth}${dash || '-'}*******` : whole));
}

function isDate(yymmdd: string): boolean {
  const month = Number(yymmdd.slice(2, 4));
  const day = Number(yymmdd.slice(4, 6));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** The words alone: what makes two texts the same within a day. */
export const likenessOf = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}]+/gu, '');
