/** A phone on a bad line: for the top of a test file, a gateway and a new phone for each test, whose complaints have to be those of the line alone. */
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openWholeBrowser } from '../browser/browser.js';
import { opened, PHONE, type Stand, settled, stand } from '../browser/mobile-stand.js';

export let at: Stand;
export let context: BrowserContext;
export let page: Page;
let complaints: string[];

/** @param line what a browser says of it */
export function phone(line: RegExp): void {
  beforeAll(async () => {
    at = await stand(openWholeBrowser);
  });
  afterAll(() => at?.close());
  beforeEach(async () => {
    complaints = [];
    at.lose.clear();
    for (const table of ['petitions', 'limits']) at.h.store.raw.prepare(`delete from ${table}`).run();
    await device(PHONE);
  });
  afterEach(async () => {
    await context.close();
    expect(complaints.filter((c) => !line.test(c))).toEqual([]);
  });
}

/** The device of this test. */
export async function device(options: BrowserContextOptions): Promise<void> {
  context = await at.browser.newContext(options);
  await turnTo();
}

/** Another page of it, or of another device beside it. */
export async function turnTo(of = context): Promise<void> {
  page = await opened(of, complaints);
}

export async function see(path: string): Promise<void> {
  await page.goto(at.url + path);
  await settled(page);
}

/** The browser's tab is killed; another one is opened, with a network. */
export async function again(path = '/m/'): Promise<void> {
  await page.close();
  await context.setOffline(false);
  await turnTo();
  await page.goto(at.url + path);
}
