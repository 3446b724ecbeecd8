/** Programs that ask over JSON: they can follow every ask that they are offered, and are told which field is wrong. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openapi } from '../../src/doors/openapi.js';
import { seedWrites } from '../../src/guide/fill.js';
import { LOCALES } from '../../src/inquiry.js';
import { guides } from '../../src/pilot/guides.js';
import { type Harness, harness } from '../harness.js';

let h: Harness;
let asked = 0;
beforeAll(async () => {
  h = await harness();
  await h.store.atomic(seedWrites(h.store.db, guides.gangnam));
});
afterAll(() => h.close());

/** From an address of its own each time: limits are tried elsewhere. */
const post = async (body: string, headers: Record<string, string> = {}): Promise<{ status: number; body: Record<string, unknown> }> => {
  asked++;
  const answer = await h.app.request('http://127.0.0.1/json/', { method: 'POST', headers: { 'content-type': 'application/json', 'x-test-address': `10.0.${asked >> 8}.${asked & 255}`, ...headers }, body });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

/** Every ask that stands anywhere in an answer. */
function asksIn(x: unknown): unknown[] {
  if (Array.isArray(x)) return x.flatMap(asksIn);
  if (!x || typeof x !== 'object') return [];
  return Object.entries(x).flatMap(([name, value]) => (['ask', 'next', 'back', 'poll'].includes(name) && value && typeof value === 'object' ? [value] : asksIn(value)));
}

it('takes every ask that it offers', async () => {
  await h.text('010-1234-5678', '신청 가로등이 꺼졌어요');
  const receipt = /\d{4}-\d{4}-\d{4}/.exec(await h.text('010-1234-5678', '1'))?.[0] ?? '';
  const first = [{ kind: 'menu' }, { kind: 'check', receipt, lastFour: '5678' }, { kind: 'guide', query: '소파' }, { kind: 'find' }, { kind: 'sign-in' }];
  const todo = first.map((ask) => JSON.stringify(ask));
  const done = new Set<string>();
  const refused: string[] = [];
  for (let next = todo.shift(); next !== undefined && done.size < 150; next = todo.shift()) {
    if (done.has(next)) continue;
    done.add(next);
    const { status, body } = await post(next);
    if (status === 400 || status >= 500) refused.push(`${status} ${next}`);
    todo.push(...asksIn(body.blocks).map((a) => JSON.stringify(a)), ...asksIn(body.digits).map((a) => JSON.stringify(a)));
  }
  expect(refused).toEqual([]);
  expect(done.size).toBe(150);
});

it.each([
  ['{"kind":"check","receipt":"12"}', {}, 'receipt: '],
  ['{"kind":"list","page":-1}', {}, 'page: '],
  ['{"kind":"menu","city":"서울"}', {}, 'body: Unrecognized key: "city"'],
  ['{"kind":"lunch"}', {}, 'kind: '],
  ['[]', {}, 'body: '],
  ['{"kind":"menu"', {}, 'body: must be JSON'],
  ['', {}, 'body: must be JSON'],
  ['{"kind":"menu"}', { 'content-type': 'text/plain' }, 'Content-Type: '],
  ['{"kind":"menu"}', { 'idempotency-key': 'a b' }, 'Idempotency-Key: '],
])('%s %o: the field that is wrong is named', async (body, headers, problem) => {
  const answer = await post(body, headers);
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ outcome: 'malformed', problem: expect.stringContaining(problem) as string });
});

it.each([
  ['a filing', { kind: 'file', group: 'road', phone: '010-1234-5678', confirmed: true, text: '가'.repeat(10_000) }, 422],
  ['its place', { kind: 'file', group: 'road', phone: '010-1234-5678', confirmed: true, text: '가로등이 꺼졌어요', place: '가'.repeat(10_000) }, 422],
  ['a question', { kind: 'guide', query: '가'.repeat(10_000) }, 422],
])('10,000 characters of %s are told how many it may have', async (_, ask, status) => {
  const answer = await post(JSON.stringify(ask));
  expect([answer.status, answer.body.problem]).toEqual([status, undefined]);
  expect(JSON.stringify(answer.body.blocks)).toMatch(/2,000자|100자/);
});

it('what was sent is not repeated', async () => {
  expect(JSON.stringify((await post('{"kind":"check","receipt":"비밀 010-9999-8888"}')).body)).not.toContain('9999');
  expect((await post('{"kind":"menu"}')).body).not.toHaveProperty('problem');
});

it.each(LOCALES)('%s: an answer is in a language that the API document knows', async (locale) => {
  const { locale: spoken } = (await post('{"kind":"menu"}', { 'accept-language': locale })).body;
  const { components } = openapi('https://x.example') as { components: { schemas: { Reply: { properties: { locale: { enum: string[] } } } } } };
  expect(spoken).toBe(locale);
  expect(components.schemas.Reply.properties.locale.enum).toContain(spoken);
});
