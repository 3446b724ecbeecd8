/**
 * What is being written stays on the device until it is sent: a page that the network took away, or that was closed, has it again. Only the words and the
 * place; a name and a number are for the browser to remember. A form's nonce, which comes back with the page, is what keeps it from being filed twice.
 */
import type { RenderContext } from '../../../src/channel.js';
import { type Html, markup } from '../../page.js';

/** Stands in a form whose words are kept. Nothing without script. */
export const draftNote = ({ nav }: RenderContext): Html => markup`<div class="draft" data-draft-note role="status" hidden><p>${nav['draft-restored']}</p><button class="btn" type="button">${nav['draft-drop']}</button></div>
`;
