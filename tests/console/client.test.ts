/** The console's script, as far as it needs no browser: what it reads in a text, what it offers, how it is bundled. */
import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Completion, CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { EditorState } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { source } from '../../src/console/client/browser/completion.js';
import { openAt, tokensOf } from '../../src/console/client/browser/template.js';
import { buildFiles } from '../../src/files/build.js';
import { PARTICLES, VARIABLES } from './editor-page.js';

const known = { variables: VARIABLES, particles: PARTICLES };

describe('variables in a text', () => {
  it.each([
    ['{{receipt}}', ['접수번호', undefined, undefined]],
    ['{{ receipt }}', ['접수번호', undefined, undefined]],
    ['{{receipt, 을/를}}', ['접수번호', '을/를', undefined]],
    ['{{receipt,을/를}}', ['접수번호', '을/를', undefined]],
    ['{{receipt, 랄/라}}', ['접수번호', '랄/라', 'particle']],
    ['{{receipt, }}', ['접수번호', '', 'particle']],
    ['{{receipt, 을/를, 이/가}}', ['접수번호', '을/를, 이/가', 'particle']],
    ['{{recept}}', [undefined, undefined, 'variable']],
    ['{{}}', [undefined, undefined, 'variable']],
    ['{{{receipt}}}', ['접수번호', undefined, undefined]],
  ])('%s', (text, [label, particle, wrong]) => {
    const [token, more] = tokensOf(`앞 ${text} 뒤`, known);
    expect([token?.variable?.label, token?.particle, token?.wrong]).toEqual([label, particle, wrong]);
    expect(`앞 ${text} 뒤`.slice(token?.from, token?.to)).toBe(text.startsWith('{{{') ? text.slice(1, -1) : text);
    expect(more).toBeUndefined();
  });
  it.each(['{receipt}', '{{receipt}', '{{rece\nipt}}', '}}{{', ''])('none in %j', (text) => expect(tokensOf(text, known)).toEqual([]));
  it('counts in UTF-16 units, as the server does', () => expect(tokensOf('😀{{due}}', known)[0]).toMatchObject({ from: 2, to: 9 }));
});

describe('what is being typed at the caret (|)', () => {
  it.each([
    ['{{|', { from: 0, to: 2, typed: '' }],
    ['a {{re|', { from: 2, to: 6, typed: 're' }],
    ['{{re|ceipt}} b', { from: 0, to: 11, typed: 're' }],
    ['{{receipt, 을|', { from: 0, to: 12, typed: '을', name: 'receipt' }],
    ['{{receipt,|}}', { from: 0, to: 12, typed: '', name: 'receipt' }],
    ['{{due}}|', undefined],
    ['{{\n|', undefined],
    ['{|', undefined],
  ])('%j', (shown, open) => {
    const caret = shown.indexOf('|');
    expect(openAt(shown.replace('|', ''), caret)).toEqual(open);
  });
});

describe('what is offered', () => {
  const offered = (shown: string, explicit = false): string[] => {
    const context = new CompletionContext(EditorState.create({ doc: shown.replace('|', '') }), shown.indexOf('|'), explicit);
    return ((source(known)(context) as CompletionResult | null)?.options ?? []).map((o: Completion) => o.label);
  };
  it('this text’s variables, by name and by what they are called in Korean', () => {
    expect(offered('{{|')).toEqual(['{{receipt}}', '{{state}}', '{{due}}', '{{department}}']);
    expect(offered('{{접|')).toEqual(['{{receipt}}']);
    expect(offered('{{D|')).toEqual(['{{due}}', '{{department}}']);
    expect(offered('{{없는|')).toEqual([]);
  });
  it('particles after a comma, and by request behind a chip', () => {
    expect(offered('{{due,|')).toEqual(['{{due, 을/를}}', '{{due, 이/가}}', '{{due, 은/는}}', '{{due, 으로/로}}']);
    expect(offered('{{due, 로|')).toEqual(['{{due, 으로/로}}']);
    expect(offered('{{due}}|')).toEqual([]);
    expect(offered('{{due}}|', true)).toHaveLength(8);
    expect(offered('글|')).toEqual([]);
    expect(offered('글|', true)).toHaveLength(4);
  });
});

describe('the bundle', () => {
  it('is small, and written once', async () => {
    const { files } = await buildFiles();
    const size = gzipSync(files['/console/assets/editor.js'] ?? '').length;
    console.log(`editor.js: ${(size / 1024).toFixed(1)} KB gzip`);
    expect(size).toBeGreaterThan(50 * 1024);
    expect(size).toBeLessThan(130 * 1024);
    const written = ['dist/files/console/assets/editor.js', 'dist/versions.js'].map((f) => statSync(f).mtimeMs);
    expect((await buildFiles()).written).toBe(false);
    expect(['dist/files/console/assets/editor.js', 'dist/versions.js'].map((f) => statSync(f).mtimeMs)).toEqual(written);
  });
  it('holds no code made from text, names whose work it contains, and is never committed', () => {
    const script = readFileSync('dist/files/console/assets/editor.js', 'utf8');
    expect(script).not.toMatch(/\beval\(|new Function\b/);
    expect(script).toContain('Marijn Haverbeke');
    expect(readFileSync('.gitignore', 'utf8')).toMatch(/^dist\/$/m);
  });
});
