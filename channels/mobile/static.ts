/** Files of the mobile pages, by their addresses: no part of the program (src/files/build.ts). */
import { script } from './app/script.js';
import { icon, png } from './app/icon.js';
import { script as photoScript } from './photos/script.js';
import { script as pushScript } from './push/script.js';
import { worker } from './push/worker.js';
import { style } from './style.js';
import { walkStyle } from './walk-style.js';

export const files = {
  '/m/style.css': style,
  '/m/walk.css': walkStyle,
  '/m/app.js': script,
  '/m/photos.js': photoScript,
  '/m/push.js': pushScript,
  '/m/icon.svg': icon,
  '/m/icon-180.png': await png(180),
  '/m/icon-192.png': await png(192),
  '/m/icon-512.png': await png(512),
  // Served whether push is on or not: a browser that has it asks for it again, for years.
  '/m/sw.js': worker,
};
