/** The officers' desk in a real browser: axe, 200 % zoom, a narrow window, the keyboard alone, no script at all, and what is new while a page is open. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, it, test } from 'vitest';
import { perform } from '../../src/petitions/life/perform.js';
import type { PetitionVerb } from '../../src/petitions/life/table.js';
import { gateway } from '../browser/started.js';
import { addPerson } from '../staff/people.js';
import { receiptIn } from '../receipt-in.js';
import { complaintsOfAxe } from '../browser/axe.js';
import { beside, consoleStand, opened, signedIn, text } from './console-stand.js';

consoleStand();

const ids: Record<'officer' | 'head' | 'administrator', string> = { officer: '', head: '', administrator: '' };
const petitions: Record<string, string> = {};

beforeAll(async () => {
  for (const role of ['officer', 'head', 'administrator'] as const) ids[role] = await addPerson(beside, role, { name: { officer: '김도로', head: '박과장', administrator: '관리자' }[role], ...(role === 'administrator' ? {} : { department: 'roads' }) });
  for (const name of ['new', 'mine', 'asked', 'answered']) petitions[name] = await file();
  for (const name of ['mine', 'asked', 'answered']) await work(petitions[name] ?? '', 'take', {});
  await work(petitions.asked ?? '', 'ask-supplement', { text: '어느 기둥인지 알려 주십시오.', days: 7 });
  await work(petitions.answered ?? '', 'answer', { text: '고쳤습니다.' });
});

let serial = 0;
/** A petition by text, through the running server. @returns its receipt */
async function file(): Promise<string> {
  const from = `+82105000${String(++serial).padStart(4, '0')}`;
  await text(from, `선릉로 ${serial}길 가로등이 꺼졌어요`);
  return receiptIn(await text(from, '1'));
}
const work = (receipt: string, verb: PetitionVerb, input: object) => perform(beside.core, { kind: 'officer', id: ids.officer, name: '김도로', department: 'roads' }, { verb, receipt, version: undefined, input: input as never });

