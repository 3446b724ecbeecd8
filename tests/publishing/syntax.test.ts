/** What may stand in a template, and where something else stands. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARTICLES } from '../../src/wording/particle.js';
import { MOST_FAULTS, parse, tidied } from '../../src/wording/syntax.js';
import { processorMs } from '../processor.js';

const faults = (text: string): string => parse(text).faults.map((f) => `${f.code} ${f.from}-${f.to}`).join(', ');
const names = (text: string): string[] => parse(text).parts.flatMap((p) => (typeof p === 'string' ? [] : [`${p.name}${p.particle ? `/${p.particle}` : ''}@${p.from}-${p.to}`]));
const shown = (text: string): string => parse(text).parts.map((p) => (typeof p === 'string' ? p : text.slice(p.from, p.to))).join('');

describe('what is read', () => {
  it.each([
    ['', []],
    ['접수했습니다', []],
    ['{{due}}까지', ['due@0-7']],
    ['{{a}}{{b}}', ['a@0-5', 'b@5-10']],
    ['{{phone, 으로/로}} 전화', ['phone/으로/로@0-15']],
    ['{{phone,으로/로}}', ['phone/으로/로@0-14']],
    ['1 < 2, a > b, $1, $t, 100%', []],
    ['👨‍👩‍👧 {{a}}\n둘째 줄', ['a@9-14']],
  ])('%j', (text, found) => {
    expect(names(text)).toEqual(found);
    expect(faults(text)).toBe('');
  });
  it.each(PARTICLES)('the particle %s', (particle) => expect(faults(`{{name, ${particle}}}`)).toBe(''));
});

describe('what is refused, with its place', () => {
  it.each([
    ['{{phone}', 'braces 0-2, braces 7-8'],
    ['{{phone', 'braces 0-2'],
    ['phone}}', 'braces 5-7'],
    ['{phone}', 'braces 0-1, braces 6-7'],
    ['{{{phone}}}', 'braces 0-3, braces 8-11'],
    ['{{a{{b}}}}', 'braces 0-2, braces 8-10'],
    ['{{}}', 'variable 0-4'],
    ['{{ phone }}', 'variable 0-11'],
    ['{{전화}}', 'variable 0-6'],
    ['{{- text}}', 'variable 0-10'],
    ['{{__proto__}}', 'variable 0-13'],
    ['{{a.b}}', 'variable 0-7'],
    ['{{text, number}}', 'particle 0-16'],
    ['{{text,  을/를}}', 'particle 0-14'],
    ['{{text, 을/를, 이/가}}', 'particle 0-18'],
    ['$t(menu.title)', 'nesting 0-3'],
    ['<b>굵게</b>', 'markup 0-2, markup 5-8'],
    ['a\u0000b', 'control 1-2'],
    ['a\tb\r\n', 'control 1-2, control 3-4'],
    ['\u202e거꾸로', 'control 0-1'],
    ['a\ud800b', 'half-character 1-2'],
  ])('%j', (text, found) => expect(faults(text)).toBe(found));

  it('names no more faults than anybody reads', () => expect(parse('{ '.repeat(1_000)).faults).toHaveLength(MOST_FAULTS));
});

it('keeps a text as the browser typed it: one form, one kind of line end', () => expect(tidied('가\r\n나\r다'.normalize('NFD'))).toBe('가\n나\n다'));

const piece = fc.constantFrom('{', '}', '{{', '}}', '{{a}}', '{{a, 을/를}}', ',', ' ', '$t(', '<b', '가', '\n', '\u0000', '\ud83d', '😀', '__proto__', 'a');

describe('for every text', () => {
  it('nothing is lost, and pieces lie where they say', () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(piece, { maxLength: 60 }).map((p) => p.join('')), fc.string({ unit: 'binary', maxLength: 200 })), (text) => {
        expect(shown(text)).toBe(text);
        for (const { from, to } of parse(text).faults) expect(from >= 0 && to <= text.length && from < to).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['{{', '{', '}', '{{a', '{{a}}', '$t(', '<b', '{{ ', '\ud800', '가', '}}{{'])('a megabyte of %j takes as long as its length, not more', (unit) => {
    const took = (length: number): number => {
      const text = unit.repeat(length / unit.length);
      return processorMs(() => parse(text));
    };
    took(64_000);
    const eighth = took(128_000);
    expect(took(1_024_000) / Math.max(eighth, 0.25)).toBeLessThan(32); // eight times the length; sixty-four would be its square
  });
});
