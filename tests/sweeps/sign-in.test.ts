/** Who is asking, on a mobile page of 390 px in a real browser: codes, wrong ones, too many; one's own list; by receipt; leaving here and everywhere; nothing personal behind the Back button. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { IDLE } from '../../src/citizens/sessions.js';
import { DAY } from '../../src/core.js';
import { browser, h, served, url } from '../browser/served.js';
import { lastCode, wrong } from '../citizens/codes-suite.js';
import { TUESDAY } from '../harness.js';
import { serving } from '../loopback.js';
import { receiptIn } from '../receipt-in.js';

const PHONE = '010-1234-5678';
const HAND = { viewport: { width: 390, height: 844 }, locale: 'ko-KR', hasTouch: true, isMobile: true };

/** The same for a browser that takes no cookies. */
let crumbless: string;
let stop: () => Promise<void>;
let receipt: string;
let older: string;
let contexts: BrowserContext[] = [];
let page: Page;

served();
beforeAll(async () => {
  ({ url: crumbless, stop } = await serving(async (request) => {
    const headers = new Headers(request.headers);
    headers.delete('cookie');
    const response = await h.app.fetch(new Request(request, { headers }));
    const kept = new Headers(response.headers);
    kept.delete('set-cookie');
    return new Response(response.body, { status: response.status, headers: kept });
  }));
  h.time.now = TUESDAY - 200 * DAY;
  await h.text(PHONE, '신청 오래전 보도블록이 깨졌어요');
  older = receiptIn(await h.text(PHONE, '1'));
  h.time.now = TUESDAY;
  await h.text(PHONE, '신청 가로등이 꺼졌어요');
  receipt = receiptIn(await h.text(PHONE, '1'));
});
afterAll(() => stop?.());
beforeEach(async () => {
  h.store.raw.prepare('delete from limits').run();
  page = await on();
});
afterEach(async () => {
  for (const c of contexts) await c.close();
  contexts = [];
});

async function on(): Promise<Page> {
  const context = await browser.newContext(HAND);
  contexts.push(context);
  return context.newPage();
}
const title = async (of = page): Promise<string> => (await of.locator('h1').textContent()) ?? '';
const words = async (of = page): Promise<string> => (await of.locator('body').textContent()) ?? '';
const send = (of: Page, button: string): Promise<void> => of.getByRole('main').getByRole('button', { name: button, exact: true }).click();
async function ask(of = page, phone = PHONE, at = url): Promise<string> {
  await of.goto(`${at}/m/sign-in`);
  await of.getByLabel(/휴대전화|전화번호/).fill(phone);
  await send(of, '인증번호 받기');
  expect(await title(of)).toBe('인증번호를 적어 주십시오');
  return lastCode(h, phone);
}
async function type(code: string, of = page): Promise<void> {
  await of.getByLabel(/인증번호 6자리/).fill(code);
  await send(of, '확인');
}
async function enter(of = page): Promise<void> {
  await type(await ask(of), of);
  expect(await title(of)).toBe('내 민원');
}

