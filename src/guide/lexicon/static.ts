/** The lexicon, read when something is looked up for the first time. */
import { GROUPS } from './index.js';

export const files = { '/data/lexicon.json': JSON.stringify(GROUPS) };
