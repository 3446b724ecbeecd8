/** What a reader of another language gets: answers in it where there are any, and the binding word and help everywhere. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measure } from '../../channels/sms/measure.js';
import { diskFiles } from '../../src/files/disk.js';
import { entrySchema } from '../../src/guide/entry.js';
import { fillGuide } from '../../src/guide/fill.js';
import { search } from '../../src/guide/search.js';
import { put } from '../../src/guide/store.js';
import { LOCALES, type Locale } from '../../src/inquiry.js';
import { toPath } from '../../src/path.js';
import { guides } from '../../src/pilot/guides.js';
import { SAMPLE_NOW } from '../../src/publishing/shapes/sample.js';
import { createWording } from '../../src/wording/wording.js';
import { templates } from '../../templates/index.js';
import { type Harness, harness, TUESDAY } from '../harness.js';
import { district } from '../publishing/bench.js';
import { QUESTIONS } from './questions-abroad.js';

/** What an officer wrote today, and nobody has put into another language yet. */
const KOREAN_ALONE = { id: 'officers-new', title: '분수대 조명' };

let h: Harness;
let texters = 0;
beforeAll(async () => {
  h = await harness();
  await fillGuide(h.store, guides.gangnam);
  await h.store.atomic(put(h.store.db, entrySchema.parse({ ...KOREAN_ALONE, kind: 'question', locale: 'ko', summary: '밤에는 관리인에게 말씀하십시오.', body: '', source: '담당자' }), 0));
});
afterAll(() => h.close());

const ABROAD = LOCALES.filter((l) => l !== 'ko');
const say = createWording(district, templates, () => SAMPLE_NOW);
const plain = (page: string): string => page.replace(/<(style|script)[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, '').replace(/&#39;/g, "'").replace(/\s+/g, ' ');
const page = async (path: string, locale: Locale): Promise<string> => plain(await (await h.get(`${path}${path.includes('?') ? '&' : '?'}lang=${locale}`)).text());
const help = { help: { kind: 'phone', phone: '1345' } } as const;

describe.each(Object.entries(QUESTIONS))('questions in %s', (locale, { asked, none }) => {
  it('are answered by the right entry, and most of them for sure', async () => {
    const wrong: string[] = [];
    let sure = 0;
    for (const [query, id] of asked) {
      const [best] = await search({ db: h.store.db, files: diskFiles() }, query, { locale, now: TUESDAY });
      if (best?.id !== id) wrong.push(`${query}: ${best?.id}`);
      if (best?.sure) sure++;
    }
    expect(wrong).toEqual([]);
    expect(sure / asked.length).toBeGreaterThan(0.8);
  });
  it('that no guide answers are not answered', async () => {
    for (const query of none) expect((await search({ db: h.store.db, files: diskFiles() }, query, { locale, now: TUESDAY }))[0]?.sure ?? false, query).toBe(false);
  });
});

describe.each(['/m', '/pda', '/tv'])('%s', (mount) => {
  it.each(['zh', 'ja', 'vi'] as const)('shows a topic and an entry in %s', async (locale) => {
    const title = { zh: '大件废弃物', ja: '粗大ごみ', vi: 'Rác cồng kềnh' }[locale];
    expect(await page(`${mount}/guide?topic=waste`, locale)).toContain(title);
    const entry = await page(`${mount}/guide/bulky-waste`, locale);
    expect(entry).toContain(title);
    expect(entry).not.toContain('대형폐기물');
  });

  it.each(ABROAD)('says in %s that an entry is in Korean alone, and who helps', async (locale) => {
    expect(await page(`${mount}/guide/${KOREAN_ALONE.id}`, locale)).toContain(say(locale, 'mobile').say({ template: 'guide.in-korean', data: help }));
    expect(await page(`${mount}/guide/${KOREAN_ALONE.id}`, 'ko')).not.toContain('1345');
  });

  it.each(ABROAD)('says that the Korean answer binds, and who helps, when %s is chosen', async (locale) => {
    expect(plain(await (await h.get(mount + toPath({ kind: 'language', locale }))).text())).toContain(say(locale, 'mobile').say({ template: 'language.binding', data: help }));
    expect(await page(`${mount}/phone`, locale)).toContain('1345');
  });
});

it.each([
  ['日本語', '転入届', '轉入屆'],
  ['日本語', '離婚届', '離婚屆'],
  ['tieng viet', 'khai sinh', 'Khai sinh'],
  ['tieng viet', 'ly hon', 'Dang ky ly hon'],
  ['tieng viet', 'xem ngan sach gangnam', 'Xem ngan sach Gangnam'],
  ['中文', '离婚', '離婚申報'],
])('whoever chose %s and texts %s, which could be another language, is answered in their own', async (name, text, title) => {
  const who = `+8210777701${String(++texters).padStart(2, '0')}`;
  await h.text(who, name);
  expect(await h.text(who, text)).toContain(title);
});

it('a phone that speaks English and asks in Korean reads the English entry, which is not said to be in Korean alone', async () => {
  const who = `+8210777701${String(++texters).padStart(2, '0')}`;
  await h.text(who, 'english');
  const answer = await h.text(who, '여권 재발급 얼마예요');
  expect(answer).toContain('Passport');
  expect(answer).not.toMatch(/Korean only|[가-힣]/);
});

it.each(['zh', 'ja', 'vi'] as const)('a text in %s is answered by the entry, in letters that are carried', async (locale) => {
  const who = `+8210777700${LOCALES.indexOf(locale)}0`;
  const name = { zh: '中文', ja: '日本語', vi: 'tieng viet' }[locale];
  expect(await h.text(who, name)).toContain('1345');
  const answer = await h.text(who, { zh: '护照丢失', ja: 'パスポートをなくした', vi: 'mat ho chieu' }[locale]);
  expect(answer).toContain({ zh: '護照遺失', ja: 'パスポ―トをなくしたとき', vi: 'Mat ho chieu' }[locale]);
  expect(measure(answer).unencodable).toEqual([]);
});
