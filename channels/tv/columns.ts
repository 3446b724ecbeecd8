/** What stands where on a TV page, and how much room there is, px at 1280×720. */
import type { Message } from '../../src/channel.js';
import type { Block } from '../../src/reply.js';
import { pressed } from '../page.js';

export const WIDTH = { whole: 1132, left: 560, right: 520, way: 736 } as const;
export const HEIGHT = { story: 512, reasoned: 450, whole: 432, way: 440 } as const;

/** Why it is due then: two lines below both columns. */
export const reasonOf = ({ blocks }: Message): string => blocks.find((b) => b.kind === 'due')?.reasons.join(' ') ?? '';

/** What is read, not chosen. A list is drawn as facts (compose.ts). */
export const isRead = ({ kind }: Block<string>): boolean => kind === 'text' || kind === 'facts' || kind === 'list';

/** One petition: what it is on the left, what happened and what can be done on the right. A long text stands the same way. Other answers have one column. */
export function columnsOf({ blocks, paged }: Message): { left: Message['blocks']; right: Message['blocks'] } | undefined {
  if (paged) return { left: blocks.filter(isRead), right: blocks.filter((b) => !isRead(b)) };
  if (!blocks.some((b) => b.kind === 'due' || b.kind === 'steps')) return undefined;
  const first = blocks.findIndex((b) => b.kind !== 'text');
  const rates = blocks.some((b) => b.kind === 'form' && pressed(b)); // it takes the number's room
  const isLeft = (b: Message['blocks'][number], i: number): boolean => b.kind === 'due' || b.kind === 'facts' || (b.kind === 'link' && rates) || i < first;
  return { left: blocks.filter(isLeft), right: blocks.filter((b, i) => !isLeft(b, i)) };
}

/** What is turned page by page has room between its rows; a petition shows all of its facts at once, close together. */
export const hasRoomyRows = ({ blocks, paged }: Message): boolean => paged === true && !blocks.some((b) => b.kind === 'due');

type Handoff = Extract<Block<string>, { kind: 'handoff' }>;

/** @returns undefined for a page without a code */
export const codeOf = ({ blocks }: Message): Handoff | undefined => blocks.find((b): b is Handoff => b.kind === 'handoff' && b.code !== undefined);

/** One that a camera can read, with digits or without. */
export const cameraOf = ({ blocks }: Message): Handoff | undefined => blocks.find((b): b is Handoff => b.kind === 'handoff' && b.qr !== undefined);

/** What stands below that way, in its column. */
export const besideCode = (message: Message): Message['blocks'] => message.blocks.filter((b) => b !== cameraOf(message) && b.kind !== 'wait');
