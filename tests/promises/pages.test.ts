/** Pages: forms that nobody else can send, bodies that cannot grow, a strict policy, cookies that stay where they belong. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { start } from '../../src/node.js';
import { createTokens } from '../../src/tokens.js';
import { type Harness, harness } from '../harness.js';
import { receiptIn } from '../receipt-in.js';
import { deviceCookie, type Form, form, forms, links, tokenless } from './support/pages.js';
import { folder, raw, statusOf } from './support/server.js';

const MOUNTS = ['/m', '/pda', '/tv'] as const;
const ORIGIN = 'http://127.0.0.1:3000';
const TABLES = ['petitions', 'petition_events', 'personal', 'messages', 'phones', 'codes', 'limits'];
const rows = (h: Harness): string => TABLES.map((t) => h.count(t)).join();
const open = async (environment: Record<string, string> = {}): Promise<Harness> => {
  const h = await harness(environment);
  onTestFinished(() => h.close());
  return h;
};
const FILING = { text: '가로등이 꺼졌어요', place: '학동로 426', name: '홍길동', phone: '010-1234-5678' };

interface Shown {
  path: string;
  response: Response;
  page: string;
}

/** Every page that a visitor can reach by links, and what its forms answer. */
async function crawl(h: Harness, mount: string): Promise<Shown[]> {
  const shown: Shown[] = [];
  const waiting = [`${mount}/`];
  const known = new Set(waiting);
  const look = (path: string, response: Response, page: string): void => {
    shown.push({ path, response, page });
    for (const link of links(page)) {
      const { pathname, search, origin } = new URL(link, new URL(path.replace('POST ', ''), ORIGIN));
      const next = pathname + search.replace(/[?&](lang|type)=\w+/g, '');
      if (origin !== ORIGIN || !pathname.startsWith(`${mount}/`) || /\.(css|js|png|svg|webmanifest)$/.test(pathname) || known.has(next)) continue;
      known.add(next);
      waiting.push(next);
    }
  };
  for (let path = waiting.shift(); path !== undefined && shown.length < 300; path = waiting.shift()) {
    const response = await h.get(path);
    const page = await response.text();
    look(path, response, page);
    for (const { action, fields } of forms(page)) {
      const typed = { ...fields, ...(fields.ask === 'file' ? FILING : { receipt: fields.receipt || '000000000000', lastFour: '9999' }) };
      const answer = await h.post(action, typed, { 'x-test-address': `198.51.100.${shown.length}` });
      look(`POST ${action}`, answer, await answer.text());
    }
  }
  return shown;
}

