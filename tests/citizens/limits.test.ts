import { describe, onTestFinished } from 'vitest';
import { nodeStore } from '../../src/storage/node/store.js';
import { limitsSuite } from './limits-suite.js';

describe('limits on better-sqlite3', () => {
  limitsSuite(async () => {
    const store = nodeStore(':memory:');
    onTestFinished(() => store.close());
    return store;
  });
});
