import { afterEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../src/errors.js';
import { type Harness, harness } from '../harness.js';
import { addPerson, addSession, Browser, enrol, ORIGIN, PASSWORD, signIn, tokenIn } from './people.js';

let h: Harness;
afterEach(() => h?.close());

const HTTPS = { DEMO: 'off', PUBLIC_URL: 'https://minwon.example' };
const TYPED = { username: '<b>나쁜 이름', name: '오래 쓴 글 "따옴표"\n둘째 줄', role: 'reader', department: '' };
const texts = (page: string): string[] => [...page.matchAll(/<textarea id="kept[^>]*>\n([^<]*)</g)].map((m) => m[1] ?? '');

describe('promise-34: the gate of the console', () => {
  it('a stale form gives back what was typed, with a button that sends it again', async () => {
    h = await harness();
    const person = await signIn(h, 'administrator');
    const response = await person.post('/accounts/invite', { ...TYPED, username: 'new.one', token: 'old' });
    const page = await response.text();
    expect(response.status).toBe(403);
    expect(texts(page)).toEqual(['new.one', '오래 쓴 글 &quot;따옴표&quot;\n둘째 줄']);
    expect(page).toContain('다시 보내기');
    expect(h.count('staff_invitations')).toBe(0);
    const again = Object.fromEntries([...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map((m) => [m[1] ?? '', (m[2] ?? '').replaceAll('&quot;', '"')]));
    expect((await person.post('/accounts/invite', { ...again, name: '새 직원' })).status).toBe(200);
    expect(h.count('staff_invitations')).toBe(1);
  });

  it.each([[{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }], [{ origin: 'null', 'sec-fetch-site': '' }], [{ origin: '', 'sec-fetch-site': '' }]])('a form from elsewhere or from who knows where, %j: the text comes back without a button', async (headers) => {
    h = await harness();
    const response = await (await signIn(h, 'administrator')).post('/accounts/invite', { ...TYPED, token: '' }, headers);
    const page = await response.text();
    expect(response.status).toBe(403);
    expect(texts(page)[0]).toBe('&lt;b&gt;나쁜 이름');
    expect(page).not.toContain('다시 보내기');
    expect(page).not.toContain('<b>나쁜');
  });

  it('a session that ended meanwhile gives back what was typed; signed in again, the same form goes through', async () => {
    h = await harness();
    const person = await signIn(h, 'administrator');
    await person.token();
    h.store.raw.exec('delete from staff_sessions');
    const page = await (await person.post('/accounts/invite', { ...TYPED, username: 'new.one', name: '새 직원' })).text();
    expect(page).toContain('로그인이 끝났습니다');
    expect(texts(page)).toEqual(['new.one', '새 직원']);
    expect(page).toContain('다시 보내기');
    expect(h.count('staff_invitations')).toBe(0);
  });

  it('a body of 256 KB passes the door, a byte more does not, declared or in pieces', async () => {
    h = await harness();
    const person = await signIn(h, 'administrator');
    const token = await person.token();
    const body = (bytes: number): string => `token=${token}&username=x&name=`.padEnd(bytes, 'a');
    const pieces = (text: string): ReadableStream => new Blob([text]).stream();
    const send = async (text: string, whole: boolean): Promise<number> =>
      (await h.app.request(`${ORIGIN}/console/accounts/invite`, { method: 'POST', headers: { cookie: person.cookie, origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', ...(whole ? { 'content-length': String(text.length) } : {}) }, body: whole ? text : pieces(text), duplex: 'half' } as RequestInit)).status;
    for (const whole of [true, false]) {
      expect(await send(body(256 * 1024), whole)).toBe(422);
      expect(await send(body(256 * 1024 + 1), whole)).toBe(413);
    }
    expect(h.count('staff_invitations')).toBe(0);
  });

  it('every answer carries a strict policy, and none is kept', async () => {
    h = await harness();
    const person = await signIn(h, 'administrator');
    const paths = ['/account', '/accounts', '/record', '/nowhere'];
    const answers = [...(await Promise.all(paths.map((p) => person.get(p)))), await h.get('/console/sign-in'), await person.post('/account/password', { token: 'x' })];
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
      expect([headers.get('cache-control'), headers.get('x-content-type-options'), headers.get('x-frame-options'), headers.get('referrer-policy')]).toEqual(['no-store', 'nosniff', 'DENY', 'same-origin']);
    }
    for (const path of paths) {
      const page = await (await person.get(path)).text();
      expect(page).not.toMatch(/<script(?![^>]* src=)|<style| style="| on\w+="/);
    }
  });

  it('cookies: __Host-, HttpOnly, Secure over https; nothing of the kind is taken without its prefix', async () => {
    h = await harness(HTTPS);
    const origin = 'https://minwon.example';
    await enrol(h, await addPerson(h, 'editor'));
    const b = await new Browser(h, origin).open('/console/sign-in');
    const response = await h.app.request(`${origin}/console/sign-in`, { method: 'POST', headers: { origin, cookie: `__Host-console-form=${b.jar.get('__Host-console-form')}` }, body: new URLSearchParams({ token: tokenIn(b.page), username: 'editor', password: PASSWORD }) });
    for (const cookie of [...b.headers.getSetCookie(), ...response.headers.getSetCookie()]) expect(cookie).toMatch(/^__Host-[\w-]+=[^;]+;(?=.*HttpOnly)(?=.*Secure)(?=.*SameSite=Lax)(?=.*Path=\/(;|$))(?!.*Domain)/);
    expect(response.headers.getSetCookie().map((c) => c.split('=')[0])).toEqual(['__Host-staff-step']);
    const { cookie } = await addSession(h, await addPerson(h, 'reader'), true);
    expect((await h.get('/console/account', { cookie })).status).toBe(200);
    expect((await h.get('/console/account', { cookie: cookie.replace('__Host-', '') })).status).toBe(303);
  });

  it('over plain http off this machine: a clear page, and nobody can sign in', async () => {
    h = await harness({ DEMO: 'off', HOST: '0.0.0.0', PUBLIC_URL: 'http://minwon.example' });
    await enrol(h, await addPerson(h, 'editor'));
    for (const path of ['/console/', '/console/sign-in', '/console/account', '/console/invitation/x', '/console/nowhere']) {
      const response = await h.get(path);
      expect([path, response.status, (await response.text()).includes('https')]).toEqual([path, 403, true]);
    }
    expect((await h.post('/console/sign-in', { username: 'editor', password: PASSWORD })).status).toBe(403);
    expect(h.count('limits')).toBe(0);
  });

  it.each(['https://evil.example/', '//evil.example/', '/console/../../x', '/console//evil.example', '/\\evil.example', '/console/sign-in?next=x', 'javascript:alert(1)', '/m/'])('signing in leads nowhere else: next=%s', async (next) => {
    h = await harness();
    const person = await signIn(h, 'reader');
    const to = (await person.get(`/sign-in?next=${encodeURIComponent(next)}`)).headers.get('location') ?? '';
    expect(new URL(to, ORIGIN).origin).toBe(ORIGIN);
    expect(to.startsWith('/console/') && !to.startsWith('/console/sign-in')).toBe(true);
  });

  it('HEAD and OPTIONS are sane; a faulty cookie is no fault', async () => {
    h = await harness();
    const person = await signIn(h, 'reader');
    const head = await h.app.request(`${ORIGIN}/console/account`, { method: 'HEAD', headers: { cookie: person.cookie } });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const options = await h.app.request(`${ORIGIN}/console/account`, { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, HEAD, POST']);
    expect((await h.app.request(`${ORIGIN}/console/account`, { method: 'DELETE' })).status).toBe(404);
    for (const cookie of ['staff=', 'staff=%E0%A4%A', 'staff=a.b; staff=c.d', `${person.cookie}x`, `staff=${'x'.repeat(5000)}`]) expect((await h.get('/console/account', { cookie })).status, cookie.slice(0, 30)).toBe(303);
  });

  it('a session ends after 12 hours however busy, and after half an hour without use', async () => {
    h = await harness();
    const person = await signIn(h, 'reader');
    const set = (column: string, ago: number): void => void h.store.raw.prepare(`update staff_sessions set ${column} = ?`).run(Date.now() - ago);
    set('updated_at', 29 * 60_000);
    expect((await person.get('/account')).status).toBe(200);
    set('updated_at', 31 * 60_000);
    expect((await person.get('/account')).status).toBe(303);
    set('updated_at', 0);
    set('expires_at', 1);
    expect((await person.get('/account')).status).toBe(303);
  });

  it('a locked database: a page that says so, at the door and behind it; what was typed comes back', async () => {
    h = await harness();
    const person = await signIn(h, 'administrator');
    const b = await new Browser(h).open('/console/sign-in');
    await person.token();
    h.store.atomic = () => Promise.reject(new Refusal('busy', 'SQLITE_BUSY'));
    await b.submit('/console/sign-in', { username: 'editor', password: PASSWORD });
    expect([b.status, b.title]).toEqual([503, '지금 저장할 수 없습니다']);
    expect(b.page).not.toContain(PASSWORD);
    const response = await person.post('/accounts/invite', { ...TYPED, username: 'new.one' });
    const page = await response.text();
    expect([response.status, texts(page)[0], page.includes('다시 보내기')]).toEqual([503, 'new.one', true]);
  });

  it('a changed role counts with the next request', async () => {
    h = await harness();
    const person = await signIn(h, 'administrator');
    expect((await person.get('/accounts')).status).toBe(200);
    h.store.raw.exec(`update staff set role = 'reader'`);
    expect((await person.get('/accounts')).status).toBe(403);
    h.store.raw.exec(`update staff set role = 'nonsense'`);
    expect((await person.get('/accounts')).status).toBe(403);
  });
});

describe('the console speaks Korean and English', () => {
  it('chosen by a form, kept in a cookie, on every page', async () => {
    h = await harness();
    const b = await new Browser(h).open('/console/sign-in');
    await b.submit('/console/language', { language: 'en', next: '/console/sign-in' });
    expect([b.title, b.page.includes('lang="en"')]).toEqual(['Staff sign-in', true]);
    const person = await signIn(h, 'administrator');
    for (const path of ['/account', '/accounts', '/accounts/invite', '/record', '/nowhere']) {
      const page = await (await person.get(path, { cookie: `${person.cookie}; console-lang=en` })).text();
      const shown = page.replace(/<option[^>]*>[^<]*<\/option>|<button name="language"[^>]*>[^<]*|(administrator|admin) 직원/g, '');
      expect(shown.match(/[가-힣]+/g), path).toBeNull();
    }
  });
});
