/** A TV and a phone beside each other, in a real browser: connected by the QR's link, by the digits, by text; a forged sender; letting go. */
import { type ServerType, serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { secretLink } from '../../src/citizens/pairing.js';
import { IDLE, open, secretOf, WHOLE } from '../../src/citizens/sessions.js';
import { pairings } from '../../src/storage/schema.js';
import { type Harness, harness } from '../harness.js';
import { openBrowser } from './browser.js';

const PHONE = '010-1234-5678';
const TV = { viewport: { width: 1280, height: 720 }, locale: 'ko-KR' };

let browser: Browser;
let h: Harness;
let server: ServerType;
let url: string;
let serial = 0;
let sets: BrowserContext[] = [];
let tv: Page;
beforeAll(async () => {
  browser = await openBrowser();
  h = await harness();
  const { port } = await new Promise<AddressInfo>((done) => {
    server = serve({ fetch: h.app.fetch, port: 0, hostname: '127.0.0.1' }, done);
  });
  url = `http://127.0.0.1:${port}`;
  await h.text(PHONE, '가로등이 꺼졌어요');
  await h.text(PHONE, '1');
}, 60_000);
afterAll(async () => {
  await browser?.close();
  server?.close();
  h?.close();
});
beforeEach(async () => {
  tv = await on(TV);
  h.store.raw.prepare('delete from limits').run();
});
afterEach(async () => {
  for (const set of sets) await set.close();
  sets = [];
});

async function on(how: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const context = await browser.newContext(how);
  sets.push(context);
  return context.newPage();
}

/** A phone whose citizen is signed in. */
async function phone(): Promise<Page> {
  const page = await on({ viewport: { width: 390, height: 844 }, locale: 'ko-KR' });
  const id = `test/${++serial}`;
  await h.core.store.atomic([open(h.core, id, { phone: h.core.vault.find('phone', '+821012345678'), screen: 'private', by: 'code', idle: IDLE, whole: WHOLE })]);
  await page.context().addCookies([{ name: 'session-mobile', value: secretOf(h.core, id), url }]);
  return page;
}

/** By the remote control: the start, 1, OK. @returns the digits on the screen */
async function askForCode(page = tv): Promise<string> {
  await page.goto(`${url}/tv/`);
  await page.keyboard.press('1');
  await page.getByRole('button', { name: '휴대전화로 연결하기' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.code').waitFor();
  return ((await page.locator('.code').textContent()) ?? '').replace(/\D/g, '');
}
const approve = async (hand: Page): Promise<void> => {
  await hand.getByText('지금 이 TV 앞에 계십니까?').waitFor();
  await hand.getByRole('button', { name: '연결', exact: true }).click();
  await hand.getByText('TV에 연결했습니다').waitFor();
};
const shown = (page = tv): Promise<void> => page.getByText('가로등 고장').waitFor({ timeout: 10_000 });

describe('connecting', () => {
  it('by the digits, while the TV waits by itself; the blue key lets go', async () => {
    const code = await askForCode();
    expect(code).toMatch(/^\d{9}$/);
    expect(await tv.locator('#left').textContent()).toMatch(/^[23]:\d\d$/);
    const hand = await phone();
    await hand.goto(`${url}/m/pair`);
    await hand.fill('[name=code]', code.replace(/(\d{3})(?=\d)/g, '$1 '));
    await hand.getByRole('button', { name: '다음' }).click();
    await hand.getByText('이름은 가리고, 쓰신 글은 보이지 않습니다').waitFor();
    await tv.getByText('휴대전화에서 연결을 누르십시오').waitFor({ timeout: 10_000 });
    await approve(hand);
    await shown();
    await tv.getByText('010-****-5678').waitFor();
    expect(await tv.textContent('body')).not.toContain('꺼졌어요');
    await tv.evaluate("(() => { const e = new KeyboardEvent('keydown', { key: 'ColorF3Blue', bubbles: true, cancelable: true }); document.body.dispatchEvent(e); })()");
    await tv.getByText('TV 연결을 끊었습니다').waitFor();
    await tv.goto(`${url}/tv/petitions`);
    expect(await tv.textContent('body')).not.toContain('가로등');
  });

  it('by the QR: what a camera reads is the link of PUBLIC_URL, and opening it twice changes nothing', async () => {
    await askForCode();
    const [row] = await h.core.store.db.select().from(pairings).orderBy(pairings.createdAt).then((rows) => rows.slice(-1));
    const link = secretLink(h.core, row ?? { id: '' });
    const { width, height } = (await tv.locator('.qr').boundingBox()) ?? { width: 0, height: 0 };
    expect(width).toBe(height);
    expect(width).toBeGreaterThan(240);
    const hand = await phone();
    for (let i = 0; i < 2; i++) await hand.goto(`${url}/m/pair?tv=${link}`);
    expect(h.store.raw.prepare('select claimed_by from pairings order by created_at desc limit 1').pluck().get()).toBeNull();
    await approve(hand);
    await shown();
  });

  it('by text: the number of the answer is typed on the TV, with its keypad', async () => {
    const code = await askForCode();
    const number = /\d{6}/.exec(await h.text(PHONE, `TV ${code}`))?.[0] ?? '';
    await tv.getByText('문자로 받은 번호를 누르십시오').waitFor({ timeout: 10_000 });
    await tv.keyboard.type(number);
    await tv.keyboard.press('Enter');
    await tv.keyboard.press('Enter');
    await shown();
  });

  it('a forged sender: the TV of whoever forges it asks for a number that only the phone’s owner has', async () => {
    const code = await askForCode();
    const answer = await h.text(PHONE, `tv${code}`); // from the owner's number, sent by somebody else; the answer goes to the owner
    expect(answer).toContain('남에게 알리지');
    const right = /\d{6}/.exec(answer)?.[0];
    await tv.getByText('문자로 받은 번호를 누르십시오').waitFor({ timeout: 10_000 });
    for (let i = 0; i < 5; i++) {
      await tv.fill('[name=number]', String((Number(right) + 1 + i) % 1_000_000).padStart(6, '0'));
      await Promise.all([tv.waitForNavigation(), tv.click('main button, [role=main] button[type=submit]')]);
    }
    await tv.getByText('여러 번 틀려').waitFor();
    expect(await tv.textContent('body')).not.toContain('가로등');
    expect(h.store.raw.prepare("select count(*) from sessions where screen = 'shared' and ended_at is null").pluck().get()).toBe(h.store.raw.prepare("select count(*) from sessions where screen = 'shared' and ended_at is null and seen_at < (select max(created_at) from pairings)").pluck().get());
  });

  it('without script: by the page’s own refresh', async () => {
    const plain = await on({ ...TV, javaScriptEnabled: false });
    await plain.goto(`${url}/tv/petitions`);
    await plain.click('button[type=submit]');
    const code = ((await plain.locator('.code').textContent()) ?? '').replace(/\D/g, '');
    const hand = await phone();
    await hand.goto(`${url}/m/pair`);
    await hand.fill('[name=code]', code);
    await hand.getByRole('button', { name: '다음' }).click();
    await approve(hand);
    await shown(plain);
  });
});

describe('nobody there', () => {
  const connected = async (): Promise<void> => {
    const code = await askForCode();
    const number = /\d{6}/.exec(await h.text(PHONE, `TV ${code}`))?.[0] ?? '';
    await tv.getByText('문자로 받은 번호를 누르십시오').waitFor({ timeout: 10_000 });
    await tv.keyboard.type(number);
    await tv.keyboard.press('Enter');
    await tv.keyboard.press('Enter');
    await shown();
  };

  it('asks 20 s before it forgets; any key answers; without one nothing is left on the screen', async () => {
    await connected();
    await tv.clock.install();
    await tv.reload();
    await tv.clock.fastForward(159_000);
    expect(await tv.locator('.told').count()).toBe(0);
    await tv.clock.fastForward(2_000);
    await tv.getByText('아직 보고 계십니까?').waitFor();
    await tv.keyboard.press('ArrowDown');
    await tv.locator('.told').waitFor({ state: 'detached' });
    await tv.clock.fastForward(159_000);
    expect(await tv.locator('.told').count()).toBe(0);
    await tv.clock.fastForward(2_000);
    await tv.getByText('아직 보고 계십니까?').waitFor();
    await tv.clock.fastForward(20_000);
    await tv.getByText('TV 연결을 끊었습니다').waitFor();
    expect(await tv.textContent('body')).not.toContain('가로등');
  });

  it('a network that is gone for a while is said, and the TV goes on', async () => {
    await askForCode();
    await tv.route('**/tv/pair?watch=1', (route) => route.abort());
    await tv.getByText('인터넷이 끊겼습니다').waitFor({ timeout: 10_000 });
    await tv.unroute('**/tv/pair?watch=1');
    await tv.locator('#lost:empty').waitFor({ state: 'attached', timeout: 10_000 });
    expect(await tv.locator('.code').count()).toBe(1);
  });
});
