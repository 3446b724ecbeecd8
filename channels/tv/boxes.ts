/** How high each block of a TV page stands, in px, by the sizes in sizes.ts; tests/sweeps/tv-lines.test.ts and tv-large.test.ts hold it to what Chromium draws. */
import type { Block } from '../../src/reply.js';
import { marksRequired } from '../page.js';
import { linesOf, longLabels, widthOf } from './lines.js';
import type { Sizes, Type } from './sizes.js';

type Of<K extends Block['kind']> = Extract<Block<string>, { kind: K }>;

/** Margins above and below collapse into their neighbours'. */
export interface Box {
  above: number;
  height: number;
  below: number;
}

/** Where a block stands: it decides how its choices are drawn. */
export interface Column {
  kind: 'left' | 'right' | 'whole' | 'menu';
  /** px, without padding. */
  width: number;
  /** The word beside required fields. */
  required: string;
  sizes: Sizes;
  /** Many facts stand no closer than few (columns.ts). */
  roomy?: boolean;
}

const box = (height: number, below: number, above = 0): Box => ({ above, height, below });
export const high = (text: string, [size, line]: Type, width: number, how?: { indent?: number; bold?: boolean }): number => linesOf(text, size, width, how) * line;
const say = (text: string, { width, sizes }: Column): Box => box(high(text, sizes.say, width), 16);
const big = (text: string, { width, sizes }: Column): Box => box(high(text, sizes.big, width), 14);
const huge = (text: string, { width }: Column): Box => box(high(text, [40, 56], width, { bold: true }), 14);

/** Several boxes for a block that draws several paragraphs. @param whole what this is a part of: it decides how close its rows stand */
export function boxesOf(b: Block<string>, column: Column, whole: Block<string> = b): Box[] {
  switch (b.kind) {
    case 'text':
      return [say(b.text, column)];
    case 'facts':
      return [facts(b, column, whole as Of<'facts'>)];
    case 'list':
      return [];
    case 'due':
      return [due(b, column)];
    case 'steps':
      return [steps(b, column, whole as Of<'steps'>)];
    case 'items':
      return [entries(b.items.map((i) => ({ label: i.title, hint: i.summary })), column, (whole as Of<'items'>).items.length, true)];
    case 'choices':
      return [entries(b.choices, column, (whole as Of<'choices'>).choices.length, false)];
    case 'form':
      return [form(b, column, whole as Of<'form'>)];
    case 'link':
      return [big('page' in b.to ? `${b.label} ${b.to.page}` : b.label, column)];
    case 'images':
      return [say(b.images.map((i) => i.alt).join(', '), column)];
    case 'wait':
      return [say(b.label, column), entries([{ label: 'OK' }], column, 1, false)];
    case 'handoff':
      return [...(b.label ? [say(b.label, column)] : []), ...(b.page ? [huge(`https://minwon.example.go.kr${b.page}`, column)] : []), ...(b.code ? [box(92, 20, 6)] : []), ...(b.sms ? [huge(b.sms.to, column), big(b.sms.text, column)] : [])];
  }
}

/** Heights with the larger of two margins between neighbours; the last has none below. */
export const stacked = (boxes: readonly Box[]): number => boxes.reduce((sum, { above, height }, i) => sum + Math.max(above, boxes[i - 1]?.below ?? 0) + height, 0);

function facts({ facts: rows }: Of<'facts'>, { width, sizes, roomy }: Column, whole: Of<'facts'>): Box {
  const dense = whole.facts.length > 3 && !roomy;
  const type = dense ? sizes.dense : sizes.facts;
  const half = longLabels(whole.facts) ? width / 2 : 0;
  const labels = half || Math.max(96, ...whole.facts.map((r) => (widthOf(r.label) * type[0]) / 100)) + 20;
  const rowHigh = (r: { label: string; value: string }): number => Math.max(half ? high(r.label, type, half - 20) : type[1], high(r.value, type, Math.max(width - labels, type[0])));
  return box(rows.reduce((sum, r) => sum + rowHigh(r) + sizes.row[dense ? 'dense' : 'facts'], 0), 14);
}

function due({ state, label, due: at, days, look }: Of<'due'>, { width, sizes }: Column): Box {
  const inner = width - 56 - (look === 'late' ? 8 : 0);
  const head = high(label ? `${state} · ${label}` : state, sizes.due, inner, { indent: 30 });
  return box(16 + head + (at ? high(at, [40, 52], inner, { bold: true }) : 0) + (days.length ? 56 : 0), 8, 4);
}

