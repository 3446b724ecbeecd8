/** What the page channels share: safe markup, addresses, forms, headers. Each draws its own page. */
import { html, raw } from 'hono/html';
import type { ComposeContext, Message, RenderContext } from '../src/channel.js';
import { assignDigits } from './digits.js';
import { askFrom } from '../src/forms.js';
import type { Ask, Locale } from '../src/inquiry.js';
import { toPath } from '../src/path.js';
import type { Block, Reply } from '../src/reply.js';

export { localeIn } from './page-locale.js';
export { receivePage } from './page-request.js';

/** Markup that is already escaped. */
export type Html = ReturnType<typeof raw>;
/** Where a page is drawn: what its links and forms need. */
export interface Place {
  mount: string;
  context: RenderContext;
  /** `name=value` that its links keep, on a device that may take no cookie. */
  kept?: string;
}
export type FormBlock = Block<string> & { kind: 'form' };
export type Field = FormBlock['fields'][number];
/** A form whose answer is one key or one tap: its options are the buttons. */
export const pressed = (form: FormBlock): Field | undefined => form.fields.find((f) => f.input === 'press');

/** Every language calls itself by its own name. */
export const LANGUAGES: Record<Locale, string> = { ko: '한국어', en: 'English', zh: '中文', ja: '日本語', vi: 'Tiếng Việt' };

/** What XML 1.0 and every browser can carry: one Unicode form, no control characters, no half characters. Line ends stay. */
export function printable(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      .replace(/\t/g, ' ')
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, '')
      .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
      .normalize('NFC')
  );
}

const clean = (value: unknown): unknown => (typeof value === 'string' ? printable(value) : Array.isArray(value) ? value.map(clean) : value);

/** The one way to write markup: every string put in becomes printable and is then escaped, once. */
export const markup = (strings: TemplateStringsArray, ...values: unknown[]): Html => html(strings, ...values.map(clean)) as Html;

