/** Type and lines of a TV page, px at 1280×720: as it is, and with 글자 크게. Boxes are counted by them, and the style of large letters is made of them. */

/** Size of the letters, height of a line. */
export type Type = readonly [size: number, line: number];

export interface Sizes {
  say: Type;
  big: Type;
  /** What a due time, a step or a choice says beside. */
  due: Type;
  facts: Type;
  dense: Type;
  /** Above and below a row of facts, together. */
  row: { facts: number; dense: number };
  step: Type;
  now: Type;
  at: Type;
  menu: Type;
  right: Type;
  entry: Type;
  hint: Type;
  /** Two choices beside each other. */
  pair: Type;
  pairHint: Type;
  label: Type;
  tip: Type;
  send: Type;
  /** Rows of buttons, with what stands below them. */
  press: number;
}

export const NORMAL: Sizes = {
  say: [26, 38],
  big: [28, 40],
  due: [24, 33.6],
  facts: [24, 32],
  dense: [24, 28],
  row: { facts: 6, dense: 2 },
  step: [26, 34],
  now: [28, 34],
  at: [24, 32],
  menu: [30, 36],
  right: [26, 32],
  entry: [26, 36],
  hint: [24, 36],
  pair: [26, 34],
  pairHint: [24, 28],
  label: [24, 56],
  tip: [24, 32],
  send: [28, 40],
  press: 124,
};

/** What is read grows by a quarter; titles and keys stay. */
export const LARGE: Sizes = {
  say: [32, 46],
  big: [35, 48],
  due: [30, 38],
  facts: [30, 38],
  dense: [30, 38],
  row: { facts: 6, dense: 6 },
  step: [32, 40],
  now: [34, 40],
  at: [30, 38],
  menu: [36, 42],
  right: [33, 42],
  entry: [33, 42],
  hint: [30, 42],
  pair: [33, 40],
  pairHint: [30, 36],
  label: [30, 56],
  tip: [30, 38],
  send: [33, 46],
  press: 248,
};
