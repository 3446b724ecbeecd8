/** Who may follow a petition on which browser: tickets, addresses, limits, and what is kept of it. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MOST_BROWSERS } from '../../src/notices/subscriptions.js';
import { createTickets } from '../../src/tokens.js';
import { type Harness, harness } from '../harness.js';
import { fieldsIn, file, type Phone, poster, ticketIn } from './push-phone.js';
import { browser, VAPID } from './push-reading.js';

const HOUR = 3_600_000;
let h: Harness;
let phone: Phone;
let serial = 0;
beforeAll(async () => {
  h = await harness(VAPID);
});
afterAll(() => h.close());
beforeEach(async () => {
  for (const table of ['subscriptions', 'limits', 'petitions']) h.store.raw.prepare(`delete from ${table}`).run();
  phone = await file(h);
});

const post = poster(() => h);
const subscription = async (endpoint = `https://fcm.googleapis.com/fcm/send/${++serial}`) => {
  const { p256dh, auth } = await browser();
  return { endpoint, expirationTime: null, keys: { p256dh, auth } };
};
const rows = (): { id: string; receipt: string; sealed: string; at: number }[] => h.store.raw.prepare('select * from subscriptions order by at, id').all() as never;
const kept = (): { endpoint: string; p256dh: string; auth: string }[] => rows().map((r) => JSON.parse(h.core.vault.open(r.sealed, `subscriptions/${r.id}`)));

describe('the page', () => {
  it('of a petition that was just filed offers it, hidden until its script finds that this browser can', async () => {
    expect(phone.body).toContain('처리 소식을 이 휴대전화로 알려 드릴까요? (무료)');
    expect(phone.body).toMatch(/<section class="blk" id="follow" hidden /);
    expect(phone.body).toContain(`data-key="${VAPID.VAPID_PUBLIC_KEY}"`);
    expect(phone.body).toMatch(/<script src="\/m\/push\.js\?v=\w+" defer><\/script>/);
  });

  it('allows scripts of its own and nothing else; a page without the offer has no script that asks for it', async () => {
    const csp = async (response: Response): Promise<string> => response.headers.get('content-security-policy') ?? '';
    const plain = await h.get('/m/petitions/new?group=roads');
    expect((await csp(plain)).match(/script-src [^;]*/g)).toEqual(["script-src 'self'"]);
    expect(await plain.text()).not.toContain('/m/push.js');
    const { body } = phone;
    expect(body).not.toMatch(/<script(?![^>]* src=)|\son\w+=/);
    const opened = await h.post('/m/petitions/find', { ...fieldsIn(await (await h.get('/m/petitions/find', { cookie: phone.cookie })).text()), receipt: phone.receipt, lastFour: '5678' }, { cookie: phone.cookie });
    expect(await csp(opened)).toContain("default-src 'none'; style-src 'self'; img-src 'self' blob:; script-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self';");
  });

  it('that receipt and last four digits opened offers it too: an iPhone’s home screen starts there', async () => {
    const { cookie, receipt } = phone;
    const form = fieldsIn(await (await h.get('/m/petitions/find', { cookie })).text());
    const right = await (await h.post('/m/petitions/find', { ...form, receipt, lastFour: '5678' }, { cookie })).text();
    expect(await post('follow', { ticket: ticketIn(right), subscription: await subscription() }, { cookie })).toBe(204);
    const wrong = await (await h.post('/m/petitions/find', { ...form, receipt, lastFour: '0000' }, { cookie })).text();
    expect(wrong).not.toContain('data-ticket');
    expect(await (await h.get(`/m/petitions/${receipt}`, { cookie })).text()).not.toContain('data-ticket');
  });

  it.each(['/pda', '/tv'])('of %s never does', async (mount) => {
    expect((await file(h, { mount, text: '도로가 파였어요', phone: '010-3333-4444' })).body).not.toMatch(/follow|push/);
  });

  it('without keys offers nothing and takes nothing', async () => {
    const off = await harness();
    try {
      const { body, cookie } = await file(off);
      expect(body).not.toMatch(/id="follow"|push\.js|data-key/);
      expect(await poster(() => off)('follow', { ticket: phone.ticket, subscription: await subscription() }, { cookie })).toBe(404);
    } finally {
      off.close();
    }
  });

  it('recorded answers know no receipt of it', async () => {
    await h.flush();
    expect(JSON.stringify(h.store.raw.prepare('select reply from recorded_replies').all())).not.toContain(phone.receipt);
  });

  it.each([
    ['/m/sw.js', 'text/javascript; charset=utf-8', 'no-cache'],
    ['/m/push.js', 'text/javascript; charset=utf-8', 'no-cache'], // kept for a year with its version, as the page asks for it (tests/files)
    ['/m/manifest.webmanifest', 'application/manifest+json; charset=utf-8', 'no-cache'],
  ])('%s is served as %s, %s', async (path, type, cache) => {
    const response = await h.get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('cache-control')).toBe(cache);
    if (path === '/m/sw.js') expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; connect-src 'self'");
  });
});

