/** Every answer of a TV, in five languages and both sizes of screen, as Chromium draws it: a viewer can read all of it: 24 px at 720 lines, 36 at 1080. */
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../src/inquiry.js';
import { withLongest } from '../../src/publishing/longest.js';
import type { Shape } from '../../src/publishing/shapes.js';
import { contextOf } from '../../src/speak.js';
import { bench, district, speaker } from '../publishing/bench.js';
import { browser, oneBrowser } from '../browser/one-browser.js';
import { sight } from '../browser/tv-sight.js';
import { type Drawing, drawing, tv, wordings } from './tv-drawn.js';

/** `npm run endure` draws both kinds of values at both sizes: a larger screen shows the same page larger. */
const FULL = process.env.ENDURE === '1';
const SIZES = [
  { width: 1280, height: 720, values: FULL ? ['sample', 'longest'] : ['longest'] },
  { width: 1920, height: 1080, values: FULL ? ['sample', 'longest'] : ['sample'] },
] as const;

/** How full an answer's fullest part is in a language, by the lines that the channel counts; among equals by how much there is to say. */
function fullness({ reply }: Shape, locale: Locale): number {
  const words = wordings(locale, 'tv');
  const worded = words.reply(withLongest(reply, locale));
  const shares = tv.room(worded, contextOf(district, locale, words)).filter(({ most }) => most > 1).map(({ used, most }) => used / most);
  return Math.max(0, ...shares) + Buffer.byteLength(JSON.stringify(worded)) / 1e9;
}
/** The languages that an answer is drawn in: the one that fills it most, where something may be cut first, and one of the five by turns. `npm run endure` draws all. */
const drawnIn = new Map(
  bench.on('tv').map(({ shape }, i): [Shape, readonly Locale[]] => {
    if (FULL) return [shape, LOCALES];
    const most = Math.max(...LOCALES.map((l) => fullness(shape, l)));
    return [shape, LOCALES.filter((l, turn) => turn === i % LOCALES.length || fullness(shape, l) === most)];
  }),
);
const inTurn = (locale: Locale) => bench.on('tv').filter((_, i) => FULL || i % LOCALES.length === LOCALES.indexOf(locale));

oneBrowser();

describe.each(SIZES)('$width × $height', ({ width, height, values }) => {
  let screen: Drawing;
  beforeAll(async () => {
    screen = await drawing(browser, { width, height });
  });
  it.each(LOCALES)('every answer in %s', async (locale) => {
    const words = wordings(locale, 'tv');
    const wrong: string[] = [];
    for (const { shape } of height === 720 ? bench.on('tv').filter((t) => drawnIn.get(t.shape)?.includes(locale)) : inTurn(locale)) {
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
