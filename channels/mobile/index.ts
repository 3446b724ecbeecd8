/** 모바일: a full page for a phone, a tablet or a desktop. Works without script. */
import type { Channel, Routes } from '../../src/channel.js';
import { composePage, file, pageResponse, receivePage } from '../page.js';
import { icon, png } from './app/icon.js';
import { manifest } from './app/manifest.js';
import { offlinePage } from './app/offline.js';
import { script } from './app/script.js';
import { SOURCES } from './app/sources.js';
import { sizeCookies } from './app/text-size.js';
import { page } from './page.js';
import { script as photoScript } from './photos/script.js';
import { script as pushScript } from './push/script.js';
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
    render: (message, context) => pageResponse(String(page(message, { mount: MOUNT, context })), { ...context, cookies: [...context.cookies, ...sizeCookies(context, MOUNT)] }, { type: 'text/html; charset=utf-8', sources: SOURCES }),
    routes: {
      '/style.css': file(style, 'text/css'),
      '/app.js': file(script, 'text/javascript'),
      '/photos.js': file(photoScript, 'text/javascript'),
      '/push.js': file(pushScript, 'text/javascript'),
      '/icon.svg': file(icon, 'image/svg+xml'),
      ...Object.fromEntries([180, 192, 512].map((size) => [`/icon-${size}.png`, picture(size)])),
      '/manifest.webmanifest': (request, frame) => manifest(request, frame, MOUNT),
      '/offline': (request, frame) => offlinePage(request, frame, MOUNT),
      // Served whether push is on or not: a browser that has it asks for it again, for years.
      '/sw.js': () => new Response(worker, { headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache', 'content-security-policy': "default-src 'none'; connect-src 'self'", 'x-content-type-options': 'nosniff' } }),
    },
  };
}

/** Drawn when it is first asked for. */
function picture(size: number): () => Promise<Response> {
  let drawn: Promise<Uint8Array<ArrayBuffer>> | undefined;
  return async () => {
    drawn ??= png(size);
    return new Response(await drawn, { headers: { 'content-type': 'image/png', 'cache-control': 'public, max-age=604800', 'x-content-type-options': 'nosniff' } });
  };
}
