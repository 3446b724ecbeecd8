/** Going on on the phone, on any engine. */
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { LINK_VALID } from '../../src/citizens/handoff.js';
import { IDLE, open as openSession, secretOf, WHOLE } from '../../src/citizens/sessions.js';
import { textsFor } from '../../src/lab/texts.js';
import { handoffs, sessions } from '../../src/storage/schema.js';
import type { Gateway } from '../../src/wire.js';
import { receiptIn } from '../receipt-in.js';
import { Device, ORIGIN } from './device.js';
import { know, NUMBER } from './sessions-suite.js';

export function handoffSuite(start: () => Promise<Gateway>): void {
  let g: Gateway;
  let serial = 0;
  beforeEach(async () => {
    g = await start();
  });
  const text = async (words: string, from = NUMBER, id = `t${++serial}`): Promise<string> =>
    ((await (await g.app.request(`${ORIGIN}/sms/demo`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id, from, text: words }) })).json()) as { texts: string[] }).texts.join('\n');
  const link = (words: string): string => /https?:\/\/[^\s]*\/go\/[\w-]+/.exec(words)?.[0].replace(ORIGIN, '') ?? '';
  const opened = async (): Promise<number> => (await g.core.store.db.select().from(sessions)).length;
  /** As a browser follows it. */
  const follow = async (device: Device, path: string): Promise<Device> => {
    const first = await g.app.request(ORIGIN + path, { headers: { 'user-agent': 'Mozilla/5.0 (Linux; Android 14; SM-S921N) Mobile' } });
    expect(first.status).toBe(302);
    return device.open(first.headers.get('location') ?? '');
  };

  it('by text on request; the page’s button opens it, and a look does not', async () => {
    const words = await text('링크');
    expect(words).toContain("'조회'라고 보내시면");
    const path = link(words);
    expect(path).toMatch(/^\/go\/[\w-]{32}$/); // 192 bits
    for (let i = 0; i < 5; i++) await follow(new Device(g.app), path); // previews and scanners
    const head = await g.app.request(`${ORIGIN}/m${path}`, { method: 'HEAD' });
    expect([head.status, await opened(), (await g.core.store.db.select().from(handoffs))[0]?.usedAt]).toEqual([200, 0, null]);
    const phone = await follow(new Device(g.app), path);
    expect(phone.title).toBe('휴대전화로 이어 보기');
    expect(phone.words).not.toContain('5678');
    await phone.submit('open');
    expect(phone.title).toBe('내 민원');
    expect((await phone.open('/m/')).words).toContain('010-****-5678로 확인됨');
  });

  it('one use, also when 50 press at once', async () => {
    const path = link(await text('링크'));
    const devices = await Promise.all(Array.from({ length: 50 }, (_, i) => follow(new Device(g.app, { headers: { 'x-test-address': `198.51.100.${i}` } }), path)));
    await Promise.all(devices.map((d) => d.submit('open')));
    expect(devices.filter((d) => d.title === '내 민원')).toHaveLength(1);
    expect(devices.filter((d) => d.title === '쓸 수 없는 링크입니다')).toHaveLength(49);
    expect(await opened()).toBe(1);
  });

  it.each([
    [LINK_VALID - 1, '내 민원'],
    [LINK_VALID, '쓸 수 없는 링크입니다'],
  ])('ten minutes: after %i ms it is %s', async (after, title) => {
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const path = link(await text('링크'));
    vi.setSystemTime(Date.now() + after);
    const phone = await follow(new Device(g.app), path);
    await phone.submit('open');
    expect(phone.title).toBe(title);
  });

  it('a made link, another’s form, and the database’s own row open nothing', async () => {
    const path = link(await text('링크'));
    const [row] = await g.core.store.db.select().from(handoffs);
    expect(JSON.stringify(row)).not.toContain(path.slice(4));
    const d = await new Device(g.app).open(`/m/go/${'A'.repeat(32)}`);
    for (const made of ['A'.repeat(32), row?.id ?? '', '', path.slice(4).toLowerCase()]) {
      await d.open(`/m/go/${'A'.repeat(32)}`);
      await d.submit('open', { link: made });
      expect(d.title, made).toBe('쓸 수 없는 링크입니다');
    }
    expect(await opened()).toBe(0);
    expect((await d.open('/m/go')).title).toBe('쓸 수 없는 링크입니다');
  });

  it('a text that is delivered twice has the same link', async () => {
    const [one, two] = [await text('링크', NUMBER, 'same'), await text('링크', NUMBER, 'same')];
    expect(link(two)).toBe(link(one));
    expect(await g.core.store.db.select().from(handoffs)).toHaveLength(1);
  });

  it('works on a phone without cookies, large or small, and not on a screen that others see', async () => {
    let path = link(await text('링크'));
    const tv = await new Device(g.app).open(`/tv${path}`);
    expect(tv.words).not.toContain('열기');
    const mobile = new Device(g.app, { cookies: false });
    await mobile.open(`/m${path}`);
    await mobile.submit('open');
    expect(mobile.words).toContain('010-****-5678로 확인됨');
    path = link(await text('링크'));
    const pda = new Device(g.app, { cookies: false });
    await pda.open(`/pda${path}`);
    await pda.submit('open');
    expect(pda.words).toContain('010-****-5678로 확인됨');
  });

  it('a paired screen sends it to its phone, once, when a button is pressed', async () => {
    const phone = await know(g);
    await g.core.store.atomic([openSession(g.core, 'tv/1', { phone, screen: 'shared', by: 'paired', idle: IDLE, whole: WHOLE })]);
    const tv = await new Device(g.app).open('/tv/');
    tv.jar.set('session-tv', secretOf(g.core, 'tv/1'));
    const texts = async (): Promise<string[]> => (await textsFor(g.core, NUMBER, 0)).map((t) => t.text);
    await tv.open('/tv/go-on');
    expect(await texts()).toEqual([]);
    const { action, fields } = tv.form('handoff');
    await Promise.all(Array.from({ length: 5 }, () => tv.request(action, fields)));
    expect(await texts()).toHaveLength(1);
    await tv.submit('handoff');
    expect(tv.title).toBe('문자를 보냈습니다');
    expect(tv.page).not.toContain('/go/');
    const handset = await follow(new Device(g.app), link((await texts())[0] ?? ''));
    await handset.submit('open');
    expect(handset.title).toBe('내 민원');
    for (let i = 0; i < 6; i++) {
      await tv.open('/tv/go-on');
      await tv.submit('handoff');
    }
    expect((await texts()).length, 'promise-32: no more texts than codes').toBeLessThanOrEqual(5);
    expect(tv.title).toBe('링크를 보내지 못했습니다');
  });

  it('a screen that knows nobody names the page, by its address and for a camera, and nothing secret', async () => {
    const tv = await new Device(g.app).open('/tv/petitions/123456789018/phone');
    expect(tv.words).toContain('/m/petitions/123456789018');
    expect(tv.page).toContain('role="img" aria-label="QR"');
    expect(await g.core.store.db.select().from(handoffs)).toEqual([]);
  });

  it('a TV leads on to file: by a camera, by an address, by telephone; and says what becomes of the words', async () => {
    const tv = await new Device(g.app).open('/tv/petitions/new');
    expect(tv.page).toContain('role="img" aria-label="QR"');
    for (const said of ['/m/petitions/new', '휴대전화에서 신청해 주십시오', '대표 02-']) expect(tv.words).toContain(said);
    expect(tv.page).toContain('href="/tv/privacy"');
  });

  it('receipt and four digits on a TV offer it too: the words are too private for it', async () => {
    await text('신청 가로등이 꺼졌어요');
    const receipt = receiptIn(await text('1'));
    const tv = await new Device(g.app).open('/tv/petitions/find');
    await tv.submit('check', { receipt, lastFour: '5678' });
    expect(tv.page).toContain(`href="/tv/petitions/${receipt}/phone"`);
    expect((await tv.open(`/tv/petitions/${receipt}/phone`)).words).toContain(`/m/petitions/${receipt}`);
  });

  it('the page that a camera opens asks for its own proof', async () => {
    const phone = await new Device(g.app).open('/m/petitions/123456789018');
    expect(phone.form('check').fields.receipt).toBe('123456789018');
  });

  it('fetched a hundred times by scanners, by every method but a form of ours, it still opens', async () => {
    const path = link(await text('링크'));
    for (let i = 0; i < 25; i++)
      for (const [mount, method] of [['/m', 'GET'], ['/pda', 'GET'], ['/m', 'HEAD'], ['', 'GET']] as const) await g.app.request(`${ORIGIN}${mount}${path}`, { method, headers: { 'x-purpose': 'preview' } });
    const blind = await g.app.request(`${ORIGIN}/m${path}`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `ask=open&link=${path.slice(4)}` }); // without our form's token
    expect([blind.status, await opened()]).toEqual([403, 0]);
    const phone = await follow(new Device(g.app), path);
    await phone.submit('open');
    expect(phone.title).toBe('내 민원');
    await phone.open('/m/sign-out');
    await phone.submit('sign-out');
    await follow(phone, path);
    await phone.submit('open');
    expect(phone.title, 'replayed').toBe('쓸 수 없는 링크입니다');
  });
}
