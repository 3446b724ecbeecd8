/**
 * 글자 크게 has room for less, and a remote control does not scroll: an answer then stands on as many screens as that takes. All of them are in the one page,
 * each part marked with the screens that it is on. So turning asks nobody, works behind a form and without script (`#s2`, :target in large.ts), and the
 * size changes without what was typed being lost.
 */
import type { Message, Nav } from '../../src/channel.js';
import type { Block } from '../../src/reply.js';
import { type Html, isMenu, markup } from '../page.js';
import { type Box, boxesOf, type Column, high, stacked } from './boxes.js';
import { cameraOf, columnsOf, HEIGHT, reasonOf, WIDTH } from './columns.js';
import { partsOf } from './parts.js';
import { LARGE } from './sizes.js';

/** Where a block is seen, as class names behind others: empty on every screen. */
export interface Shown {
  all: string;
  part(at: number): string;
}

export interface Screens {
  count: number;
  of(block: Block<string>): Shown;
  /** Reasons, which stand below both columns when letters are not large. */
  reason: Shown;
  /** On one screen alone. */
  only(screen: number): string;
}

/** px that the row of turning takes from every column. */
const TURN = 58;
/** So many screens an answer may have. */
export const MOST = 12;

interface Stack {
  column: Column;
  blocks: readonly Block<string>[];
  /** Above them on every screen. */
  title: Box[];
  room: number;
}

/** @param required the word beside required fields */
export function screensOf(message: Message, required: string): Screens {
  const reason: Block<string> = { kind: 'text', text: reasonOf(message) };
  const stacks = stacksOf(message, reason, required);
  let placed = stacks.map((s) => fill(s, s.room));
  let count = Math.max(1, ...placed.flatMap((p) => p.map(([, screen]) => screen)));
  if (count > 1) {
    placed = stacks.map((s) => fill(s, s.room - TURN));
    count = Math.max(...placed.flatMap((p) => p.map(([, screen]) => screen)));
  }
  const on = new Map<Block<string>, number[][]>();
  for (const units of placed) {
    const last = Math.max(...units.map(([, screen]) => screen));
    for (const [block, screen] of units) on.set(block, [...(on.get(block) ?? []), from(screen, screen === last ? count : screen)]); // a short column stays as it ends
  }
  const named = (screens: readonly number[]): string => (screens.length >= count ? '' : ` g ${screens.map((n) => `g${n}`).join(' ')}`);
  const of = (block: Block<string>): Shown => {
    const parts = on.get(block) ?? [];
    return { all: parts.length ? named([...new Set(parts.flat())]) : '', part: (at) => named(parts[at] ?? from(1, count)) };
  };
  return { count, of, reason: of(reason), only: (screen) => (count > 1 ? named([screen]) : '') };
}

const from = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, i) => first + i);

function stacksOf(message: Message, reason: Block<string>, required: string): Stack[] {
  const column = (kind: Column['kind'], width: number): Column => ({ kind, width, required, sizes: LARGE });
  const columns = columnsOf(message);
  if (columns) {
    const title = { above: 0, height: high(message.title, [40, 48], WIDTH.left, { bold: true }), below: 0 };
    const left = reasonOf(message) ? [...columns.left, reason] : columns.left;
    return [
      { column: column('left', WIDTH.left), blocks: left, title: [title], room: HEIGHT.story },
      { column: column('right', WIDTH.right), blocks: columns.right, title: [], room: HEIGHT.story },
    ];
  }
  if (cameraOf(message)) return [{ column: column('whole', WIDTH.way), blocks: message.blocks.filter((b) => b.kind !== 'wait'), title: [], room: HEIGHT.way }];
  return [{ column: column(isMenu(message) ? 'menu' : 'whole', WIDTH.whole), blocks: message.blocks, title: [], room: HEIGHT.whole }];
}

/** Margins behind the last part of a screen, where more of its block follows unseen. */
const BEHIND = 20;

/** All that every block draws with its screen, from 1: as much on each as it has room for, and one part at least. */
function fill({ column, blocks, title }: Stack, room: number): [block: Block<string>, screen: number][] {
  const units = blocks.flatMap((block) => {
    const parts = partsOf(block, column);
    return Array.from({ length: parts.count }, (_, at) => ({ block, at, parts }));
  });
  const height = (run: typeof units): number => {
    const groups = [...new Set(run.map((u) => u.block))].map((block) => run.filter((u) => u.block === block));
    const boxes = groups.flatMap(([first, ...more]) => (first ? boxesOf(first.parts.part(first.at, first.at + more.length + 1), column, first.block) : []));
    return stacked([...title, ...boxes]);
  };
  let screen = 1;
  let start = 0;
  return units.flatMap(({ block, parts: { beside } }, i) => {
    const behind = i < units.length - 1 ? BEHIND : 0;
    if (i > start && height(units.slice(start, i + 1)) + behind > room) {
      screen = Math.min(screen + 1, MOST);
      start = i;
    }
    return Array.from({ length: beside }, (): [Block<string>, number] => [block, screen]);
  });
}

/** What addresses of later screens name. */
export const anchors = ({ count }: Screens): Html | '' => (count > 1 ? markup`${from(2, MOST).map((n) => markup`<a id="s${n}"></a>`)}
` : '');

/** To the next screen and back, on the keys that turn everywhere. */
export function turns({ count, only }: Screens, { paged }: Message, nav: Nav): Html | '' {
  if (count < 2) return '';
  const link = (on: number, to: number): Html => {
    const next = to > on;
    const label = `${next ? nav['next-page'] : nav['previous-page']}${paged ? '' : ` (${to}/${count})`}`; // an answer of several pages has no such number
    return markup`<a class="${next ? 'next' : 'prev'}${only(on)}" href="#s${to}" data-turn="${to}" data-digit="${next ? 8 : 9}"><span class="c k">${next ? 8 : 9}</span><span class="w">${label}</span></a>`;
  };
  return markup`
<p class="turn">${from(1, count).map((n) => markup`${n > 1 && link(n, n - 1)}${n < count && link(n, n + 1)}`)}</p>`;
}
