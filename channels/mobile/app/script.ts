/** The script of every page, as it is served: the page works without it. Each part stands with what it belongs to. */
import { drafting } from './draft.js';
import { keeping } from './keep.js';
import { placing } from '../place/script.js';
import { sharing } from './share.js';
import { sizing } from './text-size.js';

export const script = `'use strict';
(() => {
${drafting}${keeping}${sizing}${sharing}${placing}})();
`;
