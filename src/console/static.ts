/** The console's style sheets, by their addresses: the common one, and one a room. Its scripts are bundled by client/scripts.ts. */
import { style as desk } from './desk/style.js';
import { style as office } from './office/style.js';
import { style as papers } from './papers/style.js';
import { style } from './style.js';
import { style as wording } from './wording/style.js';

export const files = {
  '/console/style.css': style,
  '/console/assets/desk.css': desk,
  '/console/assets/office.css': office,
  '/console/assets/papers.css': papers,
  '/console/assets/wording.css': wording,
};
