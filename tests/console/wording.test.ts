/** The wording rooms by requests, on a whole gateway: find, save, refuse, publish; what devices say afterwards. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Harness, harness } from '../harness.js';
import { type SignedIn, signIn } from '../staff/people.js';

let h: Harness;
let kim: SignedIn;
let lee: SignedIn;
beforeEach(async () => {
  h = await harness();
  kim = await signIn(h, 'editor', { username: 'kim', name: '김편집' });
  lee = await signIn(h, 'approver', { username: 'lee', name: '이승인' });
});
afterEach(() => h.close());

const plain = (page: string): string =>
  page
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
const read = async (response: Response | Promise<Response>): Promise<string> => plain(await (await response).text());
const page = async (path: string): Promise<string> => read(h.get(path));
const NEW = { set: 'new', title: '겨울 말씨', reason: '더 짧게' };

interface Text {
  key: string;
  body: string;
  locale?: string;
  device?: string;
}

/** Saves texts into one set. @returns the set's id */
async function saved(texts: Text[], more: Record<string, string> = {}): Promise<string> {
  let set = '';
  for (const { key, body, locale = 'ko', device = 'common' } of texts) {
    const response = await kim.post(`/templates/${key}/save`, { locale, device, body, revision: '0', ...(set ? { set } : { ...NEW, ...more }) });
    expect(response.status, await response.clone().text()).toBe(303);
    set = new URL(response.headers.get('location') ?? '', 'http://x').searchParams.get('set') ?? '';
  }
  return set;
}
const versionOf = (set: string): string => String(h.store.raw.prepare('select version from change_sets where id = ?').pluck().get(set));
async function published(texts: Text[], more: Record<string, string> = {}): Promise<string> {
  const set = await saved(texts, more);
  expect((await kim.post(`/change-sets/${set}/submit`, { version: versionOf(set) })).headers.get('location')).toContain('done=submitted');
  expect((await lee.post(`/change-sets/${set}/approve`, { version: versionOf(set), note: '' })).headers.get('location')).toMatch(/done=(published|scheduled)/);
  return set;
}

describe('finding a text', () => {
  const keys = async (query: string): Promise<string[]> => [...(await (await kim.get(`/templates?${query}`)).text()).matchAll(/<code>([\w.-]+)<\/code>/g)].map((m) => m[1] ?? '');
  it.each([
    ['q=도움말', ['help.title'], []],
    ['q=HELP.TITLE', ['help.title'], ['help.text']],
    ['q=접수번호 숫자', ['mistyped.short'], ['help.title']],
    ['q=How to use&language=en', [], []],
    ['device=tv', ['petition.call', 'fact.department.with-officer'], ['help.title']],
    ['q=없는말없는말', [], ['help.title']],
    ['q=%3Cscript%3E', [], ['help.title']],
    ['only=missing', [], ['help.title']],
    ['only=stale', [], ['help.title']],
    ['page=999', ['plain'], []],
    ['page=-1', ['announcement'], []],
    ['only=nonsense&device=nonsense&language=nonsense', [], []],
  ])('%s', async (query, there, missing) => {
    const found = await keys(query);
    for (const key of there) expect(found).toContain(key);
    for (const key of missing) expect(found).not.toContain(key);
  });

  it('by draft, by what has changed since a day, and by translations that are stale until somebody looks', async () => {
    const set = await saved([{ key: 'help.title', body: '도움이 필요하십니까' }]);
    expect(await keys('only=draft')).toEqual(['help.title']);
    expect(await keys('only=changed')).toEqual([]);
    await kim.post(`/change-sets/${set}/submit`, { version: versionOf(set) });
    await lee.post(`/change-sets/${set}/approve`, { version: versionOf(set) });
    expect(await keys('only=draft')).toEqual([]);
    expect(await keys('only=changed')).toEqual(['help.title']);
    expect(await keys('only=changed&since=2026-11-24')).toEqual(['help.title']);
    expect(await keys('only=changed&since=2026-11-25')).toEqual([]);
    expect(await keys('only=stale')).toEqual(['help.title']);
    expect(await keys('only=stale&language=ko')).toEqual([]);
    await published([{ key: 'help.title', locale: 'en', body: 'Help' }]); // looked at, and still right
    expect(await keys('only=stale&language=en')).toEqual([]);
    expect(await keys('only=stale&language=ja')).toEqual(['help.title']);
    await published([{ key: 'help.title', locale: 'zh', body: '帮助' }, { key: 'help.title', locale: 'ja', body: '使い方' }, { key: 'help.title', locale: 'vi', body: 'Trợ giúp' }]);
    expect(await keys('only=stale')).toEqual([]);
  });
});

