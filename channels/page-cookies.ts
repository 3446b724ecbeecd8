/** What a page's browser kept for us. */

export const deviceIn = (cookies: Map<string, string>): string | undefined => cookies.get('__Host-device') ?? cookies.get('device');

/** The cookie that names the device. */
export const deviceOf = (request: Request): string | undefined => deviceIn(cookiesOf(request));

/** Cookies as sent by anything: what cannot be read is left out. */
export function cookiesOf(request: Request): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, Math.max(at, 0)).trim();
    const value = pair.slice(at + 1).trim();
    if (name && /^[\w.~-]{1,200}$/.test(value) && !cookies.has(name)) cookies.set(name, value);
  }
  return cookies;
}
