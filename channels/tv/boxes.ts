/** How high each block of a TV page stands, in px, by the sizes in style.ts; tests/browser/tv-lines.test.ts holds it to what Chromium draws. */
import type { Block } from '../../src/reply.js';
import { linesOf, longLabels, widthOf } from './lines.js';

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
}

const box = (height: number, below: number, above = 0): Box => ({ above, height, below });
const say = (text: string, { width }: Column): Box => box(linesOf(text, 26, width) * 38, 16);
const big = (text: string, { width }: Column): Box => box(linesOf(text, 28, width) * 40, 14);
const huge = (text: string, { width }: Column): Box => box(linesOf(text, 40, width, { bold: true }) * 56, 14);

/** Several boxes for a block that draws several paragraphs. */
export function boxesOf(b: Block<string>, column: Column): Box[] {
  switch (b.kind) {
    case 'text':
      return [say(b.text, column)];
    case 'facts':
      return [facts(b, column)];
    case 'list':
      return [];
    case 'due':
      return [due(b, column)];
    case 'steps':
      return [steps(b, column)];
    case 'items':
      return [entries(b.items.map((i) => ({ label: i.title, hint: i.summary })), column, true)];
    case 'choices':
      return [entries(b.choices, column, false)];
    case 'form':
      return [form(b, column)];
    case 'link':
      return [big('page' in b.to ? `${b.label} ${b.to.page}` : b.label, column)];
    case 'images':
      return [say(b.images.map((i) => i.alt).join(', '), column)];
    case 'wait':
      return [say(b.label, column), entries([{ label: 'OK' }], column, false)];
    case 'handoff':
      return [say(b.label, column), ...(b.page ? [huge(`https://minwon.example.go.kr${b.page}`, column)] : []), ...(b.sms ? [huge(b.sms.to, column), big(b.sms.text, column)] : [])];
  }
}

/** Heights with the larger of two margins between neighbours; the last has none below. */
export const stacked = (boxes: readonly Box[]): number => boxes.reduce((sum, { above, height }, i) => sum + Math.max(above, boxes[i - 1]?.below ?? 0) + height, 0);

function facts({ facts: rows }: Of<'facts'>, { width }: Column): Box {
  const size = 24;
  const [line, padding] = rows.length > 3 ? [28, 2] : [32, 6];
  const half = longLabels(rows) ? width / 2 : 0;
  const labels = half || Math.max(96, ...rows.map((r) => (widthOf(r.label) * size) / 100)) + 20;
  const high = (r: { label: string; value: string }): number => Math.max(half ? linesOf(r.label, size, half - 20) : 1, linesOf(r.value, size, Math.max(width - labels, size)));
  return box(rows.reduce((sum, r) => sum + high(r) * line + padding, 0), 14);
}

function due({ state, label, due: at, days, look }: Of<'due'>, { width }: Column): Box {
  const inner = width - 56 - (look === 'late' ? 8 : 0);
  const head = linesOf(label ? `${state} · ${label}` : state, 24, inner, { indent: 30 }) * 33.6;
  return box(16 + head + (at ? linesOf(at, 40, inner, { bold: true }) * 52 : 0) + (days.length ? 56 : 0), 8, 4);
}

function steps({ steps: all }: Of<'steps'>, { width }: Column): Box {
  const inner = width - 52;
  const dense = all.length > 4;
  const height = (s: Of<'steps'>['steps'][number]): number => {
    const notes = s.note ? linesOf(s.note, 24, inner) * 32 : 0;
    if (!dense) return Math.max(66, linesOf(s.label, s.now ? 28 : 26, inner, { bold: s.now === true }) * 34 + (s.at ? linesOf(s.at, 24, inner) * 32 : 0) + notes) + 5;
    const beside = widthOf(s.label) * 0.24 + widthOf(s.at ?? '') * 0.24 + 8 <= inner;
    return linesOf(s.label, 24, inner) * 32 + (s.at && !beside ? linesOf(s.at, 24, inner) * 32 : 0) + notes + 6;
  };
  return box(all.reduce((sum, s) => sum + height(s), 0), 14, 6);
}

