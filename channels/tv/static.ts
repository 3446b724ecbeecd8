/** Files of the TV pages, by their addresses: no part of the program (src/files/build.ts). */
import { script } from './script/index.js';
import { style } from './style.js';

export const files = { '/tv/tv.css': style, '/tv/tv.js': script };
