/** `minwon guide …` as an operator types it, and files as office programs write them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { evaluateGuide, type GuideOptions, importGuide, rebuildGuide, searchGuide } from '../../src/commands/guide.js';
import { pace } from '../../src/commands/progress.js';
import type { GuideEntry } from '../../src/guide/entry.js';
import { entryOf, put } from '../../src/guide/store.js';
import { nodeStore } from '../../src/storage/node/store.js';
import { MINWON } from '../programs.js';

const folder = mkdtempSync(join(tmpdir(), 'minwon-guide-'));
afterAll(() => rmSync(folder, { recursive: true }));
let database = '';
let serial = 0;
beforeEach(() => void (database = join(folder, `${++serial}.db`)));

const file = (content: string | Uint8Array, name = 'table.csv'): string => {
  const path = join(folder, `${++serial}-${name}`);
  writeFileSync(path, content);
  return path;
};
const HEADER = '번호,분류,제목,내용,내용번호';
const ROWS = ['2,복지,기초연금 신청,"65세부터, 동 주민센터에서 ""신청"" 합니다",101', '1,교통,&amp;amp;quot;따릉이&amp;quot; 빌리기,돋움 돋움 돋움 대여소에서 ㅁ 빌립니다,102'];
const TABLE = [HEADER, ...ROWS].join('\r\n');

/** What was said: standard output, standard error, the refusal. */
async function said(act: (options: GuideOptions) => Promise<void>, options: GuideOptions = {}): Promise<{ out: string; err: string; refused: string }> {
  const lines = { out: [] as string[], err: [] as string[] };
  const out = vi.spyOn(console, 'log').mockImplementation((...a) => void lines.out.push(a.join(' ')));
  const err = vi.spyOn(console, 'error').mockImplementation((...a) => void lines.err.push(a.join(' ')));
  let refused = '';
  try {
    await act({ database, ...options });
  } catch (error) {
    refused = (error as Error).message;
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
  return { out: lines.out.join('\n'), err: lines.err.join('\n'), refused };
}
const importing = (path: string, options: GuideOptions = {}) => said((o) => importGuide(path, o), options);
const titles = (): string[] => {
  const store = nodeStore(database);
  const rows = store.raw.prepare("select json_extract(facts, '$.title') from guide_entries order by position").pluck().all() as string[];
  store.close();
  return rows;
};

/** EUC-KR bytes of a text, by inverting the decoder. */
function eucKr(text: string): Uint8Array {
  const decoder = new TextDecoder('euc-kr');
  const known = new Map<string, number[]>();
  for (let a = 0x81; a <= 0xfd; a++) for (let b = 0x41; b <= 0xfe; b++) known.set(decoder.decode(Uint8Array.of(a, b)), [a, b]);
  return Uint8Array.from([...text].flatMap((c) => (c < '\u0080' ? [c.charCodeAt(0)] : (known.get(c) ?? []))));
}

describe('guide import', () => {
  it.each<[string, string | Uint8Array]>([
    ['UTF-8', TABLE], ['UTF-8 with a mark', `\ufeff${TABLE}`], ['EUC-KR', eucKr(TABLE)], ['UTF-16', Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(TABLE, 'utf16le')])], ['line feeds, an empty line at the end', `${TABLE.replaceAll('\r\n', '\n')}\n\n`],
    ['semicolons', TABLE.replace('&amp;amp;quot;따릉이&amp;quot; 빌리기', '"""따릉이"" 빌리기"').replaceAll(/,(?=\S)/g, ';')], ['tabs', TABLE.replaceAll(/,(?=\S)/g, '\t')], ['decomposed', TABLE.normalize('NFD')],
  ])('reads %s, cleans it, and the same twice changes nothing', async (_, content) => {
    const path = file(content);
    expect((await importing(path)).out).toBe(`${path}: 2 new, 0 changed, 0 as they were`);
    expect(titles()).toEqual(['기초연금 신청', '"따릉이" 빌리기']);
    expect((await importing(path)).out).toBe(`${path}: 0 new, 0 changed, 2 as they were`);
    const store = nodeStore(database);
    expect(await entryOf(store.db, '102', 'ko')).toMatchObject({ body: '대여소에서 빌립니다', kind: 'question', source: path.split('/').at(-1) });
    store.close();
  });

  it('brings in what changed, keeps what staff edited, and says so', async () => {
    await importing(file(TABLE), { source: '120' });
    const store = nodeStore(database);
    await store.atomic(put(store.db, { ...((await entryOf(store.db, '101', 'ko')) as GuideEntry), title: '기초연금 (직원이 고침)' }, 0));
    store.close();
    expect((await importing(file(TABLE), { source: '120' })).out).toMatch(/0 new, 0 changed, 2 as they were$/);
    const next = await importing(file(TABLE.replace('기초연금 신청', '기초연금 받기').replace('빌리기', '타기')), { source: '120' });
    expect(next.out).toMatch(/0 new, 1 changed, 0 as they were, 1 kept as staff edited them$/);
    expect(next.err).toMatch(/:2: 101 was edited by staff/);
    expect(titles()).toEqual(['기초연금 (직원이 고침)', '"따릉이" 타기']);
  });

  it('any table, by naming its columns; without an id the title gives one', async () => {
    const path = file('질문,답,서류,기한,다른 이름\n여권 발급,창구로 오십시오,신분증; 사진,3d,패스포트|해외 신분증');
    expect((await importing(path, { columns: 'title=질문,body=답,papers=서류,period=기한,aliases=다른 이름' })).out).toMatch(/1 new/);
    const hit = await said((o) => searchGuide('해외 신분증', { ...o, json: true, limit: '1' }));
    const [first] = JSON.parse(hit.out) as { id: string; title: string }[];
    expect(first).toMatchObject({ title: '여권 발급', sure: true });
    const store = nodeStore(database);
    expect(await entryOf(store.db, first?.id ?? '', 'ko')).toMatchObject({ papers: ['신분증', '사진'], period: '3d', aliases: ['패스포트', '해외 신분증'] });
    store.close();
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['an empty file', '', /is empty$/],
    ['only a header', HEADER, /0 new/],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), /is no text/],
    ['bytes of no encoding', Uint8Array.of(0x41, 0xff, 0xff, 0x42, 0x80), /neither UTF-8 nor EUC-KR/],
    ['JSON', '{"a": [1, 2]}', /no CSV|no column/],
    ['HTML', '<!doctype html><title>x</title>', /no column 내용번호, 제목, 내용: the first line has/],
    ['a column missing', TABLE.replace('제목', '물음'), /no column 제목: the first line has 번호, 분류, 물음, 내용, 내용번호\. Name the columns/],
    ['a quote that never ends', `${HEADER}\n1,가,"나,다,5`, /no CSV/],
  ])('%s: one clear sentence, the guide as it was', async (_, content, sentence) => {
    await importing(file(TABLE));
    const { out, refused } = await importing(file(content));
    expect(refused || out).toMatch(sentence);
    expect(refused).not.toMatch(/\n/);
    expect(titles()).toHaveLength(2);
  });

  it('lists every row that cannot be read with its line and reason, and brings nothing in', async () => {
    const bad = file([HEADER, '1,가,"두 줄\n제목",내용,1', '2,가,,내용,2', '3,가,제목,내용', '4,가,제목,내용,id with spaces', '5,가,제목,내용,1', `6,가,${'긴'.repeat(400)},내용,6`, '7,가,좋은 것,내용,7'].join('\n'));
    const { err, refused, out } = await importing(bad);
    expect(err.split('\n').map((l) => l.replace(`${bad}:`, ''))).toEqual(['4: 제목: is empty', '5: has 4 cells, the first line has 5', '6: 내용번호: is no id (letters, digits, . _ -, at most 60)', '7: 1 stands in line 2 already', '8: 제목: longer than 300']);
    expect(refused).toBe(`${bad}: 5 of 7 rows cannot be read; nothing was brought in`);
    expect(out).toBe('');
    expect(titles()).toEqual([]);
  });

  it('does not write over another source’s entries', async () => {
    await importing(file(TABLE), { source: 'one' });
    const { err, refused } = await importing(file(TABLE), { source: 'two' });
    expect(err).toMatch(/:2: 101 is an entry of one already/);
    expect(refused).toMatch(/2 of 2 rows/);
  });

  it.each([[{ columns: 'nonsense' }, /no field=column; fields are id,/], [{ columns: 'id=번호' }, /which column is the title/], [{ columns: 'title=없는 열' }, /no column 없는 열/], [{ locale: 'xx' }, /--locale: xx is none of ko/]])('refuses %j', async (options, sentence) => expect((await importing(file(TABLE), options)).refused).toMatch(sentence));
  it('refuses a file that is not there', async () => expect((await importing(join(folder, 'nothing.csv'))).refused).toMatch(/nothing\.csv: is not there$/));
});

