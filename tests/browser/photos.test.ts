/** Filing with photos, in a real browser over a real server: they arrive smaller, the right way up and without what a camera wrote; and what is wrong is said. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import fc from 'fast-check';
import { IDLE, open as openSession, secretOf, WHOLE } from '../../src/citizens/sessions.js';
import { look } from '../../src/photos/album.js';
import { pictureOf } from '../../src/photos/picture.js';
import { type Harness, harness } from '../harness.js';
import { serving } from '../loopback.js';
import { petitions } from '../../src/storage/schema.js';
import { lastCode } from '../citizens/codes-suite.js';
import { app1, ascii, bytesOf, chunk, exifOf, holds, riff, SECRET, segment, vp8x, webp } from '../photos/pictures.js';
import { signIn } from '../staff/people.js';
import { browser, oneBrowser } from './one-browser.js';

oneBrowser();

let folder = '';
let camera = '';
let small = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'minwon-camera-'));
  const page = await browser.newPage();
  const drawn = async (width: number, height: number): Promise<Buffer> => Buffer.from((await page.evaluate(`(${DRAW})([${width}, ${height}])`)) as string, 'base64');
  // As a camera holds it: lying on its side, red on what is its left when it stands, with a place and a film behind it.
  const plain = await drawn(3200, 2400);
  camera = join(folder, 'IMG_0001.jpg');
  writeFileSync(camera, bytesOf(plain.subarray(0, 2), app1(6), plain.subarray(2), ascii(SECRET)));
  small = join(folder, 'small.jpg');
  writeFileSync(small, await drawn(400, 300));
  await page.close();
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs in the browser: top half red, below it blue and some noise, which makes it large. */
const DRAW = `([width, height]) => {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const pen = canvas.getContext('2d');
  pen.fillStyle = 'red';
  pen.fillRect(0, 0, width, height / 2);
  pen.fillStyle = 'blue';
  pen.fillRect(0, height / 2, width, height / 2);
  for (let i = 0; i < width * 4; i++) { pen.fillStyle = 'hsl(' + (i * 137) % 360 + ',80%,50%)'; pen.fillRect((i * 7919) % width, height / 2 + ((i * 104729) % (height / 2)), 9, 9); }
  return canvas.toDataURL('image/jpeg', 0.95).split(',')[1];
}`;

async function opened({ script = true } = {}): Promise<{ h: Harness; page: Page; wrong: string[] }> {
  const h = await harness();
  const { url, stop } = await serving(h.app.fetch);
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'ko-KR', javaScriptEnabled: script });
  onTestFinished(async () => {
    await context.close();
    await stop();
    h.close();
  });
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (e) => wrong.push(String(e)));
  page.on('response', (r) => r.status() >= 400 && !r.url().endsWith('/favicon.ico') && wrong.push(`${r.status()} ${r.url()}`));
  page.on('console', (m) => m.type() === 'error' && !m.text().includes('404') && wrong.push(m.text()));
  await page.goto(`${url}/m/petitions/new?group=road`);
  await page.fill('[name=text]', '학동로 12길 가로등이 꺼졌어요');
  await page.fill('[name=phone]', '010-1234-5678');
  return { h, page, wrong };
}
const kept = (h: Harness): { id: string; receipt: string | null; width: number; height: number }[] => h.store.raw.prepare('select id, receipt, width, height from photos order by rowid').all() as never;
const picture = async (h: Harness, id: string): Promise<Uint8Array> => (await look(h.core, id))?.bytes ?? new Uint8Array();
const next = (page: Page) => page.getByRole('button', { name: '다음' });

