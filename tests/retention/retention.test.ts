import { afterEach, describe } from 'vitest';
import { type Harness, harness } from '../harness.js';
import { retentionSuite } from './suite.js';

describe('retention on better-sqlite3', () => {
  let h: Harness | undefined;
  afterEach(() => h?.close());
  retentionSuite(async () => {
    h = await harness();
    return { gateway: h, store: h.store, time: h.time };
  });
});
