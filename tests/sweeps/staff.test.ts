/** The staff's frame, door and own pages in a real browser: first login, no script, keyboard, axe, narrow and zoomed. */
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { complaintsOfAxe } from '../browser/axe.js';
import { browser, gateway, started } from '../browser/started.js';

let context: BrowserContext;
let page: Page;

started();
beforeAll(async () => {
  context = await browser.newContext({ baseURL: gateway.url, viewport: { width: 1280, height: 900 }, locale: 'ko-KR', javaScriptEnabled: false });
  page = await context.newPage();
});

/** axe needs scripts, the pages do not: each is read again by a page of its own. */
async function faults(path: string, width = 1280): Promise<string[]> {
  const other = await browser.newContext({ baseURL: gateway.url, viewport: { width, height: 800 }, storageState: await context.storageState() });
  try {
    const opened = await other.newPage();
    await opened.goto(path);
    const complaints = await complaintsOfAxe(opened);
    const wide = Number(await opened.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'));
    return [...complaints, ...(wide > 0 ? [`${wide} px too wide`] : [])];
  } finally {
    await other.close();
  }
}
const heading = (): Promise<string | null> => page.locator('h1').textContent();
/** Sends the form that holds the focus, and waits for what comes. */
async function enter(on: Page = page): Promise<void> {
  const loaded = on.waitForEvent('load');
  await on.keyboard.press('Enter');
  await loaded;
}
const number = (): Promise<string> => page.locator('#demo b').textContent().then((text) => text ?? '');

describe('the console in a browser, without a script', () => {
  it('first login: password, second factor, backup codes once, then in', async () => {
    await page.goto('/console/');
    expect(await heading()).toBe('직원 로그인');
    expect(await faults('/console/sign-in')).toEqual([]);
    expect(await faults('/console/sign-in', 360)).toEqual([]);
    await page.fill('#username', gateway.first?.username ?? '');
    await page.fill('#password', 'a wrong password');
    await enter();
    expect(await page.locator('[role=alert]').textContent()).toContain('맞지 않습니다');
    await page.fill('#password', gateway.first?.password ?? '');
    await enter();
    expect(await heading()).toBe('두 번째 확인 설정');
    expect(await faults('/console/second-factor')).toEqual([]);
    expect(await faults('/console/second-factor', 360)).toEqual([]);
    await page.fill('#code', await number());
    await enter();
    expect(await page.locator('ul.code li').count()).toBe(10);
    await page.getByRole('link', { name: '적어 두었습니다' }).click();
    expect(page.url()).toContain('/console/');
    expect(await page.locator('.me b').textContent()).toBe('관리자');
  });

  it('invites a colleague, who takes the link and signs in with a second factor', async () => {
    await page.goto('/console/accounts');
    await page.getByRole('link', { name: '직원 초대' }).click();
    await page.fill('#username', 'Bad Name');
    await page.fill('#name', '박편집');
    await page.getByRole('button', { name: '초대 링크 만들기' }).click();
    expect(await page.locator('#username-error').textContent()).toContain('쓸 수 없는 아이디');
    await page.fill('#username', 'park.edit');
    await page.selectOption('#department', { label: '민원여권과' }).catch(() => page.selectOption('#department', { index: 1 }));
    await page.getByRole('button', { name: '초대 링크 만들기' }).click();
    const link = await page.locator('#link').inputValue();
    expect(await faults(new URL(link).pathname, 360)).toEqual([]);
    const colleague = await browser.newContext({ baseURL: gateway.url, javaScriptEnabled: false });
    const theirs = await colleague.newPage();
    await theirs.goto(new URL(link).pathname);
    for (const field of ['#password', '#again']) await theirs.fill(field, 'plum trees in march');
    await theirs.getByRole('button', { name: '정하기' }).click();
    expect(await theirs.locator('[role=status]').textContent()).toContain('비밀번호를 정했습니다');
    await theirs.fill('#username', 'park.edit');
    await theirs.fill('#password', 'plum trees in march');
    await enter(theirs);
    await theirs.fill('#code', (await theirs.locator('#demo b').textContent()) ?? '');
    await enter(theirs);
    await theirs.goto('/console/accounts');
    expect(await theirs.locator('h1').textContent()).toBe('이 일을 할 권한이 없습니다');
    expect(await theirs.locator('.gnb nav a').allTextContents()).toEqual(['자주 쓰는 글', '문안', '안내', '변경 묶음']);
    await colleague.close();
  });

  it.each(['/console/account', '/console/accounts', '/console/accounts/invite', '/console/record', '/console/nowhere'])('axe finds nothing on %s, wide and at 360 px, where nothing scrolls sideways', async (path) => {
    for (const width of [1280, 360]) expect([width, ...(await faults(path, width))]).toEqual([width]);
  });

  it('by keyboard alone: the first key leads past the masthead, the menu opens, each stop is seen', async () => {
    await page.goto('/console/account');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('본문으로 건너뛰기');
    for (let i = 0; i < 20 && (await page.evaluate('document.activeElement.tagName')) !== 'SUMMARY'; i++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineWidth')).toBe('3px');
    }
    expect(await page.locator(':focus').textContent()).toContain('관리자');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('내 계정');
    await page.keyboard.press('Tab');
    await enter();
    expect(await heading()).toBe('My account');
    await page.locator('.me summary').click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    expect(await page.locator('[role=status]').textContent()).toBe('You have signed out.');
  });
});
