import { afterEach, describe } from 'vitest';
import { type Harness, harness } from '../harness.js';
import { officeSuite } from './office-suite.js';

describe('beside the desk on better-sqlite3', () => {
  let h: Harness | undefined;
  afterEach(() => h?.close());
  officeSuite(async () => (h = await harness()));
});