function steps({ steps: all }: Of<'steps'>, { width, sizes }: Column, whole: Of<'steps'>): Box {
  const inner = width - 52;
  const dense = whole.steps.length > 4;
  const height = (s: Of<'steps'>['steps'][number]): number => {
    const notes = s.note ? high(s.note, sizes.at, inner) : 0;
    if (!dense) return Math.max(66, high(s.label, s.now ? sizes.now : sizes.step, inner, { bold: s.now === true }) + (s.at ? high(s.at, sizes.at, inner) : 0) + notes) + 5;
    const beside = ((widthOf(s.label) + widthOf(s.at ?? '')) * sizes.at[0]) / 100 + 8 <= inner;
    return high(s.label, sizes.at, inner) + (s.at && !beside ? high(s.at, sizes.at, inner) : 0) + notes + 6;
  };
  return box(all.reduce((sum, s) => sum + height(s), 0), 14, 6);
}

interface Entry {
  label: string;
  hint?: string | undefined;
}

/** px of one entry: type, padding above and below, gap to the next, width of its words. */
interface Look {
  type: Type;
  padding: number;
  gap: number;
  width: number;
}

function lookOf(count: number, { kind, width, sizes }: Column, items: boolean): Look {
  if (kind === 'menu') return { type: sizes.menu, padding: count === 5 ? 34 : 40, gap: 14, width: 588 };
  if (kind === 'right') return { type: sizes.right, padding: 20, gap: 12, width: width - 112 };
  const padding = items ? 20 : count === 5 ? 18 : 26;
  return { type: sizes.entry, padding, gap: items ? 12 : 14, width: width - 112 };
}

/** Choices stand two beside each other where there are many of them. @param count of the whole block */
export const inPairs = (count: number, { kind }: Pick<Column, 'kind'>): boolean => count > 5 && kind !== 'right';

/** @param count of the whole block that they are of */
function entries(all: readonly Entry[], column: Column, count: number, items: boolean): Box {
  if (inPairs(count, column)) return pairs(all, column, items);
  const look = lookOf(count, column, items);
  const [size] = look.type;
  const [hintSize] = column.sizes.hint;
  const beside = column.kind === 'menu' || column.kind === 'whole'; // the hint floats to the right
  const lines = ({ label, hint }: Entry): number => {
    if (!hint) return linesOf(label, size, look.width);
    if (!beside) return linesOf(`${label} ${hint}`, size, look.width);
    const fits = (widthOf(label) * size + widthOf(hint) * hintSize) / 100 + 24 <= look.width;
    return fits ? 1 : linesOf(label, size, look.width) + linesOf(hint, hintSize, look.width - 24);
  };
  const least = column.kind === 'right' ? 32 : 36;
  const sum = all.reduce((h, e) => h + Math.max(least, lines(e) * look.type[1]) + look.padding + look.gap, 0);
  return box(sum - (all.length ? look.gap : 0), 14);
}

/** Two beside each other; the higher of both makes the row. */
function pairs(all: readonly Entry[], { kind, sizes }: Column, items: boolean): Box {
  const [size, line] = kind === 'menu' ? [sizes.menu[0], sizes.pair[1]] : sizes.pair;
  const width = 447;
  const padding = items ? 12 : kind === 'menu' ? 26 : 16;
  const height = ({ label, hint }: Entry): number => Math.max(60, linesOf(label, size, width) * line + (hint ? high(hint, sizes.pairHint, width) : 28)) + padding + 14;
  let sum = 0;
  for (let i = 0; i < all.length; i += 2) sum += Math.max(...all.slice(i, i + 2).map(height));
  return box(sum, 14);
}

/** The question, and a row of buttons of two lines below it. */
const press = (f: Of<'form'>['fields'][number], { width, sizes }: Column): number => high(f.label, sizes.say, width) + 16 + sizes.press;

/** Labels stand beside their fields; in the narrow column above them. */
function form({ fields, submit, other }: Of<'form'>, column: Column, whole: Of<'form'>): Box {
  const { kind, width, required, sizes } = column;
  const marked = marksRequired(whole);
  const narrow = kind === 'right';
  const inner = narrow ? width : width - 360;
  const both = (label: number, body: number): number => (narrow ? label + body : Math.max(56, label, body));
  const field = (f: Of<'form'>['fields'][number]): number => {
    const label = high(marked && f.required ? `${f.label} (${required})` : f.label, sizes.label, narrow ? width : 340);
    const tip = f.hint ? 9 + high(f.hint, sizes.tip, inner) : 0;
    if (f.input === 'press') return press(f, column) - 12;
    if (f.input === 'one-of') return both(label, (f.options ?? []).reduce((sum, o) => sum + linesOf(o.label, sizes.label[0], inner - 40) * 52, 0) + tip);
    return both(label, (f.input === 'long-text' ? 118 : 56) + tip);
  };
  const button = (words: string): number => Math.max(64, high(words, sizes.send, inner - 72));
  const first = !submit || fields.some((f) => f.input === 'press') ? 0 : button(submit);
  const second = other && submit ? 12 + button(other.label) : 0;
  return box(fields.reduce((sum, f) => sum + field(f) + 12, 0) + first + second, 20);
}
