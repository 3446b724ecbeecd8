/** Before the first browser test: the shell of the npm package is unpacked by one process, before several want to start it. */
import { shellPath } from './browser.js';

export const setup = async (): Promise<void> => void (await shellPath());
