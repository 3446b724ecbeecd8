/** 글자 크게: every answer laid out anew on as many screens as it takes. On each of them a viewer sees all there is, nothing has to be scrolled for, and together they say what the answer says. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/inquiry.js';
import { withLongest } from '../../src/publishing/longest.js';
import type { Reply } from '../../src/reply.js';
import { bench, speaker } from '../publishing/bench.js';
import { browser, oneBrowser } from '../browser/one-browser.js';
import { sight } from '../browser/tv-sight.js';
import { type Drawing, drawing, wordings } from './tv-drawn.js';

/** `npm run endure` draws every answer in every language with both kinds of values at both sizes; a test run a sixth of them in one language each. */
const FULL = process.env.ENDURE === '1';
const TURNS = 6 * LOCALES.length;
const inTurn = (locale: Locale) => bench.on('tv').filter((_, i) => FULL || i % TURNS === LOCALES.indexOf(locale) * 6);
const SIZES = [
  { width: 1280, height: 720, values: FULL ? (['sample', 'longest'] as const) : (['longest'] as const) },
  { width: 1920, height: 1080, values: ['sample'] as const },
];

oneBrowser();

/** Columns that would have to be scrolled, and rows broader than the screen. */
const OVER = `[...document.querySelectorAll('.col,.way,.keys')].filter((e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1).map((e) => e.className + ' is ' + (e.scrollHeight - e.clientHeight) + ' px too high, ' + (e.scrollWidth - e.clientWidth) + ' too wide').concat([...document.querySelectorAll('.keys')].filter((e) => [...e.children].some((li) => li.offsetHeight && li.offsetTop > 10)).map(() => 'keys in two rows'))`;
/** What is seen now, text by text, in the columns. */
const TEXTS = `(() => { const found = []; const walker = document.createTreeWalker(document.querySelector('[role=main]'), NodeFilter.SHOW_TEXT); for (let n = walker.nextNode(); n; n = walker.nextNode()) if (n.data.trim() && n.parentElement.getClientRects().length && !n.parentElement.closest('.turn')) found.push(n.data.trim()); return found; })()`;
const inMain = (page: Page): Promise<string[]> => page.evaluate<string[]>(TEXTS);

/** By the key that turns, through all screens and back. */
async function through(page: Page): Promise<{ wrong: string[]; seen: string[] }> {
  const wrong: string[] = [];
  const seen: string[] = [];
  let screens = 1;
  for (; screens < 13; screens++) {
    wrong.push(...(await sight(page)).map((w) => `screen ${screens}: ${w}`), ...(await page.evaluate<string[]>(OVER)).map((w) => `screen ${screens}: ${w}`));
    seen.push(...(await inMain(page)));
    if (!(await page.evaluate<boolean>(`[...document.querySelectorAll('.turn .next')].some((e) => e.offsetWidth > 0)`))) break;
    await page.keyboard.press('8');
  }
  for (let i = screens; i > 1; i--) {
    if (!(await page.evaluate<string>('location.hash')).endsWith(`s${i}`)) wrong.push(`screen ${i} is not in the address`);
    await page.keyboard.press('Escape');
  }
  if (screens > 1 && (await page.evaluate<string>('location.hash')) !== '#s1') wrong.push('Back does not turn back');
  return { wrong, seen };
}

describe.each(SIZES)('$width × $height', ({ width, height, values }) => {
  let screen: Drawing;
  beforeAll(async () => {
    screen = await drawing(browser, { width, height });
  });
  it.each(LOCALES)('every answer in %s', async (locale) => {
    const words = wordings(locale, 'tv');
    const wrong: string[] = [];
    for (const { shape } of height === 720 ? inTurn(locale) : inTurn(locale).filter((_, i) => FULL || i % 3 === 0)) {
      for (const of of values) {
        const reply = words.reply(of === 'longest' ? withLongest(shape.reply, locale) : shape.reply);
        await screen.draw(reply, words, locale, speaker);
        const all = await inMain(screen.page);
        await screen.draw(reply, words, locale, speaker, { query: '?type=large' });
        const { wrong: found, seen } = await through(screen.page);
        wrong.push(...found.map((w) => `${shape.name}: ${w}`));
        const said = seen.join('').replace(/\s/g, '');
        const parts = all.flatMap((text) => text.replace(/\s/g, '').split(/(?<=[.。,，、])/)); // a longer one may go on on the next screen
        for (const text of parts) if (!said.includes(text)) wrong.push(`${shape.name}: on no screen: ${text}`);
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
  }, 600_000);
});

function shapeOf(name: string): Reply {
  const found = bench.on('tv').find((t) => t.shape.name === name);
  if (!found) throw new Error(`no answer ${name}`);
  return found.shape.reply;
}

it('without script: the links turn, and what is not on a screen is not seen', async () => {
  const { page, draw } = await drawing(browser, undefined, false);
  const words = wordings('ko', 'tv');
  await draw(words.reply(withLongest(shapeOf('status.received.shared'), 'ko')), words, 'ko', speaker, { query: '?type=large' });
  const seen = (): Promise<string> => page.evaluate<string>("document.querySelector('[role=main]').innerText");
  const first = await seen();
  await page.click('text=다음 쪽');
  const second = await seen();
  expect(second).not.toBe(first);
  expect(first).not.toContain('이전 쪽');
  await page.locator('a:visible', { hasText: '이전 쪽' }).click();
  expect(await seen()).toBe(first);
});

it('red, with script: what was typed stays, and the focus is on what it was on, on whichever screen that now is', async () => {
  const { page, draw } = await drawing(browser);
  const words = wordings('vi', 'tv');
  const red = (): Promise<unknown> => page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ColorF0Red', bubbles: true }))");
  await draw(words.reply(withLongest(shapeOf('guide.words'), 'vi')), words, 'vi', speaker);
  await page.keyboard.type('10');
  await red();
  expect(await page.inputValue('[name=query]')).toBe('10');
  expect(await sight(page)).toEqual([]);
  const screens = 'Math.max(0, ...[...document.querySelectorAll("[data-turn]")].map((e) => Number(e.getAttribute("data-turn"))))';
  for (const name of ['status.answered.shared', 'departments.does', 'menu']) {
    await draw(words.reply(withLongest(shapeOf(name), 'vi')), words, 'vi', speaker, { query: '?type=normal' });
    for (let i = 0; i < 6; i++) {
      await page.keyboard.press('ArrowDown');
      const on = async (): Promise<string> => ((await page.locator('.on').textContent()) ?? '').replace(/thường|lớn/, ''); // red's own word tells the other size
      const before = await on();
      for (let times = 0; times < 2; times++) {
        await red();
        expect(await on()).toBe(before);
        expect(await sight(page), `${name}, ${await page.evaluate(screens)} screens`).toEqual([]);
      }
    }
  }
});
