/** The mobile pages on a bad line, in Chromium: what was last seen, what was being written, what could not be sent. */
import { expect, test } from 'vitest';
import { file, fillFiling, kept, openPetition, PHONE, receiptOn, send, settled } from '../browser/mobile-stand.js';
import { at, context, page, phone, see, turnTo } from './phone-stand.js';

phone(/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_EMPTY_RESPONSE/);

/** The network is back: the page is fresh by itself. */
const online = async (): Promise<void> => {
  await context.setOffline(false);
  await settled(page);
};
const banner = () => page.locator('#seen');

test('what was last seen is there without a network, says so, and is fresh again with one', async () => {
  const receipt = await file(page, at.url);
  await openPetition(page, at.url, receipt);
  await settled(page);
  await see('/m/departments');
  expect(await banner().isVisible()).toBe(false);

  await context.setOffline(true);
  await page.goto(`${at.url}/m/petitions/${receipt}`);
  expect(await banner().textContent()).toBe('지금은 연결되지 않았습니다. 11월 24일(화) 14:20에 본 내용입니다.');
  expect(await page.textContent('h1:visible')).toBe('가로등 고장');
  expect(await page.locator('form').count(), 'one’s own copies carry no forms: those hold proofs').toBe(0);
  expect(await page.evaluate('getComputedStyle(document.querySelector(".big")).fontWeight'), 'with its style').toBe('700');
  await page.goto(`${at.url}/m/departments`);
  expect(await banner().isVisible()).toBe(true);

  await online();
  expect(await banner().isVisible()).toBe(false);
});

test('a page that was never seen is not invented: what is kept is listed, and can be deleted', async () => {
  await see('/m/');
  const receipt = await file(page, at.url);
  await openPetition(page, at.url, receipt);
  await settled(page);
  await context.setOffline(true);
  await page.goto(`${at.url}/m/phone`);
  expect(await page.textContent('h1:visible')).toBe('지금은 연결되지 않았습니다');
  const links = page.locator('#kept a');
  await links.first().waitFor();
  expect((await links.allTextContents())[0]).toContain('가로등 고장');
  await page.getByRole('button', { name: '남은 화면 지우기' }).click();
  await page.getByText('모두 지웠습니다.').waitFor();
  expect(await links.count()).toBe(0);
  await page.goto(`${at.url}/m/petitions/${receipt}`);
  expect(await page.textContent('h1:visible')).toBe('지금은 연결되지 않았습니다');
});

test('only pages for everybody and petitions are kept: no proof form of a receipt, no confirmation, no search', async () => {
  await see('/m/');
  const receipt = await file(page, at.url);
  await page.goto(`${at.url}/m/petitions/${receipt}`);
  await settled(page);
  await fillFiling(page, at.url, '주차 단속 부탁드립니다');
  await send(page);
  await settled(page);
  expect(await kept(page)).toMatchObject({ public: ['/m/', '/m/petitions/new'] });
  expect((await kept(page)).own ?? []).toEqual([]);
});

test('on a machine with a mouse, which may be anybody’s, petitions are not kept', async () => {
  const desk = await at.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ko-KR' });
  await turnTo(desk);
  const receipt = await file(page, at.url);
  await openPetition(page, at.url, receipt);
  await settled(page);
  expect((await kept(page)).own ?? []).toEqual([]);
  await desk.close();
});

