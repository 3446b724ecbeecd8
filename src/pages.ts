/** A long answer on a device with little room: its words page by page, what can be done on each of them. Pure. */
import type { Block, Reply } from './reply.js';

type Shown = Block<string>;
type Words = Extract<Shown, { kind: 'text' | 'facts' | 'list' }>;
type Fits = (reply: Reply<string>) => boolean;

const isWords = (b: Shown): b is Words => b.kind === 'text' || b.kind === 'facts' || b.kind === 'list';
/** Characters of a sentence that is still kept whole. */
const PIECE = 120;

/**
 * The page that is asked for, as full as the device allows; a reply that fits, or that may not be broken, comes back whole.
 * The last page where a later one is asked for. A piece that fits nowhere has a page of its own.
 * @param fits asked a few times a page: the fuller the page, the less likely it is
 */
export function pageOf(reply: Reply<string>, fits: Fits): Reply<string> {
  const { pages, ...whole } = reply;
  if (!pages) return reply;
  if (fits(whole)) return whole;
  const words = reply.blocks.filter(isWords);
  const rest = reply.blocks.filter((b) => !isWords(b));
  const pieces = words.flatMap(piecesOf);
  const drawn = (from: number, to: number, at: number): Reply<string> => ({ ...whole, blocks: [...joined(pieces.slice(from, to)), ...turning(rest, { ...pages, at }, to < pieces.length, at > 1)] });
  let from = 0;
  for (let at = 1; ; at++) {
    const to = furthest(from, pieces.length, (end) => fits(drawn(from, end, at)));
    if (at >= pages.at || to >= pieces.length) return drawn(from, to, at);
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

interface Piece {
  of: Words;
  /** What stands between it and the piece before it, where both are of one text. */
  gap: string;
  block: Words;
}

function piecesOf(of: Words): Piece[] {
  if (of.kind === 'facts') return of.facts.map((f) => ({ of, gap: '', block: { kind: 'facts', facts: [f] } }));
  if (of.kind === 'list') return of.rows.map((r) => ({ of, gap: '', block: { ...of, rows: [r] } }));
  return of.text.split('\n').flatMap((line, n) => sentences(line).map((text, i): Piece => ({ of, gap: i ? ' ' : n ? '\n' : '', block: { kind: 'text', text } })));
}

/** A line's sentences; a very long one between its words, and where it has none, anywhere. */
const sentences = (line: string): string[] =>
  line
    .split(/(?<=[.!?…])\s+/u)
    .flatMap((s) => (s.length <= PIECE ? [s] : (s.match(/\S{120}|.{1,120}(?=\s|$)/gu) ?? [s]).map((part) => part.trim())))
    .filter((s, _, all) => s || all.length === 1);

/** Pieces of one block become one block again. */
function joined(pieces: readonly Piece[]): Words[] {
  const out: { of: Words; block: Words }[] = [];
  for (const { of, gap, block } of pieces) {
    const last = out.at(-1);
    if (last?.of === of) last.block = together(last.block, block, gap);
    else out.push({ of, block });
  }
  return out.map((o) => o.block);
}

function together(a: Words, b: Words, gap: string): Words {
  if (a.kind === 'facts' && b.kind === 'facts') return { ...a, facts: [...a.facts, ...b.facts] };
  if (a.kind === 'list' && b.kind === 'list') return { ...a, rows: [...a.rows, ...b.rows] };
  return { kind: 'text', text: `${a.kind === 'text' ? a.text : ''}${gap}${b.kind === 'text' ? b.text : ''}` };
}

/** 8 and 9 belong to a list of items: the answer's own, or one with nothing in it. */
function turning(rest: readonly Shown[], { at, ask }: NonNullable<Reply['pages']>, next: boolean, back: boolean): Shown[] {
  if (!next && !back) return [...rest];
  const { page: _, ...first } = ask;
  const turn = { ...(next ? { next: { ...ask, page: at + 1 } } : {}), ...(back ? { back: at > 2 ? { ...ask, page: at - 1 } : first } : {}) } as Partial<Extract<Shown, { kind: 'items' }>>;
  const own = rest.findIndex((b) => b.kind === 'items');
  return own < 0 ? [{ kind: 'items', items: [], ...turn }, ...rest] : rest.map((b, i) => (i === own && b.kind === 'items' ? { ...b, ...turn } : b));
}
