/** 공유: the address of a petition's page, for whoever helps with it. The number in it opens nothing by itself. Without script there is no button. */
import type { RenderContext } from '../../../src/channel.js';
import { toPath } from '../../../src/path.js';
import { attribute, type Html, markup, type Place } from '../../page.js';

export const shareBox = (receipt: string | undefined, { context: { nav, publicUrl, status }, mount }: Place): Html | undefined =>
  receipt === undefined || status !== 200
    ? undefined
    : markup`<div class="share" id="share" hidden data-url="${publicUrl}${mount}${toPath({ kind: 'check', receipt })}" data-copied="${attribute(nav['share-copied'])}"><button class="btn" type="button">${nav.share}</button><p class="tip" role="status"></p></div>
`;

/** Of the petition on this page. */
export const receiptOf = (follow: string | undefined, { request }: RenderContext): string | undefined => follow ?? /\/petitions\/(\d{12})$/.exec(new URL(request.url).pathname)?.[1];
