/** PDA and feature phones: XHTML Basic 1.1, one column, keypad keys, at most 10,000 bytes a page. */
import type { Channel, ComposeContext, Roomy } from '../../src/channel.js';
import { pageOf } from '../../src/pages.js';
import type { Reply } from '../../src/reply.js';
import { composePage, pageResponse, receivePage } from '../page.js';
import { fitting } from './fit.js';
import { page } from './page.js';
import { boundOfPda, roomOfPda } from './room.js';
import { styleSource } from './style.js';
import { typeFor } from './type.js';

const MOUNT = '/pda';

const fits = (part: Reply<string>, context: ComposeContext): boolean => boundOfPda(part, context) <= 1 || roomOfPda(part, context, MOUNT).every((r) => r.used <= r.most);
/** What is too long for a small set comes page by page. */
const shown = (reply: Reply<string>, context: ComposeContext): Reply<string> => pageOf(reply, (part) => fits(part, context));

export function createPda(): Channel & Roomy {
  return {
    name: 'pda',
    mount: MOUNT,
    device: 'pda',
    receive: (request) => receivePage(request, { name: 'pda', mount: MOUNT, screen: 'private', walks: true }),
    compose: (reply, context) => composePage(shown(reply, context), context),
    room: (reply, context) => roomOfPda(shown(reply, context), context, MOUNT),
    bound: boundOfPda,
    async render(message, context) {
      const type = typeFor(context.request.headers.get('accept') ?? '');
      const body = fitting((limits) => String(page(message, { mount: MOUNT, context }, limits)), message.blocks.length);
      const prolog = type === 'text/html' ? '' : '<?xml version="1.0" encoding="UTF-8"?>\n';
      return pageResponse(prolog + body, context, { type: `${type}; charset=utf-8`, sources: [`style-src ${await styleSource()}`], vary: 'Accept' });
    },
  };
}
