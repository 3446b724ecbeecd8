import { describe } from 'vitest';
import { onD1 } from './d1.js';
import { limitsSuite } from './limits-suite.js';

describe('limits on D1 in workerd', () => {
  limitsSuite(async () => (await onD1()).core.store);
});