interface Entry {
  label: string;
  hint?: string | undefined;
}

/** Sizes of one entry, px: type, its line, least height, padding above and below, gap to the next, width of its words. */
interface Look {
  size: number;
  line: number;
  least: number;
  padding: number;
  gap: number;
  width: number;
}

function lookOf(count: number, { kind, width }: Column, items: boolean): Look {
  if (kind === 'menu') return { size: 30, line: 36, least: 36, padding: count === 5 ? 34 : 40, gap: 14, width: 588 };
  if (kind === 'right') return { size: 26, line: 32, least: 32, padding: 20, gap: 12, width: width - 112 };
  const padding = items ? 20 : count === 5 ? 18 : 26;
  return { size: 26, line: 36, least: 36, padding, gap: items ? 12 : 14, width: width - 112 };
}

function entries(all: readonly Entry[], column: Column, items: boolean): Box {
  if (all.length > 5 && column.kind !== 'right') return pairs(all, column, items);
  const look = lookOf(all.length, column, items);
  const beside = column.kind === 'menu' || column.kind === 'whole'; // the hint floats to the right
  const lines = ({ label, hint }: Entry): number => {
    if (!hint) return linesOf(label, look.size, look.width);
    if (!beside) return linesOf(`${label} ${hint}`, look.size, look.width);
    const fits = (widthOf(label) * look.size + widthOf(hint) * 24) / 100 + 24 <= look.width;
    return fits ? 1 : linesOf(label, look.size, look.width) + linesOf(hint, 24, look.width - 24);
  };
  const sum = all.reduce((h, e) => h + Math.max(look.least, lines(e) * look.line) + look.padding + look.gap, 0);
  return box(sum - (all.length ? look.gap : 0), 14);
}

/** Two beside each other; the higher of both makes the row. */
function pairs(all: readonly Entry[], { kind }: Column, items: boolean): Box {
  const size = kind === 'menu' ? 30 : 26;
  const width = 447;
  const padding = items ? 12 : kind === 'menu' ? 26 : 16;
  const height = ({ label, hint }: Entry): number => Math.max(60, linesOf(label, size, width) * 34 + (hint ? linesOf(hint, 24, width) * 28 : 28)) + padding + 14;
  let sum = 0;
  for (let i = 0; i < all.length; i += 2) sum += Math.max(...all.slice(i, i + 2).map(height));
  return box(sum, 14);
}

/** The question, and a row of buttons of two lines below it. */
const press = (f: Of<'form'>['fields'][number], width: number): number => linesOf(f.label, 26, width) * 38 + 16 + 124;

/** Labels stand beside their fields; in the narrow column above them. */
function form({ fields, submit }: Of<'form'>, { kind, width, required }: Column): Box {
  const narrow = kind === 'right';
  const inner = narrow ? width : width - 360;
  const both = (label: number, body: number): number => (narrow ? label + body : Math.max(56, label, body));
  const field = (f: Of<'form'>['fields'][number]): number => {
    const label = linesOf(f.required ? `${f.label} (${required})` : f.label, 24, narrow ? width : 340) * 56;
    const tip = f.hint ? 9 + linesOf(f.hint, 24, inner) * 32 : 0;
    if (f.input === 'press') return press(f, width) - 12;
    if (f.input === 'one-of') return both(label, (f.options ?? []).reduce((sum, o) => sum + linesOf(o.label, 24, inner - 40) * 52, 0) + tip);
    return both(label, (f.input === 'long-text' ? 118 : 56) + tip);
  };
  const button = fields.some((f) => f.input === 'press') ? 0 : Math.max(64, linesOf(submit, 28, inner - 72) * 40);
  return box(fields.reduce((sum, f) => sum + field(f) + 12, 0) + button, 20);
}
