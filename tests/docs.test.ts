/** What the documents, and the comments in the code, name is there: files and folders of the project, what they link to, scripts of package.json, commands of `minwon`. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONFIGURED } from '../src/config.js';
import { MINWON } from './programs.js';

const ROOMS = ['src', 'channels', 'templates', 'tests', 'docs'];
const files = ROOMS.flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).map((name) => join(room, name)));
const documents = ['README.md', 'README.ko.md', ...files.filter((f) => f.endsWith('.md') && !f.startsWith('tests/'))].map((name) => ({ name, text: readFileSync(name, 'utf8') }));

// Up to what is no name: of `tests/**/suite.ts` only the folder is looked for.
const PATH = new RegExp(`(?<![\\w./@-])(?:${ROOMS.join('|')})/[\\w./-]*[\\w-]`, 'g');
/** A file may be named without what follows its name. */
const isThere = (path: string): boolean => existsSync(path) || files.some((f) => f.startsWith(`${path}.`));

/** What all of them name, and where. @param pattern its first group is the name, else the whole of it */
const named = (pattern: RegExp, all = documents): { where: string; name: string }[] => all.flatMap(({ name, text }) => [...text.matchAll(pattern)].map(([whole, first]) => ({ where: name, name: first ?? whole })));
const without = (found: { where: string; name: string }[], there: (name: string, where: string) => boolean): string[] => [...new Set(found.filter(({ name, where }) => !there(name, where)).map(({ name, where }) => `${where}: ${name}`))];

describe('the documents', () => {
  it('name files and folders that there are', () => {
    const found = named(PATH).filter(({ name }) => name !== 'channels/x'); // each of them
    expect(found.length).toBeGreaterThan(150);
    expect(without(found, isThere)).toEqual([]);
  });

  it('name source files, by their last name alone, too', () => {
    const found = named(/(?<![\w./*-])[a-z][\w.-]*\.ts\b/g);
    expect(found.length).toBeGreaterThan(25);
    expect(without(found, (name) => existsSync(name) || files.some((f) => f.endsWith(`/${name}`)))).toEqual([]);
  });

  it('link to what there is', () => {
    const found = named(/\]\((?!https?:)([^)#\s]+)/g);
    expect(found.length).toBeGreaterThan(20);
    expect(without(found, (name, where) => existsSync(join(dirname(where), name)))).toEqual([]);
  });

  it('name scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const found = named(/\bnpm run (?:-s )?([a-z][\w:-]*)/g);
    expect(found.length).toBeGreaterThan(30);
    expect(without(found, (name) => name in scripts)).toEqual([]);
  });

  it('name commands that minwon knows', () => {
    const { stdout } = spawnSync(process.execPath, [MINWON, '--help'], { encoding: 'utf8' });
    const commands = [...stdout.matchAll(/^ {2}([a-z-]+(?: [a-z-]+)?)/gm)].map(([, words = '']) => words);
    const found = named(/\bminwon (?:-- )?([a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*)?)/g);
    expect(found.length).toBeGreaterThan(20);
    expect(without(found, (name) => commands.some((c) => `${name} `.startsWith(`${c} `)))).toEqual([]);
  });

  it('say what every setting means', () => {
    const text = readFileSync('docs/operations.md', 'utf8');
    const rows = [...text.matchAll(/^\| ([A-Z_]{4,}(?:,? (?:or )?[A-Z_]{4,})*) \|/gm)].flatMap(([, names = '']) => names.split(/,? (?:or )?/));
    expect(CONFIGURED.filter((name) => name !== 'NODE_ENV' && !rows.includes(name))).toEqual([]);
  });

  it('say the same in both READMEs: section by section, with the same pictures, pages, commands and figures', () => {
    const [english = [], korean = []] = ['README.md', 'README.ko.md'].map((name) => {
      const text = readFileSync(name, 'utf8').replace(/README(\.ko)?\.md/g, 'README');
      return [...text.matchAll(/^## |\]\([^)]+\)|src="[^"]+"|`(?:npm|src\/|channels\/|templates\/)[^`]*`|\d[\d.,]*\d/gm)].map(([whole]) => whole);
    });
    expect(korean.filter((k) => k === '## ')).toEqual(english.filter((k) => k === '## '));
    expect([...new Set(korean)].sort()).toEqual([...new Set(english)].sort());
  });

  it('say of every room of src/, and of every file at its top, what it knows', () => {
    const text = readFileSync('docs/architecture.md', 'utf8');
    const rooms = readdirSync('src', { withFileTypes: true }).map((e) => (e.isDirectory() ? `src/${e.name}/` : e.name));
    expect(rooms.filter((room) => !text.includes(room))).toEqual([]);
  });
});

it('the code names files and folders that there are, in its comments, too', () => {
  const sources = ['wrangler.toml', 'vitest.config.ts', ...files.filter((f) => f.endsWith('.ts') && f !== 'tests/docs.test.ts')].map((name) => ({ name, text: readFileSync(name, 'utf8') }));
  const found = named(PATH, sources);
  expect(found.length).toBeGreaterThan(100);
  expect(without(found, isThere)).toEqual([]);
});

it('whatever says more with ENDURE is run so by `npm run endure`', () => {
  const endure = readFileSync('tests/endure.ts', 'utf8');
  const more = files.filter((f) => f.endsWith('.test.ts') && f !== 'tests/docs.test.ts' && readFileSync(f, 'utf8').includes('process.env.ENDURE'));
  expect(more.length).toBeGreaterThan(10);
  expect(more.filter((f) => !endure.includes(f))).toEqual([]);
});
