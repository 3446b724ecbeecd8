/** What is refused, before it could be read or after, is said in the language that was asked for: device × outcome × way of asking. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FILINGS_PER_ADDRESS } from '../src/citizens/limits.js';
import { OUTCOMES, type Outcome } from '../src/errors.js';
import { LOCALES, type Locale } from '../src/inquiry.js';
import { type Harness, harness } from './harness.js';
import { formsOf, wordsOf } from './channels/page-reading.js';

const AGENTS = {
  m: 'Mozilla/5.0 (Linux; Android 14; SM-S911N) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36',
  pda: 'Mozilla/4.0 (compatible; MSIE 4.01; Windows CE; PPC; 240x320)',
  tv: 'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/79.0 Safari/537.36 WebAppManager',
};
type Mount = keyof typeof AGENTS;
const MOUNTS = Object.keys(AGENTS) as Mount[];
const titles = Object.fromEntries(LOCALES.map((l) => [l, JSON.parse(readFileSync(`templates/${l}/common.json`, 'utf8'))])) as Record<Locale, Record<string, string>>;

/** An address in a language, and the headers that ask for it. */
type Way = (locale: Locale) => { query: string; headers: Record<string, string> };
const WAYS: Record<string, Way> = {
  'the address': (locale) => ({ query: `?lang=${locale}`, headers: {} }),
  'the cookie': (locale) => ({ query: '', headers: { cookie: `lang=${locale}` } }),
  'the browser': (locale) => ({ query: '', headers: { 'accept-language': `${locale}-XX,${locale};q=0.9,fr;q=0.4` } }),
  'the address before the cookie, and that before the browser': (locale) => ({ query: `?lang=${locale}`, headers: { cookie: `lang=${locale === 'ja' ? 'zh' : 'ja'}`, 'accept-language': 'ko' } }),
};

type Asking = (h: Harness, mount: Mount, query: string, headers: Record<string, string>) => Promise<Response>;
const send = (h: Harness, path: string, init: RequestInit): Promise<Response> => Promise.resolve(h.app.request(`http://127.0.0.1:3000${path}`, init));
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
type Case = [outcome: Outcome, how: string, ask: Asking];
const CASES: Case[] = [
  ['not-found', 'an address below the page', (h, mount, query, headers) => h.get(`/${mount}/nowhere${query}`, headers)],
  ['not-found', 'an address outside every page', (h, _, query, headers) => h.get(`/nowhere${query}`, headers)],
  ['wrong-method', 'PUT', (h, mount, query, headers) => send(h, `/${mount}/petitions/new${query}`, { method: 'PUT', headers, body: 'x' })],
  ['malformed', 'a form of another type', (h, mount, query, headers) => send(h, `/${mount}/petitions/new${query}`, { method: 'POST', headers: { ...headers, 'content-type': 'text/plain' }, body: 'x' })],
  ['malformed', 'a form that asks nothing', (h, mount, query, headers) => h.post(`/${mount}/petitions/new${query}`, { ask: 'nothing' }, headers)],
  ['too-large', 'a declared length', (h, mount, query, headers) => send(h, `/${mount}/petitions/new${query}`, { method: 'POST', headers: { ...headers, ...FORM, 'content-length': '200000' }, body: 'x' })],
  ['too-large', 'counted bytes', (h, mount, query, headers) => h.post(`/${mount}/petitions/new${query}`, { ask: 'file', text: 'x'.repeat(140_000) }, headers)],
  ['stale', 'a token of nobody', (h, mount, query, headers) => h.post(`/${mount}/pair${query}`, { ask: 'pair', token: 'a.b.c.d' }, headers)],
];

let h: Harness;
beforeAll(async () => {
  h = await harness();
});
afterAll(() => h.close());

async function expectIn(locale: Locale, way: string, mount: Mount, [outcome, , ask]: Case): Promise<void> {
  const { query, headers } = (WAYS[way] as Way)(locale);
  const response = await ask(h, mount, query, { 'user-agent': AGENTS[mount], ...headers });
  const body = await response.text();
  expect(response.status).toBe(OUTCOMES[outcome].status);
  expect(body).toContain(`lang="${locale}"`);
  expect(wordsOf(body)).toContain(titles[locale][`error.${outcome}.title`]);
}

