/** A gateway of this very process, which the test can look into, behind a real port, and a browser: for the top of a test file. */
import { type ServerType, serve } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Harness, harness } from '../harness.js';
import { openBrowser } from './browser.js';

export let h: Harness;
export let url: string;
export let browser: Browser;

export function served(): void {
  let server: ServerType;
  beforeAll(async () => {
    browser = await openBrowser();
    h = await harness();
    const { port } = await new Promise<AddressInfo>((done) => {
      server = serve({ fetch: h.app.fetch, port: 0, hostname: '127.0.0.1' }, done);
    });
    url = `http://127.0.0.1:${port}`;
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
    h?.close();
  });
}
