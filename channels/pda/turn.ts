/** What is too long for a small set comes page by page: 8 다음 쪽 (3/5), 9 이전 쪽 (1/5). */
import type { ComposeContext, Message, Nav } from '../../src/channel.js';
import { BACK, MORE } from '../digits.js';
import { pagesOf } from '../paging.js';
import type { Block, Page, Reply } from '../../src/reply.js';
import { composePage } from '../page.js';

/** The page that is asked for, which knows how many there are. */
export function onePage(reply: Reply<string>, fits: (part: Reply<string>) => boolean): Reply<string> {
  if (!reply.pages) return reply;
  const all = [...pagesOf(reply, fits)];
  const page = all[Math.min(reply.pages.at, all.length) - 1] as Reply<string>;
  return all.length === 1 ? page : { ...page, blocks: page.blocks.map((b) => counted(b, all.length)) };
}

function counted(b: Block<string>, of: number): Block<string> {
  if (b.kind === 'items' && b.page) return { ...b, page: { ...b.page, of } };
  return b.kind === 'form' && b.turn ? { ...b, turn: { ...b.turn, of } } : b;
}

const pageIn = (blocks: readonly Block<string>[]): Page | undefined => {
  for (const b of blocks) {
    const page = b.kind === 'items' ? b.page : b.kind === 'form' ? b.turn : undefined;
    if (page) return page;
  }
  return undefined;
};

/** Where nobody has counted yet, there is room for three digits. */
const numbered = (label: string, at: number, { of = 999 }: Page): string => `${label} (${at}/${of})`;

export interface Turn {
  digit: string;
  label: string;
  /** The page that it leads to. */
  to: number;
}

/** The keys that turn from there, as far as there is a page. */
export const turnsFrom = (page: Page, nav: Nav): Turn[] => [
  ...(page.at === page.of ? [] : [{ digit: MORE, label: numbered(nav['next-page'], page.at + 1, page), to: page.at + 1 }]),
  ...(page.at === 1 ? [] : [{ digit: BACK, label: numbered(nav['previous-page'], page.at - 1, page), to: page.at - 1 }]),
];

/** As every page is composed; the title and the keys say which page it is. */
export function composePda(reply: Reply<string>, context: ComposeContext): Message {
  const { nav } = context;
  const page = pageIn(reply.blocks);
  const turns = page ? turnsFrom(page, nav) : [];
  const label = (digit: string, plain: string): string => turns.find((t) => t.digit === digit)?.label ?? plain;
  const titled = page ? { ...reply, title: numbered(reply.title, page.at, page) } : reply;
  return composePage(titled, { ...context, nav: { ...nav, more: label(MORE, nav['next-page']), back: label(BACK, nav['previous-page']) } });
}
