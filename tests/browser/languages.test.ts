/** The fullest pages in every language on the narrowest screens; tests/sweeps/languages.test.ts has every page at every width, the TV its own in tv-lines.test.ts. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { LOCALES } from '../../src/inquiry.js';
import { DRAWN, drawer, problemsOf } from './layout.js';
import { browser, oneBrowser } from './one-browser.js';

const FULLEST = ['status.answered', 'menu'];

oneBrowser();

let page: Page;
beforeAll(async () => {
  page = await browser.newPage({ javaScriptEnabled: false, serviceWorkers: 'block' });
});

describe.each(DRAWN.filter((d) => !d.twice))('on a $device', (drawn) => {
  it.each(LOCALES)('nothing scrolls sideways, is cut, covers another or breaks where %s does not', async (locale) => {
    const draw = await drawer(page, drawn);
    const shapes = draw.shapes.filter((s) => FULLEST.includes(s.name));
    expect(shapes.length).toBe(FULLEST.length);
    const found: Record<string, string[]> = {};
    for (const shape of shapes) {
      await draw.open(shape, locale);
      for (const at of drawn.at.filter(({ width }) => width <= 320)) {
        const problems = await problemsOf(page, at, locale);
        if (problems.length) found[`${shape.name} at ${at.width}`] = problems;
      }
    }
    expect(found).toEqual({});
  });
});
