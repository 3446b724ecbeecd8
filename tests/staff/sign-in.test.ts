import { afterEach, describe } from 'vitest';
import { type Harness, harness } from '../harness.js';
import { staffSuite } from './suite.js';

let h: Harness;
afterEach(() => h.close());

describe('promise-35: staff on better-sqlite3', () => {
  staffSuite(async () => (h = await harness()));
});
