/** PDA and feature phones: XHTML Basic 1.1, one column, keypad keys, at most 10,000 bytes a page. */
import type { Channel, ComposeContext, Roomy } from '../../src/channel.js';
import type { Reply } from '../../src/reply.js';
import { localeIn, pageResponse, receivePage } from '../page.js';
import { fitting } from './fit.js';
import { typedIn } from './form.js';
import { page } from './page.js';
import { charsetFor, toEucKr } from './charset.js';
import { boundOfPda, fitsOnPda, roomOfPda } from './room.js';
import { highContrast, sourceOf, style } from './style.js';
import { composePda, onePage } from './turn.js';
import { typeFor } from './type.js';

const MOUNT = '/pda';

const shown = (reply: Reply<string>, context: ComposeContext): Reply<string> => onePage(reply, fitsOnPda(context, MOUNT));

export function createPda(): Channel & Roomy {
  return {
    name: 'pda',
    mount: MOUNT,
    device: 'pda',
    localeIn: (request) => localeIn(request),
    receive: (request) => receivePage(request, { name: 'pda', mount: MOUNT, screen: 'private', walks: true }),
    compose: (reply, context) => composePda(shown(reply, context), context),
    room: (reply, context) => roomOfPda(shown(reply, context), context, MOUNT),
    bound: boundOfPda,
    async render(message, context) {
      const { headers } = context.request;
      const type = typeFor(headers.get('accept') ?? '');
      const charset = charsetFor(headers.get('accept-charset') ?? '');
      const body = fitting((limits) => String(page(message, { mount: MOUNT, context, charset }, limits)), message.blocks.length, charset, typedIn(message.blocks));
      const whole = `${type === 'text/html' ? '' : `<?xml version="1.0" encoding="${charset.toUpperCase()}"?>\n`}${body}`;
      return pageResponse(charset === 'euc-kr' ? toEucKr(whole) : whole, context, { type: `${type}; charset=${charset}`, sources: [`style-src ${await sourceOf(context.highContrast ? highContrast : style)}`], vary: 'Accept, Accept-Charset' });
    },
  };
}
