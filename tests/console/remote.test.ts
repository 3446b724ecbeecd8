import { afterEach, describe } from 'vitest';
import { type Harness, harness } from '../harness.js';
import { remoteSuite } from './remote-suite.js';

describe('remote controls on better-sqlite3', () => {
  let h: Harness | undefined;
  afterEach(() => h?.close());
  remoteSuite(async () => (h = await harness()));
});
