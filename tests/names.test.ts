/** The pilot's names in every language: none left out, none taken over from another language, all of them carried by text message. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lostIn } from '../channels/sms/spelling.js';
import { type Named, readDistrict } from '../src/district.js';
import { LOCALES, type Locale } from '../src/inquiry.js';
import { pilots } from '../src/pilot/index.js';
import { openDistrict, type Seed } from '../src/storage/district.js';
import { nodeStore } from '../src/storage/node/store.js';
import { entries } from '../src/storage/schema.js';

interface Found {
  where: string;
  name: Named;
  /** Romanised in every language that is written in Latin letters. */
  place: boolean;
}

/** Every name in a district's data, by where it stands. */
function namesIn(value: unknown, where: string): Found[] {
  if (Array.isArray(value)) return value.flatMap((v, i) => namesIn(v, `${where}.${String(v.id ?? v.code ?? i)}`));
  if (typeof value !== 'object' || value === null) return [];
  if ('ko' in value && typeof value.ko === 'string') return [{ where, name: value as Named, place: /^(dongs\.\d+|district)\.(name|address)$/.test(where) }];
  return Object.entries(value).flatMap(([field, v]) => namesIn(v, `${where}.${field}`));
}

/** What a language writes with. */
const LETTERS: Record<Locale, RegExp> = {
  ko: /[가-힣]/,
  en: /^[\x20-\x7e’–]+$/,
  zh: /^(?=.*\p{Script=Han})[^가-힣ぁ-ゖァ-ヺ]*$/u,
  ja: /^(?=.*[\p{Script=Han}ぁ-ゖァ-ヺ])[^가-힣]*$/u,
  vi: /^[^가-힣\p{Script=Han}ぁ-ゖァ-ヺ]+$/u,
};

describe.each(Object.entries(pilots))('the names of %s', (_, { district, departments, categories, dongs }) => {
  const all = Object.entries({ district, departments, categories, dongs }).flatMap(([kind, value]) => namesIn(value, kind));

  it('are many', () => expect(all.length).toBeGreaterThan(300));

  it.each(LOCALES)('stand in %s, each in its own letters', (locale) => {
    expect(all.filter(({ name }) => !LETTERS[locale].test(name[locale] ?? '')).map(({ where, name }) => `${where}: ${name[locale]}`)).toEqual([]);
  });

  it('are nowhere another language’s left standing', () => {
    const same = all.filter(({ name, place }) => {
      const written = LOCALES.filter((l) => !(place && l === 'vi') && !(l === 'ja' && name.ja === name.zh)); // Han characters that are the same in both
      return new Set(written.map((l) => name[l])).size < written.length;
    });
    expect(same.map(({ where }) => where)).toEqual([]);
  });

  it('lose nothing in a text message', () => {
    expect(all.flatMap(({ where, name }) => LOCALES.filter((l) => lostIn(name[l] ?? '', l)).map((l) => `${where}: ${name[l]}`))).toEqual([]);
  });

  it('call one thing by one name', () => {
    for (const locale of LOCALES) {
      const byName = new Map<string, Set<string>>();
      for (const { where, name } of all) if (!where.startsWith('district.groups')) byName.set(name.ko, (byName.get(name.ko) ?? new Set()).add(name[locale] ?? ''));
      expect([...byName].filter(([, names]) => names.size > 1).map(([ko, names]) => `${ko}: ${[...names].join(' / ')}`)).toEqual([]);
    }
  });

  it('tell one department from another, and one category from another', () => {
    for (const locale of LOCALES) for (const list of [departments, categories, dongs] as { name: Named }[][]) expect(new Set(list.map(({ name }) => name[locale])).size).toBe(list.length);
  });
});

describe('a database that was filled before the languages came', () => {
  const early = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(early);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).flatMap(([k, v]) => (['zh', 'ja', 'vi'].includes(k) ? [] : [[k, early(v)]])));
  };

  it('has today’s names, keeps what staff called otherwise, and is not written to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'minwon-names-'));
    const store = nodeStore(join(folder, 'early.db'));
    onTestFinished(() => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    });
    const seed = early(pilots.gangnam) as Seed;
    await openDistrict(store, seed);
    const [first] = await store.db.select().from(entries).where(eq(entries.id, 'roads'));
    const renamed = { ...(first?.facts as object), name: { ko: '도로과', en: 'Roads' }, does: { ko: '도로와 보도, 가로등을 고치고 눈을 치웁니다', en: 'Roads', vi: 'Đường' } };
    await store.db.update(entries).set({ facts: renamed }).where(eq(entries.id, 'roads'));
    const before = await store.db.select().from(entries);

    const district = await openDistrict(store, pilots.gangnam);
    const { district: facts, departments, categories, dongs } = pilots.gangnam;
    const whole = readDistrict(facts, departments, categories, dongs);
    expect(district.groups).toEqual(whole.groups);
    expect(district.address).toEqual(whole.address);
    expect(district.dongs).toEqual(whole.dongs);
    expect([...district.categories]).toEqual([...whole.categories]);
    expect([...district.departments].slice(1)).toEqual([...whole.departments].slice(1));
    const roads = district.departments.get('roads');
    expect(roads?.name).toEqual({ ko: '도로과', en: 'Roads' });
    expect(roads?.does).toEqual({ ...whole.departments.get('roads')?.does, en: 'Roads', vi: 'Đường' });
    expect(await store.db.select().from(entries)).toEqual(before);
  });
});
