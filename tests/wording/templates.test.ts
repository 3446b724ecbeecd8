/** Every key, every language, every device: complete, in order, and short enough with the longest values. */
import { describe, expect, it } from 'vitest';
import { carrierBytes, LMS_BYTES, measure, SMS_BYTES } from '../../channels/sms/measure.js';
import { DEVICES, type DeviceClass } from '../../src/channel.js';
import { written } from '../../channels/sms/spelling.js';
import { columns, longestName, type Named, type NameKind, nameIn, readDistrict } from '../../src/district.js';
import { LOCALES, type Locale } from '../../src/inquiry.js';
import { pilots } from '../../src/pilot/index.js';
import { longestValue } from '../../src/publishing/longest.js';
import { checkText } from '../../src/publishing/check.js';
import { explain } from '../../src/publishing/problem.js';
import type { Scope } from '../../src/wording/content.js';
import { SAMPLE_NOW } from '../../src/publishing/shapes/sample.js';
import { createWording } from '../../src/wording/wording.js';
import { catalog, type TemplateKey, type Variable } from '../../templates/catalog.js';
import { templates } from '../../templates/index.js';

const district = readDistrict(pilots.gangnam.district, pilots.gangnam.departments, pilots.gangnam.categories, pilots.gangnam.dongs);
const keys = Object.keys(catalog) as TemplateKey[];
/** Each language by its own name, with its own letters; a text message has its own of these. */
const NAMES_LANGUAGES = /^language\.|^menu\.language\.hint|^notice\.language-missing/;
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

  it.each(LOCALES.filter((l) => l !== 'ko'))('name in %s what the Korean names, variable for variable', (locale) => {
    // What is optional may stand in one language alone: who helps with the language stands in every one but Korean.
    const named = (key: TemplateKey, text: string): string[] => [...new Set([...text.matchAll(/\{\{\s*(\w+)/g)].map((m) => m[1] ?? ''))].filter((v) => !variablesOf(key)[v]?.optional).sort();
    const differing = keys.filter((k) => named(k, templates.ko.common[k] ?? '').join() !== named(k, templates[locale].common[k] ?? '').join());
    // The short forms may leave out what their language has no room for.
    expect(differing.filter((k) => !k.endsWith('.short'))).toEqual([]);
  });

  it('Korean stays within what a Korean carrier can carry', () => {
    const bad = everything.filter((t) => t.where.startsWith('ko') && !NAMES_LANGUAGES.test(t.key)).flatMap((t) => [...measure(t.text).unencodable, ...measure(t.text).outsideKsX1001].map((c) => `${t.key}: ${c}`));
    expect(bad).toEqual([]);
  });

  it('Korean speaks politely: no exclamation marks, no officialese', () => {
    const bad = everything.filter((t) => t.where.startsWith('ko') && /!|처리되었습니다|되어집니다|바랍니다|순차/.test(t.text)).map((t) => `${t.key}: ${t.text}`);
    expect(bad).toEqual([]);
  });
});

const wording = createWording(district, templates, () => SAMPLE_NOW);

/** A template with every value as long as it can be. */
function longest(key: TemplateKey, locale: Locale, device: DeviceClass): string {
  const data = Object.fromEntries(Object.entries(variablesOf(key)).map(([name, v]) => [name, longestValue(v, locale)]));
  return wording(locale, device).say(Object.keys(data).length ? { template: key, data } : { template: key });
}

describe('limits of a message, with the longest values', () => {
  const shorts = keys.filter((k) => k.endsWith('.short'));
  const cases = shorts.flatMap((key) => LOCALES.map((locale) => ({ key, locale })));
  it.each(cases)('$key in $locale is one SMS', ({ key, locale }) => {
    const body = written(`[${nameIn(district.name, locale)}] ${longest(key, locale, 'sms')}`, locale);
    expect(`${carrierBytes(body) <= SMS_BYTES ? 'fits' : carrierBytes(body)} ${body}`).toMatch(/^fits/);
  });

  it('every key is worded on every device and locale, with no variable left open', () => {
    for (const key of keys) for (const locale of LOCALES) for (const device of DEVICES) expect(longest(key, locale, device), key).not.toMatch(/\{\{|\}\}|undefined/);
  });

  it('nothing but free text is longer than one LMS', () => {
    for (const locale of LOCALES) for (const key of keys.filter((k) => k !== 'plain')) expect(carrierBytes(longest(key, locale, 'sms')), key).toBeLessThan(LMS_BYTES / 2);
  });
});

describe('the district', () => {
  it('keeps its names within what the templates were measured with', () => {
    const over = (kind: NameKind, id: string, name: Named): string[] => LOCALES.flatMap((l) => (columns(nameIn(name, l)) > longestName(kind, l) ? [`${id} ${l}: ${nameIn(name, l)}`] : []));
    expect([...district.departments.values()].flatMap((d) => [...over('department', d.id, d.name), ...over('does', d.id, d.does), ...over('place', d.id, d.place)])).toEqual([]);
    expect([...district.categories.values()].flatMap((c) => [...over('category', c.id, c.name), ...over('basis', c.id, c.basis)])).toEqual([]);
    expect(district.dongs.flatMap((d) => over('office', d.code, d.office))).toEqual([]);
    expect(district.groups.flatMap((g) => over('group', g.id, g.name))).toEqual([]);
  });

  it('has the size of the pilot', () => {
    expect(district.departments.size).toBeGreaterThanOrEqual(20);
    expect(district.categories.size).toBeGreaterThanOrEqual(40);
    expect(district.dongs).toHaveLength(22);
  });
});
