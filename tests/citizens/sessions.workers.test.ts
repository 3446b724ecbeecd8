import { describe } from 'vitest';
import { onD1 } from './d1.js';
import { sessionsSuite } from './sessions-suite.js';

describe('sessions on D1 in workerd', () => {
  sessionsSuite(() => onD1());
});
