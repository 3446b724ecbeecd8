/**
 * 글자 크게: one step larger, on every page, until it is taken back. A link with the size in its address, and a cookie that the answer sets: it works without
 * script, which only spares the way to the gateway. Sizes in the style are in rem, so the whole page follows.
 */
import type { RenderContext } from '../../../src/channel.js';
import { fromPath, toPath } from '../../../src/path.js';
import { attribute, type Html, markup } from '../../page.js';

/** Seconds that the cookie of a size stays. */
export const YEAR = 365 * 86_400;
const SIZES = ['large', 'normal'] as const;
type Size = (typeof SIZES)[number];

const chosen = (request: Request): Size | undefined => SIZES.find((s) => s === new URL(request.url).searchParams.get('type'));

export const textSize = ({ request }: RenderContext): Size =>
  chosen(request) ?? (/(?:^|;\s*)type=large(?:;|$)/.test(request.headers.get('cookie') ?? '') ? 'large' : 'normal');

/** The size just chosen is kept. */
export function sizeCookies({ request, publicUrl }: RenderContext, mount: string): string[] {
  const size = chosen(request);
  return size ? [`type=${size}; Path=${mount}; SameSite=Lax; Max-Age=${YEAR}${publicUrl.startsWith('https:') ? '; Secure' : ''}`] : [];
}

/** The page again, as the path grammar writes it: what somebody typed, or an address that is none of ours, is not written down anew. */
function pageOf(request: Request): URL {
  const url = new URL(request.url);
  const ask = fromPath(url.pathname.replace(/^\/m/, '') || '/', url.searchParams);
  const page = new URL(`/m${ask ? toPath(ask) : '/'}`, url);
  page.searchParams.delete('q');
  return page;
}

/** What the link does next. @param accesskey 4, where the menu tree has it */
export function sizeLink(context: RenderContext, inner: (words: string) => Html, accesskey?: Html): Html {
  const { nav, request, keepLocale, locale } = context;
  const next: Size = textSize(context) === 'large' ? 'normal' : 'large';
  const url = pageOf(request);
  url.searchParams.set('type', next);
  if (keepLocale) url.searchParams.set('lang', locale);
  const [larger, smaller] = [nav.larger, nav.smaller];
  return markup`<a href="${url.pathname}${url.search}"${accesskey} data-size="${next}" data-large="${attribute(larger)}" data-normal="${attribute(smaller)}">${inner(next === 'large' ? larger : smaller)}</a>`;
}
