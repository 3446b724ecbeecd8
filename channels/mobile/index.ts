/** 모바일: a full page for a phone, a tablet or a desktop. Works without script. */
import type { Channel, Routes } from '../../src/channel.js';
import { composePage, file, pageResponse, receivePage } from '../page.js';
import { page } from './page.js';
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
      pageResponse(String(page(message, { mount: MOUNT, context })), context, { type: 'text/html; charset=utf-8', sources: ["style-src 'self'", "img-src 'self'"] }),
    routes: { '/style.css': file(style, 'text/css') },
  };
}