describe('a ticket', () => {
  it('is of use to its own device, for an hour, as it is', async () => {
    const { cookie, ticket, receipt } = phone;
    const other = (await file(h, { text: '도로가 파였어요', phone: '010-3333-4444' })).cookie;
    const old = createTickets(h.core.vault, () => Date.now() - HOUR).issue(cookie.slice('device='.length), receipt);
    const young = createTickets(h.core.vault, () => Date.now() - HOUR + 60_000).issue(cookie.slice('device='.length), receipt);
    const cases: [string, unknown, string, number][] = [
      ['another device', ticket, other, 403],
      ['no device', ticket, '', 403],
      ['changed', `${ticket.slice(0, -3)}AAA`, cookie, 403],
      ['none', undefined, cookie, 403],
      ['a receipt number', receipt, cookie, 403],
      ['an hour old', old, cookie, 403],
      ['nearly an hour old', young, cookie, 204],
      ['fresh', ticket, cookie, 204],
    ];
    for (const [name, given, sent, status] of cases) expect(await post('follow', { ticket: given, subscription: await subscription() }, sent ? { cookie: sent } : {}), name).toBe(status);
    expect(rows().map((r) => r.receipt)).toEqual([receipt, receipt]);
  });

  it('names nobody: neither receipt nor device can be read from it', () => {
    expect(Buffer.from(phone.ticket.replace(/^k1\./, ''), 'base64url').toString('latin1')).not.toContain(phone.receipt);
  });
});

describe('posting', () => {
  const CASES: [string, Record<string, string>, string | undefined, number][] = [
    ['a form of another site', { 'content-type': 'application/x-www-form-urlencoded' }, undefined, 403],
    ['plain text, which no browser asks about', { 'content-type': 'text/plain' }, undefined, 403],
    ['another site’s script', { 'sec-fetch-site': 'cross-site' }, undefined, 403],
    ['another origin', { 'sec-fetch-site': '', origin: 'https://evil.example' }, undefined, 403],
    ['no JSON', {}, '{', 400],
    ['no object', {}, '"x"', 400],
    ['a megabyte', {}, 'x'.repeat(1_000_000), 413],
  ];
  it.each(CASES)('%s is refused', async (_name, headers, body, status) => {
    const sent = Object.fromEntries(Object.entries({ cookie: phone.cookie, ...headers }).filter(([, v]) => v));
    if (headers['sec-fetch-site'] === '') {
      const response = await h.app.request('http://127.0.0.1:3000/m/push/follow', { method: 'POST', headers: { 'content-type': 'application/json', ...sent }, body: JSON.stringify({ ticket: phone.ticket, subscription: await subscription() }) });
      expect(response.status).toBe(status);
    } else expect(await post('follow', body ?? { ticket: phone.ticket, subscription: await subscription() }, body === undefined || body.length < 1_000 ? sent : { ...sent, 'content-length': String(body.length) })).toBe(status);
    expect(rows()).toEqual([]);
  });

  it('GET does nothing', async () => {
    for (const path of ['follow', 'forget', 'move', 'shown']) {
      const { status, headers } = await h.get(`/m/push/${path}`);
      expect([status, headers.get('allow')], path).toEqual([405, 'POST']);
    }
  });

  it.each([
    ['http://fcm.googleapis.com/x'],
    ['https://127.0.0.1/x'],
    ['https://metadata.google.internal/x'],
  ])('promise-20: %s is no address to push to', async (endpoint) => {
    expect(await post('follow', { ticket: phone.ticket, subscription: await subscription(endpoint) }, { cookie: phone.cookie })).toBe(400);
    expect(rows()).toEqual([]);
  });

  it('30 in ten minutes from one address, whatever they say; showing is not counted', async () => {
    const from = { 'x-test-address': '192.0.2.7', cookie: phone.cookie };
    for (let i = 0; i < 30; i++) expect(await post('forget', { endpoint: `https://fcm.googleapis.com/${i}` }, from)).toBe(204);
    expect(await post('forget', { endpoint: 'x' }, from)).toBe(429);
    expect(await post('follow', { ticket: phone.ticket, subscription: await subscription() }, from)).toBe(429);
    expect(await post('shown', { shown: 'x' }, from)).toBe(400);
    expect(await post('follow', { ticket: phone.ticket, subscription: await subscription() }, { ...from, 'x-test-address': '192.0.2.8' })).toBe(204);
  });
});

