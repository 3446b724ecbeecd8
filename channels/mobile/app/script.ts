/** The script of every page, as it is served: the page works without it. Each part stands with what it belongs to. */
import { drafting } from './draft-script.js';
import { resuming } from './hold-script.js';
import { keeping } from './keep-script.js';
import { placing } from '../place/script.js';
import { sharing } from './share-script.js';
import { sizing } from './text-size-script.js';

/** `autofocus` does it where a browser knows it; a page that a script wrote has none. */
const puttingRight = `
const wrong = document.getElementById('wrong');
if (wrong) wrong.focus();
`;

export const script = `'use strict';
(() => {
${puttingRight}${drafting}${resuming}${keeping}${sizing}${sharing}${placing}})();
`;
