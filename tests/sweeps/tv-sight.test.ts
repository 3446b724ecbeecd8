/** Every answer of a TV, in five languages and both sizes of screen, as Chromium draws it: a viewer can read all of it: 24 px at 720 lines, 36 at 1080. */
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/inquiry.js';
import { withLongest } from '../../src/publishing/longest.js';
import { bench, speaker } from '../publishing/bench.js';
import { browser, oneBrowser } from '../browser/one-browser.js';
import { sight } from '../browser/tv-sight.js';
import { type Drawing, drawing, wordings } from './tv-drawn.js';

/** `npm run endure` draws both kinds of values at both sizes: a larger screen shows the same page larger. */
const FULL = process.env.ENDURE === '1';
/** Each answer in one of the languages, by turns. */
const inTurn = (locale: (typeof LOCALES)[number]) => bench.on('tv').filter((_, i) => FULL || i % LOCALES.length === LOCALES.indexOf(locale));
const SIZES = [
  { width: 1280, height: 720, values: FULL ? ['sample', 'longest'] : ['longest'] },
  { width: 1920, height: 1080, values: FULL ? ['sample', 'longest'] : ['sample'] },
] as const;

oneBrowser();

describe.each(SIZES)('$width × $height', ({ width, height, values }) => {
  let screen: Drawing;
  beforeAll(async () => {
    screen = await drawing(browser, { width, height });
  });
  it.each(LOCALES)('every answer in %s', async (locale) => {
    const words = wordings(locale, 'tv');
    const wrong: string[] = [];
    for (const { shape } of height === 720 ? bench.on('tv') : inTurn(locale)) {
      for (const of of values) {
        await screen.draw(words.reply(of === 'longest' ? withLongest(shape.reply, locale) : shape.reply), words, locale, speaker);
        wrong.push(...(await sight(screen.page)).map((w) => `${shape.name}: ${w}`));
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
  }, 300_000);
});

it.each(LOCALES)('a TV that shows somebody’s petitions, in %s: whose they are stands in the bar', async (locale) => {
  const screen = await drawing(browser);
  const words = wordings(locale, 'tv');
  for (const { shape } of bench.on('tv').filter((t) => /^(menu|list|status\.paired|handoff)$/.test(t.shape.name))) {
    await screen.draw(words.reply(withLongest(shape.reply, locale)), words, locale, speaker, { signed: '+821012345678' });
    expect(await sight(screen.page), shape.name).toEqual([]);
    expect(await screen.page.textContent('.bar'), shape.name).toContain('010-****-5678');
  }
});
