/** Syllables and their letters: one form for what is typed in many. */

const FIRST = 0xac00;
const LAST = 0xd7a3;
const FINALS = 28;
const VOWELS = 21;

/** Which final each lone initial consonant (U+1100…) becomes when it is put under the syllable before it. */
const AS_FINAL = [1, 2, 4, 7, 0, 8, 16, 17, 0, 19, 20, 21, 22, 0, 23, 24, 25, 26, 27];
const isSyllable = (code: number): boolean => code >= FIRST && code <= LAST;
const isOpen = (code: number): boolean => isSyllable(code) && (code - FIRST) % FINALS === 0;

/**
 * Lower case, letters and digits only, one space between words. Composing closes a syllable whose letters were left open (ㄱㅏ → 가), and
 * writes ㎡ and full-width letters plainly; letters that still stand alone (ㅋㅋ, ㅠㅠ, bullets) are no words. Accents go: khieu nai is khiếu nại.
 */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}\p{M}]+|[\u1100-\u11ff\u3131-\u318e]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The same for what a hand typed in a hurry: a final left beside its syllable is put under it (하ㄴ다 → 한다). */
export function typed(text: string): string {
  const given = text.normalize('NFKC');
  let out = '';
  for (let i = 0; i < given.length; i++) {
    const final = AS_FINAL[given.charCodeAt(i) - 0x1100];
    const before = out.charCodeAt(out.length - 1);
    if (final && isOpen(before) && belongs(given, i)) out = out.slice(0, -1) + String.fromCharCode(before + final);
    else out += given[i];
  }
  return plain(out);
}

/** A lone consonant belongs to the syllable before it when another syllable follows, or when nobody laughs or nods with it (ㅋ ㅎ ㅇ ㄱ ㅅ). */
function belongs(text: string, at: number): boolean {
  const next = text[at + 1] ?? '';
  return isSyllable(next.charCodeAt(0)) || (/[ᄂᄅᄆᄇᄊ]/.test(text[at] ?? '') && !/[\u1100-\u11ff]/.test(next));
}

/** Vowels that sound alike today: ㅐㅔ, ㅒㅖ, ㅙㅚㅞ. */
const VOWEL = [0, 1, 2, 3, 4, 1, 6, 3, 8, 9, 11, 11, 12, 13, 14, 11, 16, 17, 18, 19, 20];
/** Finals that sound alike at the end of a word, and are mixed up in writing: ㄱㄲㅋㄳ, ㄴㄵㄶ, ㄷㅅㅆㅈㅊㅌㅎ, ㄹㄺㄼㄽㄾㅀ, ㅂㅍㅄㄿ, ㅁㄻ. */
const FINAL = [0, 1, 1, 1, 4, 4, 4, 19, 8, 8, 16, 8, 8, 8, 17, 8, 16, 17, 17, 19, 19, 21, 19, 19, 1, 19, 17, 19];

/** Writes every syllable as the first of those that sound like it, so that 언재 finds 언제 and 잇나 finds 있나. */
export function sounded(text: string): string {
  return text.replace(/[가-힣]/g, (syllable) => {
    const at = syllable.charCodeAt(0) - FIRST;
    const final = at % FINALS;
    const vowel = ((at - final) / FINALS) % VOWELS;
    const initial = Math.floor(at / (FINALS * VOWELS));
    return String.fromCharCode(FIRST + (initial * VOWELS + (VOWEL[vowel] ?? vowel)) * FINALS + (FINAL[final] ?? final));
  });
}
