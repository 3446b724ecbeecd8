/** The digit is the universal key: the same numbers on a text, a keypad, a remote control and a page. */
import type { Digits } from '../src/channel.js';
import type { Ask } from '../src/inquiry.js';
import type { Block, Digit } from '../src/reply.js';

export const MORE = '8';
export const BACK = '9';
export const START = '0';
const OWN: readonly Digit[] = [1, 2, 3, 4, 5, 6, 7];

export interface Numbered {
  blocks: Block<string>[];
  digits: Digits;
}

/** Digits that a form's own buttons have: the 5 … 1 of a rating. */
const pressed = (block: Block<string>): string[] => (block.kind === 'form' ? block.fields.flatMap((f) => (f.input === 'press' ? (f.options ?? []).map((o) => o.value) : [])) : []);

function claim(digits: Digits, digit: Digit, label: string, ask: Ask): void {
  digits[digit] ??= { label, ask };
}

/** An entry with a digit of its own, else with the next free one. */
function number<C extends { ask: Ask; digit?: Digit }>(digits: Digits, free: Digit[], entry: C, label: string): C {
  const digit = entry.digit ? undefined : free.shift();
  if (!digit) return entry;
  claim(digits, digit, label, entry.ask);
  return { ...entry, digit };
}

/**
 * Gives every item and choice its digit: named digits first, the others in order on 1–7; 8 more, 9 back, 0 start.
 * What finds no free digit stays without one (pages still link it); the core pages its lists so that texts never meet this.
 */
export function assignDigits(blocks: readonly Block<string>[], labels: { more: string; back: string; start: string }): Numbered {
  const digits: Digits = {};
  for (const block of blocks) {
    if (block.kind === 'choices') for (const c of block.choices) if (c.digit) claim(digits, c.digit, c.label, c.ask);
    if (block.kind === 'link' && block.digit) claim(digits, block.digit, block.label, { kind: 'call' });
  }
  const taken = blocks.flatMap(pressed);
  const free = OWN.filter((d) => !digits[d] && !taken.includes(String(d)));
  const numbered = blocks.map((block): Block<string> => {
    if (block.kind === 'choices') return block.choices.every((c) => c.digit) ? block : { ...block, choices: block.choices.map((c) => number(digits, free, c, c.label)) };
    if (block.kind !== 'items') return block;
    if (block.next) digits[MORE] = { label: labels.more, ask: block.next };
    if (block.back) digits[BACK] = { label: labels.back, ask: block.back };
    return { ...block, items: block.items.map((i) => number(digits, free, i, i.title)) };
  });
  digits[START] = { label: labels.start, ask: { kind: 'menu' } };
  return { blocks: numbered, digits };
}