describe('photos from a phone', () => {
  it('two photos arrive smaller, upright and without their place, and are shown before it is filed', async () => {
    const { h, page, wrong } = await opened();
    await page.setInputFiles('[type=file]', [camera, small]);
    await expect.poll(() => page.locator('.picked img').count()).toBe(2);
    await next(page).click();
    await page.getByRole('heading', { name: /확인|맞습니까|접수/ }).waitFor();
    const shown = page.locator('.images img');
    expect(await shown.count()).toBe(2);
    await expect.poll(() => shown.first().evaluate((i) => (i as unknown as { naturalWidth: number }).naturalWidth)).toBe(1200);
    await page.locator('form .main[type=submit]').click();
    await page.getByText('2장').waitFor();
    const [first, second] = kept(h);
    expect([first?.receipt, second?.receipt].every((r) => /^\d{12}$/.test(r ?? ''))).toBe(true);
    expect(first).toMatchObject({ width: 1200, height: 1600 });
    expect(second).toMatchObject({ width: 400, height: 300 });
    const bytes = await picture(h, first?.id ?? '');
    expect(bytes.length).toBeLessThan(600_000);
    expect([holds(bytes, SECRET), holds(bytes, 'Exif')]).toEqual([false, false]);
    expect(wrong).toEqual([]);
  });

  it('without script the original goes up, loses what is not seen, and still stands upright', async () => {
    const { h, page } = await opened({ script: false });
    await page.setInputFiles('[type=file]', [camera]);
    await next(page).click();
    const image = page.locator('.images img');
    await image.waitFor();
    const [only] = kept(h);
    expect(only).toMatchObject({ width: 2400, height: 3200 });
    const bytes = await picture(h, only?.id ?? '');
    expect([holds(bytes, SECRET), pictureOf(bytes)]).toMatchObject([false, { width: 2400 }]);
    // What a browser makes of it: red on the right, as the camera was held.
    const data = Buffer.from(bytes).toString('base64');
    const viewer = await browser.newPage();
    const seen = await viewer.evaluate(`(${LOOK})('${data}')`);
    await viewer.close();
    expect(seen).toMatchObject({ width: 2400, height: 3200, left: 'blue', right: 'red' });
  });

  it('one can be taken out again; a sixth and a file that is none are told at once', async () => {
    const { h, page } = await opened();
    await page.setInputFiles('[type=file]', Array.from({ length: 6 }, () => small));
    await expect.poll(() => page.locator('.picked li').count()).toBe(5);
    expect(await page.locator('.photos [role=status]').textContent()).toContain('5장까지');
    await page.locator('.picked button').first().click();
    expect(await page.locator('.picked li').count()).toBe(4);
    const letter = join(folder, 'letter.pdf');
    writeFileSync(letter, '%PDF-1.7');
    await page.setInputFiles('[type=file]', [letter]);
    expect(await page.locator('.photos [role=status]').textContent()).toContain('아닌 파일');
    await next(page).click();
    await page.locator('.images').waitFor();
    expect(kept(h).length).toBe(4);
  });

  it('without script: six photos, or one that is none, come back with a sentence, the words, and the photos that were good', async () => {
    const { h, page } = await opened({ script: false });
    await page.setInputFiles('[type=file]', Array.from({ length: 6 }, () => camera));
    await next(page).click();
    await page.getByRole('link', { name: '5장까지 보내실 수 있습니다. 먼저' }).waitFor();
    expect([kept(h).length, await page.inputValue('[name=text]')]).toEqual([5, '학동로 12길 가로등이 꺼졌어요']);
    const huge = join(folder, 'huge.jpg');
    writeFileSync(huge, Buffer.alloc(60 * 1024 * 1024, 1));
    await page.locator('[name="photo-1"]').uncheck();
    await page.setInputFiles('[type=file]', [huge]);
    await next(page).click();
    await page.getByRole('link', { name: '8 MB까지' }).waitFor();
    expect(kept(h).length).toBe(5);
  });

  it('a line that breaks while they are sent: it says so, and everything is still there', async () => {
    const { h, page } = await opened();
    await page.setInputFiles('[type=file]', [small]);
    await expect.poll(() => page.locator('.picked li').count()).toBe(1);
    await page.context().setOffline(true);
    await next(page).click();
    await page.getByText('보내지 못했습니다').waitFor();
    await page.context().setOffline(false);
    await next(page).click();
    await page.locator('.images').waitFor();
    expect(kept(h).length).toBe(1);
  });
});