test('one’s own is gone after a day, and with the sign-in under which it was seen', async () => {
  const receipt = await file(page, at.url);
  await openPetition(page, at.url, receipt);
  await settled(page);
  const age = (hours: number) =>
    page.evaluate(`(async () => { const own = await caches.open('own'); for (const r of await own.keys()) { const old = await own.match(r); const headers = new Headers(old.headers); headers.set('kept-at', String(Date.now() - ${hours} * 3600000)); await own.put(r, new Response(await old.text(), { headers })); } })()`);
  await age(23.9);
  await context.setOffline(true);
  await page.goto(`${at.url}/m/petitions/${receipt}`);
  expect(await page.textContent('h1:visible')).toBe('가로등 고장');
  await age(24.1);
  await page.goto(`${at.url}/m/petitions/${receipt}`);
  expect(await page.textContent('h1:visible')).toBe('지금은 연결되지 않았습니다');

  await online();
  await see('/m/');
  expect((await kept(page)).own ?? []).toEqual([]);
  await openPetition(page, at.url, receipt);
  await settled(page);
  await page.evaluate(`localStorage.setItem('who', 'somebody'); localStorage.setItem('draft/add/1', '{"at":9e15,"words":{}}')`);
  await see('/m/departments'); // not signed in any more
  expect((await kept(page)).own ?? []).toEqual([]);
  expect(await page.evaluate(`Object.keys(localStorage)`)).toEqual([]);
});

test('an answer that is lost after it was filed: sent again by itself it is the same petition', async () => {
  await see('/m/');
  await fillFiling(page, at.url, '가로등 "꺼짐" <b>&\n둘째 줄');
  await send(page);
  at.lose.add('/m/petitions/new');
  await send(page);
  expect(await page.textContent('h1:visible')).toBe('보냈는지 알 수 없습니다');
  expect(at.h.count('petitions')).toBe(1);
  at.lose.clear();
  await page.getByRole('heading', { name: '접수했습니다' }).waitFor();
  expect(await receiptOn(page)).toMatch(/^\d{12}$/);
  expect(at.h.count('petitions')).toBe(1);
  expect((await kept(page)).held).toEqual([]);
});

test('the first step, dropped and the page closed: the words are offered on the next page, and filed once', async () => {
  await see('/m/');
  await fillFiling(page, at.url, '가로등이 꺼졌어요');
  await context.setOffline(true);
  await send(page);
  expect(await page.getByText('저절로 다시 보냅니다').isVisible()).toBe(true);
  expect(await page.getByText('이 기기에 12시간 남습니다').isVisible()).toBe(true);
  await page.close();
  await turnTo();
  await context.setOffline(false);
  await page.goto(`${at.url}/m/departments`);
  await page.getByText('아직 보내지 못한 글이 있습니다. “가로등이 꺼졌어요”').waitFor();
  await page.getByRole('link', { name: '이어서 보내기' }).click();
  await page.getByRole('heading', { name: '이 민원이 맞습니까?' }).waitFor();
  await send(page);
  expect(await page.textContent('h1:visible')).toBe('접수했습니다');
  expect(at.h.count('petitions')).toBe(1);
  await see('/m/');
  expect(await page.locator('#held').isVisible()).toBe(false);
});

test('what was being written comes back, until it is sent or deleted', async () => {
  await fillFiling(page, at.url, '쓰다 만 글');
  await page.fill('[name=place]', '논현1동');
  await settled(page);
  await context.setOffline(true);
  await page.reload();
  expect(await page.inputValue('[name=text]')).toBe('쓰다 만 글');
  expect(await page.inputValue('[name=place]')).toBe('논현1동');
  expect(await page.inputValue('[name=phone]'), 'a number is not kept').toBe('');
  expect(await page.getByText('쓰시던 글을 되살렸습니다.').isVisible()).toBe(true);
  await online();
  await page.getByRole('button', { name: '지우고 새로 쓰기' }).click();
  await page.reload();
  expect(await page.inputValue('[name=text]')).toBe('');

  await file(page, at.url, '다시 쓴 글');
  await page.goto(`${at.url}/m/petitions/new?group=road`);
  expect(await page.inputValue('[name=text]'), 'it was sent').toBe('');
  expect(await page.evaluate(`Object.keys(localStorage)`)).toEqual([]);
});

test('without script it files and shows as ever', async () => {
  const plain = await at.browser.newContext({ ...PHONE, javaScriptEnabled: false });
  await turnTo(plain);
  const receipt = await file(page, at.url);
  await openPetition(page, at.url, receipt);
  expect(await page.textContent('h1:visible')).toBe('가로등 고장');
  expect(await page.locator('#seen').isVisible()).toBe(false);
  await plain.close();
});
