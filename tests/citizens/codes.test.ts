import { afterEach, describe } from 'vitest';
import { type Harness, harness } from '../harness.js';
import { codesSuite } from './codes-suite.js';

let open: Harness[] = [];
afterEach(() => {
  for (const h of open) h.close();
  open = [];
});

describe('one-time codes on better-sqlite3', () => {
  codesSuite(async (environment) => {
    const h = await harness(environment);
    open.push(h);
    return h;
  });
});