describe('from a phone to the desk', () => {
  it('signed in by a code: two photos are filed, seen again, seen by the officer, and by nobody else; a TV says that they are there', async () => {
    const { h, page } = await opened();
    const url = new URL(page.url()).origin;
    await page.goto(`${url}/m/sign-in`);
    await page.fill('[name=phone]', '010-1234-5678');
    await page.locator('main form [type=submit]').first().click();
    await page.locator('[autocomplete=one-time-code]').fill(await lastCode(h));
    await page.locator('main form [type=submit]').first().click();
    await page.getByRole('heading', { name: '내 민원' }).waitFor();
    await page.goto(`${url}/m/petitions/new?group=road`);
    await page.fill('[name=text]', '학동로 12길 가로등이 꺼졌어요');
    await page.setInputFiles('[type=file]', [camera, small]);
    await expect.poll(() => page.locator('.picked img').count()).toBe(2);
    await next(page).click();
    await page.locator('.images').waitFor();
    await page.locator('main form .main[type=submit]').click();
    await page.getByText('2장').waitFor();
    const receipt = kept(h)[0]?.receipt ?? '';
    await page.goto(`${url}/m/petitions/${receipt}`);
    const own = page.locator('.images img');
    expect(await own.count()).toBe(2);
    await expect.poll(() => own.first().evaluate((i) => (i as unknown as { naturalWidth: number }).naturalWidth)).toBe(1200);
    const address = new URL((await own.first().getAttribute('src')) ?? '', url).href;
    const shown = await page.request.get(address);
    expect([shown.status(), shown.headers()]).toMatchObject([200, { 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store', 'content-type': 'image/jpeg', 'cross-origin-resource-policy': 'same-origin' }]);

    const other = await browser.newContext({ viewport: { width: 390, height: 844 } });
    onTestFinished(() => other.close());
    const stranger = await other.newPage();
    expect((await stranger.request.get(address)).status()).toBe(404);
    await stranger.goto(`${url}/m/`); // with a cookie of its own
    expect((await stranger.request.get(address)).status()).toBe(404);

    await h.core.store.db.update(petitions).set({ department: 'roads' });
    const kim = await signIn(h, 'officer', { username: 'kim', name: '김도로', department: 'roads' });
    const lee = await signIn(h, 'officer', { username: 'lee', name: '이위생', department: 'sanitation' });
    const desk = await browser.newContext({ viewport: { width: 1280, height: 900 }, extraHTTPHeaders: { cookie: kim.cookie } });
    onTestFinished(() => desk.close());
    const officer = await desk.newPage();
    await officer.goto(`${url}/console/petitions/${receipt}`);
    const thumbnails = officer.locator(`img[src*="/petitions/${receipt}/photos/"]`);
    expect(await thumbnails.count()).toBe(2);
    await expect.poll(() => thumbnails.first().evaluate((i) => (i as unknown as { naturalWidth: number }).naturalWidth)).toBe(1200);
    const onDesk = (await thumbnails.first().getAttribute('src')) ?? '';
    expect((await lee.get(onDesk.replace('/console', ''))).status).toBe(404);
    expect((await stranger.request.get(url + onDesk, { maxRedirects: 0 })).status()).toBe(303);

    await h.core.store.atomic([openSession(h.core, 'test/tv', { phone: h.core.vault.find('phone', '+821012345678'), screen: 'shared', by: 'paired', idle: IDLE, whole: WHOLE })]);
    const room = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'ko-KR' });
    onTestFinished(() => room.close());
    await room.addCookies([{ name: 'session-tv', value: secretOf(h.core, 'test/tv'), url }]);
    const tv = await room.newPage();
    const asked: string[] = [];
    tv.on('request', (r) => asked.push(r.url()));
    await tv.goto(`${url}/tv/petitions/${receipt}`);
    expect((await tv.textContent('body')) ?? '').toContain('사진');
    expect((await tv.textContent('body')) ?? '').toContain('2장');
    expect([asked.filter((u) => u.includes('photo')), await tv.locator('img').count()]).toEqual([[], 0]);
  });
});

describe('what a browser makes of a cleaned picture', () => {
  it('decodes, to the same dots; whatever was planted is gone; cleaned again it is the same', async () => {
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    const [jpeg = new Uint8Array(), png = new Uint8Array(), still = new Uint8Array()] = await Promise.all(['jpeg', 'png', 'webp'].map(async (type) => Buffer.from((await page.evaluate(`(${DRAW.replace("image/jpeg", 'image/TYPE')})([60, 44])`.replace('TYPE', type))) as string, 'base64')));
    const vp8 = still.subarray(12);
    const secret = ascii(SECRET);
    const app = fc.constantFrom(...[0xe1, 0xe2, 0xe3, 0xe5, 0xe9, 0xec, 0xed, 0xef, 0xfe]).chain((marker) => fc.constantFrom('', 'Exif\0\0', 'http://ns.adobe.com/xap/1.0/\0', 'MPF\0', 'ICC_PROFILE\0\x01\x01', 'Photoshop 3.0\0').map((head) => segment(marker, bytesOf(ascii(head), secret))));
    const text = fc.constantFrom('tEXt', 'zTXt', 'iTXt', 'tIME', 'iCCP', 'prVt').map((name) => chunk(name, secret));
    const about = fc.subarray([riff('EXIF', exifOf(1)), riff('XMP ', secret), riff('Uknw', secret)], { minLength: 1 });
    const behind = fc.constantFrom(new Uint8Array(), bytesOf(jpeg.subarray(0, 2), segment(0xe1, bytesOf(ascii('Exif\0\0'), exifOf(1))), jpeg.subarray(2)), ascii(`PK\x03\x04${SECRET}`)); // nothing, a second picture (MPF), a zip
    const planted = fc.oneof(
      fc.tuple(fc.array(app, { minLength: 1, maxLength: 4 }), behind).map(([segments, more]) => ({ plain: jpeg, bytes: bytesOf(jpeg.subarray(0, 2), ...segments, jpeg.subarray(2), more) })),
      fc.tuple(fc.array(text, { minLength: 1, maxLength: 3 }), fc.boolean(), behind).map(([chunks, late, more]) => ({ plain: png, bytes: late ? bytesOf(png.subarray(0, -12), ...chunks, png.subarray(-12), more) : bytesOf(png.subarray(0, 33), ...chunks, png.subarray(33), more) })),
      fc.tuple(about, behind).map(([chunks, more]) => ({ plain: still, bytes: bytesOf(webp([vp8x(0x0c, 60, 44), vp8, ...chunks]), more) })),
    );
    const samples = fc.sample(planted, 60);
    const cleaned = samples.map(({ bytes }) => {
      expect(holds(bytes, SECRET)).toBe(true);
      const found = pictureOf(bytes);
      if (typeof found === 'string') throw new Error(found);
      expect(holds(found.bytes, SECRET)).toBe(false);
      expect(pictureOf(found.bytes)).toEqual(found);
      return found;
    });
    const dots = (all: { type: string; bytes: Uint8Array }[]): Promise<string[]> => page.evaluate(`(${DOTS})(${JSON.stringify(all.map(({ type, bytes }) => `data:${type};base64,${Buffer.from(bytes).toString('base64')}`))})`);
    expect(await dots(cleaned)).toEqual(await dots(samples.map(({ plain }, i) => ({ type: cleaned[i]?.type ?? '', bytes: plain }))));
  });
});

/** A sum of every dot, or what went wrong. */
const DOTS = `(all) => Promise.all(all.map(async (src) => {
  const image = new Image();
  image.src = src;
  try { await image.decode(); } catch (error) { return String(error); }
  const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum = (Math.imul(sum, 31) + data[i]) >>> 0;
  return canvas.width + 'x' + canvas.height + ' ' + sum;
}))`;

const LOOK = `async (data) => {
  const image = new Image();
  image.src = 'data:image/jpeg;base64,' + data;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const at = (x) => { const { data } = pen.getImageData(x, 40, 300, 300); let red = 0; let blue = 0; for (let i = 0; i < data.length; i += 4) { red += data[i]; blue += data[i + 2]; } return red > blue * 2 ? 'red' : 'blue'; };
  return { width: image.naturalWidth, height: image.naturalHeight, left: at(300), right: at(image.naturalWidth - 400) };
}`;