describe('saving', () => {
  it('refuses what would break with place and reason, keeps the text, and writes nothing', async () => {
    const body = '처리 중. {{due}}까지 답변드리겠습니다. 문의는 {{department}} {{phone}} 으로 부탁드립니다.';
    const response = await kim.post('/templates/status.received.short/save', { ...NEW, locale: 'ko', device: 'common', body, revision: '0' });
    expect(response.status).toBe(422);
    const said = await response.text();
    expect(plain(said)).toMatch(/문자: \d+바이트 넘음\(\d+\/90바이트\)/);
    expect(said).toContain(body);
    expect([h.count('change_sets'), h.count('changes'), h.count('actions')]).toEqual([0, 0, 0]);
  });

  it.each([
    ['no such text', '/templates/no.such/save', { locale: 'ko', device: 'common', body: 'x' }, 303],
    ['a key of the prototype', '/templates/__proto__/save', { locale: 'ko', device: 'common', body: 'x' }, 303],
    ['no such set', '/templates/help.title/save', { set: 'nobody', locale: 'ko', device: 'common', body: '도움' }, 409],
    ['no title', '/templates/help.title/save', { ...NEW, title: '', locale: 'ko', device: 'common', body: '도움' }, 422],
    ['a reason of 301 characters', '/templates/help.title/save', { ...NEW, reason: '가'.repeat(301), locale: 'ko', device: 'common', body: '도움' }, 422],
    ['a time that is none', '/templates/help.title/save', { ...NEW, publishAt: 'tomorrow', locale: 'ko', device: 'common', body: '도움' }, 422],
    ['an end before the beginning', '/templates/help.title/save', { ...NEW, publishAt: '2026-12-02T10:00', endAt: '2026-12-02T10:00', locale: 'ko', device: 'common', body: '도움' }, 422],
    ['half a character', '/templates/help.title/save', { ...NEW, locale: 'ko', device: 'common', body: '도움\u0000' }, 422],
    ['2,001 characters', '/templates/help.text/save', { ...NEW, locale: 'ko', device: 'common', body: `{{phone}}${'가'.repeat(1_992)}` }, 422],
    ['300,000 bytes', '/templates/help.text/save', { ...NEW, locale: 'ko', device: 'common', body: 'x'.repeat(300_000) }, 413],
  ])('%s: a clear page, nothing written', async (_what, path, fields, status) => {
    const response = await kim.post(path, { revision: '0', ...(fields as Record<string, string>) });
    expect(response.status).toBe(status);
    expect(await read(response)).not.toContain('undefined');
    expect([h.count('change_sets'), h.count('changes')]).toEqual([0, 0]);
  });

  it('takes a text with the line ends of a browser, in one Unicode form', async () => {
    await saved([{ key: 'help.text', body: '첫 줄\r\n둘째 줄 {{phone}}'.normalize('NFD') }]);
    expect(h.store.raw.prepare('select body from changes').pluck().get()).toBe('첫 줄\n둘째 줄 {{phone}}');
  });

  it('gives a device its own text, and takes it away again', async () => {
    await published([{ key: 'help.title', device: 'tv', body: 'TV 도움말' }]);
    expect(await page('/tv/help?lang=ko')).toContain('TV 도움말');
    expect(await page('/m/help?lang=ko')).not.toContain('TV 도움말');
    const response = await kim.post('/templates/help.title/save', { ...NEW, locale: 'ko', device: 'tv', body: 'TV 도움말', none: 'yes', revision: '0' });
    const set = new URL(response.headers.get('location') ?? '', 'http://x').searchParams.get('set') ?? '';
    await kim.post(`/change-sets/${set}/submit`, { version: versionOf(set) });
    await lee.post(`/change-sets/${set}/approve`, { version: versionOf(set) });
    expect(await page('/tv/help?lang=ko')).not.toContain('TV 도움말');
  });

  it('previews as JSON what it would save, and writes nothing', async () => {
    const response = await kim.post('/templates/help.title/preview', { locale: 'ko', device: 'common', body: '<b>도움</b> {{x}}' });
    const answer = (await response.json()) as { panels: Record<string, string>; frames: Record<string, string>; problems: { from: number; to: number; text: string }[] };
    expect(answer.problems.map((p) => p.from)).toContain(10);
    expect(answer.frames.mobile).toContain('&lt;b&gt;도움');
    expect(answer.frames.mobile).not.toContain('<script');
    expect(h.count('change_sets') + h.count('changes') + h.count('actions')).toBe(0);
  });
});

