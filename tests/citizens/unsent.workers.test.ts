import { describe } from 'vitest';
import { onD1 } from './d1.js';
import { unsentSuite } from './unsent-suite.js';

describe('unsent words on D1 in workerd', () => {
  unsentSuite(() => onD1());
});
