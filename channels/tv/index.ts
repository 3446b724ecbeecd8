/** TV and set-top boxes: 1280×720, a remote control, WebKit of 2012. A living room reads along. */
import type { Channel, Roomy, Routes } from '../../src/channel.js';
import { file, pageResponse, receivePage } from '../page.js';
import { composeTv } from './compose.js';
import { page } from './page.js';
import { roomsOfTv } from './room.js';
import { script } from './script.js';
import { style } from './style.js';

const MOUNT = '/tv';

export function createTv(): Channel & Roomy & Routes {
  return {
    name: 'tv',
    mount: MOUNT,
    device: 'tv',
    receive: (request) => receivePage(request, { name: 'tv', mount: MOUNT, screen: 'shared' }),
    compose: composeTv,
    room: (reply, context) => roomsOfTv(composeTv(reply, context), context),
    render: (message, context) =>
      pageResponse(String(page(message, { mount: MOUNT, context })), context, { type: 'text/html; charset=utf-8', sources: ["style-src 'self'", "script-src 'self'", "img-src 'self'"] }),
    routes: { '/tv.css': file(style, 'text/css'), '/tv.js': file(script, 'text/javascript') },
  };
}
