/** As pages are composed, with the newest steps alone, without their notes: a long story has no room beside what can be done, and is whole on a phone. A long text is broken into pages. */
import type { ComposeContext, Message } from '../../src/channel.js';
import { pageOf } from '../paging.js';
import type { Block, Reply } from '../../src/reply.js';
import { composePage } from '../page.js';
import { isRead } from './columns.js';
import { roomsOfTv } from './room.js';

const STEPS = 4;

export function composeTv(reply: Reply<string>, context: ComposeContext): Message {
  const paged = (part: Reply<string>): Message => ({ ...composePage({ ...part, blocks: asTv(readFirst(part.blocks)) }, context), paged: true });
  if (!reply.pages) return composePage({ ...reply, blocks: asTv(reply.blocks) }, context);
  return paged(pageOf(reply, (part) => roomsOfTv(paged(part), context).every((r) => r.used <= r.most)));
}

/** In the order of the two columns (columns.ts): facts on both sides of a list to choose from are then one table. */
const readFirst = (blocks: readonly Block<string>[]): Block<string>[] => [...blocks.filter(isRead), ...blocks.filter((b) => !isRead(b))];

/** Facts that follow one another are one table: all their labels take one column. */
function asTv(blocks: readonly Block<string>[]): Block<string>[] {
  const joined: Block<string>[] = [];
  for (const b of blocks.map(blockAsTv)) {
    const before = joined.at(-1);
    if (b.kind === 'facts' && before?.kind === 'facts') joined[joined.length - 1] = { ...before, facts: [...before.facts, ...b.facts] };
    else joined.push(b);
  }
  return joined;
}

/** Steps without their notes, lists as facts of several lines, no empty line where a page ends. */
function blockAsTv(b: Block<string>, _: number, all: readonly Block<string>[]): Block<string> {
  const rated = all.some((f) => f.kind === 'form' && f.ask === 'rate'); // its buttons take the room of the older steps
  if (b.kind === 'steps') return { ...b, steps: b.steps.slice(rated ? -2 : -STEPS).map(({ note: _, ...step }) => step) };
  if (b.kind === 'list') return { kind: 'facts', facts: [{ label: b.label, value: b.rows.map((r) => [r.label, r.value].filter(Boolean).join(' ')).join('\n') }] };
  if (b.kind === 'text') return { ...b, text: b.text.trimEnd() };
  return b.kind === 'facts' ? { ...b, facts: b.facts.map((f) => ({ ...f, value: f.value.trimEnd() })) } : b;
}