/** Telephone numbers, receipts and hours never break over a line, nor a day before its weekday: 30일(월), 11/30(월). */
export const KEPT = /\d[\d:]{0,15}(?:-\d[\d:]{0,15})+|\d{1,2}(?:일|\/\d{1,2})\([월화수목금토일]\)/g;
const BETWEEN = new RegExp(`(${KEPT.source})`);
export const unbroken = (line: string): (string | Html)[] =>
  printable(line)
    .split(BETWEEN)
    .map((part, i) => (i % 2 ? markup`<span class="n">${part}</span>` : part));

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' };
/** A value inside double quotes. XML turns a bare line end in an attribute into a space; what was typed has to come back whole. */
export const attribute = (text: string): Html => raw(printable(text).replace(/[&<>"\n]/g, (c) => ESCAPED[c] ?? c));

/** The address of an Ask: a path and, for devices without cookies, the language. Nothing typed, nothing secret. */
export function href(place: Place, ask: Ask): string {
  const path = place.mount + toPath(ask);
  return ask.kind === 'language' && ask.locale ? path : withLanguage(path, place);
}

function withLanguage(path: string, { context, kept }: Place): string {
  const more = [context.keepLocale && `lang=${context.locale}`, kept].filter(Boolean).join('&');
  return more ? `${path}${path.includes('?') ? '&' : '?'}${more}` : path;
}

/** Where a form goes and what it carries unseen. The path only makes the address readable: the field `ask` decides. */
export function formParts(place: Place, form: FormBlock): { action: string; hidden: [name: string, value: string][] } {
  return {
    action: href(place, pathAsk(form)),
    hidden: [['ask', form.ask], ...carried(place), ...Object.entries(form.hidden)],
  };
}

/** What every form carries: its page's token and, on a device without cookies, the session's next one. */
export function carried({ context }: Place): [name: string, value: string][] {
  const step = context.signedIn?.token;
  return [['token', context.formToken], ...(step === undefined ? [] : [['session', step] as [string, string]])];
}

function pathAsk({ ask: kind, hidden }: FormBlock): Ask {
  const ask = askFrom(kind, hidden)?.ask;
  if (!ask) return { kind: 'menu' };
  if (ask.kind === 'withdraw' && !ask.receipt) return { kind: 'withdraw' };
  return 'receipt' in ask && !/^\d{12}$/.test(ask.receipt ?? '') ? { kind: 'find' } : ask;
}

export const telHref = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`;
export const smsHref = (sms: { to: string; text: string }): string => `sms:${sms.to.replace(/[^\d+]/g, '')}?&body=${encodeURIComponent(printable(sms.text))}`;
/** Only what leads to a page: a path of this site or http(s). */
export function pageHref(page: string, place: Place): string | undefined {
  if (page.startsWith(`${place.mount}/`)) return withLanguage(page, place);
  return /^(\/(?![/\\])|https?:\/\/)/i.test(page) ? page : undefined;
}

/** An address to be read from one screen and typed on another. */
export function publicAddress(page: string, context: RenderContext): string {
  if (!page.startsWith('/')) return page.replace(/^https?:\/\//, '');
  return `${context.publicUrl.replace(/^https?:\/\//, '').replace(/\/$/, '')}${page}`;
}

/** The same, to be broken before a number rather than in it: the rules of Unicode keep one with the slash before it. */
export const shownAddress = (page: string, context: RenderContext, number = (digits: string): Html => markup`<wbr/>${digits}`): Html =>
  markup`${publicAddress(page, context).split(/(?<=\/)(\d+)/).map((part, i) => (i % 2 ? number(part) : part))}`;

/** A page that waits asks again by itself: the head's refresh, or undefined. */
export function refresh(place: Place, message: Message): { seconds: number; url: string } | undefined {
  const wait = message.blocks.find((b) => b.kind === 'wait');
  return wait && { seconds: Math.max(1, Math.round(wait.seconds)), url: href(place, wait.poll) };
}

/** The start: a menu whose choices explain themselves and, for whoever is known, their own petitions before it. */
export const isMenu = ({ blocks }: Message): boolean => blocks.some((b) => b.kind === 'choices') && blocks.every((b) => b.kind === 'items' || (b.kind === 'choices' && b.choices.every((c) => c.hint)));

/** Which labels of a bar of working days find room: all of a week, else today and the ends. */
export function dayLabels(days: (Block<string> & { kind: 'due' })['days'], room = 7): boolean[] {
  const last = days.length - 1;
  const now = days.findIndex((d) => d.now);
  const near = (a: number, b: number): boolean => a >= 0 && Math.abs(a - b) < days.length / 4;
  return days.map((_, i) => days.length <= room || i === last || (i === now && !near(now, last)) || (i === 0 && !near(now, 0)));
}

/** Whether a form marks the fields that it cannot do without: where they are all, there is nothing to tell apart. */
export const marksRequired = ({ fields }: FormBlock): boolean => fields.some((f) => !f.required);

/** Every page has its own way to the start, on 0: a choice that says the same a second time is left out. */
const withoutStart = (blocks: Block<string>[]): Block<string>[] =>
  blocks
    .map((b) => (b.kind === 'choices' ? { ...b, choices: b.choices.filter((c) => c.ask.kind !== 'menu') } : b))
    .filter((b) => b.kind !== 'choices' || b.choices.length > 0);

/** Pure: a page shows everything at once, so composing only decides the digits. */
export function composePage(reply: Reply<string>, { locale, nav, announcement }: ComposeContext): Message {
  const { blocks, digits } = assignDigits(withoutStart(reply.blocks), { more: nav.more, back: nav.back, start: nav.start });
  return { outcome: reply.outcome, locale, title: reply.title, blocks, digits, keeps: reply.keeps ?? 'menu', ...(reply.session ? { session: reply.session } : {}), ...(reply.follow === undefined ? {} : { follow: reply.follow }), ...(reply.done ? { done: reply.done } : {}), ...(announcement ? { announcement } : {}), texts: [] };
}

export interface PageKind {
  /** `text/html; charset=utf-8`. */
  type: string;
  /** What the page may load, beside nothing: `style-src 'self'`. */
  sources: string[];
  vary?: string;
}

/** Never stored, never framed (but by the device lab), never leaking its path: it may hold a receipt number. */
export function pageResponse(body: string | Uint8Array<ArrayBuffer>, context: RenderContext, { type, sources, vary }: PageKind): Response {
  const headers = new Headers({
    'content-type': type,
    'cache-control': 'no-store',
    'content-security-policy': ["default-src 'none'", ...sources, "form-action 'self'", "base-uri 'none'", `frame-ancestors ${context.frames ? "'self'" : "'none'"}`].join('; '),
    'x-frame-options': context.frames ? 'SAMEORIGIN' : 'DENY', // browsers older than frame-ancestors
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'wording-version': String(context.edition),
    vary: ['Cookie', 'Accept-Language', ...(vary ? [vary] : [])].join(', '),
  });
  for (const cookie of context.cookies) headers.append('set-cookie', cookie);
  return new Response(body, { status: context.status, headers });
}

/** FNV-1a, 32 bits: a key for caches, not a proof. */
export function versionOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
