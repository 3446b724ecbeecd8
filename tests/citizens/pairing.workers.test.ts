import { onD1 } from './d1.js';
import { pairingSuite } from './pairing-suite.js';

pairingSuite(onD1);