describe('signing in on a phone', () => {
  it('the code can be filled in by the phone itself; the list is of 180 days, an older one opens by its number', async () => {
    const code = await ask();
    const field = page.locator('input[autocomplete="one-time-code"]');
    expect(await Promise.all(['inputmode', 'name', 'type'].map((a) => field.getAttribute(a)))).toEqual(['numeric', 'code', 'text']);
    expect(page.url()).not.toContain(code);
    await type(code);
    const seen = await words();
    expect(seen).toContain('가로등');
    expect(seen).not.toContain('보도블록');
    expect(seen).toContain('010-****-5678로 확인됨');
    await page.goto(`${url}/m/petitions/${older}`);
    expect(await words()).toContain('오래전 보도블록이 깨졌어요');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
  });

  it('a wrong one, one with spaces, one of somebody else, a used one and an old one: a sentence each, and the field again or a new code', async () => {
    const code = await ask();
    await type(wrong(code));
    expect(await words()).toContain('4번 더');
    const stranger = await on();
    const theirs = await ask(stranger, '010-9999-8888');
    await type(theirs);
    expect(await words()).toContain('3번 더');
    await type(`${code.slice(0, 3)} ${code.slice(3)}`);
    expect(await title()).toBe('내 민원');
    await page.goBack();
    await page.goto(`${url}/m/sign-out`);
    await send(page, '이 기기에서 나가기');
    const again = await ask();
    h.store.raw.prepare('update code_requests set expires_at = ?').run(Date.now());
    await type(again);
    expect(await words()).toContain('더 쓸 수 없습니다');
    await page.getByLabel(/휴대전화|전화번호/).fill(PHONE);
    await send(page, '인증번호 받기');
    await type(await lastCode(h));
    expect(await title()).toBe('내 민원');
  });

  it('five wrong ones end it; too many codes say when to come again, and what goes without', async () => {
    const code = await ask();
    for (let n = 1; n <= 5; n++) await type(wrong(code, n));
    expect(await words()).toContain('더 쓸 수 없습니다');
    for (let n = 0; n < 4; n++) await ask();
    await page.goto(`${url}/m/sign-in`);
    await page.getByLabel(/휴대전화|전화번호/).fill(PHONE);
    await send(page, '인증번호 받기');
    expect(await words()).toContain('한 시간 뒤에');
    await page.getByRole('link', { name: /번호로 찾기/ }).first().click();
    await page.getByLabel(/접수번호/).fill(receipt);
    await page.getByLabel(/네 자리/).fill('5678');
    await send(page, '찾기');
    expect(await words()).toContain('도로관리과');
    expect(await words()).not.toContain('가로등이 꺼졌어요');
  });

  it('leaving here: Back shows nothing personal; leaving everywhere: the other browser has lost it with its next page', async () => {
    await enter();
    const other = await on();
    await enter(other);
    await page.goto(`${url}/m/petitions/${receipt}`);
    expect(await words()).toContain('가로등이 꺼졌어요');
    const response = await page.reload();
    expect(response?.headers()['cache-control']).toBe('no-store');
    await page.goto(`${url}/m/sign-out`);
    await send(page, '이 기기에서 나가기');
    expect(await title()).toBe('나갔습니다');
    for (let n = 0; n < 4; n++) {
      await page.goBack().catch(() => undefined);
      expect(await words()).not.toMatch(/가로등이 꺼졌어요|5678로 확인됨/);
    }
    await other.reload();
    expect(await words(other)).toContain('5678로 확인됨');
    await enter();
    await page.goto(`${url}/m/sign-out`);
    await send(page, '모든 기기에서 나가기');
    await other.goto(`${url}/m/petitions/${receipt}`);
    expect(await words(other)).not.toMatch(/가로등이 꺼졌어요|5678로 확인됨/);
  });

  it('what was typed when the session ran out comes back after the code', async () => {
    await enter();
    await page.goto(`${url}/m/petitions/${receipt}/add`);
    await page.locator('textarea').fill('밤에 무섭습니다');
    h.store.raw.prepare('update sessions set seen_at = ?').run(Date.now() - IDLE);
    await page.getByRole('main').locator('form:has(textarea) button[type=submit]').click();
    expect(await words()).toContain('그대로 두었습니다');
    await page.getByLabel(/휴대전화|전화번호/).fill(PHONE);
    await send(page, '인증번호 받기');
    await type(await lastCode(h));
    expect(await page.locator('textarea').inputValue()).toBe('밤에 무섭습니다');
    await page.getByRole('main').locator('form:has(textarea) button[type=submit]').click();
    expect(await title()).toBe('덧붙였습니다');
  });

  it('without cookies the same pages walk by their buttons, and look the same', async () => {
    const bare = await on();
    await bare.goto(`${crumbless}/m/`);
    await type(await ask(bare, PHONE, crumbless), bare);
    expect(await title(bare)).toBe('내 민원');
    await bare.getByRole('button', { name: /가로등/ }).click();
    expect(await words(bare)).toContain('가로등이 꺼졌어요');
    await bare.getByRole('button', { name: /처음/ }).click();
    expect(await words(bare)).toContain('010-****-5678로 확인됨');
    const box = await bare.locator('.tasks .as').first().boundingBox();
    expect(box?.width, 'as wide as the card of a link').toBeGreaterThan(100);
    expect(await bare.evaluate("getComputedStyle(document.querySelector('.tasks .as')).textAlign")).toBe('left');
  });
});
