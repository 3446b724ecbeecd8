/** The browsers of all tests: the machine's own Chromium, and its engine alone, the headless shell of the npm package. */
import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = process.env.CHROMIUM || '/usr/bin/chromium';
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

/** Where the shell is; it is unpacked if it was not. */
export const shellPath = (): Promise<string> => sparticuz.executablePath();

// Not with the package's own args: they switch off the very rules that are tested here, and run all in one process.
const opened = (executablePath: string, more: string[]): Promise<Browser> => chromium.launch({ executablePath, args: [...QUIET, ...more] });

/** What only the whole of it has: push, notifications, a service worker that is told of a lost network. */
export const openWholeBrowser = async (more: string[] = []): Promise<Browser> => opened(existsSync(INSTALLED) ? INSTALLED : await shellPath(), more);

/** For pages. `BROWSER=shell` (vitest.config.ts) takes the engine alone, which draws the same with less than half the work. @param more of Chromium's own arguments */
export const openBrowser = async (more: string[] = []): Promise<Browser> => (process.env.BROWSER === 'shell' ? opened(await shellPath(), more) : openWholeBrowser(more));
