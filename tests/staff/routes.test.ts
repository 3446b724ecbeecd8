/** Every route × every role, by real requests over the real list: a route that somebody adds is covered with it. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Route } from '../../src/console/route.js';
import { headersOf } from '../../src/console/show.js';
import { HOUR } from '../../src/core.js';
import { may, ROLES, type Role, VERBS } from '../../src/staff/roles.js';
import { createTokens } from '../../src/tokens.js';
import { type Harness, harness } from '../harness.js';
import { receiptIn } from '../receipt-in.js';
import { ORIGIN, type SignedIn, signIn } from './people.js';

let h: Harness;
const people = new Map<Role, SignedIn>();
/** Of a petition that is there. */
let receipt: string;

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'] }); // a session that is looked at a minute later notes it
  h = await harness();
  await h.text('+821012345678', '가로등이 꺼졌어요');
  receipt = receiptIn(await h.text('+821012345678', '1'));
  for (const role of ROLES) people.set(role, await signIn(h, role));
});
afterAll(() => {
  vi.useRealTimers();
  h.close();
});

/** Rows of every table, and what they hold; but that somebody looked at a petition, which is the one thing that looking writes. */
const database = (): string => {
  const tables = h.store.raw.prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by 1`).pluck().all() as string[];
  return JSON.stringify(tables.map((t) => [t, h.store.raw.prepare(`select * from ${t}${t === 'actions' ? " where verb <> 'petition.see'" : ''}`).all()]));
};
/** With an id that exists where the path asks for one. */
const pathOf = ({ path }: Route): string => path.replace(/:receipt/, receipt).replace(/:\w+(\{[^}]*\})?/g, people.get('reader')?.id ?? 'x');
/** What the cookie carries before its signature. */
const sessionTokenOf = ({ cookie }: SignedIn): string => /^staff=([^.]+)\./.exec(decodeURIComponent(cookie))?.[1] ?? '';
const send = (person: SignedIn, route: Route): Promise<Response> => (route.method === 'GET' ? person.get(pathOf(route)) : person.post(pathOf(route), { reason: 'a reason that is long enough' }));

describe('promise-35: roles are checked on the server for every verb', () => {
  it('there are routes, each with a verb of the table and a path of its own', () => {
    const { routes } = h.console;
    expect(routes.length).toBeGreaterThan(15);
    expect(routes.filter((r) => !Object.hasOwn(VERBS, r.verb))).toEqual([]);
    const named = routes.map((r) => `${r.method} ${r.path}`);
    expect(new Set(named).size).toBe(named.length);
  });

  it.each(ROLES)('%s: what the role may not do is refused with a clear page, and nothing is written', async (role) => {
    const person = people.get(role) as SignedIn;
    await person.token();
    const before = database();
    for (const route of h.console.routes.filter((r) => !may(role, r.verb))) {
      const response = await send(person, route);
      expect([route.method, route.path, response.status]).toEqual([route.method, route.path, 403]);
      expect(await response.text()).toContain('이 일을 할 권한이 없습니다');
      expect(database(), route.path).toBe(before);
    }
  });

  it.each(ROLES)('%s: what the role may see opens, and looking changes nothing', async (role) => {
    const before = database();
    for (const route of h.console.routes.filter((r) => r.method === 'GET' && may(role, r.verb))) {
      const response = await (people.get(role) as SignedIn).get(pathOf(route));
      expect([200, 303, 404], route.path).toContain(response.status);
      expect(database(), route.path).toBe(before);
    }
  });

  it('nobody: every page leads to sign-in and back to itself, every form ends, nothing is written', async () => {
    const before = database();
    for (const route of h.console.routes) {
      const response = await h.app.request(`${ORIGIN}/console${pathOf(route)}`, { method: route.method });
      if (route.method === 'GET') expect([response.status, response.headers.get('location')]).toEqual([303, `/console/sign-in?next=${encodeURIComponent(`/console${pathOf(route)}`)}`]);
      else expect([route.path, response.status, (await response.text()).includes('로그인이 끝났습니다')]).toEqual([route.path, 403, true]);
    }
    expect(database()).toBe(before);
  });
});

describe('promise-34: every form of the console', () => {
  const posts = () => h.console.routes.filter((r) => r.method === 'POST');
  const cases: readonly [name: string, fields: Record<string, string>, headers: Record<string, string>][] = [
    ['without a token', { token: '' }, {}],
    ['with a token that nobody made', { token: 'a.b.c.d' }, {}],
    ['from another site, by Origin', {}, { origin: 'https://evil.example', 'sec-fetch-site': '' }],
    ['from another site, by Sec-Fetch-Site', {}, { 'sec-fetch-site': 'cross-site' }],
    ['without a token and without a type', { token: '' }, { 'content-type': '' }],
    ['as plain text without a token', { token: '' }, { 'content-type': 'text/plain' }],
  ];

  it.each(cases)('%s: refused, nothing written', async (_name, fields, headers) => {
    const administrator = people.get('administrator') as SignedIn;
    await administrator.token();
    const before = database();
    for (const route of posts()) {
      const response = await administrator.post(pathOf(route), fields, headers);
      expect([route.path, response.status]).toEqual([route.path, 403]);
    }
    expect(database()).toBe(before);
  });

  const foreign: readonly [name: string, token: () => string | Promise<string>][] = [
    ["another person's token", () => (people.get('editor') as SignedIn).token()],
    ['a token of its own, open for twelve hours', () => createTokens(h.core.vault, h.core.random, () => Date.now() - 12 * HOUR).issue(`console/${sessionTokenOf(people.get('administrator') as SignedIn)}`)],
  ];
  it.each(foreign)('with %s: refused, nothing written', async (_name, made) => {
    const token = await made();
    const before = database();
    for (const route of posts()) expect([route.path, (await (people.get('administrator') as SignedIn).post(pathOf(route), { token })).status]).toEqual([route.path, 403]);
    expect(database()).toBe(before);
  });

  it('a page may add to its policy, and to nothing else', () => {
    const policy = headersOf({ 'style-src': "'nonce-x'", 'frame-ancestors': "'self'", 'worker-src': "'self'" })['content-security-policy'];
    expect(policy).toContain("style-src 'self' 'nonce-x'; script-src 'self';");
    expect(policy).toContain("frame-ancestors 'self'; worker-src 'self'");
  });
});
