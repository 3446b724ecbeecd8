/** How many lines a reply takes on a TV, part by part: nothing that stands there may be cut or have to be scrolled for. */
import type { ComposeContext, Message, Room } from '../../src/channel.js';
import { dayLabels, isMenu } from '../page.js';
import { boxesOf, type Column, stacked } from './boxes.js';
import { linesOf, widthOf } from './lines.js';
import { besideCode, cameraOf, codeOf, columnsOf, HEIGHT, hasRoomyRows, reasonOf, WIDTH } from './columns.js';
import { NORMAL } from './sizes.js';

/** px of a line, where a column's height is told in lines. */
const LINE = 36;
/** The bar: who speaks on the left, the dated line in the middle. */
const BRAND = 326;
const ANNOUNCEMENT = 556;

/** Of a message as it is drawn. */
export function roomsOfTv(message: Message, context: ComposeContext): Room[] {
  const rooms = [...(columnsOf(message) ? storyRooms(message, context) : listRooms(message, context)), keysRoom(message, context)];
  const lines = (part: Room['part'] & string, wide: number, room: number): Room => ({ unit: 'lines', used: Math.ceil(wide / room), most: 1, part });
  rooms.push(lines('bar', widthOf(`${context.sign} ${context.nav.brand}`, true) * 0.26, BRAND));
  if (message.announcement) rooms.push(lines('announcement', widthOf(message.announcement) * 0.24, ANNOUNCEMENT));
  return rooms;
}

function storyRooms(message: Message, { nav }: ComposeContext): Room[] {
  const { left = [], right = [] } = columnsOf(message) ?? {};
  const due = message.blocks.find((b) => b.kind === 'due');
  const why = reasonOf(message);
  const most = why ? HEIGHT.reasoned : HEIGHT.story;
  const column = (kind: 'left' | 'right'): Column => ({ kind, width: WIDTH[kind], required: nav.required, sizes: NORMAL, roomy: hasRoomyRows(message) });
  const title = { above: 0, height: linesOf(message.title, 40, WIDTH.left, { bold: true }) * 48, below: 0 };
  const rooms = [
    columnRoom('left', stacked([title, ...left.flatMap((b) => boxesOf(b, column('left')))]), most),
    columnRoom('right', stacked(right.flatMap((b) => boxesOf(b, column('right')))), most),
  ];
  if (why) rooms.push({ unit: 'lines', used: linesOf(why, 24, WIDTH.whole), most: 2, part: 'reason' });
  if (due?.days.length) rooms.push(daysRoom(due.days));
  return rooms;
}

/** Where the script says, below all, that nothing answers. */
const LOST = { above: 0, height: 0, below: 0 };
/** Beside the code for a camera: 736 px of words, the address and the digits. */
function pairingRooms(message: Message, column: Column): Room[] {
  const { label = '', code } = cameraOf(message) ?? {};
  const way = { above: 0, height: linesOf(label, 26, WIDTH.way) * 38 + 16 + 44 + 14 + (code ? 118 : 0), below: 0 };
  const below = besideCode(message).flatMap((b) => boxesOf(b, { ...column, width: WIDTH.way }));
  return [{ unit: 'lines', used: linesOf(message.title, 40, WIDTH.whole), most: 1, part: 'title' }, columnRoom('whole', stacked([way, ...below, LOST]), HEIGHT.way)];
}

function listRooms(message: Message, { nav }: ComposeContext): Room[] {
  const column: Column = { kind: isMenu(message) ? 'menu' : 'whole', width: WIDTH.whole, required: nav.required, sizes: NORMAL };
  if (cameraOf(message)) return pairingRooms(message, column);
  return [
    { unit: 'lines', used: linesOf(message.title, 40, WIDTH.whole, { bold: true }), most: 1, part: 'title' },
    columnRoom('whole', stacked(message.blocks.flatMap((b) => boxesOf(b, column))), HEIGHT.whole),
  ];
}

function columnRoom(part: 'left' | 'right' | 'whole', height: number, room: number): Room {
  const most = Math.floor(room / LINE);
  return { unit: 'lines', used: height > room ? most + Math.ceil((height - room) / LINE) : Math.min(most, Math.ceil(height / LINE)), most, part };
}

/** Labels under the boxes of the working days: one line each, as broad as its box and what stands free beside it. */
function daysRoom(days: Parameters<typeof dayLabels>[0]): Room {
  const shown = dayLabels(days);
  const room = days.length > 7 ? 150 : (WIDTH.left - 56) / days.length + 20;
  return { unit: 'lines', used: Math.max(1, ...days.map((d, i) => (shown[i] ? Math.ceil((widthOf(d.label) * 0.24) / room) : 1))), most: 1, part: 'days' };
}

/** The row of keys below: frames, words and what stands between, with every colour that a page may have, and the longer of two words. */
function keysRoom(message: Message, { nav }: ComposeContext): Room {
  const wide = (text: string): number => widthOf(text) * 0.24;
  const key = (name: string, ...words: string[]): number => 64 + wide(name) + Math.max(0, ...words.map(wide)); // a frame, its padding, 10 px, the gap of 20
  const menu = isMenu(message);
  const shown = ['8', '9', '0'].flatMap((d) => (message.digits[d] && !(d === '0' && menu) ? [key(d, message.digits[d].label)] : []));
  const last = menu ? [key(nav['key-ok'], nav.ok)] : message.digits[9] ? [] : [28 + wide(nav.back)];
  const handed = message.blocks.some((b) => b.kind === 'choices' && b.choices.some((c) => c.ask.kind === 'handoff'));
  const phone = codeOf(message) ? [key(nav.yellow, nav.anew)] : handed ? [key(nav.yellow, nav['to-phone']), key(nav.blue, nav.unpair)] : [Math.max(key(nav.yellow, nav.pair), key(nav.blue, nav.unpair))];
  const wides = [...shown, key(nav.red, nav.larger, nav.smaller), key(nav.green, nav.listen, nav.quiet), ...phone, ...last];
  return { unit: 'lines', used: Math.ceil(wides.reduce((a, b) => a + b, 0) / WIDTH.whole), most: 1, part: 'keys' };
}
