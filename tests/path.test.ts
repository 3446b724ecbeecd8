import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Ask } from '../src/inquiry.js';
import { fromPath, toPath } from '../src/path.js';

const receipt = fc.stringMatching(/^[0-9]{12}$/);
const slug = fc.stringMatching(/^[a-z0-9-]{1,40}$/).filter((s) => s !== 'new');
const page = fc.integer({ min: 2, max: 1000 });
const optional = <T>(key: string, of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined }).map((v) => (v === undefined ? {} : { [key]: v }));

/** Everything that can be navigated to. */
const ask: fc.Arbitrary<Ask> = fc.oneof(
  fc.constantFrom<Ask>({ kind: 'menu' }, { kind: 'help' }, { kind: 'find' }, { kind: 'language' }, { kind: 'call' }, { kind: 'withdraw' }, { kind: 'rate' }, { kind: 'consent' }, { kind: 'sign-in' }, { kind: 'sign-out' }, { kind: 'privacy' }, { kind: 'open' }, { kind: 'handoff' }, { kind: 'handoff', receipt: '123456789018' }, { kind: 'sign-in', next: '/petitions/new?group=road' }, { kind: 'sign-in', next: '/guide?q=a%26b' }, { kind: 'language', locale: 'en' }),
  optional('group', slug).map((g) => ({ kind: 'file', ...g }) as Ask),
  optional('page', page).map((p) => ({ kind: 'list', ...p }) as Ask),
  fc.tuple(receipt, fc.constantFrom<object>({}, { part: 'steps' }, { part: 'answer' })).map(([r, part]) => ({ kind: 'check', receipt: r, ...part }) as Ask),
  fc.tuple(receipt, fc.constantFrom('add', 'withdraw', 'call', 'rate', 'supplement', 'object', 'reopen', 'by-text')).map(([r, kind]) => ({ kind, receipt: r }) as Ask),
  fc.tuple(optional('group', fc.constantFrom('offices', 'dongs')), optional('page', page)).map(([g, p]) => ({ kind: 'departments', ...g, ...p }) as Ask),
  slug.map((id) => ({ kind: 'departments', id }) as Ask),
  optional('query', fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }).filter((q) => q.length <= 200)).map((q) => ({ kind: 'guide', ...q }) as Ask),
);

const readBack = (path: string): Ask | undefined => {
  const url = new URL(`http://x${path}`);
  return fromPath(url.pathname, url.searchParams);
};

it('what can be navigated to is read back from its path', () => {
  fc.assert(fc.property(ask, (a) => {
      expect(readBack(toPath(a))).toEqual(a);
    }));
});

it('what was typed, and what proves something, is never in a path', () => {
  const typed: Ask[] = [
    { kind: 'file', text: 'SECRET', place: 'SECRET', name: 'SECRET', phone: 'SECRET', confirmed: true },
    { kind: 'add', receipt: '123456789012', text: 'SECRET' },
    { kind: 'withdraw', receipt: '123456789012', code: 'SECRET' },
    { kind: 'said', text: 'SECRET' },
    { kind: 'sign-in', phone: 'SECRET' },
  ];
  for (const a of typed) expect(toPath(a)).not.toContain('SECRET');
});

it('an unknown path is never guessed at, and nothing makes it throw', () => {
  for (const path of ['/nonsense', '/petitions/1', '/petitions/123456789012/delete', '/petitions/new/x', '/guide/x/y', '/departments/A B', '/petitions/123456789012/add/x', '/sign-in/x']) expect(readBack(path), path).toBeUndefined();
  fc.assert(fc.property(fc.webPath(), (path) => {
      readBack(`/${path}`);
    }));
});

it('where to go on after signing in is a page of ours, or nothing', () => {
  for (const next of ['//evil.example/', 'https://evil.example', '/\\evil.example', '/nonsense', '', '/petitions/1', 'x'.repeat(2_000)]) expect(readBack(`/sign-in?next=${encodeURIComponent(next)}`), next).toEqual({ kind: 'sign-in' });
});
