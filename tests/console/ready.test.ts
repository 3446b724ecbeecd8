import { afterEach, describe } from 'vitest';
import { type Harness, harness } from '../harness.js';
import { readySuite } from './ready-suite.js';

describe('ready texts on better-sqlite3', () => {
  let h: Harness | undefined;
  afterEach(() => h?.close());
  readySuite(async () => (h = await harness()));
});
