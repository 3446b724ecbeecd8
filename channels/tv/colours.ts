/**
 * The four colour keys, each named and only where it does something. Red makes letters larger, green reads aloud where the set has a voice,
 * yellow leads to a phone, blue lets it go. All are links or buttons, too: arrows and OK reach them, and a set without script.
 */
import type { Message } from '../../src/channel.js';
import type { Ask } from '../../src/inquiry.js';
import { attribute, formParts, href, type Html, markup, type Place } from '../page.js';
import { otherSize } from '../page-size.js';
import { codeOf } from './columns.js';

export const colours = (message: Message, place: Place): Html => markup`${red(place)}${green(place)}${yellow(message, place)}${blue(place)}`;

const chip = (className: string, name: string): Html => markup`<span class="c k ${className}">${name}</span>`;

/** With script the page stays as it is, and what was typed on it. */
function red(place: Place): Html {
  const { nav } = place.context;
  const { size, address } = otherSize(place);
  return markup`<li><a href="${address}" data-colour="red" data-here="1" data-size="${size}" data-large="${attribute(nav.larger)}" data-normal="${attribute(nav.smaller)}">${chip('cr', nav.red)}<span class="w">${size === 'large' ? nav.larger : nav.smaller}</span></a></li>`;
}

/** Seen where the script finds a voice for the page's language. */
const green = ({ context: { nav } }: Place): Html =>
  markup`<li class="voice"><button type="button" data-colour="green" data-here="1" data-listen="${attribute(nav.listen)}" data-quiet="${attribute(nav.quiet)}">${chip('cg', nav.green)}<span class="w">${nav.listen}</span></button></li>`;

function yellow(message: Message, place: Place): Html | '' {
  const { nav, signedIn, request } = place.context;
  if (codeOf(message)) return press(place, { id: 'anew', colour: 'yellow', ask: 'pair', hidden: { start: '1' } }, markup`${chip('cy', nav.yellow)}${nav.anew}`);
  const onPhone = message.blocks.flatMap((b) => (b.kind === 'choices' ? b.choices : [])).find((c) => c.ask.kind === 'handoff');
  if (onPhone) return link(place, onPhone.ask, nav['to-phone']);
  if (signedIn || /\/(pair|unpair|petitions)$/.test(new URL(request.url).pathname)) return '';
  return link(place, { kind: 'pair' }, nav.pair);
}

const link = (place: Place, ask: Ask, label: string): Html => markup`<li><a href="${href(place, ask)}" data-colour="yellow">${chip('cy', place.context.nav.yellow)}${label}</a></li>`;

function blue(place: Place): Html | '' {
  const { nav, signedIn } = place.context;
  return signedIn ? press(place, { id: 'leave', colour: 'blue', ask: 'unpair', hidden: {} }, markup`${chip('cb', nav.blue)}${nav.unpair}`) : '';
}

interface Pressed {
  id: string;
  colour: 'yellow' | 'blue';
  ask: Ask['kind'];
  hidden: Record<string, string>;
}

function press(place: Place, { id, colour, ask, hidden }: Pressed, inner: Html): Html {
  const { action, hidden: carried } = formParts(place, { kind: 'form', ask, fields: [], hidden, submit: '' });
  return markup`<li><form id="${id}" method="post" action="${action}">${carried.map(([name, value]) => markup`<input type="hidden" name="${name}" value="${attribute(value)}"/>`)}<button type="submit" data-colour="${colour}">${inner}</button></form></li>`;
}
