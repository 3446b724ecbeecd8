import { afterEach } from 'vitest';
import { type Harness, harness } from '../harness.js';
import { pairingSuite } from './pairing-suite.js';

let h: Harness;
pairingSuite(async () => (h = await harness()));
afterEach(() => h.close());
