/** PDA and feature phones: XHTML Basic 1.1, one column, keypad keys, at most 10,000 bytes a page. */
import type { Channel, ComposeContext, Roomy } from '../../src/channel.js';
import { pageOf } from '../../src/pages.js';
import type { Reply } from '../../src/reply.js';
import { composePage, pageResponse, receivePage } from '../page.js';
import { fitting } from './fit.js';
import { page } from './page.js';
import { charsetFor, toEucKr } from './charset.js';
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
      const { headers } = context.request;
      const type = typeFor(headers.get('accept') ?? '');
      const charset = charsetFor(headers.get('accept-charset') ?? '');
      const body = fitting((limits) => String(page(message, { mount: MOUNT, context, charset }, limits)), message.blocks.length, charset);
      const whole = `${type === 'text/html' ? '' : `<?xml version="1.0" encoding="${charset.toUpperCase()}"?>\n`}${body}`;
      return pageResponse(charset === 'euc-kr' ? toEucKr(whole) : whole, context, { type: `${type}; charset=${charset}`, sources: [`style-src ${await styleSource()}`], vary: 'Accept, Accept-Charset' });
    },
  };
}
