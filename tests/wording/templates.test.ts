/** Every key, every language, every device: complete, in order, and short enough with the longest values. */
import { describe, expect, it } from 'vitest';
import { carrierBytes, LMS_BYTES, measure, SMS_BYTES } from '../../channels/sms/measure.js';
import { DEVICES, type DeviceClass } from '../../src/channel.js';
import { LONGEST, readDistrict } from '../../src/district.js';
import { LOCALES, type Locale } from '../../src/inquiry.js';
import { pilots } from '../../src/pilot/index.js';
import { longestValue } from '../../src/publishing/longest.js';
import { checkText } from '../../src/publishing/check.js';
import { explain } from '../../src/publishing/problem.js';
import type { Scope } from '../../src/wording/content.js';
import { createWording } from '../../src/wording/wording.js';
import { catalog, type TemplateKey, type Variable } from '../../templates/catalog.js';
import { templates } from '../../templates/index.js';

const district = readDistrict(pilots.gangnam.district, pilots.gangnam.departments, pilots.gangnam.categories, pilots.gangnam.dongs);
const keys = Object.keys(catalog) as TemplateKey[];
const variablesOf = (key: TemplateKey): Record<string, Variable> => catalog[key];

interface Found {
  where: string;
  key: string;
  text: string;
}
const everything: Found[] = LOCALES.flatMap((l) => (['common', ...DEVICES] as const).flatMap((d) => Object.entries(templates[l][d]).map(([key, text]) => ({ where: `${l}/${d}`, key, text }))));

describe('templates', () => {
  it.each(LOCALES)('%s has every key and no other', (locale) => {
    expect(Object.keys(templates[locale].common).sort()).toEqual([...keys].sort());
    for (const device of DEVICES) expect(Object.keys(templates[locale][device]).filter((k) => !keys.includes(k as TemplateKey))).toEqual([]);
  });

  it('use every variable that they promise, no other, and no syntax but {{name}} and the particle form', () => {
    const wrong = everything.flatMap(({ where, key, text }) => {
      const [locale, device] = where.split('/') as [Locale, Scope];
      return checkText({ locale, device, key }, text).map((p) => `${where} ${key}: ${explain(p, 'en')}`);
    });
    expect(wrong).toEqual([]);
  });

  it('name in Korean what the English names, variable for variable', () => {
    const named = (text: string): string[] => [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((m) => m[1] ?? ''))].sort();
    const differing = keys.filter((k) => named(templates.ko.common[k] ?? '').join() !== named(templates.en.common[k] ?? '').join());
    // The short forms may leave out what their language has no room for.
    expect(differing.filter((k) => !k.endsWith('.short'))).toEqual([]);
  });

  it('Korean stays within what a Korean carrier can carry', () => {
    const bad = everything.filter((t) => t.where.startsWith('ko')).flatMap((t) => [...measure(t.text).unencodable, ...measure(t.text).outsideKsX1001].map((c) => `${t.key}: ${c}`));
    expect(bad).toEqual([]);
  });

  it('Korean speaks politely: no exclamation marks, no officialese', () => {
    const bad = everything.filter((t) => t.where.startsWith('ko') && /!|처리되었습니다|되어집니다|바랍니다|순차/.test(t.text)).map((t) => `${t.key}: ${t.text}`);
    expect(bad).toEqual([]);
  });
});

const wording = createWording(district);

/** A template with every value as long as it can be. */
function longest(key: TemplateKey, locale: Locale, device: DeviceClass): string {
  const data = Object.fromEntries(Object.entries(variablesOf(key)).map(([name, v]) => [name, longestValue(v, locale)]));
  return wording(locale, device).say(Object.keys(data).length ? { template: key, data } : { template: key });
}

describe('limits of a message, with the longest values', () => {
  const shorts = keys.filter((k) => k.endsWith('.short'));
  const cases = shorts.flatMap((key) => LOCALES.map((locale) => ({ key, locale })));
  it.each(cases)('$key in $locale is one SMS', ({ key, locale }) => {
    const body = `[${district.name[locale]}] ${longest(key, locale, 'sms')}`;
    expect(`${carrierBytes(body) <= SMS_BYTES ? 'fits' : carrierBytes(body)} ${body}`).toMatch(/^fits/);
  });

  it('every key is worded on every device and locale, with no variable left open', () => {
    for (const key of keys) for (const locale of LOCALES) for (const device of DEVICES) expect(longest(key, locale, device), key).not.toMatch(/\{\{|\}\}|undefined/);
  });

  it('nothing but free text is longer than one LMS', () => {
    for (const key of keys.filter((k) => k !== 'plain')) expect(carrierBytes(longest(key, 'ko', 'sms')), key).toBeLessThan(LMS_BYTES / 2);
  });
});

describe('the district', () => {
  it('keeps its names within what the templates were measured with', () => {
    for (const d of district.departments.values()) {
      expect(carrierBytes(d.name.ko), d.id).toBeLessThanOrEqual(LONGEST.department.ko);
      expect(d.name.en.length, d.id).toBeLessThanOrEqual(LONGEST.department.en);
    }
    for (const c of district.categories.values()) {
      expect(carrierBytes(c.name.ko), c.id).toBeLessThanOrEqual(LONGEST.category.ko);
      expect(c.name.en.length, c.id).toBeLessThanOrEqual(LONGEST.category.en);
    }
  });

  it('has the size of the pilot', () => {
    expect(district.departments.size).toBeGreaterThanOrEqual(20);
    expect(district.categories.size).toBeGreaterThanOrEqual(40);
    expect(district.dongs).toHaveLength(22);
  });
});
