import { describe, onTestFinished } from 'vitest';
import { harness } from '../harness.js';
import { walkSuite } from './walk-suite.js';

describe('photos along a petition’s life', () => {
  walkSuite(async () => {
    const h = await harness();
    onTestFinished(() => h.close());
    return h;
  });
});
