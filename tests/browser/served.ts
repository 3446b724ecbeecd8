/** A gateway of this very process, which the test can look into, behind a real port, and a browser: for the top of a test file. */
import { afterAll, beforeAll } from 'vitest';
import { type Harness, harness } from '../harness.js';
import { serving } from '../loopback.js';
import { oneBrowser } from './one-browser.js';

export { browser } from './one-browser.js';
export let h: Harness;
export let url: string;

/** @param answer what stands behind the port, where it is not the gateway alone */
export function served(answer: (request: Request) => Response | Promise<Response> = (request) => h.app.fetch(request)): void {
  let stop: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    h = await harness();
    ({ url, stop } = await serving(answer));
  });
  afterAll(async () => {
    await stop?.();
    h?.close();
  });
  oneBrowser(); // after the gateway, so that it is closed before
}