describe.each(MOUNTS)('every page under %s', (mount) => {
  let h: Harness;
  let all: Shown[];
  beforeAll(async () => {
    h = await harness();
    all = await crawl(h, mount);
  });
  afterAll(() => h.close());

  it('promise-34: the crawl reaches the menu, the filing, the look-up and the departments', () => {
    const paths = all.map((s) => s.path);
    for (const path of ['/', '/petitions', '/petitions/new', '/departments', '/language', '/phone']) expect(paths).toContain(mount + path);
    expect(all.filter((s) => s.path.startsWith('POST')).length).toBeGreaterThan(mount === '/tv' ? 0 : 3);
    expect(all.every((s) => s.response.status < 500)).toBe(true);
  });

  it('promise-34: every form is a POST to our own path and has a token', () => {
    const found = all.flatMap((s) => forms(s.page));
    expect(found.length).toBeGreaterThan(0);
    for (const { action, method, fields } of found) {
      expect(method).toBe('post');
      expect(action.startsWith(`${mount}/`), action).toBe(true);
      expect(fields.token).toMatch(/^[\w-]{16,}\.\w+\.[\w-]+\.[\w-]{20,}$/);
    }
    const tokens = all.flatMap((s) => [...new Set(forms(s.page).map((f) => f.fields.token))]);
    expect(new Set(tokens).size, 'each page has its own').toBe(tokens.length);
  });

  it('promise-34: strict policy on every page, nothing inline, nothing from elsewhere', () => {
    for (const { path, response, page } of all) {
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy, path).toContain("default-src 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).toContain("frame-ancestors 'self'"); // DEMO is on here: the lab
      expect(policy).not.toMatch(/unsafe|\*|http:|https:|data:/);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(response.headers.get('referrer-policy')).toMatch(/^(same-origin|no-referrer)$/);
      expect(page).not.toMatch(/<[^>]+\s(?:on\w+|style)\s*=/i);
      expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/i);
      expect(page).not.toMatch(/<(?:script|link|img|iframe)[^>]+(?:src|href)="(?:https?:)?\/\//i);
      if (/<style/i.test(page)) expect(policy).toMatch(/style-src [^;]*'sha256-/);
    }
  });
});

describe('who may send a form', () => {
  interface Ready {
    h: Harness;
    action: string;
    fields: Record<string, string>;
    cookie: string;
  }
  /** A confirmation that files a petition when it is taken. */
  async function ready(): Promise<Ready> {
    const h = await open();
    const first = await h.get('/m/petitions/new?group=road');
    const cookie = deviceCookie(first);
    const asked = form(await first.text());
    const confirm = form(await (await h.post(asked.action, { ...asked.fields, ...FILING }, { cookie })).text());
    return { h, ...confirm, cookie };
  }
  const tampered = (token: string, part: number): string => token.split('.').map((p, i) => (i === part ? `${p.slice(0, -1)}${p.endsWith('A') ? 'B' : 'A'}` : p)).join('.');
  type Changed = { fields?: Record<string, string>; headers?: Record<string, string>; body?: string; untyped?: true; path?: string };
  const send = ({ h, action, fields, cookie }: Ready, changed: Changed): Promise<Response> => {
    const headers: Record<string, string> = { cookie, 'content-type': 'application/x-www-form-urlencoded', ...changed.headers };
    if (changed.untyped) delete headers['content-type'];
    const body = new TextEncoder().encode(changed.body ?? new URLSearchParams({ ...fields, ...changed.fields }).toString()); // bytes: no type is added
    return Promise.resolve(h.app.request(ORIGIN + (changed.path ?? action), { method: 'POST', headers, body }));
  };

  const REFUSED: [string, (r: Ready) => Changed | Promise<Changed>][] = [
    ['no token', ({ fields: { token: _left, ...fields } }) => ({ body: new URLSearchParams(fields).toString() })],
    ['an empty token', () => ({ fields: { token: '' } })],
    ['a made-up token', () => ({ fields: { token: 'a.b.c.d' } })],
    ['a token in the address', ({ fields: { token = '', ...fields }, action }) => ({ body: new URLSearchParams(fields).toString(), path: `${action}?token=${encodeURIComponent(token)}` })],
    ['a token with another nonce', ({ fields }) => ({ fields: { token: tampered(fields.token ?? '', 0) } })],
    ['a token that lives longer', ({ fields }) => ({ fields: { token: tampered(fields.token ?? '', 1) } })],
    ['a token for another device', ({ fields }) => ({ fields: { token: tampered(fields.token ?? '', 2) } })],
    ["another device's token", async ({ h }) => ({ fields: { token: form(await (await h.get('/m/petitions/new?group=road')).text()).fields.token ?? '' } })],
    ["another device's cookie", async ({ h }) => ({ headers: { cookie: deviceCookie(await h.get('/m/')) } })],
    ['a foreign Origin', () => ({ headers: { origin: 'https://evil.example' } })],
    ['an Origin like ours', () => ({ headers: { origin: 'http://127.0.0.1.evil.example:3000' } })],
    ['our host, another port', () => ({ headers: { origin: 'http://127.0.0.1:3001' } })],
    ['Origin: null', () => ({ headers: { origin: 'null' } })],
    ['Sec-Fetch-Site: cross-site', () => ({ headers: { 'sec-fetch-site': 'cross-site' } })],
    ['Sec-Fetch-Site: same-site', () => ({ headers: { 'sec-fetch-site': 'same-site' } })],
    ['Sec-Fetch-Site: cross-site with our Origin', () => ({ headers: { 'sec-fetch-site': 'cross-site', origin: ORIGIN } })],
    ['no Content-Type and no token', ({ fields: { token: _left, ...fields } }) => ({ untyped: true, body: new URLSearchParams(fields).toString() })],
    ['no Content-Type and a foreign Origin', () => ({ untyped: true, headers: { origin: 'https://evil.example' } })],
    ['text/plain', () => ({ headers: { 'content-type': 'text/plain' } })],
    ['multipart without a token', ({ fields: { token: _left, ...fields } }) => ({ headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: Object.entries(fields).map(([k, v]) => `--x\r\nContent-Disposition: form-data; name="${k}"\r\n\r\n${v}\r\n`).join('') + '--x--\r\n' })],
    ['JSON', ({ fields }) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) })],
  ];
  it.each(REFUSED)('promise-34: refused, and nothing written: %s', async (_name, change) => {
    const r = await ready();
    const changed = await change(r);
    const before = rows(r.h);
    const response = await send(r, changed);
    expect([400, 403]).toContain(response.status);
    expect(rows(r.h)).toBe(before);
  });

  it.each<[string, (r: Ready) => Changed]>([
    ['as a new browser sends it', () => ({ headers: { origin: ORIGIN, 'sec-fetch-site': 'same-origin' } })],
    ['as an old browser sends it, without Origin', () => ({})],
    ['as an old set sends it, without Content-Type', () => ({ untyped: true })],
    ['from a device without cookies', () => ({ headers: { cookie: '' } })],
    ['by another name of this machine', () => ({ headers: { origin: 'http://localhost:3000' } })],
  ])('promise-34: taken: %s', async (_name, change) => {
    const r = await ready();
    const response = await send(r, change(r));
    expect(response.status).toBe(200);
    expect(receiptIn(await response.text())).toMatch(/^\d{12}$/);
    expect(r.h.count('petitions')).toBe(1);
  });

  it('promise-34: a token of twelve hours ago is too old', async () => {
    const clock = vi.spyOn(Date, 'now');
    onTestFinished(() => clock.mockRestore());
    const real = Math.round(performance.timeOrigin + performance.now());
    clock.mockReturnValue(real);
    const r = await ready();
    const before = r.h.count('petitions');
    clock.mockReturnValue(real + 12 * 3_600_000 + 1_000);
    expect((await send(r, {})).status).toBe(403);
    expect(r.h.count('petitions')).toBe(before);
    clock.mockReturnValue(real + 11 * 3_600_000);
    expect((await send(r, {})).status).toBe(200);
  });

  it('promise-34: the same form sent twice counts once, at once or later, and answers the same', async () => {
    const r = await ready();
    const pages = await Promise.all(Array.from({ length: 10 }, async () => tokenless(await (await send(r, {})).text())));
    pages.push(tokenless(await (await send(r, {})).text()));
    expect(new Set(pages).size).toBe(1);
    expect(r.h.count('petitions')).toBe(1);
    expect((await send(r, { fields: { text: '보도가 파였어요' } })).status).toBe(200);
    expect(r.h.count('petitions'), 'changed and sent again it is another').toBe(2);
  });

  it('promise-34: the same words in a new form are answered, not called our fault', async () => {
    const r = await ready();
    expect((await send(r, {})).status).toBe(200);
    const asked = form(await (await r.h.get('/m/petitions/new?group=road', { cookie: r.cookie })).text());
    const confirm = form(await (await r.h.post(asked.action, { ...asked.fields, ...FILING }, { cookie: r.cookie })).text());
    expect((await r.h.post(confirm.action, confirm.fields, { cookie: r.cookie })).status).toBeLessThan(500);
  });

  it('promise-34: a JSON call counts by its type, which no form can send', async () => {
    const h = await open();
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', '']) {
      const body = new TextEncoder().encode(JSON.stringify({ kind: 'file', ...FILING, confirmed: true }));
      const response = await h.app.request(`${ORIGIN}/json/`, { method: 'POST', headers: type ? { 'content-type': type } : {}, body });
      expect(response.status, type).toBe(400);
    }
    expect(h.count('petitions')).toBe(0);
  });
});

