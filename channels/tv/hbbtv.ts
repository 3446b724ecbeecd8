/** HbbTV receivers want their own document and MIME type (ETSI TS 102 796); every other browser would offer such a page for download. */

export const HBBTV_TYPE = 'application/vnd.hbbtv.xhtml+xml; charset=utf-8';

/** By what it says of itself, unless it says too that it takes no such page. */
export function isHbbtv({ headers }: Request): boolean {
  const accept = headers.get('accept') ?? '';
  return /HbbTV\/\d/.test((headers.get('user-agent') ?? '').slice(0, 1_000)) && (!accept || /application\/(vnd\.hbbtv\.xhtml\+xml|\*)|\*\/\*/.test(accept));
}
