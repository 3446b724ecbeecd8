/** The browser of all browser tests: the machine's own Chromium, else the one in the npm package. */
import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = process.env.CHROMIUM || '/usr/bin/chromium';
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

/** Unpacks the package's where the machine has none. */
export const browserPath = async (): Promise<string> => (existsSync(INSTALLED) ? INSTALLED : sparticuz.executablePath());

/** @param more of Chromium's own arguments */
export async function openBrowser(more: string[] = []): Promise<Browser> {
  // Not with the package's own args: they switch off the very rules that are tested here, and run all in one process.
  return chromium.launch({ executablePath: await browserPath(), args: [...QUIET, ...more] });
}
