/** A TV and a phone beside each other, in a real browser, on a gateway of this very process: what each of them does to be connected. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { secretLink } from '../../src/citizens/pairing.js';
import { IDLE, open, secretOf, WHOLE } from '../../src/citizens/sessions.js';
import { pairings } from '../../src/storage/schema.js';
import { readQr } from './qr-reader.js';
import { browser, h, served, url } from './served.js';
import { sight } from './tv-sight.js';

export const PHONE = '010-1234-5678';
export const TV = { viewport: { width: 1280, height: 720 }, locale: 'ko-KR' };
export const LARGE_TV = { viewport: { width: 1920, height: 1080 }, locale: 'ko-KR' };

export { h, url } from './served.js';
/** The TV of the test that runs. */
export let tv: Page;
let serial = 0;
let sets: BrowserContext[] = [];

/** For the top of a test file: a gateway with one petition, and a new TV for each test. */
export function stand(): void {
  served();
  beforeAll(async () => {
    await h.text(PHONE, '가로등이 꺼졌어요');
    await h.text(PHONE, '1');
  });
  beforeEach(async () => {
    tv = await on(TV);
    h.store.raw.prepare('delete from limits').run();
  });
  afterEach(async () => {
    for (const set of sets) await set.close();
    sets = [];
  });
}

export async function on(how: Parameters<Browser['newContext']>[0]): Promise<Page> {
  const context = await browser.newContext(how);
  sets.push(context);
  return context.newPage();
}

/** A phone whose citizen is signed in. */
export async function phone(): Promise<Page> {
  const page = await on({ viewport: { width: 390, height: 844 }, locale: 'ko-KR' });
  const id = `test/${++serial}`;
  await h.core.store.atomic([open(h.core, id, { phone: h.core.vault.find('phone', '+821012345678'), screen: 'private', by: 'code', idle: IDLE, whole: WHOLE })]);
  await page.context().addCookies([{ name: 'session-mobile', value: secretOf(h.core, id), url }]);
  return page;
}

export const codeOn = async (page = tv): Promise<string> => ((await page.locator('.code').textContent()) ?? '').replace(/\D/g, '');

/** By the remote control: the start, 1, OK. @returns the digits on the screen */
export async function askForCode(page = tv): Promise<string> {
  await page.goto(`${url}/tv/`);
  await page.keyboard.press('1');
  await page.getByRole('button', { name: '휴대전화로 연결하기' }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.code').waitFor();
  return codeOn(page);
}
/** The digits, as they are written on the screen, into the phone's own page. */
export async function typeCode(hand: Page, code: string): Promise<void> {
  await hand.goto(`${url}/m/pair`);
  await hand.fill('[name=code]', code.replace(/(\d{3})(?=\d)/g, '$1 '));
  await hand.getByRole('button', { name: '다음' }).click();
}
export async function approve(hand: Page): Promise<void> {
  await hand.getByText('지금 이 TV 앞에 계십니까?').waitFor();
  await hand.getByText('이름은 가리고, 쓰신 글은 보이지 않습니다').waitFor();
  await hand.getByRole('button', { name: '연결', exact: true }).click();
  await hand.getByText('TV에 연결했습니다').waitFor();
}
/** The number of a text's answer, by the remote control's digits. */
export async function typeNumber(code: string): Promise<void> {
  const number = /\d{6}/.exec(await h.text(PHONE, `TV ${code}`))?.[0] ?? '';
  await tv.getByText('문자로 받은 번호를 누르십시오').waitFor({ timeout: 10_000 });
  await tv.keyboard.type(number);
  await tv.keyboard.press('Enter');
  await tv.keyboard.press('Enter');
}
export const shown = (page = tv): Promise<void> => page.getByText('가로등 고장').waitFor({ timeout: 10_000 });
/** The very key of a remote control, whatever has the focus. */
export const key = (name: string): Promise<unknown> => tv.evaluate(`document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '${name}', bubbles: true, cancelable: true }))`);
export const sharedSessions = (): number => h.store.raw.prepare("select count(*) from sessions where screen = 'shared' and ended_at is null").pluck().get() as number;

/** Connects by what a real reader makes of the picture of the screen. */
export async function byQr(how: typeof TV): Promise<void> {
  const screen = await on(how);
  await askForCode(screen);
  expect(await sight(screen)).toEqual([]);
  const [row] = await h.core.store.db.select().from(pairings).orderBy(pairings.createdAt).then((rows) => rows.slice(-1));
  const read = (await readQr(screen)) ?? '';
  expect(read).toBe(`http://127.0.0.1:3000/m/pair?tv=${secretLink(h.core, row ?? { id: '' })}`); // of PUBLIC_URL
  const hand = await phone();
  for (let i = 0; i < 2; i++) await hand.goto(url + read.slice(new URL(read).origin.length));
  expect(h.store.raw.prepare('select claimed_by from pairings order by created_at desc limit 1').pluck().get()).toBeNull();
  await approve(hand);
  await shown(screen);
}
