/** 모바일: a full page for a phone, a tablet or a desktop. Works without script. */
import type { Channel, Routes } from '../../src/channel.js';
import { composePage, localeIn, pageResponse, receivePage } from '../page.js';
import { sizeCookies } from '../page-size.js';
import { manifest } from './app/manifest.js';
import { offlinePage } from './app/offline.js';
import { SOURCES } from './app/sources.js';
import { page } from './page.js';

const MOUNT = '/m';

export function createMobile(): Channel & Routes {
  return {
    name: 'mobile',
    mount: MOUNT,
    device: 'mobile',
    localeIn: (request) => localeIn(request),
    receive: (request) => receivePage(request, { name: 'mobile', mount: MOUNT, screen: 'private', walks: true }),
    compose: composePage,
    render: (message, context) => pageResponse(String(page(message, { mount: MOUNT, context })), { ...context, cookies: [...context.cookies, ...sizeCookies(context, MOUNT)] }, { type: 'text/html; charset=utf-8', sources: SOURCES }),
    routes: {
      '/manifest.webmanifest': (request, frame) => manifest(request, frame, MOUNT),
      '/offline': (request, frame) => offlinePage(request, frame, MOUNT),
    },
  };
}
