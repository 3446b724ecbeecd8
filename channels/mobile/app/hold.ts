/** Said on every page while something that was written could not be sent; the page's script (hold-script.ts) shows it. */
import type { RenderContext } from '../../../src/channel.js';
import { type Html, markup } from '../../page.js';

export const heldBanner = ({ nav }: RenderContext): Html => markup`<div class="told" id="held" role="status" hidden><p>${nav.held} <span></span></p><p><a class="btn" href="#">${nav['held-send']}</a> <button class="btn" type="button">${nav['held-drop']}</button></p></div>
`;
