/** The device lab as a visitor meets it: a real gateway, a real browser, one petition on four devices. */
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { browser, gateway, started } from './started.js';

const RECEIPT = /\d{4}-\d{4}-\d{4}/;
const SCREENS = ['pda', 'mobile', 'tv'] as const;
/** Controls of which a reader would hear nothing. */
const NAMELESS = `[...document.querySelectorAll('main button,main input,main iframe')].filter((e) => !(e.getAttribute('aria-label') || e.title || e.textContent.trim())).map((e) => e.outerHTML)`;
const LAPTOP = { width: 1440, height: 900 };

let page: Page;
let complaints: string[];

started();
beforeEach(() => {
  complaints = [];
});
afterEach(async () => {
  await page?.close();
  expect(complaints).toEqual([]);
});

async function openLab(query = '', viewport = LAPTOP): Promise<void> {
  page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('response', (response) => response.status() >= 400 && complaints.push(`${response.status()} ${response.url()}`));
  await page.goto(`${gateway.url}/lab${query}`);
  await page.waitForSelector('html[data-ready]');
}

const answers = () => page.locator('#talk .b.in');

/** Sends a text as a person does. @returns the answer */
async function text(words: string): Promise<string> {
  const before = await answers().count();
  await page.getByLabel('문자 쓰기').fill(words);
  await page.getByRole('button', { name: '보내기', exact: true }).click();
  await answers().nth(before).waitFor();
  return (await answers().nth(before).textContent()) ?? '';
}

/** A petition filed by text; its receipt number as the bubble shows it. */
async function fileByText(): Promise<{ receipt: string; answer: string }> {
  expect(await text('선릉로 12길 가로등이 꺼졌어요')).toContain('답장 1 접수');
  await page.getByRole('button', { name: '1 보내기', exact: true }).click();
  await answers().nth(1).waitFor();
  const answer = (await answers().nth(1).textContent()) ?? '';
  return { receipt: RECEIPT.exec(answer)?.[0] ?? '', answer };
}

const inFrame = (name: string) => page.frameLocator(`#${name}-frame`).locator('body');
const shown = async (name: string): Promise<string> => ((await inFrame(name).textContent()) ?? '').replace(/\s+/g, ' ');

test('a typed text becomes one petition on all four devices', async () => {
  await openLab();
  const { receipt, answer } = await fileByText();
  expect(receipt).toMatch(RECEIPT);
  const [, month, day, hour] = /(\d+)\/(\d+)\([월화수목금]\) (\d\d:\d\d)까지/.exec(answer) ?? [];
  await page.getByRole('button', { name: '세 기기에서 이 민원 열기' }).click();
  await page.getByText('네 기기가 지금 이렇게 보여 줍니다').waitFor();
  for (const name of SCREENS) {
    const words = await shown(name);
    expect(words, name).toContain(receipt);
    expect(words, name).toContain('처리 중');
    expect(words, name).toMatch(new RegExp(`${month}(월 |/)${day}(일)?\\([월화수목금]\\) ${hour}`));
  }
  const checked = await text('조회');
  expect(checked).toContain('처리 중');
  expect(checked).toContain(`${month}/${day}(`);
  expect(await page.locator('#about').textContent()).toContain(receipt);
});

test('answers say what they cost on the air, and survive a reload', async () => {
  await openLab();
  await text('메뉴');
  await expect.poll(() => page.locator('#talk .tm').textContent()).toMatch(/^SMS \d+바이트$/);
  const number = await page.locator('#number').textContent();
  expect(number).toMatch(/^010-5555-\d{4}$/);
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  expect(await page.locator('#number').textContent()).toBe(number);
  expect(await answers().count()).toBe(1);
  await page.getByRole('button', { name: '새 전화번호' }).click();
  expect(await page.locator('#number').textContent()).not.toBe(number);
  expect(await answers().count()).toBe(0);
});

test('a text that does not arrive says so and is sent again as the same message', async () => {
  await openLab();
  const ids: string[] = [];
  await page.route('**/sms/demo', (route) => {
    ids.push((route.request().postDataJSON() as { id: string }).id);
    return ids.length === 1 ? route.abort() : route.continue();
  });
  await page.getByLabel('문자 쓰기').fill('조회');
  await page.getByRole('button', { name: '보내기', exact: true }).click();
  await page.getByText('보내지 못했습니다').waitFor();
  await page.getByRole('button', { name: '다시 보내기' }).click();
  await answers().first().waitFor();
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
  complaints = complaints.filter((c) => !c.includes('ERR_FAILED'));
});

test('the story runs to its end, also when it was started twice, paused and left', async () => {
  await openLab('?speed=fast');
  await page.getByRole('button', { name: '이야기 보기' }).click();
  await page.getByRole('button', { name: '다시', exact: true }).click();
  await page.waitForSelector('#show[data-state=done]');
  const receipt = RECEIPT.exec((await page.locator('#about').textContent()) ?? '')?.[0] ?? '';
  expect(receipt).toMatch(RECEIPT);
  for (const name of SCREENS) expect(await shown(name), name).toContain(receipt);
  expect(await answers().last().textContent()).toContain('처리 중');
  expect(await page.locator('#caption').textContent()).toContain('네 기기');
  expect(await page.locator('#caption [lang=en]').textContent()).toBe('One petition, four devices. Now try it yourself.');

  await page.getByRole('button', { name: '다시', exact: true }).click();
  await page.getByRole('button', { name: '새 전화번호' }).click();
  await page.getByText('‘이야기 보기’를 누르십시오').waitFor();
  expect(await answers().count()).toBe(0);
});

