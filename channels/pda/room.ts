/** How much of 10,000 bytes an answer takes, drawn whole for a device without cookies that somebody has signed in on: every step is a form, with the longest tokens there are. */
import type { ComposeContext, RenderContext, Room } from '../../src/channel.js';
import { isSaid } from '../paging.js';
import type { Locale } from '../../src/inquiry.js';
import type { Block, Reply } from '../../src/reply.js';
import { marked, marksIn } from '../page-languages.js';
import { KEPT, printable } from '../page.js';
import { block } from './blocks.js';
import { bytesOf } from './charset.js';
import { MAX_BYTES, WHOLE, wholeSize } from './fit.js';
import { page } from './page.js';
import { composePda } from './turn.js';

const ADDRESS = 'https://minwon.example.go.kr';
/** As long as tokens.ts makes them. */
const TOKEN = 'x'.repeat(100);
/** As long as sessions.ts makes them. */
const STEP = 'x'.repeat(75);
/** 010-****-5678로 확인됨, in any language. */
const SIGNED_IN = 'ế'.repeat(20);

export function roomOfPda(reply: Reply<string>, context: ComposeContext, mount: string): Room[] {
  const message = composePda(reply, context);
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
  menu: [], quick: [],
  formToken: TOKEN,
  cookies: [],
  keepLocale: true,
  signedIn: { text: SIGNED_IN, token: STEP },
  asked: { kind: 'add', receipt: '0'.repeat(12) }, // the longest way back
  frames: false,
  edition: 0,
});

/** More pages than any answer has. */
const LAST = 998;

/**
 * Whether a page of a long answer fits, asked many times a page: what is the same on each is drawn once, a text is counted and not drawn. Never says yes
 * to a page that does not.
 */
export function fitsOnPda(context: ComposeContext, mount: string): (part: Reply<string>) => boolean {
  const draft = { place: { mount, context: drawn(context, mount), charset: 'euc-kr' as const }, limits: WHOLE, short: false, wrong: new Set<string>() };
  const known = new WeakMap<Block<string>, number>();
  const bases = new Map<boolean, number>();
  const base = (part: Reply<string>): number => {
    const rest = part.blocks.filter((b) => !isSaid(b)).map(turned);
    const turns = rest.some((b) => (b.kind === 'items' && b.page) || (b.kind === 'form' && b.turn));
    const size = bases.get(turns) ?? (roomOfPda({ ...part, blocks: rest }, context, mount)[0]?.used ?? 0);
    bases.set(turns, size);
    return size;
  };
  const { locale } = context;
  const size = (b: Block<string>): number => {
    if (b.kind === 'text') return PARAGRAPH + wordsIn(b.text, locale);
    if (b.kind === 'facts') return b.facts.reduce((sum, f) => sum + PARAGRAPH + wordsIn(f.label, locale) + wordsIn(f.value, locale), PARAGRAPH);
    const bytes = known.get(b) ?? bytesOf(String(marked(block(b, draft), locale, 'xml:lang')));
    known.set(b, bytes);
    return bytes;
  };
  return (part) => part.blocks.reduce((sum, b) => sum + (isSaid(b) ? size(b) : 0), base(part)) <= MAX_BYTES;
}

/** With both keys and the largest numbers. */
function turned(b: Block<string>): Block<string> {
  if (b.kind === 'form' && b.turn) return { ...b, turn: { at: LAST } };
  const to = b.kind === 'items' && b.page ? (b.next ?? b.back) : undefined;
  if (b.kind !== 'items' || !to) return b;
  const furthest = { ...to, page: LAST } as typeof to;
  return { ...b, next: furthest, back: furthest, page: { at: LAST } };
}

/** The tags of a paragraph, of a label with its value, of their list. */
const PARAGRAPH = 24;
/** What a mark takes more when it is escaped, and a line's end as a tag. */
const ESCAPED: Readonly<Record<string, number>> = { '&': 4, '<': 3, '>': 3, '"': 5, "'": 4, '\n': 4 };

/** Bytes of a text as blocks.ts draws it. */
function wordsIn(text: string, locale: Locale): number {
  const shown = printable(text);
  let bytes = bytesOf(shown);
  for (const mark of shown.match(/[&<>"'\n]/g) ?? []) bytes += ESCAPED[mark] ?? 0;
  const numbers = shown.match(KEPT)?.length ?? 0;
  return bytes + UNBROKEN * numbers + MARK * marksIn(shown.replace(KEPT, '<$&<'), locale);
}
const UNBROKEN = '<span class="n"></span>'.length;
const MARK = '<span xml:lang="ko"></span>'.length;

/** A form of buttons: its tags, its hidden fields, both tokens. */
const WALK = 330 + TOKEN.length + STEP.length;
/** Head, style, footer, whose page it is and the row of keys, without their words. */
const FRAME = 2_300 + 3 * WALK;
/** The longest markup that draws one entry, field or fact: its tags, its address, its digit twice. */
const ENTRY = 200;
/** A hidden field's tags. */
const HIDDEN = 70;

/** A text's bytes, escaped and with its spans as long as they can be. */
const most = (text: string, locale: Locale): number => bytesOf(text) + 30 * (text.match(/[&<>"'\n]|\d[\d:]{0,15}-|[일\d]\(/g)?.length ?? 0) + MARK * marksIn(text.replace(KEPT, '<$&<'), locale);

const frames = new WeakMap<ComposeContext, number>();
/** The words of the frame, once for all answers that are tried in it. */
function frameOf(context: ComposeContext): number {
  const { nav, sign, announcement } = context;
  const bytes = frames.get(context) ?? [nav['next-page'], nav['previous-page'], nav.start, nav.back, nav.privacy, nav['sign-out'], SIGNED_IN, nav.brand, nav.brand, nav.hours, sign, sign, announcement].reduce((sum, text) => sum + most(text, context.locale), FRAME);
  frames.set(context, bytes);
  return bytes;
}

/** Every string of a reply once. No page is drawn. */
export function boundOfPda(reply: Reply<string>, context: ComposeContext): number {
  const { nav } = context;
  let bytes = frameOf(context) + 2 * most(reply.title, context.locale);
  const walk = (value: unknown): void => {
    if (typeof value === 'string') bytes += most(value, context.locale);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      bytes += ENTRY;
      for (const [key, inner] of Object.entries(value)) if (key !== 'ask' && key !== 'days') walk(inner);
    }
  };
  walk(reply.blocks);
  for (const b of reply.blocks) {
    if (b.kind === 'items' || b.kind === 'choices' || b.kind === 'wait') bytes += WALK;
    if (b.kind === 'form') bytes += HIDDEN * (4 + Object.keys(b.hidden).length) + WALK + (b.turn ? 2 * (ENTRY + most(nav['next-page'], context.locale) + most(nav['previous-page'], context.locale)) : 0) + b.fields.reduce((sum, f) => sum + most(nav.required, context.locale) + 2 * f.name.length + (f.options ?? []).reduce((more, o) => more + f.name.length + 2 * most(o.value, context.locale), 0), 0);
    if (b.kind === 'due') for (const d of b.days) bytes += most(d.label, context.locale);
    if (b.kind === 'wait') bytes += most(nav.reload, context.locale);
    if (b.kind === 'steps') bytes += most(nav.steps, context.locale);
  }
  return bytes / MAX_BYTES;
}
