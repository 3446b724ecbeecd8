/** What could not be sent from a phone: closed pages, lost answers, photos, other people's devices. Each is filed once, or was deleted by whoever wrote it. */
import { expect, test } from 'vitest';
import { textsFor } from '../../src/lab/texts.js';
import { fillFiling, kept, receiptOn, send, settled } from '../browser/mobile-stand.js';
import { again, at, context, device, page, phone, see, turnTo } from './phone-stand.js';
import { receiptIn } from '../receipt-in.js';

phone(/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_FAILED/);

const heading = (name: string): Promise<void> => page.getByRole('heading', { name }).waitFor();
const goOn = (): Promise<void> => page.getByRole('link', { name: '이어서 보내기' }).click();
const unsent = '보냈는지 알 수 없습니다';

test('a drop at every step, and the page closed at every step: filed once', async () => {
  await see('/m/');
  await fillFiling(page, at.url);
  for (const next of ['이 민원이 맞습니까?', '접수했습니다']) {
    await context.setOffline(true);
    await send(page);
    await heading(unsent);
    await again();
    await goOn();
    await heading(next);
  }
  expect(await receiptOn(page)).toMatch(/^\d{12}$/);
  expect(at.h.count('petitions')).toBe(1);
  await see('/m/');
  expect((await kept(page)).held).toEqual([]);
});

test('filed, its answer lost, and the page closed: opened again it is the same petition', async () => {
  await see('/m/');
  await fillFiling(page, at.url);
  await send(page);
  at.lose.add('/m/petitions/new');
  await send(page);
  expect(at.h.count('petitions')).toBe(1);
  await page.close();
  at.lose.clear();
  await turnTo();
  await page.goto(`${at.url}/m/`);
  await goOn();
  await heading('접수했습니다');
  expect(at.h.count('petitions')).toBe(1);
});

test('closed while it is on its way, before anything was answered: it was put away before it left', async () => {
  await see('/m/');
  await fillFiling(page, at.url);
  await send(page);
  let arrived = (): void => {};
  const arriving = new Promise<void>((done) => {
    arrived = done;
  });
  at.stall = arrived;
  await page.click('main form [type=submit]', { noWaitAfter: true });
  await arriving;
  await page.close();
  at.stall = undefined;
  await turnTo();
  await page.goto(`${at.url}/m/`);
  await goOn();
  await heading('접수했습니다');
  expect(at.h.count('petitions')).toBe(1);
});

const photo = async (): Promise<Buffer> => Buffer.from(await page.evaluate<string>(`(() => { const c = Object.assign(document.createElement('canvas'), { width: 300, height: 200 }); c.getContext('2d').fillRect(10, 10, 99, 99); return c.toDataURL('image/jpeg').split(',')[1]; })()`), 'base64');

test('photos are held with the words, and come with them', async () => {
  await see('/m/');
  await fillFiling(page, at.url, '벤치가 부서졌어요');
  const buffer = await photo();
  await page.setInputFiles('[type=file]', ['a', 'b'].map((name) => ({ name: `${name}.jpg`, mimeType: 'image/jpeg', buffer })));
  await expect.poll(() => page.locator('.picked li').count()).toBe(2);
  await context.setOffline(true);
  await page.click('main form [type=submit]');
  await heading(unsent);
  expect(await page.getByText('글과 사진은 이 기기에 12시간 남습니다').isVisible()).toBe(true);
  await again('/m/departments');
  await goOn();
  await heading('이 민원이 맞습니까?');
  expect(await page.locator('.images img').count()).toBe(2);
  await send(page);
  await heading('접수했습니다');
  expect(await page.textContent('main')).toContain('2장');
});

test('with a mouse, on a machine that may be anybody’s: words and photos stay in the open page alone, and are sent from there', async () => {
  await context.close();
  await device({ viewport: { width: 1440, height: 900 }, locale: 'ko-KR' });
  await see('/m/');
  for (const withPhoto of [false, true]) {
    await fillFiling(page, at.url, `보도블록이 깨졌어요 ${withPhoto}`);
    if (withPhoto) {
      await page.setInputFiles('[type=file]', { name: 'a.jpg', mimeType: 'image/jpeg', buffer: await photo() });
      await page.locator('.picked li').waitFor();
    }
    await context.setOffline(true);
    await page.click('main form [type=submit]');
    await page.getByText(withPhoto ? '글과 사진은 그대로 있습니다' : '이 화면을 닫지 마십시오').waitFor();
    expect(await kept(page)).not.toHaveProperty('held');
    await context.setOffline(false);
    await heading('이 민원이 맞습니까?');
    expect(await page.locator('.images img').count()).toBe(withPhoto ? 1 : 0);
  }
});

