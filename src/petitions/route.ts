/** Which category, and so which department, a citizen's words belong to. */
import { type Category, category, type District } from '../district.js';

interface Match {
  category: Category;
  longest: number;
  count: number;
}

/**
 * The category with the longest of its words in the text; more words win ties, then the district's order.
 * Korean is matched without spaces, English on word boundaries.
 * @returns undefined when no word fits
 */
export function match(district: District, text: string, group?: string): Category | undefined {
  const lower = text.normalize('NFKC').toLowerCase();
  const korean = lower.replace(/\s+/g, '');
  const english = ` ${lower.replace(/[^a-z0-9]+/g, ' ')} `;
  let best: Match | undefined;
  for (const c of district.categories.values()) {
    if (group && c.group !== group) continue;
    const found = [...c.words.ko.filter((w) => korean.includes(w.replace(/\s+/g, ''))), ...c.words.en.filter((w) => english.includes(` ${w} `) || english.includes(` ${w}s `))];
    if (!found.length) continue;
    const longest = Math.max(...found.map(weight));
    if (!best || longest > best.longest || (longest === best.longest && found.length > best.count)) best = { category: c, longest, count: found.length };
  }
  return best?.category;
}

/** A Hangul syllable says about as much as two Latin letters. */
const weight = (word: string): number => [...word].reduce((sum, c) => sum + (c > '\u1100' ? 2 : 1), 0);

/** Always some category: the group's own fallback, or the district's. */
export function route(district: District, text: string, group?: string): Category {
  const fallback = district.groups.find((g) => g.id === group)?.fallback ?? district.defaultCategory;
  return match(district, text, group) ?? match(district, text) ?? category(district, fallback);
}