test('the story holds when asked, and goes on', async () => {
  await openLab();
  await page.getByRole('button', { name: '이야기 보기' }).click();
  await page.getByRole('button', { name: '멈춤' }).click();
  await page.getByRole('button', { name: '계속' }).click();
  await expect.poll(() => answers().count(), { timeout: 20_000 }).toBeGreaterThan(0);
});

test('the remote control moves the focus of the TV and types into it', async () => {
  await openLab();
  const tv = page.frameLocator('#tv-frame');
  const key = (name: string) => page.getByRole('group', { name: '리모컨' }).getByRole('button', { name, exact: true }).click();
  await tv.locator('.go a.on', { hasText: '내 민원' }).waitFor();
  await key('오른쪽');
  await tv.locator('.go a.on', { hasText: '민원 신청' }).waitFor();
  await key('왼쪽');
  await key('확인');
  await tv.getByText('휴대전화로 연결하기').waitFor();
  await key('6');
  const field = tv.locator('input[name=receipt]');
  await field.waitFor();
  for (const digit of '12') await key(digit);
  expect(await field.inputValue()).toBe('12');
  await key('지움');
  expect(await field.inputValue()).toBe('1');
  await key('이전');
  await tv.getByText('휴대전화로 연결하기').waitFor();
  await key('이전');
  await tv.locator('.go a', { hasText: '민원 신청' }).waitFor();
  await key('6');
  await page.getByText('이 화면에는 6번이 없습니다.').waitFor();
  await key('빨');
  await tv.locator('body.large').waitFor();
  await key('초'); // no voice in this browser
  await page.getByText('이 화면에서는 쓰지 않는 단추입니다.').waitFor();
  await key('노');
  await tv.getByText('휴대전화로 연결하기').waitFor();
});

test('the keys of the PDA are the accesskeys of its page', async () => {
  await openLab();
  const key = (name: string) => page.getByRole('group', { name: 'PDA 단추' }).getByRole('button', { name, exact: true }).click();
  await key('4');
  await page.waitForSelector('#pda-frame[data-path="/pda/departments"]');
  await key('2');
  await page.frameLocator('#pda-frame').getByText('논현1동').first().waitFor();
  await key('이전');
  await page.frameLocator('#pda-frame').getByText('부서 이름').waitFor();
  await key('메뉴');
  await page.waitForSelector('#pda-frame[data-path="/pda/"]');
});

test('a screen that loads leaves the keyboard to who is typing', async () => {
  await openLab();
  const field = page.getByLabel('문자 쓰기');
  await field.click();
  await page.keyboard.type('가로');
  await page.evaluate("document.getElementById('tv-frame').contentWindow.location.replace('/tv/petitions/find')");
  await page.frameLocator('#tv-frame').locator('input.on').waitFor();
  await page.keyboard.type('등');
  expect(await field.inputValue()).toBe('가로등');
});

test.each([[390, 844], [768, 1024], [1280, 800], [1440, 900], [1920, 1080]])('nothing is wider than a screen of %i', async (width, height) => {
  await openLab('', { width, height });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  if (width >= 1440) expect(await page.evaluate('document.documentElement.scrollHeight')).toBe(height);
});

test('every button has a name and every frame a title', async () => {
  await openLab();
  expect(await page.evaluate(NAMELESS)).toEqual([]);
});

test('the lab is served under a strict policy, its files under their version', async () => {
  const lab = await fetch(`${gateway.url}/lab`);
  expect(lab.headers.get('content-security-policy')).toContain("default-src 'none'");
  const script = /src="(\/lab\/lab\.js\?v=\w+)"/.exec(await lab.text())?.[1] ?? '';
  const served = await fetch(gateway.url + script);
  expect(served.headers.get('cache-control')).toContain('immutable');
  expect(await served.text()).toMatch(/from '\.\/phone\.js\?v=\w+'/);
  const measured = await fetch(`${gateway.url}/lab/measure`, { method: 'POST', body: JSON.stringify({ texts: ['가나다', 'abc'] }) });
  expect(await measured.json()).toEqual([{ type: 'SMS', eucKrBytes: 6 }, { type: 'SMS', eucKrBytes: 3 }]);
  expect((await fetch(`${gateway.url}/lab/measure`, { method: 'POST', body: '[]' })).status).toBe(400);
});

test('the phone sends photos: chosen from its drawer, seen in its thread, kept with the petition', async () => {
  await openLab();
  await page.getByRole('button', { name: '사진', exact: true }).click();
  await page.getByRole('button', { name: '꺼진 가로등 사진' }).click();
  await page.getByRole('button', { name: '길의 구멍 사진' }).click();
  expect(await text('가로등이 꺼지고 길에 구멍이 났어요')).toContain('사진 2장');
  expect(await page.locator('#talk .sent img').count()).toBe(2);
  expect(await page.locator('#talk .sent img').first().evaluate((i) => (i as unknown as { naturalWidth: number }).naturalWidth)).toBe(320);
  expect(await page.locator('#photos').isHidden()).toBe(true);
  const answer = await text('1');
  expect(answer).toMatch(RECEIPT);
  await page.reload();
  await page.waitForSelector('html[data-ready]');
  expect(await page.locator('#talk .sent img').count()).toBe(2);
  // A photo without a word asks where it belongs.
  await page.getByRole('button', { name: '사진', exact: true }).click();
  await page.getByRole('button', { name: '쌓인 쓰레기 사진' }).click();
  const before = await answers().count();
  await page.getByRole('button', { name: '보내기', exact: true }).click();
  await answers().nth(before).waitFor();
  expect(await answers().nth(before).textContent()).toContain('어느 민원입니까');
});
