/** A page with a code for a camera: that on the left, the way for everybody else on the right. */
import type { Message } from '../../src/channel.js';
import { type Html, markup, type Place, shownAddress } from '../page.js';
import { block } from './blocks.js';
import { besideCode, cameraOf } from './columns.js';
import { qr } from './qr.js';
import type { Screens, Shown } from './screens.js';

export async function pairing(message: Message, place: Place, screens: Screens): Promise<Html> {
  const { context } = place;
  const hand = cameraOf(message);
  const wait = message.blocks.find((b) => b.kind === 'wait');
  return markup`<h1 class="top">${message.title}</h1>
<div class="camera">${hand?.qr ? await qr(context.publicUrl + hand.qr, 'QR') : ''}${wait && markup`<p class="cap">${wait.label} <b id="left">${minutes(wait.left ?? 0)}</b></p>`}</div>
<div class="way">${hand && way(hand, context, screens.of(hand))}
${besideCode(message).map((b) => block(b, place, screens.of(b)))}<p class="say" id="lost" role="status"></p></div>`;
}

/** What to do, where, and the digits. */
const way = ({ label, page, code }: NonNullable<ReturnType<typeof cameraOf>>, context: Place['context'], { part }: Shown): Html => markup`<p class="say${part(0)}">${label}</p>${page && markup`<p class="huge${part(1)}">${shownAddress(page, context)}</p>`}
${code && markup`<p class="code${part(page ? 2 : 1)}">${code.split(' ').map((digits) => markup`<span>${digits}</span>`)}</p>`}`;

const minutes = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
