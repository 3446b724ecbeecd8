/** A browser for pages: for the top of a test file. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from './browser.js';

export let browser: Browser;

/** @param more of Chromium's own arguments */
export function oneBrowser(more: string[] = []): void {
  beforeAll(async () => {
    browser = await openBrowser(more);
  });
  afterAll(() => browser?.close());
}
