/** Satisfaction by one key, in a real browser: a remote control's digit, a PDA's access key, a tap; and consent by a box. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { RECALL } from '../../src/notices/outbox.js';
import { perform } from '../../src/petitions/life/perform.js';
import { petitions } from '../../src/storage/schema.js';
import { TUESDAY } from '../harness.js';
import { receiptIn } from '../receipt-in.js';
import { browser, h, served, url } from './served.js';

const PHONE = '010-1234-5678';
const OFFICER = { kind: 'officer', id: 'kim', name: '김도로', department: 'roads' } as const;

served();

let receipt = '';
let serial = 0;
beforeEach(async () => {
  h.time.now = TUESDAY + serial * 600_000;
  await h.text(PHONE, `가로등이 꺼졌어요 ${++serial}번 기둥`);
  receipt = receiptIn(await h.text(PHONE, '1'));
  await h.core.store.db.update(petitions).set({ department: 'roads' });
  for (const [verb, input] of [['take', {}], ['answer', { text: '고쳤습니다.' }]] as const) await perform(h.core, OFFICER, { verb, receipt, version: undefined, input: input as { text: string } });
  h.time.now += RECALL;
});
const score = (): unknown => h.store.raw.prepare('select score from petitions where receipt = ?').pluck().get(receipt);

/** The petition's page, opened as its citizen would. */
async function opened(mount: string, viewport: { width: number; height: number }, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'ko-KR', javaScriptEnabled });
  const page = await context.newPage();
  await page.goto(`${url}${mount}/petitions/find`);
  await page.fill('[name=receipt]', receipt);
  await page.fill('[name=lastFour]', '5678');
  await page.click('[type=submit]');
  await page.getByText('처리에 만족하십니까?').waitFor();
  return page;
}

describe('a score by one key', () => {
  it.each([
    [1280, 720],
    [1920, 1080],
  ])('a TV of %s×%s: the digit of the remote control, and its arrows and OK', async (width, height) => {
    const page = await opened('/tv', { width, height });
    await page.keyboard.press('4');
    await page.getByText('4점으로 적었습니다').waitFor();
    expect(score()).toBe(4);
    // The arrows reach every button: the focus never gets lost.
    const reached = new Set<string>();
    for (let i = 0; i < 6; i++) {
      reached.add(await page.evaluate<string>("document.activeElement.getAttribute('data-digit') || ''"));
      await page.keyboard.press('ArrowRight');
    }
    expect([...reached].filter(Boolean).sort()).toEqual(['1', '2', '3', '4', '5']);
    await page.keyboard.press('1');
    await page.getByText('1점으로 적었습니다').waitFor();
    expect(score()).toBe(1);
    await page.context().close();
  });

  it('a TV shows the whole page: nothing is cut off, no button under another', async () => {
    const page = await opened('/tv', { width: 1280, height: 720 });
    const boxes = await page.locator('[data-digit]:visible').evaluateAll((all) => all.map((el) => el.getBoundingClientRect()).map(({ left, right, top, bottom }) => ({ left, right, top, bottom })));
    for (const box of boxes) expect(box.right <= 1280 - 64 && box.left >= 64 && box.bottom <= 720 - 36, JSON.stringify(box)).toBe(true);
    expect(await page.evaluate("Array.from(document.querySelectorAll('.col')).map((el) => el.scrollHeight - el.clientHeight)")).toEqual([0, 0]);
    await page.context().close();
  });

  it('a PDA without script: a submit with its access key, whose name tells which it was', async () => {
    const page = await opened('/pda', { width: 240, height: 320 }, false);
    expect(await page.locator('input[type=submit][accesskey]').evaluateAll((all) => all.map((el) => el.getAttribute('accesskey')))).toEqual(['5', '4', '3', '2', '1']);
    await page.click('input[accesskey="3"]');
    await page.getByText('3점으로 적었습니다').waitFor();
    expect(score()).toBe(3);
    await page.context().close();
  });

  it.each([390, 1440])('a tap at %s px; what was chosen is marked, and can be changed', async (width) => {
    const page = await opened('/m', { width, height: 844 });
    await page.getByRole('button', { name: '불만', exact: true }).click();
    await page.getByText('2점으로 적었습니다').waitFor();
    expect(await page.locator('button[aria-pressed=true]').textContent()).toContain('불만');
    expect(await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    await page.getByRole('button', { name: '매우 만족' }).click();
    await page.getByText('5점으로 적었습니다').waitFor();
    expect(score()).toBe(5);
    await page.context().close();
  });
});

describe('consent at filing', () => {
  it.each(['/m', '/pda'])('%s: a box that is empty; ticked, it is in the confirmation and in the row', async (mount) => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'ko-KR' });
    await page.goto(`${url}${mount}/petitions/new?group=etc`);
    expect(await page.locator('input[type=checkbox]').isChecked()).toBe(false);
    await page.fill('[name=text]', `여권 사진 규격이 궁금합니다 ${mount}`);
    await page.fill('[name=phone]', '010-8888-0001');
    await page.getByText('결과를 문자로 받겠습니다').click();
    await page.getByRole('button', { name: '다음' }).click();
    await page.getByText('문자로 받음').waitFor();
    await page.getByRole('button', { name: /^(접수|접수하기)$/ }).click();
    await page.getByText(/\d{4}-\d{4}-\d{4}/).first().waitFor();
    expect(h.store.raw.prepare('select consent from petitions order by rowid desc limit 1').pluck().get()).toBe(1);
    await page.close();
  });
});
