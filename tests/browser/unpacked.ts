/** Before the first browser test: where the machine has no Chromium, the one in the npm package is unpacked by one process, before several want to start it. */
import { browserPath } from './browser.js';

export const setup = async (): Promise<void> => void (await browserPath());
