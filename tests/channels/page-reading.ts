/** How the tests read a rendered page: small parsers, because the pages are simple and ours. */
import { Hono } from 'hono';
import { type Channel, type Frame, type FrameIn, hasRoutes, type Message, type RenderContext } from '../../src/channel.js';
import { OUTCOMES } from '../../src/errors.js';
import { diskFiles } from '../../src/files/disk.js';
import { serveFiles } from '../../src/files/serve.js';
import type { Locale } from '../../src/inquiry.js';
import type { Reply } from '../../src/reply.js';
import { templates } from '../../templates/index.js';

export const navOf = (locale: Locale): RenderContext['nav'] =>
  Object.fromEntries(
    Object.entries({ ...templates[locale].common, ...templates[locale].tv })
      .filter(([k]) => k.startsWith('nav.'))
      .map(([k, v]) => [k.slice(4), v]),
  ) as RenderContext['nav'];

export const ORIGIN = 'http://127.0.0.1:3000';
export const TOKEN = 'token-of-the-form';

/** What stands around an answer, as wire.ts gives it to a channel's own files. */
export const frameIn: FrameIn = (locale) => ({ ...around(locale), say: ({ template }) => templates[locale].common[template] ?? template });

/** What is served beside a channel's pages: files that browsers load, and its own routes. @throws Error when there is nothing of that address */
export async function served(channel: Channel, address: string): Promise<Response> {
  const app = new Hono();
  serveFiles(app, diskFiles(), () => true);
  if (hasRoutes(channel)) for (const [path, serve] of Object.entries(channel.routes)) app.get(channel.mount + path, (c) => serve(c.req.raw, frameIn));
  const response = await app.request(ORIGIN + address);
  if (response.status !== 200) throw new Error(`${address} is not served`);
  return response;
}

const around = (locale: Locale): Frame => ({
  locale,
  nav: navOf(locale),
  now: 0,
  nowText: '11월 24일(화) 14:20',
  seen: '지금은 연결되지 않았습니다. 11월 24일(화) 14:20에 본 내용입니다.',
  publicUrl: ORIGIN,
  districtName: '강남구',
  districtPhone: '02-3423-5114',
  districtAddress: '서울특별시 강남구 학동로 426',
  menu: [],
  quick: [],
  frames: false,
  edition: 0,
});

export interface Drawn {
  message: Message;
  response: Response;
  body: string;
  /** As sent. */
  bytes: Uint8Array;
}

/** Composes and renders a reply as src/request does. */
export async function draw(channel: Channel, reply: Reply<string>, locale: Locale = 'ko', more: Partial<RenderContext> = {}): Promise<Drawn> {
  const message = channel.compose(reply, { locale, sign: '강남구', nav: navOf(locale), carrier: undefined, announcement: '' });
  const context: RenderContext = {
    ...around(locale),
    request: new Request(`${ORIGIN}${channel.mount}/`, { headers: { accept: 'application/xhtml+xml,text/html' } }),
    status: OUTCOMES[reply.outcome].status,
    formToken: TOKEN,
    cookies: [],
    keepLocale: false,
    ...more,
  };
  const response = await channel.render(message, context);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const charset = /charset=([\w-]+)/.exec(response.headers.get('content-type') ?? '')?.[1] ?? 'utf-8';
  return { message, response, body: new TextDecoder(charset).decode(bytes), bytes };
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
export const decoded = (markup: string): string =>
  markup.replace(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string | undefined) => (code ? String.fromCodePoint(Number(code)) : (NAMED[name ?? ''] ?? whole)));

export type Tag = { name: string; attributes: Record<string, string>; at: number };

/** Every start tag with its attributes, decoded. */
export function tagsOf(page: string): Tag[] {
  const body = page.replace(/<(style|script)[^>]*>[^]*?<\/\1>/g, (whole) => ' '.repeat(whole.length));
  return [...body.matchAll(/<([a-z][a-z0-9]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/g)].map((m) => ({
    name: m[1] ?? '',
    at: (m.index ?? 0) + m[0].length,
    attributes: Object.fromEntries([...(m[2] ?? '').matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map((a) => [a[1] ?? '', decoded(a[2] ?? '')])),
  }));
}

/** All words a reader or a screen reader may meet: text, labels, values. */
export const wordsOf = (page: string): string => decoded(page.replace(/<wbr\/>/g, '').replace(/<br\/?>/g, '\n').replace(/<[^>]*>/g, ' ')) + tagsOf(page).map((t) => Object.values(t.attributes).join(' ')).join(' ');

export interface ReadForm {
  action: string;
  fields: [name: string, value: string][];
  /** Buttons with a name: the one that is pressed is sent with the fields. */
  buttons: [name: string, value: string][];
}

/** Forms as a browser would send them untouched: disabled fields and unchecked radios stay behind. */
export function formsOf(page: string): ReadForm[] {
  return [...page.matchAll(/<form[^>]*>[^]*?<\/form>/g)].map(([form]) => {
    const tags = tagsOf(form);
    const named = tags.filter((t) => t.attributes.name);
    const buttons = named.filter((t) => t.attributes.type === 'submit').map((t): [string, string] => [t.attributes.name ?? '', t.attributes.value ?? '']);
    const fields = named
      .filter((t) => (t.name === 'input' || t.name === 'textarea') && t.attributes.type !== 'submit' && !('disabled' in t.attributes) && (t.attributes.type !== 'radio' || 'checked' in t.attributes))
      .map((t): [string, string] => [t.attributes.name ?? '', t.name === 'textarea' ? decoded(form.slice(t.at, form.indexOf('</textarea>', t.at))).replace(/^\n/, '') : (t.attributes.value ?? '')]);
    return { action: tags[0]?.attributes.action ?? '', fields, buttons };
  });
}

/** A body without a type of its own, as some sets send it. */
export const bodyOf = (fields: [string, string][]) => new TextEncoder().encode(new URLSearchParams(fields).toString());
