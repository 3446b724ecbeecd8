/** Entries made of the lexicon's words, as many as wanted, always the same ones; and questions to them. */
import { GROUPS } from '../../src/guide/lexicon/index.js';
import type { GuideEntry } from '../../src/guide/entry.js';
import type { Query } from '../../src/guide/evaluate.js';

/** Numerical Recipes' generator: the same corpus on every machine. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const OFFICIAL = GROUPS.map((g) => g[0] ?? '').filter((w) => /^[가-힣 ]{2,}$/.test(w));
const SAID = GROUPS.flatMap((g) => g.slice(1)).filter((w) => /^[가-힣]{2,}$/.test(w));
const SYLLABLES = [...new Set(OFFICIAL.join('').replaceAll(' ', ''))];
const FRAMES = ['안내', '신청 방법', '대상과 서류', '이란 무엇입니까', '기준', '지원 사업', '신고', '담당 부서', '이용 시간', '문의'];

export function generated(count: number): GuideEntry[] {
  const roll = dice(7);
  const of = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
  /** Names of places and of programmes: no two texts of a city have the same. */
  const name = (): string => Array.from({ length: 2 + roll(2) }, () => of(SYLLABLES)).join('');
  return Array.from({ length: count }, (_, n) => {
    const body = Array.from({ length: 40 + roll(80) }, () => of(['에서', '을', '은', '의', ' ', ' ', '으로']).replace(/^/, roll(4) ? of(OFFICIAL) : roll(2) ? of(SAID) : name())).join(' ');
    return { id: `g${n}`, kind: 'question', locale: 'ko', title: `${name()} ${of(OFFICIAL)} ${of(OFFICIAL)} ${of(FRAMES)}`, summary: '', body, source: 'generated' };
  });
}

/** Each asks for one entry, by its title's words as people type them. */
export function questionsTo(entries: readonly GuideEntry[], count: number): Query[] {
  const roll = dice(11);
  return Array.from({ length: count }, (_, n) => {
    const entry = entries[roll(entries.length)] as GuideEntry;
    const [name = '', ...rest] = entry.title.split(' ');
    const style = ['keyword', 'unspaced', 'question'][n % 3] ?? 'keyword';
    const query = { keyword: `${name} ${rest[0]}`, unspaced: `${name}${rest.slice(0, 2).join('')}`, question: `${name}에서 ${rest[0]}을 하려면 어떻게 하나요?` }[style] ?? '';
    return { query, style, relevant: [entry.id] };
  });
}
