import { afterEach, describe } from 'vitest';
import { type Harness, harness } from '../harness.js';
import { deskSuite } from './desk-suite.js';

describe('the desk on better-sqlite3', () => {
  let h: Harness | undefined;
  afterEach(() => h?.close());
  deskSuite(async () => (h = await harness()));
});
