import { describe } from 'vitest';
import { onD1 } from './d1.js';
import { handoffSuite } from './handoff-suite.js';

describe('going on on the phone, on D1 in workerd', () => {
  handoffSuite(() => onD1());
});