describe('frames, cookies, plain HTTP', () => {
  it('promise-34: DEMO off: nobody frames a page, and there is no lab', async () => {
    const h = await open({ DEMO: 'off', PUBLIC_URL: 'https://gw.example.org' });
    for (const path of ['/m/', '/pda/', '/tv/', '/m/petitions/new?group=road', '/nowhere']) {
      const { headers } = await h.get(path);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('x-frame-options')).toBe('DENY');
    }
    expect((await h.get('/lab')).status).toBe(404);
    expect((await h.get('/lab/')).status).toBe(404);
    expect((await h.app.request('https://gw.example.org/sms/demo', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"id":"a","from":"+821012345678","text":"x"}' })).status).toBe(404);
  });

  it('promise-34: DEMO on: the lab has a strict policy too, and is framed by nobody', async () => {
    const h = await open();
    const response = await h.get('/lab', { accept: 'text/html' });
    const lab = response.status >= 300 && response.status < 400 ? await h.get(new URL(response.headers.get('location') ?? '', `${ORIGIN}/lab`).pathname) : response;
    const policy = lab.headers.get('content-security-policy') ?? '';
    expect(lab.status).toBe(200);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/frame-ancestors '(none|self)'/);
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  it.each(MOUNTS)('promise-34: %s over https: the cookie is __Host-, Secure, HttpOnly, SameSite', async (mount) => {
    const h = await open({ DEMO: 'off', PUBLIC_URL: 'https://gw.example.org' });
    const cookies = (await h.get(`${mount}/language?to=en`)).headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; Secure(;|$)/);
      expect(cookie).toMatch(/; HttpOnly(;|$)/);
      expect(cookie).toMatch(/; SameSite=(Lax|Strict)(;|$)/);
      expect(cookie).toMatch(/; Path=\/(;|$)/);
      expect(cookie).not.toMatch(/domain=/i);
    }
    expect(cookies.find((c) => /device=/.test(c))).toMatch(/^__Host-device=[\w-]{22}; /);
  });

  it('promise-34: over http on this machine: HttpOnly and SameSite all the same', async () => {
    const h = await open();
    for (const cookie of (await h.get('/m/language?to=en')).headers.getSetCookie()) expect(cookie).toMatch(/; SameSite=Lax; HttpOnly/);
  });

  it('promise-34: a cookie that was sent is never sent back', async () => {
    const h = await open();
    const evil = 'device=x"; Domain=evil.example; lang=<script>';
    const response = await h.get('/m/', { cookie: evil });
    expect(response.headers.getSetCookie().join()).not.toMatch(/evil|script/);
    expect(await response.text()).not.toMatch(/evil\.example/);
  });

  it('promise-34: over plain HTTP off loopback only public pages', async () => {
    const h = await open({ DEMO: 'off', PUBLIC_URL: 'http://gw.example.org' });
    const get = async (path: string): Promise<{ status: number; forms: Form[] }> => {
      const response = await h.get(path);
      return { status: response.status, forms: forms(await response.text()) };
    };
    for (const mount of MOUNTS) for (const path of ['/', '/departments', '/help', '/phone']) expect((await get(mount + path)).status, mount + path).toBe(200);
    for (const mount of ['/m', '/pda']) for (const path of ['/petitions', '/petitions/find', '/petitions/new?group=road']) expect((await get(mount + path)).forms, `${mount}${path} asks for nothing personal`).toEqual([]);
    // A token of our own making: plain HTTP is the only reason left to refuse.
    const tokens = createTokens(h.core.vault, h.core.random, h.core.real);
    const response = await h.post('/m/petitions/new', { ask: 'file', token: tokens.issue('device-of-the-test'), ...FILING, confirmed: '1' });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(h.count('petitions')).toBe(0);
  });

  it.each(MOUNTS)('promise-03: no page of %s shows or links a made-up Host', async (mount) => {
    const h = await open();
    for (const path of ['/', '/petitions', '/petitions/new', '/petitions/new?group=road', '/nowhere']) {
      const response = await h.app.request(`http://evil.example.net${mount}${path}`, { headers: { 'x-forwarded-host': 'evil.example.net', 'x-forwarded-proto': 'https' } });
      expect(await response.text(), path).not.toContain('evil.example');
      expect(JSON.stringify([...response.headers])).not.toContain('evil.example');
    }
  });
});

