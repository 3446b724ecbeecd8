/** The question whether this phone may be told of a petition. Hidden until the page's script finds that this browser can: without script there is nothing. */
import type { RenderContext } from '../../../src/channel.js';
import { fileHref } from '../../../src/files/files.js';
import { attribute, type Html, markup } from '../../page.js';

const SAYINGS = ['done', 'stopped', 'denied', 'failed', 'home'] as const;

export function pushBox({ follow, nav }: RenderContext): Html | undefined {
  if (!follow) return undefined;
  return markup`<section class="blk" id="follow" hidden data-key="${follow.key}" data-ticket="${follow.ticket}"${SAYINGS.map((s) => markup` data-${s}="${attribute(nav[`push-${s}`])}"`)}>
<h2>${nav['push-ask']}</h2><p class="tip">${nav['push-how']}</p>
<p class="say again" role="status" hidden></p>
<p class="again" data-do="on"><button class="btn main" type="button">${nav['push-on']}</button></p>
<p class="again" data-do="off" hidden><button class="btn" type="button">${nav['push-off']}</button></p></section>
`;
}

/** What the head needs for it. */
export const pushHead = ({ follow }: RenderContext): Html | undefined =>
  follow && markup`<script src="${fileHref('/m/push.js')}" defer></script>
`;