test('two texts are both kept, and both filed; one that is deleted is gone', async () => {
  await see('/m/petitions/new?group=road');
  for (const text of ['첫째 글', '둘째 글', '셋째 글']) {
    if (text !== '첫째 글') await again();
    await fillFiling(page, at.url, text);
    await context.setOffline(true);
    await send(page);
  }
  await again();
  await page.getByText('“첫째 글”').waitFor();
  await page.getByRole('button', { name: '이 글 지우기' }).click();
  await page.getByText('“둘째 글”').waitFor();
  await goOn();
  await heading('이 민원이 맞습니까?');
  await send(page);
  await again();
  await page.getByText('“셋째 글”').waitFor();
  await goOn();
  await heading('이 민원이 맞습니까?');
  await send(page);
  expect(at.h.count('petitions')).toBe(2);
  expect((await kept(page)).held).toEqual([]);
});

test('after twelve hours, and with the sign-in, it is gone; a one-time code is never put away', async () => {
  const hold = async (): Promise<void> => {
    await see('/m/');
    await fillFiling(page, at.url, '남의 눈에 띄면 안 되는 글');
    await context.setOffline(true);
    await send(page);
    await again();
    expect((await kept(page)).held).toHaveLength(1);
  };
  await hold();
  await page.evaluate(`(async () => { const held = await caches.open('held'); for (const r of await held.keys()) { const old = await held.match(r); const headers = new Headers(old.headers); headers.set('held-at', String(Date.now() - 12.1 * 3600000)); await held.put(r, new Response(await old.blob(), { headers })); } })()`);
  await see('/m/');
  expect((await kept(page)).held).toEqual([]);

  await hold();
  await page.evaluate(`localStorage.setItem('who', 'somebody')`);
  await see('/m/');
  expect((await kept(page)).held ?? []).toEqual([]);

  await page.goto(`${at.url}/m/sign-in`);
  await page.fill('[name=phone]', '010-1234-5678');
  await context.setOffline(true);
  await send(page);
  await heading(unsent);
  expect((await kept(page)).held ?? []).toEqual([]);
});

test('signed in: one’s own is seen without a network, and after signing out nothing of it is left', async () => {
  const phone = '010-1234-5678';
  await at.h.text(phone, '가로등이 꺼졌어요');
  const receipt = receiptIn(await at.h.text(phone, '1'));
  await see('/m/sign-in');
  await page.fill('[name=phone]', phone);
  await send(page);
  await page.fill('[name=code]', /\d{6}/.exec((await textsFor(at.h.core, phone, 0)).at(-1)?.text ?? '')?.[0] ?? '');
  await send(page);
  for (const path of ['/m/', '/m/petitions', `/m/petitions/${receipt}`]) await see(path);
  await page.goto(`${at.url}/m/petitions/new?group=road`);
  await page.fill('[name=text]', '벤치가 부서졌어요');

  await context.setOffline(true);
  await send(page);
  await heading(unsent);
  for (const path of ['/m/', '/m/petitions', `/m/petitions/${receipt}`]) {
    await page.goto(at.url + path);
    expect(await page.locator('#seen').isVisible(), path).toBe(true);
    expect(await page.textContent('main'), path).toContain('가로등 고장');
  }
  await again('/m/sign-out');
  await page.getByText('“벤치가 부서졌어요”').waitFor();
  await send(page);
  await settled(page);

  const left = await page.evaluate<string>(`(async () => { let all = JSON.stringify(localStorage); for (const name of await caches.keys()) for (const r of await (await caches.open(name)).keys()) all += r.url + await (await (await caches.open(name)).match(r)).text(); return all; })()`);
  for (const own of ['가로등 고장', receipt, '벤치', '010-****']) expect(left).not.toContain(own);
  await context.setOffline(true);
  await page.goto(`${at.url}/m/petitions/${receipt}`);
  await heading('지금은 연결되지 않았습니다');
});