describe('guide search, eval, rebuild', () => {
  it('print what was found, how good it is, and how many are found again', async () => {
    await importing(file(TABLE));
    expect((await said((o) => searchGuide('따릉이', o))).out).toMatch(/^1\. "따릉이" 빌리기 \(102, [\d.]+\)$/);
    expect((await said((o) => searchGuide('우주왕복선', o))).out).toBe('nothing was found');
    expect((await said((o) => searchGuide('  ', o))).refused).toMatch(/Give some words/);
    expect((await said((o) => searchGuide('연금', { ...o, limit: '0' }))).refused).toMatch(/--limit: 0/);
    const queries = file(JSON.stringify([{ id: 1, query: '자전거 대여', style: 'keyword', relevant: ['102'] }, { id: 2, query: '연금', style: 'short', relevant: [102] }]), 'queries.json');
    expect(JSON.parse((await said((o) => evaluateGuide(queries, o))).out)).toEqual({ queries: 2, hit1: 0.5, hit3: 0.5, mrr10: 0.5, byStyle: { keyword: { queries: 1, hit1: 1, hit3: 1, mrr10: 1 }, short: { queries: 1, hit1: 0, hit3: 0, mrr10: 0 } } });
    for (const [content, sentence] of [['{', /is no JSON/], ['{}', /is no array of/], ['[{"query": 1}]', /is no array of/]] as const) expect((await said((o) => evaluateGuide(file(content), o))).refused).toMatch(sentence);
    const store = nodeStore(database);
    store.raw.exec('drop table guide_vocabulary; drop table guide_index');
    store.close();
    expect((await said((o) => searchGuide('따릉이', o))).refused).toMatch(/guide rebuild/);
    expect((await said(rebuildGuide)).out).toBe('2 entries can be found again');
    expect((await said((o) => searchGuide('따릉이', o))).out).toMatch(/따릉이/);
  });

  it('migrate a new database and put nothing into it', async () => {
    const run = spawnSync(process.execPath, [MINWON, 'guide', 'search', '여권', '--json', '--database', join(folder, 'deep', 'new.db')], { encoding: 'utf8' });
    expect([run.status, run.stdout.trim(), run.stderr]).toEqual([0, '[]', '']);
  });

  it('says what is no database', async () => expect((await said((o) => searchGuide('x', o), { database: file('this is no database, but long enough to be looked at as one '.repeat(20)) })).refused).toMatch(/cannot be opened as a database/));
});

it.each([[500, 2000, 1000, '  500 rows/s, 3 s left'], [10, 100_000, 1000, '  10 rows/s, 166 min 39 s left'], [0, 10, 1000, ''], [10, 10, 1000, '  10 rows/s, 0 s left']])('%i of %i after %i ms:%s', (done, whole, ms, text) => expect(pace(done, whole, 'rows', ms)).toBe(text));
