import { describe } from 'vitest';
import { codesSuite } from './codes-suite.js';
import { onD1 } from './d1.js';

describe('one-time codes on D1 in workerd', () => {
  codesSuite((environment) => onD1(environment));
});
