/** Which fees of an entry a question means: 대형폐기물 소파, 침대 버리는 값. */
import type { Fee, GuideEntry } from './entry.js';
import { comparable, plain } from './korean.js';
import type { Concept } from './question.js';

/** More amounts than these are a table: a question about one of them is answered with that one. */
const FEW = 6;
const packed = (text: string): string => plain(text).replaceAll(' ', '');

/** Fees of the item that the words name, the size that they name first; undefined where the entry has no table or the words none of its items. */
export function priced(entry: GuideEntry, words: string): Fee[] | undefined {
  if ((entry.fees?.length ?? 0) <= FEW) return undefined;
  const found = feesOf(entry, words);
  return found.length && found.length < (entry.fees?.length ?? 0) ? found : undefined;
}

/** Said of an item that goes: how, for how much, how large. */
const DISPOSAL = /^(?:버[리려릴린]|퍠기|패기|수거|배출|내놋|내놔|치우|치워|처리|스티커|딱지|붙이|갑|가격|비용|요금|수수료|신고|얼마|대형|못쓰|안쓰|낡|망가|고장|큰|작|새|헌|개$|짝$|\d)/u;
const lettersOf = (text: string): string => comparable(text).replaceAll(' ', '');

/**
 * The items of a table of fees that a question is about and about nothing else: by their names, at the end of a longer one (전신거울), or by
 * another word for them (옷장). Empty where it asks for anything besides how to get rid of them (컴퓨터 책상 is a desk; 자전거 도난 is no fee).
 */
export function itemsMeant(entry: GuideEntry, question: readonly Concept[]): string[] {
  if (!isTable(entry)) return [];
  const items = itemsOf(entry).map((item) => ({ item, key: lettersOf(item) }));
  const sizes = (entry.fees ?? []).flatMap(({ item, size = '' }) => size.split(/[,·]/).map((part) => ({ item: `${item} ${part.trim()}`, key: lettersOf(part) })));
  const meant = new Set<string>();
  for (const { own, also } of question) {
    const said = own.join('');
    const named = items.filter(({ key }) => key.length > 1 && (said.endsWith(key) || also.some((o) => o.word === key)));
    const size = sizes.filter(({ key }) => key.length > 2 && (said === key || also.some((o) => o.word === key)));
    for (const { item } of [...named, ...size]) meant.add(item);
    if (!named.length && !size.length && !DISPOSAL.test(said) && ![...items, ...sizes].some(({ key }) => key.includes(said))) return [];
  }
  return [...meant];
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
