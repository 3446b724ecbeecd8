/** As pages are composed, with the newest steps alone, without their notes: a long story has no room beside what can be done, and is whole on a phone. */
import type { ComposeContext, Message } from '../../src/channel.js';
import type { Reply } from '../../src/reply.js';
import { composePage } from '../page.js';

const STEPS = 4;

export function composeTv(reply: Reply<string>, context: ComposeContext): Message {
  return composePage({ ...reply, blocks: reply.blocks.map((b) => (b.kind === 'steps' ? { ...b, steps: b.steps.slice(-STEPS).map(({ note: _, ...step }) => step) } : b)) }, context);
}
