/** From the start to an entry and on to filing, as people do it: taps on a phone, digits on a remote control. */
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { browser, gateway, started } from './started.js';

started();

const at = async (path: string, viewport: { width: number; height: number }): Promise<Page> => {
  const page = await browser.newPage({ viewport, locale: 'ko-KR' });
  await page.goto(gateway.url + path);
  return page;
};

it('on a phone: topic, entry, every fee, filing with it', async () => {
  const page = await at('/m/', { width: 390, height: 844 });
  await page.getByRole('link', { name: /서류·수수료/ }).first().click();
  await page.getByRole('link', { name: /쓰레기·대형폐기물/ }).click();
  await page.getByRole('link', { name: /대형폐기물 버리기/ }).click();
  await page.getByRole('rowheader', { name: '소파(1인용)' }).waitFor();
  expect(await page.getByRole('row').count()).toBeGreaterThanOrEqual(40);
  expect(await page.locator('a[href^="tel:"]').count()).toBeGreaterThanOrEqual(1);
  expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
  await page.getByRole('link', { name: /이 내용으로 민원 접수/ }).click();
  expect(await page.locator('textarea').first().inputValue()).toContain('대형폐기물 버리기');
  await page.close();
});

it('on a TV, by the digits of the remote control: the fee of a sofa, and the whole entry page by page', async () => {
  const page = await at('/tv/', { width: 1280, height: 720 });
  const press = async (digit: string): Promise<string> => {
    await Promise.all([page.waitForNavigation(), page.keyboard.press(digit)]);
    return page.locator('body').textContent().then((t) => t ?? '');
  };
  await press('3');
  await press('3');
  expect(await press('1')).toContain('소파');
  expect(await press('1')).toContain('3,000원');
  await press('6');
  const texts = [await page.locator('body').textContent().then((t) => t ?? '')];
  while (texts.length < 9 && (await page.locator('[data-digit="8"]:visible').count())) texts.push(await press('8'));
  expect(texts.length).toBeGreaterThan(1);
  expect(texts.join('\n')).toContain('1599-0903');
  for (const column of await page.locator('.col').all()) expect(await column.evaluate((c) => c.scrollHeight - c.clientHeight)).toBeLessThanOrEqual(1);
  expect(await press('7')).toContain('휴대전화');
  await page.close();
});
