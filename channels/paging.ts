/** A long answer on a device with little room: what it says page by page, in its order; what can be done with a key on each of them. Pure. */
import { piecesOfText } from './pieces.js';
import type { Block, Reply } from '../src/reply.js';

type Shown = Block<string>;
type Fits = (reply: Reply<string>) => boolean;
type Items = Extract<Shown, { kind: 'items' }>;

/** What is said stands on one page, and so does a form to write in: what was written there would be gone with a turn. The rest is on every page. */
export const isSaid = (b: Shown): boolean => ['text', 'facts', 'list', 'due', 'steps', 'images'].includes(b.kind) || (b.kind === 'form' && b.fields.some((f) => f.input !== 'press'));

/** The page that is asked for; the last one where a later one is asked for. */
export function pageOf(reply: Reply<string>, fits: Fits): Reply<string> {
  if (!reply.pages) return reply;
  let page = reply;
  let at = 0;
  for (page of pagesOf(reply, fits)) if (++at >= (reply.pages?.at ?? 1)) break;
  return page;
}

/**
 * Each as full as the device allows; a reply that fits, or that may not be broken, is the only one. Put together they say what the reply says, to the
 * character. A piece that fits nowhere has a page of its own.
 * @param fits asked a few times a page: the fuller the page, the less likely it is
 */
export function* pagesOf(reply: Reply<string>, fits: Fits): Generator<Reply<string>, void> {
  const { pages, ...whole } = reply;
  if (!pages || fits(whole)) return yield whole;
  const pieces = reply.blocks.filter(isSaid).flatMap(piecesOf);
  const rest = reply.blocks.filter((b) => !isSaid(b));
  const drawn = (from: number, to: number, at: number): Reply<string> => ({ ...whole, blocks: [...joined(pieces.slice(from, to)), ...turning(rest, pages, at, to < pieces.length)] });
  let from = 0;
  for (let at = 1; at === 1 || from < pieces.length; at++) {
    const first = pieces[from];
    if (first && !fits(drawn(from, from + 1, at))) pieces.splice(from, 1, ...finer(first));
    const to = furthest(from, pieces.length, (end) => fits(drawn(from, end, at)));
    yield drawn(from, to, at);
    from = to;
  }
}

/** The largest end that fits, at least one piece further: found by doubling, then by halving. */
function furthest(from: number, most: number, fits: (end: number) => boolean): number {
  let step = 1;
  while (from + step < most && fits(from + step)) step *= 2;
  let low = from + Math.max(1, step >> 1);
  let high = Math.min(from + step, most);
  if (high <= low) return high;
  if (fits(high)) return high;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** UTF-16 units: more than nearly any character as people see them. */
const SMALLEST = 16;

interface Piece {
  /** The block, and the row of it, that this is a part of. */
  of: Shown;
  row: number;
  part: Shown;
}

function piecesOf(of: Shown): Piece[] {
  switch (of.kind) {
    case 'text':
      return piecesOfText(of.text).map((text) => ({ of, row: 0, part: { kind: 'text', text } }));
    case 'facts':
      return of.facts.flatMap(({ label, value }, row) => piecesOfText(value).map((part): Piece => ({ of, row, part: { kind: 'facts', facts: [{ label, value: part }] } })));
    case 'list':
      return of.rows.map((r, row) => ({ of, row, part: { ...of, rows: [r] } }));
    case 'steps':
      return of.steps.map((s, row) => ({ of, row, part: { ...of, steps: [s] } }));
    default:
      return [{ of, row: 0, part: of }];
  }
}

/** Where hardly any room is left: a text in the smallest pieces. */
function finer({ of, row, part }: Piece): Piece[] {
  if (part.kind === 'text') return piecesOfText(part.text, SMALLEST).map((text) => ({ of, row, part: { ...part, text } }));
  const [fact] = part.kind === 'facts' ? part.facts : [];
  return fact ? piecesOfText(fact.value, SMALLEST).map((value) => ({ of, row, part: { kind: 'facts', facts: [{ ...fact, value }] } })) : [{ of, row, part }];
}

/** Pieces of one block become one block again, and those of one row one row. */
function joined(pieces: readonly Piece[]): Shown[] {
  const out: Piece[] = [];
  for (const piece of pieces) {
    const last = out.at(-1);
    if (last?.of === piece.of) out[out.length - 1] = { ...piece, part: together(last.part, piece.part, last.row === piece.row) };
    else out.push(piece);
  }
  return out.map((o) => o.part);
}

function together(a: Shown, b: Shown, oneRow: boolean): Shown {
  if (a.kind === 'text' && b.kind === 'text') return { ...a, text: a.text + b.text };
  if (a.kind === 'list' && b.kind === 'list') return { ...a, rows: [...a.rows, ...b.rows] };
  if (a.kind === 'steps' && b.kind === 'steps') return { ...a, steps: [...a.steps, ...b.steps] };
  if (a.kind !== 'facts' || b.kind !== 'facts') return b;
  const [last, more] = [a.facts.at(-1), b.facts[0]];
  return { ...a, facts: oneRow && last && more ? [...a.facts.slice(0, -1), { ...last, value: last.value + more.value }] : [...a.facts, ...b.facts] };
}

/** 8 and 9 belong to a list of items: the answer's own, or one with nothing in it. What an address may not hold is sent again by a form: the answer's own, or one that only turns. */
function turning(rest: readonly Shown[], { ask, carries }: NonNullable<Reply['pages']>, at: number, next: boolean): Shown[] {
  if (!next && at === 1) return [...rest];
  if (carries) {
    const turn = { at, ...(next ? {} : { of: at }) };
    const own = rest.findIndex((b) => b.kind === 'form' && b.ask === ask.kind && Object.entries(carries).every(([name, value]) => b.hidden[name] === value));
    return own < 0 ? [...rest, { kind: 'form', ask: ask.kind, fields: [], hidden: carries, submit: '', turn }] : rest.map((b, i) => (i === own && b.kind === 'form' ? { ...b, turn } : b));
  }
  const { page: _, ...first } = ask;
  const turn = { ...(next ? { next: { ...ask, page: at + 1 } } : {}), ...(at > 1 ? { back: at > 2 ? { ...ask, page: at - 1 } : first } : {}), page: { at, ...(next ? {} : { of: at }) } } as Partial<Items>;
  const own = rest.findIndex((b) => b.kind === 'items');
  return own < 0 ? [{ kind: 'items', items: [], ...turn }, ...rest] : rest.map((b, i) => (i === own && b.kind === 'items' ? { ...b, ...turn } : b));
}
