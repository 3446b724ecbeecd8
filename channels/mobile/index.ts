/** 모바일: a full page for a phone, a tablet or a desktop. Works without script. */
import type { Channel, Routes } from '../../src/channel.js';
import { composePage, file, pageResponse, receivePage } from '../page.js';
import { page } from './page.js';
import { manifest, PUSH_SOURCES } from './push/box.js';
import { script } from './push/script.js';
import { worker } from './push/worker.js';
import { style } from './style.js';

const MOUNT = '/m';

export function createMobile(): Channel & Routes {
  return {
    name: 'mobile',
    mount: MOUNT,
    device: 'mobile',
    receive: (request) => receivePage(request, { name: 'mobile', mount: MOUNT, screen: 'private' }),
    compose: composePage,
    render: (message, context) =>
      pageResponse(String(page(message, { mount: MOUNT, context })), context, { type: 'text/html; charset=utf-8', sources: ["style-src 'self'", "img-src 'self'", ...(context.follow ? PUSH_SOURCES : [])] }),
    routes: {
      '/style.css': file(style, 'text/css'),
      '/push.js': file(script, 'text/javascript'),
      '/manifest.webmanifest': file(manifest, 'application/manifest+json'),
      // Served whether push is on or not: a browser that has it asks for it again, for years.
      '/sw.js': () => new Response(worker, { headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache', 'content-security-policy': "default-src 'none'; connect-src 'self'", 'x-content-type-options': 'nosniff' } }),
    },
  };
}
