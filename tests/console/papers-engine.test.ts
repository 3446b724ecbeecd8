import { afterEach, describe } from 'vitest';
import { type Harness, harness } from '../harness.js';
import { papersSuite } from './papers-suite.js';

describe('registering and figures on better-sqlite3', () => {
  let h: Harness | undefined;
  afterEach(() => h?.close());
  papersSuite(async () => (h = await harness()));
});
