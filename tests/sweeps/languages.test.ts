/** Every answer × device × language with the longest values, at every width that a page has to fit: nothing scrolls sideways, is cut, covers another, or breaks where its language does not break. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/inquiry.js';
import { DRAWN, drawer, problemsOf } from '../browser/layout.js';
import { browser, oneBrowser } from '../browser/one-browser.js';

/** `npm run endure` draws every answer in every language at every width; a test run every answer in one language, and the start in all, at every second width. */
const FULL = process.env.ENDURE === '1';

describe.each(DRAWN)('$device, letters twice as large: $twice', (drawn) => {
  oneBrowser(drawn.twice ? ['--blink-settings=defaultFontSize=32'] : []);
  let page: Page;
  beforeAll(async () => {
    page = await browser.newPage({ javaScriptEnabled: false, serviceWorkers: 'block' });
  });

  it.each(LOCALES)('in %s', async (locale) => {
    const draw = await drawer(page, drawn);
    const found: Record<string, string[]> = {};
    for (const [i, shape] of draw.shapes.entries()) {
      if (!FULL && shape.name !== 'menu' && i % LOCALES.length !== LOCALES.indexOf(locale)) continue;
      await draw.open(shape, locale);
      for (const at of drawn.at.filter((_, n) => FULL || drawn.at.length < 3 || n % 2 === i % 2)) {
        const problems = await problemsOf(page, at, locale);
        if (problems.length) found[`${shape.name} at ${at.width}${at.large ? ' large' : ''}`] = problems;
      }
    }
    expect(found).toEqual({});
  }, 600_000);
});