const contextOf = (role: keyof typeof ids, options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> => signedIn(ids[role], options);
const openPage = (context: BrowserContext, path: string): Promise<Page> => opened(context, path.replace(/[A-Z]+/, (name) => petitions[name.toLowerCase()] ?? name));

const PAGES: [name: string, role: keyof typeof ids, path: string][] = [
  ['my list', 'officer', '/petitions'],
  ['my department', 'officer', '/petitions?view=department'],
  ['everything, for an administrator', 'administrator', '/petitions'],
  ['search', 'officer', '/petitions/search'],
  ['a petition to answer', 'officer', '/petitions/MINE'],
  ['a stopped petition', 'officer', '/petitions/ASKED'],
  ['an answered petition', 'head', '/petitions/ANSWERED'],
  ['ready texts', 'administrator', '/ready-texts?verb=answer&category=streetlight'],
  ['a ready text', 'head', '/ready-texts/edit?verb=answer&category=streetlight'],
];

it.each(PAGES)('%s: axe finds nothing, and nothing is cut off at twice the size or in a narrow window', async (_name, role, path) => {
  const context = await contextOf(role);
  const page = await openPage(context, path);
  expect(await complaintsOfAxe(page)).toEqual([]);
  for (const width of [720, 360]) {
    await page.setViewportSize({ width, height: 450 });
    expect(await page.evaluate('document.documentElement.scrollWidth'), `${width}`).toBeLessThanOrEqual(width);
  }
  await context.close();
});

test('in English, with the four devices, axe finds nothing', async () => {
  const context = await contextOf('officer');
  await context.addCookies([{ name: 'console-lang', value: 'en', url: gateway.url }]);
  const page = await openPage(context, '/petitions/MINE');
  await page.locator('#text').fill('Done – 😀');
  await page.getByRole('button', { name: 'Preview on four devices' }).click();
  await page.waitForSelector('.seen');
  expect(await complaintsOfAxe(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 640 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  await context.close();
});

test('by the keyboard alone: from the list to a ready text, sent, and recalled', async () => {
  petitions.keyed = await file();
  await work(petitions.keyed, 'take', {});
  const context = await contextOf('officer');
  const page = await openPage(context, '/petitions');
  const reach = async (found: string): Promise<void> => {
    for (let i = 0; i < 120 && !(await page.evaluate<boolean>(`(${found})(document.activeElement)`)); i++) await page.keyboard.press('Tab');
    expect(await page.evaluate(`getComputedStyle(document.activeElement).outlineStyle`)).toBe('solid');
  };
  await reach(`(e) => e.href?.includes('${petitions.keyed}')`);
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(petitions.keyed));
  await page.waitForSelector('html[data-ready]');
  await reach(`(e) => e.textContent === '수리 완료'`);
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.activeElement.id')).toBe('text');
  expect(await page.locator('#text').inputValue()).toContain('새것으로 바꾸었습니다');
  await reach(`(e) => e.textContent === '답변 보내기'`);
  await page.keyboard.press('Enter');
  await page.waitForURL(/done=petition-sent/);
  await page.waitForSelector('html[data-ready]');
  expect(Number(await page.locator('[data-count]').textContent())).toBeGreaterThan(30);
  await reach(`(e) => e.textContent === '보낸 것 취소'`);
  await page.keyboard.press('Enter');
  await page.waitForURL(/done=petition-recalled/);
  expect(await page.locator('.top .tag').first().textContent()).toBe('처리 중');
  await context.close();
});

test('the meter follows the keys, and a text that is too long asks for a summary', async () => {
  const context = await contextOf('officer');
  const page = await openPage(context, '/petitions/MINE');
  await page.locator('#text').fill('고쳤습니다 😀');
  await page.locator('#panel-meter .swap').waitFor();
  expect(await page.locator('#panel-meter').textContent()).toMatch(/LMS 1건 · \d+바이트.*😀 → □/);
  expect(await page.locator('#summary-field').isVisible()).toBe(false);
  await page.locator('#text').fill('가'.repeat(1001));
  await page.locator('#summary').waitFor();
  await page.locator('#summary').fill('짧은 요약');
  await page.getByText('LMS 1건').waitFor();
  await context.close();
});

test('what is new is said without reloading: typed text, choices and focus stay', async () => {
  const context = await contextOf('head');
  const page = await openPage(context, '/petitions?view=department');
  await page.locator('input[name=pick]').first().check();
  const chosen = await page.locator('input[name=pick]').first().inputValue();
  petitions.fresh = await file();
  await work(petitions.mine ?? '', 'add', { text: '더 적은 말' });
  await page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
  await page.getByText('새 민원 1건, 바뀐 것 1건').waitFor();
  expect(await page.locator(`[data-receipt="${petitions.fresh}"]`).count()).toBe(0);
  await page.getByRole('button', { name: '보기', exact: true }).click();
  await page.locator(`[data-receipt="${petitions.fresh}"]`).waitFor();
  expect(await page.locator(`input[name=pick][value="${chosen}"]`).isChecked()).toBe(true);
  expect(await page.evaluate('document.activeElement.id')).toBe('list');

  const one = await openPage(context, '/petitions/MINE?view=department');
  await one.locator('#text').fill('쓰던 글');
  await work(petitions.mine ?? '', 'add', { text: '또 적은 말' });
  await one.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
  await one.getByText('그사이에 이 민원이 바뀌었습니다').waitFor();
  expect(await one.locator('#text').inputValue()).toBe('쓰던 글');
  await one.getByRole('button', { name: '답변 보내기' }).click();
  await one.getByText('쓰시는 동안 이 민원이 바뀌었습니다').waitFor();
  expect(await one.locator('#text').inputValue()).toBe('쓰던 글');
  await context.close();
});

test('a hidden page asks for nothing', async () => {
  const context = await contextOf('officer');
  const page = await openPage(context, '/petitions');
  let asked = 0;
  page.on('request', (r) => r.url().includes('/changes') && asked++);
  await page.evaluate("Object.defineProperty(document, 'hidden', { value: true, configurable: true }); document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
  await page.evaluate('fetch("/console/account").then((r) => r.text())'); // whatever was to be asked would have been by now
  expect(asked).toBe(0);
  await context.close();
});

test('without script: taken, a ready text, looked at on four devices, kept, sent and recalled', async () => {
  petitions.plain = await file();
  const context = await contextOf('officer', { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${gateway.url}/console/petitions/${petitions.plain}?view=department`);
  await page.getByRole('button', { name: '내가 맡기' }).click();
  await page.getByRole('button', { name: '수리 완료' }).click();
  const ready = await page.locator('#text').inputValue();
  expect(ready).toContain('새것으로');
  await page.getByRole('button', { name: '네 기기로 미리 보기' }).click();
  expect(await page.locator('.bub').textContent()).toContain(ready);
  await page.getByRole('button', { name: '임시 저장' }).click();
  expect(await page.locator('#text').inputValue()).toBe(ready);
  await page.getByRole('button', { name: '답변 보내기' }).click();
  expect(await page.locator('main').textContent()).toContain('60초 안에는 보낸 것을 취소할 수 있습니다');
  await page.getByRole('button', { name: '보낸 것 취소' }).click();
  expect(await page.locator('.top .tag').first().textContent()).toBe('처리 중');
  await context.close();
});
