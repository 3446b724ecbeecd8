/** TV: script of 2009, style of 2012, keys that do what the bar says. The keys themselves need a browser. */
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { createTv } from '../../channels/tv/index.js';
import { style } from '../../channels/tv/style.js';
import { script } from '../../channels/tv/script.js';
import { draw, tagsOf, wordsOf } from './page-reading.js';
import { samples } from './samples.js';

const ES5 = new Set(
  'Program ExpressionStatement BlockStatement EmptyStatement IfStatement WhileStatement DoWhileStatement ForStatement ForInStatement BreakStatement ContinueStatement ReturnStatement ThrowStatement TryStatement CatchClause SwitchStatement SwitchCase FunctionDeclaration FunctionExpression VariableDeclaration VariableDeclarator ThisExpression ArrayExpression ObjectExpression Property UnaryExpression UpdateExpression BinaryExpression AssignmentExpression LogicalExpression MemberExpression ConditionalExpression CallExpression NewExpression SequenceExpression Identifier Literal ParenthesizedExpression'.split(
    ' ',
  ),
);

/** Node types and operators that ES5 does not have. */
function newerThanEs5(source: string): string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) walk(child);
    if (!node || Array.isArray(node) || typeof node !== 'object') return;
    const n = node as Record<string, unknown>;
    if (typeof n.type === 'string') {
      if (!ES5.has(n.type)) found.push(n.type);
      if (n.type === 'VariableDeclaration' && n.kind !== 'var') found.push(String(n.kind));
      if (n.type === 'CatchClause' && !n.param) found.push('catch without a name');
      if (n.type === 'Property' && (n.shorthand || n.method || n.computed)) found.push('property');
      if (n.async || n.generator || n.optional) found.push('async, generator or ?.');
      if (typeof n.operator === 'string' && /\*\*|\?\?|&&=|\|\|=/.test(n.operator)) found.push(n.operator);
      if (typeof n.raw === 'string' && n.regex && /\(\?<|\/[a-z]*[suyvd][a-z]*$/.test(n.raw)) found.push(n.raw);
    }
    for (const [key, value] of Object.entries(n)) if (key !== 'regex') walk(value);
  };
  walk(parseAst(source));
  return found;
}

describe('script', () => {
  it('is ES5', () => expect(newerThanEs5(script)).toEqual([]));
  it.each(['let a = 1', 'var f = () => 1', 'var a = `x`', 'var a = {b}', 'for (var a of []) a()', 'a?.b', 'class A {}', 'try { a() } catch { b() }', 'var [a] = b', 'f(...a)', 'var a = b ?? c'])('the check would notice %s', (source) => expect(newerThanEs5(source)).not.toEqual([]));
  it('uses no interface younger than WebKit 536', () => expect(script).not.toMatch(/\b(fetch|Promise|closest|matches|classList|append|remove|includes|startsWith|padStart|Symbol|Map|Set|postMessage)\s*\(|\.key\b|\.code\b|NodeList|dataset/));
});

describe('style', () => {
  const rules = style.replace(/\/\*[^]*?\*\//g, '');
  it('has no layout, function or selector that WebKit 536 does not know', () =>
    expect(rules).not.toMatch(/flex|grid|\bgap\b|var\(|--[a-z]|calc\(|clamp\(|min\(|max\(|:is\(|:where\(|:not\([^)]*[ ,]|:has\(|inset:|aspect-ratio|object-fit|@supports|@font-face|@layer|\brem\b|\d(vh|vw|rem|ch)\b|:focus-(visible|within)/));
  it('closes what it opens', () => expect([...rules].filter((c) => c === '{').length).toBe([...rules].filter((c) => c === '}').length));
  it('has nothing smaller than 20 px', () => {
    for (const [, size] of rules.matchAll(/font-size:(\d+)px/g)) expect(Number(size)).toBeGreaterThanOrEqual(20);
  });
});

describe('page', () => {
  const tv = createTv();
  const everyName = Object.keys(samples);

  it.each(everyName)('the bar of %s names keys that are there', async (name) => {
    const { body, message } = await draw(tv, samples[name] ?? { outcome: 'ok', title: '', blocks: [] });
    const digits = tagsOf(body).flatMap((t) => (t.attributes['data-digit'] ? [t.attributes['data-digit']] : []));
    expect(new Set(digits).size).toBe(digits.length);
    for (const d of ['8', '9']) expect(digits.includes(d)).toBe(d in message.digits);
    expect(wordsOf(body)).toContain('확인');
  });

  it('shows the clock, and numbers instead of calls', async () => {
    const { body } = await draw(tv, samples.petition ?? { outcome: 'ok', title: '', blocks: [] });
    expect(wordsOf(body)).toContain('11월 24일(화) 14:20');
    expect(wordsOf(body)).toContain('02-3423-6433 전화하기');
    expect(body).not.toMatch(/href="(tel|sms):/);
  });
});
