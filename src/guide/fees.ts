/** Which fees of an entry a question means: 대형폐기물 소파, 침대 버리는 값. */
import type { Fee, GuideEntry } from './entry.js';
import { plain } from './korean.js';

/** More amounts than these are a table: a question about one of them is answered with that one. */
const FEW = 6;
const packed = (text: string): string => plain(text).replaceAll(' ', '');

/** Fees of the item that the words name, the size that they name first; undefined where the entry has no table or the words none of its items. */
export function priced(entry: GuideEntry, words: string): Fee[] | undefined {
  if ((entry.fees?.length ?? 0) <= FEW) return undefined;
  const found = feesOf(entry, words);
  return found.length && found.length < (entry.fees?.length ?? 0) ? found : undefined;
}

/** The same, and all of them for no words. */
export function feesOf({ fees = [] }: GuideEntry, words: string): Fee[] {
  const said = packed(words);
  if (!said) return fees;
  const named = fees.filter((f) => said.includes(packed(f.item)));
  const longest = Math.max(0, ...named.map((f) => packed(f.item).length)); // 책상 의자 means the longer name, where one holds the other
  const items = named.filter((f) => !named.some((o) => o.item !== f.item && packed(o.item).includes(packed(f.item)) && packed(o.item).length === longest));
  const pool = items.length ? items : fees.filter((f) => sized(f, said) > 0);
  return pool.map((fee, i) => ({ fee, i, score: sized(fee, said) })).sort((a, b) => b.score - a.score || a.i - b.i).map((x) => x.fee);
}

/** How many letters of the size's words are said. */
const sized = ({ size = '' }: Fee, said: string): number => plain(size).split(' ').reduce((sum, word) => sum + (word.length > 1 && said.includes(word) ? word.length : 0), 0);

/** The items of a table, each once, in its order. */
export const itemsOf = ({ fees = [] }: GuideEntry): string[] => [...new Set(fees.map((f) => f.item))];
export const isTable = ({ fees = [] }: GuideEntry): boolean => fees.length > FEW;
