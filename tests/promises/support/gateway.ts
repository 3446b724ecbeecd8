/** The gateway as `npm start` runs it, without a demo's three months: what a test finds in its database, that test did. */
import { main } from '../../../src/node.js';

await main({ life: false });