describe('bodies', () => {
  const LIMIT = 128 * 1024;
  const padded = (size: number, start = ''): string => start + 'a'.repeat(size - start.length);

  it('promise-34: 128 KB is read, one byte more is not, on every channel', async () => {
    const h = await open();
    const before = rows(h);
    for (const [path, type] of [['/m/petitions/new', 'application/x-www-form-urlencoded'], ['/pda/petitions/new', 'application/x-www-form-urlencoded'], ['/tv/petitions', 'application/x-www-form-urlencoded'], ['/json/', 'application/json'], ['/sms/demo', 'application/json'], ['/sms/twilio', 'application/x-www-form-urlencoded']] as const) {
      const sent = async (size: number): Promise<number> => (await h.app.request(ORIGIN + path, { method: 'POST', headers: { 'content-type': type }, body: padded(size, 'ask=file&text=') })).status;
      expect(await sent(LIMIT), path).not.toBe(413);
      expect(await sent(LIMIT + 1), path).toBe(413);
    }
    expect(rows(h)).toBe(before);
  });

  /** A request in chunks of `size`, `count` of them. */
  const chunked = (path: string, type: string, head: string, count: number, size: number, more = ''): string =>
    `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ${type}\r\nTransfer-Encoding: chunked\r\n${more}Connection: close\r\n\r\n${head.length.toString(16)}\r\n${head}\r\n${`${size.toString(16)}\r\n${'a'.repeat(size)}\r\n`.repeat(count)}0\r\n\r\n`;

  it('promise-34: over a socket: chunks that grow too large, two lengths at once, and no row of any of them', async () => {
    const file = join(folder(), 'a.db');
    const gateway = await start({ PORT: '0', DATABASE_PATH: file }, { quiet: true });
    onTestFinished(() => gateway.stop());
    const database = new Database(file, { readonly: true });
    onTestFinished(() => void database.close());
    const count = (): unknown => TABLES.map((t) => database.prepare(`select count(*) from ${t}`).pluck().get());
    const before = count();
    for (const [path, type, head] of [['/sms/demo', 'application/json', 'x'], ['/json/', 'application/json', '{"kind":"file","text":"'], ['/m/petitions/new', 'application/x-www-form-urlencoded', 'ask=file&text='], ['/sms/nowhere', 'text/plain', 'x']] as const) {
      const answer = await raw(gateway.port, chunked(path, type, head, 40, 8 * 1024));
      expect(path === '/sms/nowhere' ? [404, 413] : [413], `${path}: ${answer.slice(0, 200)}`).toContain(statusOf(answer)); // what nobody reads may be refused either way
    }
    expect(count()).toEqual(before);
    const small = await raw(gateway.port, chunked('/sms/demo', 'application/json', '{"id":"ok","from":"+821012345678","text":"', 1, 10).replace('0\r\n\r\n', '2\r\n"}\r\n0\r\n\r\n'));
    expect(statusOf(small), 'small chunks are read').toBe(200);
    expect(count(), 'and no more than that').not.toEqual(before);
    const after = count();
    for (const more of ['Content-Length: 10\r\n', `Content-Length: ${200 * 1024}\r\n`]) {
      const answer = await raw(gateway.port, chunked('/sms/demo', 'application/json', '{', 40, 8 * 1024, more));
      expect([400, 413], more + answer.slice(0, 100)).toContain(statusOf(answer));
      const tiny = await raw(gateway.port, `POST /sms/demo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${more}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n`);
      expect([400, 413]).toContain(statusOf(tiny));
    }
    for (const lengths of ['Content-Length: 5\r\nContent-Length: 6\r\n', 'Content-Length: -1\r\n', 'Content-Length: 1e3\r\n', 'Transfer-Encoding: gzip\r\n', 'Transfer-Encoding: chunked, identity\r\n']) {
      expect([400, 413, 501], lengths).toContain(statusOf(await raw(gateway.port, `POST /sms/demo HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${lengths}Connection: close\r\n\r\nhello`)));
    }
    expect(count()).toEqual(after);
    expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200);
  });
});
