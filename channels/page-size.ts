/**
 * 글자 크게: one step larger, on every page of a channel, until it is taken back. A link with the size in its address, and a cookie that the answer
 * sets: it works without script, which only spares the way to the gateway.
 */
import type { RenderContext } from '../src/channel.js';
import { fromPath, toPath } from '../src/path.js';

const YEAR = 365 * 86_400;
const SIZES = ['large', 'normal'] as const;
export type Size = (typeof SIZES)[number];

const chosen = (request: Request): Size | undefined => SIZES.find((s) => s === new URL(request.url).searchParams.get('type'));

export const textSize = ({ request }: RenderContext): Size =>
  chosen(request) ?? (/(?:^|;\s*)type=large(?:;|$)/.test(request.headers.get('cookie') ?? '') ? 'large' : 'normal');

/** Large letters just chosen by a device that has shown no cookie yet: its links keep them, so that they stay on one that takes none. */
export const sizeInLinks = ({ request }: RenderContext): string => (chosen(request) === 'large' && !/(?:^|;\s*)type=/.test(request.headers.get('cookie') ?? '') ? 'type=large' : '');

/** What a script writes behind `type=large` or `type=normal`, and a Set-Cookie too. */
export const sizeKept = (mount: string): string => `; Path=${mount}; SameSite=Lax; Max-Age=${YEAR}`;

/** The size just chosen is kept. */
export function sizeCookies({ request, publicUrl }: RenderContext, mount: string): string[] {
  const size = chosen(request);
  return size ? [`type=${size}${sizeKept(mount)}${publicUrl.startsWith('https:') ? '; Secure' : ''}`] : [];
}

/** The size that is not shown now, and the address of the page again with it: as the path grammar writes it, without what somebody typed. */
export function otherSize({ context, mount }: { context: RenderContext; mount: string }): { size: Size; address: string } {
  const { request, keepLocale, locale } = context;
  const size: Size = textSize(context) === 'large' ? 'normal' : 'large';
  const url = new URL(request.url);
  const ask = fromPath(url.pathname.slice(mount.length) || '/', url.searchParams);
  const page = new URL(`${mount}${ask ? toPath(ask) : '/'}`, url);
  page.searchParams.delete('q');
  page.searchParams.set('type', size);
  if (keepLocale) page.searchParams.set('lang', locale);
  return { size, address: page.pathname + page.search };
}