describe('previews', () => {
  it('answer whatever is typed: half syntax, other people’s variables, characters that nothing carries', async () => {
    const unit = fc.constantFrom('{', '}', '{{', '}}', 'phone', ', 을/를', '$t(', '__proto__', '<', '>', '"', '가', ' ', '\n', '\u0000', '\ud800', '😀', 'constructor', 'x'.repeat(50));
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 40 }), fc.constantFrom('help.text', 'nav.start', 'announcement', 'menu.mine', 'confirm.short'), fc.constantFrom('common', 'sms', 'tv', 'json'), async (typed, key, device) => {
        const response = await kim.post(`/templates/${key}/preview`, { locale: 'ko', device, body: typed.join(''), values: 'longest' });
        expect(response.status).toBe(200);
        expect(Object.keys(((await response.json()) as { frames: object }).frames)).toEqual(['pda', 'mobile', 'tv']);
      }),
      { numRuns: 40 },
    );
  });
});

describe('menus, the dated line, a closed channel', () => {
  const order = (places: Record<string, string>): Record<string, string> => Object.fromEntries(Object.entries(places).map(([entry, place]) => [`place-${entry}`, place]));
  async function laidOut(device: string, fields: Record<string, string>): Promise<void> {
    const response = await kim.post('/menus/save', { ...NEW, device, layout: 'own', channel: 'on', ...fields });
    expect(response.status, await response.clone().text()).toBe(303);
    const set = /change-sets\/([^?]+)/.exec(response.headers.get('location') ?? '')?.[1] ?? '';
    await kim.post(`/change-sets/${set}/submit`, { version: versionOf(set) });
    await lee.post(`/change-sets/${set}/approve`, { version: versionOf(set) });
  }

  it('a device shows its own entries in its own order; the digits stay', async () => {
    await laidOut('tv', order({ phone: '1', mine: '2' }));
    const tv = await page('/tv/?lang=ko');
    expect(tv).not.toContain('민원 신청');
    expect(tv.indexOf('7 전화')).toBeGreaterThan(0);
    expect(tv.indexOf('7 전화')).toBeLessThan(tv.indexOf('1 내 민원'));
    expect(await page('/m/?lang=ko')).toContain('민원 신청');
    await laidOut('common', order({ file: '1', mine: '2', phone: '3' }));
    expect(await h.text('010-1111-2222', '메뉴')).toMatch(/2 민원 신청 1 내 민원 7 전화/);
    expect(await h.text('010-1111-2222', '2')).toContain('무슨 일입니까');
    expect(await page('/tv/?lang=ko')).not.toContain('민원 신청'); // its own layout stands
  });

  it('an empty menu is refused, and nothing is written', async () => {
    const response = await kim.post('/menus/save', { ...NEW, device: 'common', layout: 'own', channel: 'on' });
    expect(response.status).toBe(422);
    expect(h.count('change_sets')).toBe(0);
  });

  it('a dated line joins messages where it fits, from its first minute to its last', async () => {
    const line = '25일 휴무';
    await published([{ key: 'announcement', body: line }, { key: 'announcement', locale: 'en', body: 'Closed on 25th' }], { publishAt: '2026-11-24T15:00', endAt: '2026-11-26T00:00' });
    const at = async (time: string): Promise<string> => {
      h.time.now = Date.parse(`${time}+09:00`);
      await h.refresh();
      return page('/m/?lang=ko');
    };
    expect(await at('2026-11-24T14:59:59')).not.toContain(line);
    expect(await at('2026-11-24T15:00:00')).toContain(line);
    expect(await page('/pda/?lang=ko')).toContain(line);
    expect(await page('/tv/?lang=en')).toContain('Closed on 25th');
    const answers = [await h.text('010-1111-3333', '언어'), await h.text('010-1111-3333', '선릉로 12길 가로등이 꺼졌어요')];
    expect(answers[0]).toContain(line);
    expect(answers[1]).not.toContain(line); // no room in one SMS: the answer goes before
    expect(await at('2026-11-25T23:59:59')).toContain(line);
    expect(await at('2026-11-26T00:00:00')).not.toContain(line);
    expect(h.store.raw.prepare("select state from change_sets").pluck().all()).toEqual(['ended']);
  });

  it('a closed channel answers with its words and the numbers to call, and files nothing', async () => {
    await laidOut('sms', { ...order({ mine: '1' }), channel: 'off' });
    const answer = await h.text('010-1111-4444', '선릉로 12길 가로등이 꺼졌어요');
    expect(answer).toContain('문자로 받지 않습니다');
    expect(answer).toContain('119');
    expect(h.count('messages') + h.count('petitions')).toBe(0);
    expect((await h.get('/m/?lang=ko')).status).toBe(200);
    await laidOut('mobile', { ...order({ mine: '1' }), channel: 'off' });
    const closed = await h.get('/m/?lang=ko');
    expect(closed.status).toBe(503);
    expect(await read(closed)).toContain('지금 쉽니다');
    const kannel = await h.get('/sms/kannel?token=kannel-token-of-the-tests&id=1&from=%2B821011112222&to=120&text=%EB%A9%94%EB%89%B4');
    expect([kannel.status, await kannel.text()]).toEqual([200, expect.stringContaining('받지 않습니다')]);
  });
});

