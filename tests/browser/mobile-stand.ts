/** The gateway on loopback for a phone's browser, and how the mobile tests use it. */
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type Harness, harness } from '../harness.js';
import { serving } from '../loopback.js';
import { receiptIn } from '../receipt-in.js';
import { openBrowser } from './browser.js';

export interface Stand {
  h: Harness;
  url: string;
  browser: Browser;
  /** Paths whose posts are done, and their answers lost on the way. A browser may try by itself again. */
  lose: Set<string>;
  /** Told of a post that is done; its answer never comes. */
  stall?: (() => void) | undefined;
  close(): Promise<void>;
}

/** @param open which browser: `openWholeBrowser` for what only the whole of it has */
export async function stand(open: () => Promise<Browser> = openBrowser): Promise<Stand> {
  const h = await harness();
  const lose = new Set<string>();
  let at: Stand | undefined;
  const { url, stop } = await serving(async (request, env) => {
    const response = await h.app.fetch(request, env as object);
    if (request.method === 'POST' && lose.has(new URL(request.url).pathname)) (env as { incoming: { socket: { destroy(): void } } }).incoming.socket.destroy();
    if (request.method === 'POST' && at?.stall) {
      at.stall();
      return new Promise<Response>(() => {});
    }
    return response;
  });
  const browser = await open();
  at = {
    h,
    url,
    browser,
    lose,
    async close() {
      await browser.close();
      await stop();
      h.close();
    },
  };
  return at;
}

export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'ko-KR' };

/** A page whose complaints are gathered. */
export async function opened(context: BrowserContext, complaints: string[]): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  return page;
}

/** Presses what sends the form of the page. */
export const send = async (page: Page): Promise<void> => {
  await Promise.all([page.waitForNavigation(), page.click('main form:not([hidden]) [type=submit]')]);
};

export async function fillFiling(page: Page, url: string, text = '가로등이 꺼졌어요'): Promise<void> {
  await page.goto(`${url}/m/petitions/new?group=road`);
  await page.fill('[name=text]', text);
  await page.fill('[name=phone]', '010-1234-5678');
}

/** Files as a citizen does. @returns the receipt, without its hyphens */
export async function file(page: Page, url: string, text?: string): Promise<string> {
  await fillFiling(page, url, text);
  await send(page);
  await send(page);
  return receiptOn(page);
}

export const receiptOn = async (page: Page): Promise<string> => receiptIn((await page.textContent('main')) ?? '');

/** Opens a petition with its number and the last four digits. */
export async function openPetition(page: Page, url: string, receipt: string): Promise<void> {
  await page.goto(`${url}/m/petitions/${receipt}`);
  await page.fill('[name=lastFour]', '5678');
  await send(page);
}

/** What the browser keeps for later, by kind: paths. */
export const kept = (page: Page): Promise<Record<string, string[]>> =>
  page.evaluate(`(async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async (name) => [name, (await (await caches.open(name)).keys()).map((r) => new URL(r.url).pathname)]))))()`);

/** The page has put everything away that it wants to keep. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('html[data-settled]', { state: 'attached' });
}
