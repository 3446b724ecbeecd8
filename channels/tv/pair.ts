/** The page that shows how to connect a phone: the code for a camera on the left, the way for everybody else on the right. */
import type { Message } from '../../src/channel.js';
import type { Block } from '../../src/reply.js';
import { type Html, markup, type Place, publicAddress, unbroken } from '../page.js';
import { qr } from './qr.js';

type Of<K extends Block['kind']> = Extract<Block<string>, { kind: K }>;

/** @returns undefined for a page without a code */
export const codeOf = ({ blocks }: Message): Of<'handoff'> | undefined => blocks.find((b): b is Of<'handoff'> => b.kind === 'handoff' && b.code !== undefined);

/** One that a camera can read, with digits or without. */
export const cameraOf = ({ blocks }: Message): Of<'handoff'> | undefined => blocks.find((b): b is Of<'handoff'> => b.kind === 'handoff' && b.qr !== undefined);

export async function pairing(message: Message, { context }: Place): Promise<Html> {
  const hand = cameraOf(message);
  const wait = message.blocks.find((b): b is Of<'wait'> => b.kind === 'wait');
  const { publicUrl } = context;
  return markup`<h1 class="top">${message.title}</h1>
<div class="camera">${hand?.qr ? await qr(publicUrl + hand.qr, 'QR') : ''}${wait && markup`<p class="cap">${wait.label} <b id="left">${minutes(wait.left ?? 0)}</b></p>`}</div>
<div class="way"><p class="say">${hand?.label}</p><p class="huge">${hand?.page && publicAddress(hand.page, context)}</p>
${hand?.code && markup`<p class="code">${hand.code.split(' ').map((part) => markup`<span>${part}</span>`)}</p>`}
${message.blocks.map((b) => (b.kind === 'text' ? markup`<p class="say">${unbroken(b.text)}</p>` : ''))}<p class="say" id="lost" role="status"></p></div>`;
}

const minutes = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
