import { afterEach, describe } from 'vitest';
import { type Harness, harness } from '../harness.js';
import { sessionsSuite } from './sessions-suite.js';

let h: Harness;
afterEach(() => h.close());

describe('sessions on better-sqlite3', () => {
  sessionsSuite(async () => (h = await harness()));
});
