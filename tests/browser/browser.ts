/** The browser of all browser tests: the machine's own Chromium, else the one in the npm package. */
import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED = process.env.CHROMIUM || '/usr/bin/chromium';
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

/** @param more of Chromium's own arguments */
export async function openBrowser(more: string[] = []): Promise<Browser> {
  if (existsSync(INSTALLED)) return chromium.launch({ executablePath: INSTALLED, args: [...QUIET, ...more] });
  // Not with its own args: they switch off the very rules that are tested here, and run all in one process.
  return chromium.launch({ executablePath: await sparticuz.executablePath(), args: [...QUIET, ...more] });
}
