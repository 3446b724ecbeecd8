/** The longest values are as long as the catalog allows, and no longer. */
import { describe, expect, it } from 'vitest';
import { columns, LONGEST } from '../../src/district.js';
import { LOCALES } from '../../src/inquiry.js';
import { filler, longestState, longestValue, withLongest } from '../../src/publishing/longest.js';
import { shapesOf, wordingsOf } from '../../src/publishing/shapes.js';
import { say } from '../../src/reply.js';
import { SAMPLE_NOW } from '../../src/publishing/shapes/sample.js';
import { createWording } from '../../src/wording/wording.js';
import { catalog, type Variable } from '../../templates/catalog.js';
import { district } from './bench.js';
import { templates } from '../../templates/index.js';

describe('a filler', () => {
  it.each(LOCALES)('in %s takes exactly the columns asked for', (locale) => {
    for (const n of [0, 1, 2, 14, 18, 29, 30, 31, 32, 64, 99, 100, 104]) expect(columns(filler(n, locale)), String(n)).toBe(n);
  });
  it('has spaces where it is more than a name', () => {
    expect(filler(30, 'ko')).toBe('가'.repeat(15));
    expect(filler(60, 'ko')).toMatch(/가나다라 가나다라/);
    expect(filler(60, 'en')).toMatch(/nhomes nhomes/);
  });
});

describe('a reply with the longest values', () => {
  it('keeps everything but the values', () => {
    for (const { reply } of shapesOf(district)) expect(wordingsOf(withLongest(reply, 'ko')).map((w) => w.template)).toEqual(wordingsOf(reply).map((w) => w.template));
  });

  it.each([
    ['ko', 'department', LONGEST.department.ko],
    ['en', 'department', LONGEST.department.en],
    ['ko', 'category', LONGEST.category.ko],
    ['en', 'basis', LONGEST.basis.en],
    ['ko', 'place', LONGEST.place.ko],
  ] as const)('in %s a %s is as long as a district may make it', (locale, of, most) => {
    expect(columns((longestValue({ kind: 'named', of }, locale) as { text: string }).text)).toBe(most);
  });
  it('a community center is longer than a department', () => {
    const office = longestValue({ kind: 'named', of: 'department' }, 'ko', { kind: 'named', of: 'department', id: '11680510' });
    expect(columns((office as { text: string }).text)).toBe(LONGEST.office.ko);
  });

  it('no value of the samples is worded longer', () => {
    const wording = createWording(district, templates, () => SAMPLE_NOW);
    const longer: string[] = [];
    for (const locale of LOCALES) {
      for (const { reply } of shapesOf(district)) {
        for (const given of wordingsOf(reply)) {
          const variables = Object.values<Variable>(catalog[given.template]);
          if (variables.some((v) => v.kind === 'text' && v.max > 100)) continue; // a citizen's own words
          const words = wording(locale, 'sms');
          const most = withLongest({ outcome: 'ok', title: given, blocks: [] }, locale, longestState(words)).title;
          if (columns(words.say(given)) > columns(words.say(most))) longer.push(`${locale} ${given.template}: ${words.say(given)} | ${words.say(most)}`);
        }
      }
    }
    expect(longer).toEqual([]);
  });

  it('a date is the longest of all dates', () => {
    const wording = createWording(district, templates, () => SAMPLE_NOW)('en', 'mobile');
    const longest = wording.say(withLongest({ outcome: 'ok', title: say('due', { due: { kind: 'day', at: 0 } }), blocks: [] }, 'en').title);
    expect(longest).toBe('Fri 31 Dec 2027 17:59');
  });
});
