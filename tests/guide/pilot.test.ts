/** The pilot's own guide: complete, in order, found by what people ask, and put into an empty database alone. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lostIn } from '../../channels/sms/spelling.js';
import { seedStatements } from '../../src/commands/guide-seed.js';
import { guides } from '../../src/pilot/guides.js';
import { pilots } from '../../src/pilot/index.js';
import { entrySchema, type GuideEntry, TOPICS } from '../../src/guide/entry.js';
import { LOCALES } from '../../src/inquiry.js';
import { fillGuide } from '../../src/guide/fill.js';
import { entryOf, isIndexed, put, removed } from '../../src/guide/store.js';
import { textVersions } from '../../src/storage/schema.js';
import { write } from '../../src/storage/store.js';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';

const entries = guides.gangnam.map((e) => entrySchema.parse(e));
const of = (locale: string): GuideEntry[] => entries.filter((e) => e.locale === locale);
let store: NodeStore;
beforeAll(() => void (store = nodeStore(':memory:')));
afterAll(() => store.close());

it('has at least 80 entries, each in every language, each id once a language', () => {
  const matters = of('ko').map((e) => e.id);
  expect(matters.length).toBeGreaterThanOrEqual(80);
  expect(new Set(matters).size).toBe(matters.length);
  for (const locale of LOCALES) expect(of(locale).map((e) => e.id), locale).toEqual(matters);
});

it('names a department that there is, a source, and a legal basis wherever something is paid, due or forbidden', () => {
  const departments = new Set(pilots.gangnam.departments.map((d) => d.id));
  for (const e of entries) {
    expect(departments, e.id).toContain(e.department);
    expect(e.source, e.id).toBeTruthy();
    if (e.period || e.kind === 'law' || e.kind === 'regulation') expect(e.basis, e.id).toBeTruthy();
    if (e.kind === 'service') expect(e.how, e.id).toBeTruthy();
  }
});

it('fills every topic of the menu, and marks amounts that nobody has confirmed', () => {
  for (const topic of TOPICS) expect(of('ko').filter((e) => e.topic === topic).length, topic).toBeGreaterThanOrEqual(7);
  const bulky = of('ko').find((e) => e.id === 'bulky-waste');
  expect(bulky?.fees?.length).toBeGreaterThanOrEqual(40);
  expect(bulky?.fees?.every((f) => f.example && f.size)).toBe(true);
});

it('says in every language what its Korean says: the same matters in the same order, each with the same facts and parts', () => {
  const shape = ({ papers, aliases, fees, ...e }: GuideEntry): unknown => ({ ...e, ...Object.fromEntries(['title', 'summary', 'body', 'who', 'how', 'fee', 'basis', 'source', 'locale'].map((k) => [k, typeof e[k as keyof typeof e]])), papers: Boolean(papers), aliases: Boolean(aliases?.length), fees: fees?.map((f) => ({ ...f, item: typeof f.item, size: typeof f.size })) });
  const texts = (locale: string): string[] => of(locale).flatMap((e) => [e.title, e.summary, e.body, e.who].filter((t) => t !== undefined));
  for (const locale of ['en', 'zh', 'ja', 'vi']) {
    const ids = new Set(of(locale).map((e) => e.id));
    expect(JSON.stringify(of(locale)), locale).not.toMatch(/\p{Script=Hangul}/u); // a page is not half Korean
    expect(of(locale).map(shape), locale).toEqual(of('ko').filter((e) => ids.has(e.id)).map(shape));
    for (const e of of(locale)) expect(e.papers?.length, `${locale} ${e.id}`).toBe((of('en').find((o) => o.id === e.id) ?? e).papers?.length);
  }
  for (const [one, other] of [['zh', 'ja'], ['vi', 'en'], ['ja', 'en'], ['zh', 'en']] as const) expect(texts(one).filter((t) => texts(other).includes(t) && /[^\p{Script=Han}A-Za-z\d]/u.test(t))).toEqual([]);
});

it('loses nothing in a text message, in any language', () => {
  expect(entries.flatMap(({ aliases: _, ...e }) => (lostIn(JSON.stringify(e), e.locale) ? [`${e.locale} ${e.id}`] : []))).toEqual([]);
});

it('comes into a database of an earlier version as far as that lacks it, beside the Korean that it has', async () => {
  const other = nodeStore(':memory:');
  const earlier = entries.filter((e) => (e.locale === 'ko' || (e.locale === 'en' && e.topic !== 'waste')) && e.id !== 'marriage');
  expect(await fillGuide(other, earlier)).toBe(true);
  await other.atomic([...removed('birth', 'en'), write(other.db.insert(textVersions).values({ locale: 'en', device: 'guide', key: 'birth', edition: 1, body: null }))]);
  expect(await fillGuide(other, guides.gangnam)).toBe(true);
  const counts = other.raw.prepare('select locale, count(*) n from guide_entries group by locale order by locale').all();
  expect(counts).toEqual([{ locale: 'en', n: of('en').length - 2 }, { locale: 'ja', n: of('ja').length - 1 }, { locale: 'ko', n: of('ko').length - 1 }, { locale: 'vi', n: of('vi').length - 1 }, { locale: 'zh', n: of('zh').length - 1 }]);
  expect((await entryOf(other.db, 'move-in', 'ja'))?.title).toBe('転入届');
  expect(await isIndexed(other.db)).toBe(true);
  expect(await fillGuide(other, guides.gangnam)).toBe(false);
  other.close();
});

it('does not come back in a language that staff emptied', async () => {
  const other = nodeStore(':memory:');
  await fillGuide(other, of('ko'));
  await other.atomic([write(other.db.insert(textVersions).values({ locale: 'vi', device: 'guide', key: 'birth', edition: 1, body: null }))]);
  await fillGuide(other, guides.gangnam);
  expect(await entryOf(other.db, 'move-in', 'vi')).toBeUndefined();
  expect((await entryOf(other.db, 'move-in', 'zh'))?.title).toBe('迁入申报');
  other.close();
});

it('goes into an empty database once, and is never put over what staff wrote', async () => {
  expect(await fillGuide(store, guides.gangnam)).toBe(true);
  expect(await isIndexed(store.db)).toBe(true);
  const passport = await entryOf(store.db, 'passport-new', 'ko');
  await store.atomic(put(store.db, { ...(passport as GuideEntry), title: '여권 만들기' }, 0));
  expect(await fillGuide(store, guides.gangnam)).toBe(false);
  expect((await entryOf(store.db, 'passport-new', 'ko'))?.title).toBe('여권 만들기');
});

it('is the same as statements for D1', () => {
  const other = nodeStore(':memory:');
  const seed = seedStatements({});
  for (const statement of seed.split(';\n')) expect(Buffer.byteLength(statement), statement.slice(0, 80)).toBeLessThan(100_000); // D1 takes no longer one
  other.raw.exec(seed);
  const rows = (s: NodeStore): unknown => s.raw.prepare("select count(*), sum(length(facts)) from guide_entries where id <> 'passport-new'").get();
  expect(rows(other)).toEqual(rows(store));
  other.close();
});

it('refuses a seed with one entry that is not in order, as a whole', async () => {
  const other = nodeStore(':memory:');
  await expect(fillGuide(other, [...guides.gangnam, { id: 'x' }])).rejects.toThrow();
  expect(other.raw.prepare('select count(*) from guide_entries').pluck().get()).toBe(0);
  other.close();
});
