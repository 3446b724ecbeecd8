import { afterEach, describe } from 'vitest';
import { type Harness, harness } from '../harness.js';
import { handoffSuite } from './handoff-suite.js';

let h: Harness;
afterEach(() => h.close());

describe('going on on the phone, on better-sqlite3', () => {
  handoffSuite(async () => (h = await harness()));
});
