/** Which category, and so which department, a citizen's words belong to. */
import { type Category, category, type District } from '../district.js';

interface Match {
  category: Category;
  longest: number;
  count: number;
}

/** The category that fits best. @returns undefined when no word fits */
export const match = (district: District, text: string, group?: string): Category | undefined => proposals(district, text, group)[0];

/**
 * Categories by the longest of their words in the text; more words win ties, then the district's order.
 * Korean is matched without spaces, English on word boundaries.
 */
export function proposals(district: District, text: string, group?: string): Category[] {
  const lower = text.normalize('NFKC').toLowerCase();
  const korean = lower.replace(/\s+/g, '');
  const english = ` ${lower.replace(/[^a-z0-9]+/g, ' ')} `;
  const matches: Match[] = [];
  for (const c of district.categories.values()) {
    if (group && c.group !== group) continue;
    const found = [...c.words.ko.filter((w) => korean.includes(w.replace(/\s+/g, ''))), ...c.words.en.filter((w) => english.includes(` ${w} `) || english.includes(` ${w}s `))];
    if (!found.length) continue;
    matches.push({ category: c, longest: Math.max(...found.map(weight)), count: found.length });
  }
  return matches.sort((a, b) => b.longest - a.longest || b.count - a.count).map((m) => m.category);
}

/** A Hangul syllable says about as much as two Latin letters. */
const weight = (word: string): number => [...word].reduce((sum, c) => sum + (c > '\u1100' ? 2 : 1), 0);

/** Always some category: the group's own fallback, or the district's. */
export function route(district: District, text: string, group?: string): Category {
  const fallback = district.groups.find((g) => g.id === group)?.fallback ?? district.defaultCategory;
  return match(district, text, group) ?? match(district, text) ?? category(district, fallback);
}