describe('what is kept', () => {
  const follow = async (given: unknown, who = phone): Promise<number> => post('follow', { ticket: who.ticket, subscription: given }, { cookie: who.cookie });

  it('the same browser twice is one row, with its newest keys; nothing of it can be read', async () => {
    const first = await subscription();
    const again = await subscription(first.endpoint);
    await follow(first);
    await follow(again);
    expect(kept()).toMatchObject([{ endpoint: first.endpoint, ...again.keys }]);
    const raw = JSON.stringify(rows());
    for (const secret of [first.endpoint, again.keys.p256dh, again.keys.auth, 'fcm.googleapis.com']) expect(raw).not.toContain(secret);
  });

  it(`${MOST_BROWSERS} browsers of one petition; of more the oldest goes`, async () => {
    const all = [];
    for (let i = 0; i <= MOST_BROWSERS; i++) {
      const one = await subscription();
      all.push(one.endpoint);
      await follow(one);
      if (i === MOST_BROWSERS - 1) expect(rows()).toHaveLength(MOST_BROWSERS);
      h.time.now += 1_000;
    }
    expect(kept().map((s) => s.endpoint)).toEqual(all.slice(1));
  });

  it('a newer one stays even when all came in the same instant', async () => {
    for (let i = 0; i < MOST_BROWSERS; i++) await follow(await subscription());
    const last = await subscription();
    await follow(last);
    expect(rows()).toHaveLength(MOST_BROWSERS);
    expect(kept().map((s) => s.endpoint)).toContain(last.endpoint);
  });

  it('switched off on a browser, it is off for every petition of that browser and of no other', async () => {
    const other = await file(h, { text: '도로가 파였어요', cookie: phone.cookie });
    const [mine, theirs] = [await subscription(), await subscription()];
    await follow(mine);
    await follow(mine, other);
    await follow(theirs);
    expect(rows()).toHaveLength(3);
    expect(await post('forget', { endpoint: mine.endpoint })).toBe(204);
    expect(kept().map((s) => s.endpoint)).toEqual([theirs.endpoint]);
  });

  it('a browser that was given a new address moves with all its petitions, once, and only with its secret', async () => {
    const other = await file(h, { text: '도로가 파였어요', cookie: phone.cookie });
    const [old, fresh, thief] = [await subscription(), await subscription(), await subscription()];
    await follow(old);
    await follow(old, other);
    expect(await post('move', { from: { endpoint: old.endpoint, auth: thief.keys.auth }, subscription: thief })).toBe(404);
    expect(await post('move', { from: { endpoint: old.endpoint }, subscription: thief })).toBe(404);
    expect(await post('move', { from: { endpoint: old.endpoint, auth: old.keys.auth }, subscription: await subscription('https://127.0.0.1/') })).toBe(400);
    expect(await post('move', { from: { endpoint: old.endpoint, auth: old.keys.auth }, subscription: fresh })).toBe(204);
    expect(kept().map((s) => s.endpoint)).toEqual([fresh.endpoint, fresh.endpoint]);
    expect(rows().map((r) => r.receipt).sort()).toEqual([phone.receipt, other.receipt].sort());
    expect(await post('move', { from: { endpoint: old.endpoint, auth: old.keys.auth }, subscription: thief })).toBe(404);
  });

  it('new keys at the same address are a move, too', async () => {
    const old = await subscription();
    const fresh = await subscription(old.endpoint);
    await follow(old);
    expect(await post('move', { from: { endpoint: old.endpoint, auth: old.keys.auth }, subscription: fresh })).toBe(204);
    expect(kept()).toMatchObject([{ endpoint: old.endpoint, ...fresh.keys }]);
  });
});
