/** What Korean needs of a search: no word stands alone, so pairs of syllables are compared, inside words and across their gaps. */

/** Lower case, one form for each syllable, letters and digits only. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Runs of Hangul, and of anything else that is a word. */
const RUNS = /[가-힣]+|[^\s가-힣]+/g;
const isHangul = (run: string): boolean => run >= '가' && run <= '힣';

/** Pairs of syllables inside words; a lone syllable and other scripts stand as they are. */
export function tokens(text: string): string[] {
  return plain(text).split(' ').flatMap((word) => (word.match(RUNS) ?? []).flatMap((run) => (isHangul(run) ? pairs(run) : [run])));
}

function pairs(run: string): string[] {
  if (run.length === 1) return [run];
  return Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));
}
