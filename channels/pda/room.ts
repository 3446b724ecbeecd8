/** How much of 10,000 bytes an answer takes, drawn whole for a device without cookies: the longest links and tokens there are. */
import type { ComposeContext, RenderContext, Room } from '../../src/channel.js';
import type { Reply } from '../../src/reply.js';
import { composePage } from '../page.js';
import { bytesOf } from './charset.js';
import { MAX_BYTES, wholeSize } from './fit.js';
import { page } from './page.js';

const ADDRESS = 'https://minwon.example.go.kr';
/** As long as tokens.ts makes them. */
const TOKEN = 'x'.repeat(100);

export function roomOfPda(reply: Reply<string>, context: ComposeContext, mount: string): Room[] {
  const message = composePage(reply, context);
  const place = { mount, context: drawn(context, mount), charset: 'euc-kr' as const };
  return [{ unit: 'bytes', used: wholeSize((limits) => String(page(message, place, limits)), message.blocks.length), most: MAX_BYTES }];
}

const drawn = ({ locale, nav, sign }: ComposeContext, mount: string): RenderContext => ({
  request: new Request(`${ADDRESS}${mount}/`),
  locale,
  status: 200,
  nav,
  now: 0,
  nowText: '',
  seen: '',
  publicUrl: ADDRESS,
  districtName: sign,
  districtPhone: '0505-1234-5678',
  districtAddress: '',
  menu: [],
  formToken: TOKEN,
  cookies: [],
  keepLocale: true,
  frames: false,
  edition: 0,
});

/** Head, style, footer and the row of keys, without their words. */
const FRAME = 2_200;
/** The longest markup that draws one entry, field or fact: its tags, its address, its digit twice. */
const ENTRY = 200;
/** A hidden field's tags. */
const HIDDEN = 70;

/** A text's bytes, escaped and with its spans as long as they can be. */
const most = (text: string): number => bytesOf(text) + 30 * (text.match(/[&<>"'\n]|\d[\d:]{0,15}-/g)?.length ?? 0);

const frames = new WeakMap<ComposeContext, number>();
/** The words of the frame, once for all answers that are tried in it. */
function frameOf(context: ComposeContext): number {
  const { nav, sign, announcement } = context;
  const bytes = frames.get(context) ?? [nav.more, nav.back, nav.start, nav.brand, nav.brand, nav.hours, sign, sign, announcement].reduce((sum, text) => sum + most(text), FRAME);
  frames.set(context, bytes);
  return bytes;
}

/** Every string of a reply once. No page is drawn. */
export function boundOfPda(reply: Reply<string>, context: ComposeContext): number {
  const { nav } = context;
  let bytes = frameOf(context) + 2 * most(reply.title);
  const walk = (value: unknown): void => {
    if (typeof value === 'string') bytes += most(value);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      bytes += ENTRY;
      for (const [key, inner] of Object.entries(value)) if (key !== 'ask' && key !== 'days') walk(inner);
    }
  };
  walk(reply.blocks);
  for (const b of reply.blocks) {
    if (b.kind === 'form') bytes += HIDDEN * (2 + Object.keys(b.hidden).length) + TOKEN.length + b.fields.reduce((sum, f) => sum + most(nav.required) + 2 * f.name.length + (f.options ?? []).reduce((more, o) => more + f.name.length + 2 * most(o.value), 0), 0);
    if (b.kind === 'due') for (const d of b.days) bytes += most(d.label);
    if (b.kind === 'wait') bytes += most(nav.reload);
    if (b.kind === 'steps') bytes += most(nav.steps);
  }
  return bytes / MAX_BYTES;
}
