/** The console in a browser, and beside the running gateway its own database, where a test puts people and petitions: for the top of a test file. */
import * as crypto from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { readConfig } from '../../src/config.js';
import { diskFiles } from '../../src/files/disk.js';
import { secretBeside } from '../../src/storage/node/secrets.js';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import { createGateway, type Gateway } from '../../src/wire.js';
import { browser, environment, gateway, started } from '../browser/started.js';
import { addSession } from '../staff/people.js';

export let store: NodeStore;
export let beside: Gateway;

export function consoleStand(): void {
  started();
  beforeAll(async () => {
    store = nodeStore(environment.DATABASE_PATH);
    const config = { ...readConfig(environment), secretKey: secretBeside(environment.DATABASE_PATH) };
    beside = await createGateway({ files: diskFiles(), config, store, crypto, addressOf: () => '127.0.0.1', log: () => {}, samples: false });
  });
  afterAll(() => store?.close());
}

/** A browser in which somebody is signed in. @param id of a member of staff */
export async function signedIn(id: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
  const { cookie } = await addSession(beside, id);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', ...options });
  const at = cookie.indexOf('=');
  await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: gateway.url }]);
  return context;
}

/** A page of the console, ready. */
export async function opened(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  const response = await page.goto(`${gateway.url}/console${path}`);
  if (response?.status() !== 200) throw new Error(`${path}: ${response?.status()}`);
  if (await page.locator('script[type=module]').count()) await page.waitForSelector('html[data-ready]');
  return page;
}

let serial = 0;
/** What a phone texts to the running gateway. @returns the answers */
export const text = async (from: string, words: string): Promise<string> =>
  (await fetch(`${gateway.url}/sms/demo`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: `stand-${++serial}`, from, text: words }) })).text();
