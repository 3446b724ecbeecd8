/** District data is checked when it is read: names are no longer than the texts are checked with. */
import { describe, expect, it } from 'vitest';
import { LONGEST, readDistrict } from '../src/district.js';
import { pilots } from '../src/pilot/index.js';

const { district, departments, categories, dongs } = pilots.gangnam;

type Entry = Record<string, unknown>;
const changed = (list: readonly unknown[], more: Entry): unknown[] => [{ ...(list[0] as Entry), ...more }, ...list.slice(1)];
const long = (ko: number, en: number) => ({ ko: '가'.repeat(Math.floor(ko / 2)) + 'a'.repeat(ko % 2), en: 'a'.repeat(en) });

const readWith = {
  department: (more: Entry) => readDistrict(district, changed(departments as unknown[], more), categories, dongs),
  category: (more: Entry) => readDistrict(district, departments, changed(categories as unknown[], more), dongs),
  dong: (more: Entry) => readDistrict(district, departments, categories, changed(dongs as unknown[], more)),
  group: (more: Entry) => readDistrict({ ...(district as Entry), groups: changed((district as { groups: unknown[] }).groups, more) }, departments, categories, dongs),
};
const CASES = [
  ['department', 'name', LONGEST.department],
  ['department', 'does', LONGEST.does],
  ['department', 'place', LONGEST.place],
  ['category', 'name', LONGEST.category],
  ['category', 'basis', LONGEST.basis],
  ['dong', 'office', LONGEST.office],
  ['group', 'name', LONGEST.group],
] as const;

describe('names', () => {
  it.each(CASES)('of a %s (%s) end where the texts are checked to', (of, field, { ko, en }) => {
    const read = readWith[of];
    expect(() => read({ [field]: long(ko, en) })).not.toThrow();
    expect(() => read({ [field]: long(ko + 1, en) })).toThrow(new RegExp(`${field} \\(ko\\) is 1 columns too long \\(${ko + 1}/${ko}\\)`));
    expect(() => read({ [field]: long(ko, en + 2) })).toThrow(new RegExp(`${field} \\(en\\) is 2 columns too long`));
    expect(() => read({ [field]: { ...long(ko, en), ja: '字'.repeat(en / 2 + 1) } })).toThrow(new RegExp(`${field} \\(ja\\) is 2 columns too long`));
    expect(() => read({ [field]: { ...long(ko, en), vi: 'ế'.repeat(en) } })).not.toThrow();
  });

  it('say which entry is meant', () => expect(() => readWith.department({ name: long(40, 1) })).toThrow(/roads: name/));
});

describe('phones', () => {
  it('have 14 characters at most', () => {
    expect(() => readWith.department({ phone: '0505-1234-5678' })).not.toThrow();
    expect(() => readWith.department({ phone: '0505-1234-56789' })).toThrow(/phone 0505-1234-56789: longer than 14/);
  });
});
