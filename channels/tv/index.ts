/** TV and set-top boxes: 1280×720, a remote control, WebKit of 2012. A living room reads along. */
import type { Channel, Roomy } from '../../src/channel.js';
import { localeIn, pageResponse, receivePage } from '../page.js';
import { sizeCookies, sizeInLinks } from '../page-size.js';
import { composeTv } from './compose.js';
import { HBBTV_TYPE, isHbbtv } from './hbbtv.js';
import type { RemoteKey } from './keys.js';
import { page } from './page.js';
import { roomsOfTv } from './room.js';

const MOUNT = '/tv';

/** @param added codes of remote controls that staff entered, as they are now */
export function createTv(added: () => readonly RemoteKey[] = () => []): Channel & Roomy {
  return {
    name: 'tv',
    mount: MOUNT,
    device: 'tv',
    localeIn: (request) => localeIn(request),
    async receive(request) {
      const received = await receivePage(request, { name: 'tv', mount: MOUNT, screen: 'shared' });
      return received.ask.kind === 'pair' && received.form === undefined ? { ...received, unattended: true } : received;
    },
    compose: composeTv,
    room: (reply, context) => roomsOfTv(composeTv(reply, context), context),
    render: async (message, context) => {
      const hbbtv = isHbbtv(context.request);
      const sources = ["style-src 'self'", "script-src 'self'", "img-src 'self'", "connect-src 'self'", ...(hbbtv ? ["object-src 'self'"] : [])];
      return pageResponse(String(await page(message, { mount: MOUNT, context, kept: sizeInLinks(context) }, added())), { ...context, cookies: [...context.cookies, ...sizeCookies(context, MOUNT)] }, { type: hbbtv ? HBBTV_TYPE : 'text/html; charset=utf-8', sources, vary: 'User-Agent' });
    },
  };
}
