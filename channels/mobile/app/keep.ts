/**
 * What was last seen stays on the device, for when there is no network: the page itself puts a copy away, the service worker (push/worker.ts) shows it.
 * The server says on each page whether it may be kept (`data-keep`): what anybody may read, or one's own. docs/decisions/2026-11-28-offline.md.
 */
import type { Message, RenderContext } from '../../../src/channel.js';
import { toPath } from '../../../src/path.js';
import { type Html, markup, type Place, versionOf } from '../../page.js';
import { receiptOf } from './share.js';

export interface Kept {
  as: 'own' | 'public';
  /** The path under which it is found again. */
  at: string;
}

/** One's own: a petition, or the list. Public: what a GET shows to anybody. Anything else, above all what was typed, is not kept. */
export function keptAs(message: Message, { context, mount }: Place): Kept | undefined {
  const { request, status, signedIn } = context;
  if (status !== 200 || message.outcome !== 'ok' || message.blocks.some((b) => b.kind === 'wait')) return undefined;
  const path = new URL(request.url).pathname;
  const receipt = receiptOf(message.follow, context);
  if (message.blocks.some((b) => b.kind === 'due')) return receipt === undefined ? undefined : { as: 'own', at: mount + toPath({ kind: 'check', receipt }) };
  if (request.method !== 'GET' || receipt !== undefined) return undefined;
  return { as: signedIn ? 'own' : 'public', at: path };
}

/** Which sign-in this page belongs to, without saying whose: what was kept under another one goes. */
export const signedInAs = ({ signedIn }: RenderContext): string => (signedIn ? versionOf(signedIn.text) : '');

/** Said on the copy alone. */
export const seenBanner = ({ seen }: RenderContext): Html => markup`<p class="told" id="seen" role="status" hidden>${seen}</p>
`;
