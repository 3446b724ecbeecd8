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

export const sharing = `
const share = document.getElementById('share');
if (share && (navigator.share || navigator.clipboard)) {
  const { url, copied } = share.dataset;
  const said = share.querySelector('[role=status]');
  share.hidden = false;
  share.querySelector('button').addEventListener('click', async () => {
    said.textContent = '';
    try {
      if (navigator.share) return await navigator.share({ title: document.title, url });
      await navigator.clipboard.writeText(url);
      said.textContent = copied;
    } catch (error) {
      if (error.name !== 'AbortError') said.textContent = url; // to be copied by hand
    }
  });
}
`;