describe.each(MOUNTS)('/%s', (mount) => {
  it.each(Object.keys(WAYS))('in the language of %s', async (way) => {
    for (const locale of LOCALES) await expectIn(locale, way, mount, CASES[0] as Case);
  });

  it.each(CASES)('%s: %s', async (...refused) => {
    for (const [i, locale] of LOCALES.entries()) await expectIn(locale, Object.keys(WAYS)[i % 3] ?? '', mount, refused);
  });

  it('a page that asks for nothing is Korean, and an unknown language too', async () => {
    for (const query of ['', '?lang=xx', '?lang=']) expect(await (await h.get(`/${mount}/nowhere${query}`, { 'user-agent': AGENTS[mount] })).text()).toContain('lang="ko"');
  });

  it('the language goes on from a refused page: by a cookie, or by its addresses', async () => {
    const response = await h.get(`/${mount}/nowhere?lang=vi`, { 'user-agent': AGENTS[mount] });
    expect(response.headers.getSetCookie().join()).toContain('lang=vi');
    expect(await response.text()).toContain(`/${mount}/?lang=vi`);
  });
});

const heldUp: Record<Mount, (h: Harness, token: string, i: number, headers: Record<string, string>) => Promise<Response>> = {
  m: (h, token, i, headers) => h.post('/m/petitions/new', { ask: 'file', token, text: `가로등 ${i}`, phone: '010-1234-5678' }, headers),
  pda: (h, token, i, headers) => h.post('/pda/petitions/new', { ask: 'file', token, text: `가로등 ${i}`, phone: '010-1234-5678' }, headers),
  tv: (h, token, _, headers) => h.post('/tv/pair', { ask: 'pair', start: '1', token }, headers),
};

it.each(MOUNTS)('limited: too often from /%s', async (mount) => {
  const page = await (await h.get(mount === 'tv' ? '/tv/pair' : `/${mount}/petitions/new?group=road`)).text();
  const token = formsOf(page).flatMap((f) => f.fields).find(([name]) => name === 'token')?.[1] ?? '';
  const from = { 'x-test-address': `198.51.100.${MOUNTS.indexOf(mount)}` };
  for (let i = 0; i < FILINGS_PER_ADDRESS.max; i++) await heldUp[mount](h, token, i, from);
  for (const locale of LOCALES) {
    const response = await heldUp[mount](h, token, 99, { ...from, cookie: `lang=${locale}` });
    expect(response.status).toBe(429);
    expect(wordsOf(await response.text())).toContain(titles[locale]['error.limited.title']);
  }
});

it('insecure: over plain HTTP, off this machine', async () => {
  const open = await harness({ DEMO: 'off', PUBLIC_URL: 'http://minwon.example.kr' });
  for (const mount of MOUNTS) {
    for (const locale of LOCALES) {
      const response = await open.get(`/${mount}/petitions?lang=${locale}`);
      expect(response.status).toBe(403);
      expect(wordsOf(await response.text())).toContain(titles[locale]['error.insecure.title']);
    }
  }
  open.close();
});

it.each(LOCALES)('a program is refused in %s', async (locale) => {
  const headers = { 'accept-language': `fr, ${locale};q=0.8` };
  for (const [outcome, response] of [
    ['not-found', await send(h, '/json/nowhere', { headers })],
    ['wrong-method', await send(h, '/json/', { headers })],
    ['malformed', await send(h, '/json/', { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: '{' })],
  ] as const) expect(await response.json()).toMatchObject({ outcome, locale, title: titles[locale][`error.${outcome}.title`] });
});

it('a phone that has written too often is told so in its own language', async () => {
  const from = '010-7777-8888';
  await h.text(from, 'tiếng việt');
  let last = '';
  for (let i = 0; i < 31; i++) last = await h.text(from, 'tra cứu');
  expect(last).toContain('Qua nhieu tin');
});
