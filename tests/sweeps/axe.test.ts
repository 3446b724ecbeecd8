/**
 * axe on every answer that a page device can show, on each of them. `npm run endure` reads each in every language; a test run reads each on two devices of the four, in one
 * of the languages. The console's pages are read by their own sweeps.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES } from '../../src/inquiry.js';
import { complaintsOfAxe } from '../browser/axe.js';
import { type Stand, stand } from '../browser/mobile-stand.js';
import { answers, KINDS } from '../shown.js';

const FULL = process.env.ENDURE === '1';
/** XHTML Basic 1.1 has neither roles nor main: a page of 240 px has no regions. */
const WITHOUT = ['region', 'landmark-one-main'];

/** Into the window that is open, axe stays in it; a document of XML cannot be written into. Runs in the page. */
const swap = (body: string): string => `{
  const { documentElement } = new DOMParser().parseFromString(${JSON.stringify(body)}, 'application/xhtml+xml');
  document.replaceChild(document.adoptNode(documentElement), document.documentElement);
}`;

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
    const isXml = kind.name === 'pda';
    const wanted = (place: number): boolean => FULL || place % (2 * LOCALES.length) === LOCALES.indexOf(locale) + (turn % 2) * LOCALES.length;
    const found: Record<string, string[]> = {};
    let read = 0;
    await page.goto(`${at.url}/${kind.mount}/`);
    for await (const { shape, body } of answers(kind, locale, wanted)) {
      await (isXml ? page.evaluate(swap(body)) : page.setContent(body));
      const complaints = await complaintsOfAxe(page, { without: isXml ? WITHOUT : [] });
      read++;
      if (complaints.length) found[shape.name] = complaints;
    }
    await context.close();
    console.log(`${kind.name} ${locale}: ${read} pages, ${Object.keys(found).length} with something to put right`);
    expect(found).toEqual({});
  });
});
