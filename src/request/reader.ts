/** Who looks at the page that goes out: its device, its language, its session, and the cookies that keep them. */
import type { Channel } from '../channel.js';
import type { Locale, Received } from '../inquiry.js';
import type { Parts } from './parts.js';
import { cookieOf, type Signed } from './signing.js';
import { isPage, type Reader } from '../speak.js';

/** Seconds: as a TV forgets. */
const FORGET_AFTER = 180;
const YEAR = 365 * 86_400;

/** @param chosen the language that was chosen with this very inquiry */
export function readerOf(parts: Parts, channel: Channel, request: Request, locale: Locale, received?: Received, signed?: Signed, chosen?: Locale): Reader {
  const device = received?.device ?? (isPage(channel.device) ? parts.core.random.token() : '');
  const reader: Reader = { request, device, cookies: [], takesCookies: received?.sessions === 'cookie', keepLocale: received?.keepLocale ?? chosen !== undefined };
  if (received) reader.asked = received.ask;
  if (received?.key !== undefined && received.screen === 'shared') reader.forgetAfter = FORGET_AFTER;
  if (signed?.phone) reader.signed = signed.phone;
  if (isPage(channel.device)) reader.cookies = cookiesOf(parts, device, received, chosen ?? (received?.keepLocale ? locale : undefined));
  if (signed?.cookie !== undefined) reader.cookies.push(cookie(parts, cookieOf(channel, signed.cookie)));
  return reader;
}

const isSecure = ({ publicUrl }: Parts): boolean => publicUrl.protocol === 'https:';
const attributesIn = (parts: Parts): string => `Path=/; SameSite=Lax; HttpOnly${isSecure(parts) ? '; Secure' : ''}`;
/** One that no other host of the same site can set. */
const cookie = (parts: Parts, pair: string): string => `${isSecure(parts) ? '__Host-' : ''}${pair}; ${attributesIn(parts)}`;

/** Cookies are for pages: one names the device, one keeps the citizen's language. */
function cookiesOf(parts: Parts, device: string, received: Received | undefined, kept: Locale | undefined): string[] {
  const cookies: string[] = [];
  if (received && received.device === undefined) cookies.push(cookie(parts, `device=${device}`));
  if (kept) cookies.push(`lang=${kept}; ${attributesIn(parts)}; Max-Age=${YEAR}`);
  return cookies;
}
