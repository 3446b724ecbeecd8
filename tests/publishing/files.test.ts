/** Export and import: no byte changes on the way, and a broken file says which, where and why. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrokenFile, differences, fromFiles, MAX_FILE, toFiles } from '../../src/publishing/files.js';
import { nodeStore } from '../../src/storage/node/store.js';
import { type Change, type Content, SCOPES, withChanges } from '../../src/wording/content.js';
import { catalog } from '../../templates/catalog.js';
import { templates } from '../../templates/index.js';
import { MINWON } from '../programs.js';

const run = promisify(execFile);
const FILES = toFiles(templates);
const KEYS = Object.keys(catalog);

describe('the files of templates/', () => {
  it('are what export writes, byte for byte', () => {
    for (const [name, text] of Object.entries(FILES)) expect(readFileSync(join('templates', name), 'utf8'), name).toBe(text);
  });

  it('round-trip whatever stands in them', () => {
    const place = fc.record({ locale: fc.constantFrom('ko' as const, 'en' as const), device: fc.constantFrom(...SCOPES), key: fc.constantFrom(...KEYS), body: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '"', '\\', '\n', '\u2028', '가')) });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 20 }), (changes: Change[]) => {
        const content: Content = withChanges(templates, changes);
        const back = fromFiles(toFiles(content));
        expect(toFiles(back)).toEqual(toFiles(content));
        expect(differences(content, back)).toEqual([]);
        const difference = differences(templates, content);
        expect(toFiles(withChanges(templates, difference))).toEqual(toFiles(content));
      }),
      { numRuns: process.env.ENDURE ? 500 : 50 },
    );
  });
});

const broken = (change: Record<string, string | undefined>): string => {
  const files = Object.fromEntries(Object.entries({ ...FILES, ...change }).filter((e): e is [string, string] => e[1] !== undefined));
  try {
    fromFiles(files);
    return 'taken';
  } catch (error) {
    return error instanceof BrokenFile ? error.message : `threw ${String(error)}`;
  }
};

describe('a broken file names the file, the key and the reason', () => {
  it.each([
    ['no JSON', { 'ko/sms.json': '{\n  "help.title": "도움말",\n  "help.text": 도움\n}\n' }, /^ko\/sms\.json: help\.text: /],
    ['cut off', { 'ko/sms.json': '{\n  "help.title": "도움말",\n  "help.text": "도' }, /^ko\/sms\.json: help\.te?x?t?.*: |^ko\/sms\.json: /],
    ['a list', { 'en/tv.json': '[]' }, /^en\/tv\.json: must be one object/],
    ['nothing', { 'en/tv.json': '' }, /^en\/tv\.json: /],
    ['an unknown key', { 'en/tv.json': '{"no.such": "x"}' }, /^en\/tv\.json: no\.such: no template has this key/],
    ['a key of the prototype', { 'en/tv.json': '{"__proto__": "x", "toString": "y"}' }, /^en\/tv\.json: (__proto__|toString): no template/],
    ['no text', { 'en/tv.json': '{"help.title": 5}' }, /^en\/tv\.json: help\.title: must be a text/],
    ['null', { 'en/tv.json': '{"help.title": null}' }, /^en\/tv\.json: help\.title: must be a text/],
    ['twice', { 'en/tv.json': '{"help.title": "a", "help.title": "b"}' }, /^en\/tv\.json: help\.title: is there twice/],
    ['an unknown file', { 'fr/common.json': '{}' }, /^fr\/common\.json: no such file belongs here/],
    ['an unknown device', { 'ko/watch.json': '{}' }, /^ko\/watch\.json: no such file/],
    ['a missing language', { 'en/common.json': undefined }, /^en\/common\.json: is missing/],
    ['too large', { 'en/tv.json': ' '.repeat(MAX_FILE + 1) }, /^en\/tv\.json: is larger than 2 MB/],
  ])('%s', (_what, change: Record<string, string | undefined>, said) => {
    expect(broken(change)).toMatch(said);
  });

  it('takes a file with a byte order mark, and a device without a file', () => {
    expect(broken({ 'en/tv.json': `\ufeff${FILES['en/tv.json']}`, 'en/pda.json': undefined })).toBe('taken');
  });
});

describe('minwon templates', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'minwon-files-'));
    nodeStore(join(folder, 'a.db')).close();
    cpSync('templates', join(folder, 'out'), { recursive: true, filter: (f) => !f.endsWith('.ts') });
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const minwon = async (...words: string[]): Promise<{ code: number; said: string }> => {
    const env = { ...process.env, DATABASE_PATH: join(folder, 'a.db') };
    return run(process.execPath, [MINWON, ...words], { env }).then(({ stdout }) => ({ code: 0, said: stdout }), (e: { code: number; stderr: string }) => ({ code: e.code, said: e.stderr }));
  };
  const sets = (): number => {
    const store = nodeStore(join(folder, 'a.db'));
    const n = store.raw.prepare('select count(*) from change_sets').pluck().get() as number;
    store.close();
    return n;
  };

  it('exports what is live, imports it without a difference, and a changed file as a draft', async () => {
    const out = join(folder, 'out');
    expect((await minwon('templates', 'export', out)).said).toContain('0 files written');
    expect((await minwon('templates', 'import', out)).said).toContain('nothing differs');
    expect(sets()).toBe(0);
    const file = join(out, 'ko/common.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"help.title": "도움말"', '"help.title": "도움"'));
    const { code, said } = await minwon('templates', 'import', out);
    expect(code).toBe(0);
    expect(said).toContain('ko/common/help.title\n- 도움말\n+ 도움');
    expect(sets()).toBe(1);
  });

  it('changes nothing when a text does not fit, or a file is broken', async () => {
    const file = join(folder, 'out', 'ko/common.json');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace('"help.title": "도움말"', '"help.title": "도움 {{nobody}}"'));
    const unknown = await minwon('templates', 'import', join(folder, 'out'));
    expect(unknown.code).toBe(1);
    expect(unknown.said).toMatch(/ko\/common\.json: help\.title: .*nobody/);
    writeFileSync(file, whole.slice(0, -40));
    const cut = await minwon('templates', 'import', join(folder, 'out'));
    expect(cut.code).toBe(1);
    expect(cut.said).toMatch(/^ko\/common\.json: nav\./);
    expect(sets()).toBe(0);
  });
});
