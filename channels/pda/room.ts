/** How much of 10,000 bytes an answer takes, drawn whole for a device without cookies: the longest links and tokens there are. */
import type { ComposeContext, RenderContext, Room } from '../../src/channel.js';
import type { Reply } from '../../src/reply.js';
import { composePage } from '../page.js';
import { MAX_BYTES, wholeSize } from './fit.js';
import { page } from './page.js';

const ADDRESS = 'https://minwon.example.go.kr';
/** As long as tokens.ts makes them. */
const TOKEN = 'x'.repeat(100);

export function roomOfPda(reply: Reply<string>, context: ComposeContext, mount: string): Room[] {
  const message = composePage(reply, context);
  const place = { mount, context: drawn(context, mount) };
  return [{ unit: 'bytes', used: wholeSize((limits) => String(page(message, place, limits)), message.blocks.length), most: MAX_BYTES }];
}

const drawn = ({ locale, nav, sign }: ComposeContext, mount: string): RenderContext => ({
  request: new Request(`${ADDRESS}${mount}/`),
  locale,
  status: 200,
  nav,
  now: 0,
  nowText: '',
  publicUrl: ADDRESS,
  districtName: sign,
  districtPhone: '0505-1234-5678',
  formToken: TOKEN,
  cookies: [],
  keepLocale: true,
  frames: false,
  edition: 0,
});
