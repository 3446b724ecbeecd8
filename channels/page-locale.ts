/** The language of a page: every page channel's, and of what is refused before it is read. */
import { type Ask, isLocale, type Locale, LOCALES, type Received } from '../src/inquiry.js';
import { cookiesOf } from './page-cookies.js';

/**
 * A language just chosen, then the address, then the cookie, then the browser's wish. Of any request, whatever else is wrong with it.
 * @param ask where it could be read
 */
export function localeIn(request: Request, ask?: Ask): Pick<Received, 'locale' | 'keepLocale'> {
  const cookie = cookiesOf(request).get('lang');
  const chosen = ask?.kind === 'language' && ask.locale ? ask.locale : new URL(request.url).searchParams.get('lang');
  if (isLocale(chosen)) return { locale: chosen, ...(cookie === chosen ? {} : { keepLocale: true }) };
  const locale = isLocale(cookie) ? cookie : wished(request.headers.get('accept-language') ?? '');
  return locale ? { locale } : {};
}

/** The first of a browser's languages that we speak: Accept-Language (RFC 9110, 12.5.4). */
export function wished(accepted: string): Locale | undefined {
  const ranked = accepted
    .split(',')
    .map((entry) => {
      const [tag = '', ...rest] = entry.trim().toLowerCase().split(';');
      const q = rest.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((x) => x !== undefined);
      return { tag: tag.split('-')[0], q: q === undefined ? 1 : Number(q) };
    })
    .filter(({ q }) => q > 0)
    .sort((a, b) => b.q - a.q);
  return ranked.map(({ tag }) => LOCALES.find((l) => l === tag)).find((l) => l !== undefined);
}
