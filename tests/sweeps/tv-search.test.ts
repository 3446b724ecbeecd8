/** The guide's search on a TV, by arrows and OK alone: from the start to an entry and back, with the Hangul keyboard, on the key codes of three platforms. */
import { expect, it } from 'vitest';
import { browser, gateway, started } from '../browser/started.js';
import { sight } from '../browser/tv-sight.js';
import { PLATFORMS, turnOn, valueIn } from './tv-set.js';

started();

/** Chromium downloads HbbTV's own type; its codes are LG's, and tv-remote.test.ts walks it as XHTML. */
it.each(PLATFORMS.filter((p) => p !== 'hbbtv'))('%s: 대형폐기물, typed, taken back, found, opened, and Back to the start', async (platform) => {
  const { page, context, press, choose } = await turnOn(browser, platform);
  const at = (path: string) => page.waitForURL((to) => to.pathname === path);
  const wrong: string[] = [];
  const look = async (where: string): Promise<void> => void wrong.push(...(await sight(page)).map((w) => `${where}: ${w}`));
  await page.goto(`${gateway.url}/tv/`);
  await look('the start');
  await choose('서류·수수료');
  await at('/tv/guide');
  await look('topics');
  await choose('낱말로 찾기');
  await page.locator('[name=query]').waitFor();
  const words = page.url();
  await look('the field');
  await press('ok');
  await page.locator('.pad').waitFor();
  await look('the keyboard');
  const typed = async (): Promise<string> => ((await page.locator('.pv').textContent()) ?? '').replace(/\|$/, '');
  for (const jamo of 'ㄷㅐㅎㅕㅇㅍㅖㄱㅣㅁㅜㄹ') await choose(jamo);
  expect(await typed()).toBe('대형폐기물');
  for (const [jamo, seen] of [['ㄱ', '대형폐기묽'], ['ㅏ', '대형폐기물가'], ['ㅂ', '대형폐기물갑'], ['ㅅ', '대형폐기물값'], ['ㅣ', '대형폐기물갑시']] as const) {
    await choose(jamo);
    expect(await typed()).toBe(seen);
  }
  const back: string[] = [];
  for (let i = 0; i < 6; i++) {
    await choose('지움');
    back.push(await typed());
  }
  expect(back).toEqual(['대형폐기물갑ㅅ', '대형폐기물갑', '대형폐기물가', '대형폐기물ㄱ', '대형폐기물', '대형폐기무']);
  await choose('ㄹ');
  expect(await typed()).toBe('대형폐기물');
  await press('back'); // takes the keyboard away and nothing else
  await page.locator('.pad').waitFor({ state: 'detached' });
  expect(await valueIn(page, '[name=query]')).toBe('대형폐기물');
  expect(await page.evaluate('document.activeElement.name')).toBe('query');
  await choose('찾기');
  await page.locator('h1', { hasText: '대형폐기물 버리기' }).waitFor();
  await look('what was found');
  await choose('품목별 수수료');
  await page.waitForURL(/[?&]item=/);
  await page.locator('.go a.on').waitFor();
  await look('its fees');
  const way: string[] = [];
  for (let i = 0; i < 8 && new URL(page.url()).pathname !== '/tv/'; i++) {
    const from = page.url() + (await page.title());
    await press('back');
    await expect.poll(() => page.title().then((title) => page.url() + title, () => from), { timeout: 10_000 }).not.toBe(from);
    await page.locator('.on').waitFor();
    way.push(new URL(page.url()).pathname + new URL(page.url()).search);
  }
  expect(way).toContain(new URL(words).pathname + new URL(words).search);
  expect(way.at(-1)).toBe('/tv/');
  expect(wrong).toEqual([]);
  await context.close();
}, 120_000);