describe('what was said with which words', () => {
  it('pages name the edition in a header, stored messages keep it', async () => {
    const versions = async (): Promise<(string | null)[]> => {
      const json = await h.app.request('http://127.0.0.1:3000/json/', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ kind: 'menu' }) });
      return [...(await Promise.all(['/m/', '/pda/', '/tv/'].map((p) => h.get(p)))), json].map((r) => r.headers.get('wording-version'));
    };
    expect(await versions()).toEqual(['0', '0', '0', '0']);
    await h.text('010-1111-5555', '메뉴');
    await published([{ key: 'help.title', body: '도움' }]);
    expect(await versions()).toEqual(['1', '1', '1', '1']);
    await h.text('010-1111-5555', '메뉴');
    expect(h.store.raw.prepare('select edition from messages order by seq').pluck().all()).toEqual([0, 1]);
  });

  it('every version is kept with who and why; one click back for who decides, a request for who writes', async () => {
    await published([{ key: 'help.title', body: '하나' }]);
    await published([{ key: 'help.title', body: '둘' }]);
    const history = await read(kim.get('/templates/help.title/versions?device=common&locale=ko'));
    expect(history).toMatch(/2 .*이승인.*더 짧게.*1 .*처음 문안/);
    const asked = await kim.post('/templates/help.title/restore', { device: 'common', locale: 'ko', edition: '1' });
    expect(asked.headers.get('location')).toContain('done=submitted');
    expect(await page('/m/help?lang=ko')).toContain('둘');
    await lee.post('/templates/help.title/restore', { device: 'common', locale: 'ko', edition: '1' });
    expect(await page('/m/help?lang=ko')).toContain('하나');
    await lee.post('/templates/help.title/restore', { device: 'common', locale: 'ko', edition: '0' });
    expect(await page('/m/help?lang=ko')).toContain('도움말');
    for (const edition of ['99', '-1', 'x', '']) expect((await lee.post('/templates/help.title/restore', { device: 'common', locale: 'ko', edition })).status, edition).toBeGreaterThanOrEqual(303);
    expect(await page('/m/help?lang=ko')).toContain('도움말');
  });
});
