/**
 * What leads to another page of ours: a link. On a device without cookies that somebody has signed in on it is a button of the page's one walking form,
 * which carries the session's next hidden token; it looks the same.
 */
import type { Ask } from '../../src/inquiry.js';
import { toPath } from '../../src/path.js';
import { attribute, carried, href, type Html, markup, type Place } from '../page.js';
import { GO } from '../page-request.js';

export const walks = ({ context }: Place): boolean => context.signedIn?.token !== undefined;

export interface Leading {
  className?: string | undefined;
  digit?: number | undefined;
  lang?: string;
  /** It is the page that is shown. */
  current?: boolean;
  /** Of a link alone. */
  rel?: 'prev' | 'next';
}

export function lead(place: Place, ask: Ask, inner: unknown, { className, digit, lang, current, rel }: Leading = {}): Html {
  const both = markup`${digit !== undefined && markup` accesskey="${digit}"`}${lang && markup` lang="${lang}"`}${current && markup` aria-current="page"`}`;
  if (walks(place)) return markup`<button type="submit" form="walk" name="${attribute(GO + toPath(ask))}" class="as${className && ` ${className}`}"${both}>${inner}</button>`;
  return markup`<a href="${href(place, ask)}"${className && markup` class="${className}"`}${both}${rel && markup` rel="${rel}"`}>${inner}</a>`;
}

/** Once a page, before its buttons. */
export const walkForm = (place: Place): Html | undefined =>
  walks(place)
    ? markup`<form id="walk" method="post" action="${href(place, { kind: 'menu' })}">${[['ask', 'go'], ...carried(place)].map(([name, value]) => markup`<input type="hidden" name="${name}" value="${attribute(value ?? '')}">`)}</form>
`
    : undefined;
