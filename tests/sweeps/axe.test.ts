/**
 * axe on every answer that a page device can show, on each of them. `npm run endure` reads each in every language; a test run reads each on two devices of the four, in one
 * of the languages. The console's pages are read by their own sweeps.
 */
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/inquiry.js';
import { type Stand, stand } from '../browser/mobile-stand.js';
import { KINDS, shown } from '../shown.js';

const FULL = process.env.ENDURE === '1';
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** XHTML Basic 1.1 has neither roles nor main: a page of 240 px has no regions. */
const WITHOUT = ['region', 'landmark-one-main'];

let at: Stand;
beforeAll(async () => {
  at = await stand();
});
afterAll(() => at?.close());

describe.each(Object.values(KINDS).map((kind, turn) => ({ ...kind, turn })))('$name', ({ turn, ...kind }) => {
  test.each(LOCALES)('in %s axe finds nothing', { timeout: 900_000 }, async (locale) => {
    const context = await at.browser.newContext({ viewport: kind.viewport, serviceWorkers: 'block', reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.route(/\.js(\?|$)/, (route) => route.abort()); // a TV's asks again by itself in the middle of the reading
    const found: Record<string, string[]> = {};
    let read = 0;
    for await (const { shape } of shown(page, at.url, kind, locale, (place) => FULL || place % (2 * LOCALES.length) === LOCALES.indexOf(locale) + (turn % 2) * LOCALES.length)) {
      const axe = new AxeBuilder({ page }).setLegacyMode().withTags(RULES).disableRules(kind.name === 'pda' ? WITHOUT : []);
      const { violations } = await axe.analyze();
      read++;
      if (violations.length) found[shape.name] = violations.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 160)}`);
    }
    await context.close();
    console.log(`${kind.name} ${locale}: ${read} pages, ${Object.keys(found).length} with something to put right`);
    expect(found).toEqual({});
  });
});
