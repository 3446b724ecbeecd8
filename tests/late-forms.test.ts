/** A form that was open too long, or whose device has another cookie by now: nothing is done, nothing typed is lost, and pressing again does it. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HOUR } from '../src/core.js';
import { LOCALES } from '../src/inquiry.js';
import { createTokens } from '../src/tokens.js';
import { formsOf, wordsOf } from './channels/page-reading.js';
import { type Harness, harness } from './harness.js';
import { receiptIn } from './receipt-in.js';

const TEXT = '학동로 12 앞 가로등이 꺼졌어요 <b>&';
const TYPED = { text: TEXT, place: '논현1동 1번 출구', name: '홍길동', phone: '010-1234-5678', byText: '1' };
let h: Harness;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] }); // a form's age is real time, not petition time
  h = await harness();
});
afterEach(() => {
  h.close();
  vi.useRealTimers();
});
const later = (ms: number): unknown => vi.setSystemTime(Date.now() + ms);

type Fields = Record<string, string>;
const fieldsOf = (page: string, ask: string): Fields => Object.fromEntries(formsOf(page).find((f) => f.fields.some(([n, v]) => n === 'ask' && v === ask))?.fields ?? []);
const path = (mount: string, locale: string): string => `/${mount}/petitions/new?group=road&lang=${locale}`;
const cookies = (response: Response): string => response.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');

async function opened(mount: string, locale = 'ko'): Promise<{ fields: Fields; cookie: string }> {
  const response = await h.get(path(mount, locale));
  return { fields: fieldsOf(await response.text(), 'file'), cookie: cookies(response) };
}

describe.each(['m', 'pda'])('/%s', (mount) => {
  it.each(LOCALES)('a filing comes back filled, says what to do, and is filed when it is sent again (%s)', async (locale) => {
    const { fields, cookie } = await opened(mount, locale);
    later(12 * HOUR);
    const late = await h.post(path(mount, locale), { ...fields, ...TYPED }, { cookie });
    const page = await late.text();
    expect(late.status).toBe(403);
    expect(page).toContain(`lang="${locale}"`);
    const again = fieldsOf(page, 'file');
    expect(again).toMatchObject({ ...TYPED, group: 'road' });
    expect(wordsOf(page)).toMatch({ ko: /다시 눌러/, en: /press again/, zh: /再按一次/, ja: /もう一度押して/, vi: /bấm một lần nữa/ }[locale]);
    expect(h.count('petitions')).toBe(0);

    const confirm = await h.post(path(mount, locale), again, { cookie });
    expect(confirm.status).toBe(200);
    const last = fieldsOf(await confirm.text(), 'file');
    later(13 * HOUR); // the confirmation is left open, too
    const twice = fieldsOf(await (await h.post(path(mount, locale), last, { cookie })).text(), 'file');
    expect(twice).toMatchObject(TYPED);
    expect(twice).not.toHaveProperty('confirmed');
    const done = await h.post(path(mount, locale), fieldsOf(await (await h.post(path(mount, locale), twice, { cookie })).text(), 'file'), { cookie });
    expect(done.status).toBe(200);
    expect(h.count('petitions')).toBe(1);
  });

  it.each([
    ['a moment before', 12 * HOUR - 1, 200],
    ['at its last moment', 12 * HOUR, 403],
    ['a week later', 7 * 24 * HOUR, 403],
  ])('%s', async (_, after, status) => {
    const { fields, cookie } = await opened(mount);
    later(after);
    expect((await h.post(path(mount, 'ko'), { ...fields, ...TYPED }, { cookie })).status).toBe(status);
  });

  it('a device with another cookie gets its words back, too', async () => {
    const { fields } = await opened(mount);
    const page = await (await h.post(path(mount, 'ko'), { ...fields, ...TYPED }, { cookie: 'device=another-browser-of-the-same-phone' })).text();
    expect(fieldsOf(page, 'file')).toMatchObject(TYPED);
  });

  it.each([
    ['a token of nobody', { token: 'a.b.c.d' }, {}],
    ['no token', { token: '' }, {}],
    ['a page of somebody else', {}, { 'sec-fetch-site': 'cross-site' }],
  ])('%s gets nothing back: who wrote it is not known', async (_, changed, headers) => {
    const { fields, cookie } = await opened(mount);
    const response = await h.post(path(mount, 'ko'), { ...fields, ...TYPED, ...changed }, { cookie, ...headers });
    const page = await response.text();
    expect(response.status).toBe(403);
    expect(page).not.toContain('홍길동');
    expect(formsOf(page).flatMap((f) => f.fields).some(([, value]) => value === TEXT)).toBe(false);
  });

  it('a number that is looked for is asked for its four digits again, which stand nowhere', async () => {
    await h.text('010-1234-5678', '가로등이 꺼졌어요');
    const receipt = receiptIn(await h.text('010-1234-5678', '1'));
    const { fields, cookie } = await opened(mount);
    later(12 * HOUR);
    const page = await (await h.post(`/${mount}/petitions/${receipt}`, { ask: 'check', receipt, lastFour: '5678', token: fields.token ?? '' }, { cookie })).text();
    const again = fieldsOf(page, 'check');
    expect(again.receipt).toBe(receipt);
    expect(again.lastFour).toBe('');
    expect(wordsOf(await (await h.post(`/${mount}/petitions/${receipt}`, { ...again, lastFour: '5678' }, { cookie })).text())).toContain('처리 중');
  });
});

it('a TV is told to press again, and pairs then', async () => {
  const response = await h.get('/tv/pair');
  const cookie = cookies(response);
  const fields = fieldsOf(await response.text(), 'pair');
  later(12 * HOUR);
  const late = await h.post('/tv/pair', { ...fields, start: '1' }, { cookie });
  const page = await late.text();
  expect(late.status).toBe(403);
  expect(wordsOf(page)).toContain('다시 눌러');
  expect(h.count('pairings')).toBe(0);
  expect((await h.post('/tv/pair', { ...fieldsOf(page, 'pair'), start: '1' }, { cookie })).status).toBe(200);
  expect(h.count('pairings')).toBe(1);
});

/** What every table holds, but that somebody tried. */
const database = (): Map<string, string> => {
  const tables = h.store.raw.prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'limits'`).pluck().all() as string[];
  return new Map(tables.map((t) => [t, JSON.stringify(h.store.raw.prepare(`select * from ${t}`).all())]));
};
const changedSince = (before: Map<string, string>): string[] => [...database()].filter(([t, rows]) => before.get(t) !== rows).map(([t]) => t);
function parts(fields: Fields): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return body;
}
const CONFIRMED = { ...TYPED, ask: 'file', group: 'road', category: 'streetlight', confirmed: '1' };
const SENT: readonly [how: string, path: string, fields: Fields, ways: 'plain' | 'parts'][] = [
  ['mobile', path('m', 'ko'), CONFIRMED, 'plain'],
  ['mobile, in parts', path('m', 'ko'), CONFIRMED, 'parts'],
  ['PDA', path('pda', 'ko'), CONFIRMED, 'plain'],
  ['TV', '/tv/pair', { ask: 'pair', start: '1' }, 'plain'],
];
it.each(SENT)('promise-34: %s: a late token and a stranger’s change nothing, a good one does', async (_how, to, fields, way) => {
  const [mine, other, token] = ['my-own-cookie-of-a-device', 'the-cookie-of-another-one', createTokens(h.core.vault, h.core.random, h.core.real)];
  const old = createTokens(h.core.vault, h.core.random, () => Date.now() - 12 * HOUR);
  const send = async (made: string): Promise<number> => {
    const all = { ...fields, token: made };
    const init = way === 'plain' ? { body: new URLSearchParams(all) } : { body: parts(all) };
    return (await h.app.request(`http://127.0.0.1:3000${to}`, { method: 'POST', headers: { cookie: `device=${mine}` }, ...init })).status;
  };
  const before = database();
  for (const made of [old.issue(mine), token.issue(other), old.issue(other), 'a.b.c.d', '']) expect(await send(made), made).toBe(403);
  expect(changedSince(before)).toEqual([]);
  expect(await send(token.issue(mine))).toBe(200);
  expect(changedSince(before)).toContain(fields.ask === 'file' ? 'petitions' : 'pairings');
});
