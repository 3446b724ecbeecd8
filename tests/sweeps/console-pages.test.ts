/** Every page of the wording rooms in a real browser: axe, 200 % zoom, a narrow window, the keyboard alone, and no script at all. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, it, test } from 'vitest';
import { LOCALES } from '../../src/inquiry.js';
import { createSet, saveChanges } from '../../src/publishing/draft.js';
import { openLive } from '../../src/publishing/live.js';
import type { Press } from '../../src/publishing/press.js';
import { templates } from '../../templates/index.js';
import { gateway } from '../browser/started.js';
import { addPerson } from '../staff/people.js';
import { complaintsOfAxe } from '../browser/axe.js';
import { beside, consoleStand, opened, signedIn, store } from './console-stand.js';

consoleStand();

let set: string;

beforeAll(async () => {
  const press: Press = { store, live: await openLive(store, beside.core.district, templates, beside.core.now), files: templates, now: beside.core.now, real: beside.core.real, random: beside.core.random, check: () => [] };
  const actor = { id: 'somebody', address: '' };
  set = await createSet(press, actor, { title: '겨울 말씨', reason: '더 짧게', publishAt: null, endAt: null });
  await saveChanges(press, actor, set, [
    { locale: 'ko', device: 'common', key: 'help.title', body: '도움이 필요하십니까', revision: 0 },
    { locale: 'layout', device: 'tv', key: 'menu', body: 'mine phone', revision: 0 },
  ]);
});

let people = 0;
const contextOf = async (role: 'editor' | 'administrator' | 'approver' | 'reader', options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext> => signedIn(await addPerson(beside, role, { username: `${role}${++people}`, name: '김편집' }), options);
const openPage = (context: BrowserContext, path: string): Promise<Page> => opened(context, path.replace('SET', set));

const PAGES: [name: string, path: string][] = [
  ['the list', '/templates'],
  ['a search', '/templates?q=%EC%A0%91%EC%88%98&only=stale&device=sms&language=en'],
  ['an editor', '/templates/status.received.short?device=sms&locale=ko'],
  ['an editor of a translation', '/templates/help.text?device=common&locale=en'],
  ['versions', '/templates/help.title/versions?device=common&locale=ko'],
  ['menus', '/menus?device=tv'],
  ['change sets', '/change-sets'],
  ['the archive', '/change-sets?show=archive'],
  ['one set', '/change-sets/SET'],
  ['replay', '/change-sets/SET/replay'],
  ['the guide', '/guide?lacks=english'],
  ['an entry', '/guide/entry/bulky-waste?locale=ko'],
  ['a new entry', '/guide/new?about=%EC%88%98%EC%98%81%EC%9E%A5'],
  ['what the guide lacks', '/guide/missing'],
  ['the phone for tests', '/account/phone'],
];

it.each(PAGES)('%s: axe finds nothing, and nothing is cut off at twice the size or in a narrow window', async (_name, path) => {
  const context = await contextOf('administrator');
  const page = await openPage(context, path);
  expect(await complaintsOfAxe(page)).toEqual([]);
  for (const width of [720, 360]) {
    await page.setViewportSize({ width, height: 450 }); // 1440 at 200 %, and a telephone
    expect(await page.evaluate('document.documentElement.scrollWidth'), `${width}`).toBeLessThanOrEqual(width);
  }
  await context.close();
});

test('the list: the marks of a language stand under its sign, in a row for each device', async () => {
  const context = await contextOf('administrator');
  const page = await openPage(context, '/templates');
  const lefts = (of: string): Promise<number[]> => page.evaluate(`[...document.querySelectorAll('${of}')].map((e) => { const r = e.getBoundingClientRect(); return Math.round(r.left + r.width / 2); })`);
  const signs = await lefts('thead .mx span');
  const marks = await lefts('tbody tr:first-child .mx i');
  expect(new Set(signs).size).toBe(LOCALES.length);
  expect(marks.map((at, i) => Math.abs(at - (signs[i % signs.length] ?? 0)) <= 1)).toEqual(marks.map(() => true));
  await context.close();
});

test('the console speaks English too, and axe finds nothing in it', async () => {
  const context = await contextOf('administrator');
  await context.addCookies([{ name: 'console-lang', value: 'en', url: gateway.url }]);
  for (const path of ['/templates/help.text?device=common&locale=en', '/change-sets/SET']) {
    const page = await openPage(context, path);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await complaintsOfAxe(page), path).toEqual([]);
    await page.close();
  }
  await context.close();
});

test('by the keyboard alone: the skip link, the editor without a trap, a saved draft', async () => {
  const context = await contextOf('editor');
  const page = await openPage(context, `/templates/help.title?set=${set}`);
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.className')).toBe('skip');
  await page.keyboard.press('Enter');
  const reached: string[] = [];
  for (let i = 0; i < 40 && !(await page.evaluate("document.activeElement.classList.contains('cm-content')")); i++) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate<string>('document.activeElement.tagName'));
  }
  expect(reached.at(-1)).toBe('DIV'); // the editor
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('도와드릴까요');
  for (let i = 0; i < 20 && (await page.evaluate<string>('document.activeElement.textContent.trim()')) !== '초안 저장'; i++) await page.keyboard.press('Tab');
  expect(await page.evaluate("getComputedStyle(document.activeElement).outlineWidth")).toBe('3px');
  await page.keyboard.press('Enter');
  await page.waitForURL(/done=saved/);
  expect(await page.locator('textarea#body').inputValue()).toBe('도와드릴까요');
  await context.close();
});

test('without script: a text is written, looked at, refused, saved and submitted', async () => {
  const context = await contextOf('editor', { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${gateway.url}/console/templates/menu.file?locale=ko&device=common`);
  await page.locator('#body').fill('민원 넣기');
  await page.getByRole('button', { name: '미리 보기 새로 고침' }).click();
  expect(await page.locator('#panel-sms').textContent()).toContain('민원');
  expect(await page.locator('#body').inputValue()).toBe('민원 넣기');
  await page.locator('#body').fill('{{없는 변수}}');
  await page.locator('#set').selectOption('new');
  await page.locator('summary', { hasText: '새 변경 묶음' }).click();
  await page.locator('#set-title').fill('스크립트 없이');
  await page.locator('#set-reason').fill('느린 회선에서');
  await page.getByRole('button', { name: '초안 저장' }).click();
  expect(await page.locator('[data-problems]').textContent()).toContain('1줄 1칸');
  expect(await page.locator('#body').inputValue()).toBe('{{없는 변수}}');
  await page.locator('#body').fill('민원 넣기');
  await page.getByRole('button', { name: '초안 저장' }).click();
  expect(page.url()).toContain('done=saved');
  await page.getByRole('link', { name: '묶음 보고 승인 요청' }).click();
  await page.getByRole('button', { name: '승인 요청' }).click();
  expect(await page.locator('main').textContent()).toContain('승인을 요청했습니다');
  await context.close();
});

test('a test message goes to the editor’s own proven phone: in the demo it arrives in the lab', async () => {
  const context = await contextOf('editor');
  const lab = await context.newPage();
  await lab.goto(`${gateway.url}/lab`);
  await lab.waitForSelector('html[data-ready]');
  const number = (await lab.locator('#number').textContent()) ?? '';
  const page = await openPage(context, '/templates/filed.short?locale=ko&device=common');
  await page.getByRole('button', { name: '내 전화로 시험 발송' }).click();
  await page.getByText('먼저 시험 문자를 받을 전화를').waitFor();
  await page.getByLabel('휴대전화 번호').fill(number);
  await page.getByRole('button', { name: '확인 번호 받기' }).click();
  const told = lab.locator('#talk .b.in', { hasText: '확인 번호' });
  await told.waitFor();
  const code = /\d{6}/.exec((await told.textContent()) ?? '')?.[0] ?? '';
  await page.getByLabel('확인 번호 6자리').fill(code === '000000' ? '000001' : '000000');
  await page.getByRole('button', { name: '확인', exact: true }).click();
  await page.getByText('번호가 맞지 않거나').waitFor();
  await page.getByLabel('확인 번호 6자리').fill(code);
  await page.getByRole('button', { name: '확인', exact: true }).click();
  await page.getByText('전화를 확인했습니다').waitFor();
  await page.goto(`${gateway.url}/console/templates/filed.short?locale=ko&device=common`);
  await page.waitForSelector('html[data-ready]');
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.insertText(' 끝');
  const shown = page.locator('#panel-sms .bub', { hasText: '끝' });
  await shown.waitFor();
  const bubble = (await shown.textContent()) ?? '';
  await page.getByRole('button', { name: '내 전화로 시험 발송' }).click();
  await page.getByText('시험 문자를 보냈습니다').waitFor();
  const arrived = lab.locator('#talk .b.in', { hasText: '끝' });
  await arrived.waitFor();
  expect(await arrived.textContent()).toBe(`[시험] ${bubble}`); // what was previewed is what was sent
  await context.close();
});
