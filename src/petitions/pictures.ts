/** A photo by text without a word: which of one's own petitions it belongs to, or a new one. */
import type { Answer, Core } from '../core.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { type Reply, say } from '../reply.js';
import type { View } from './disclose.js';
import { askWhat } from './file-replies.js';
import { mine } from './list.js';
import { MAY } from './next.js';

/** 1–5 are petitions, 6 is a new one. */
const SHOWN = 5;

export async function pictures(core: Core, inquiry: Inquiry, { photos }: Ask & { kind: 'pictures' }): Promise<Answer> {
  const own = (await mine(core, inquiry, SHOWN)).filter((view) => MAY.add(view));
  return { reply: own.length ? whose(own, photos) : askWhat(core, inquiry, { photos }), writes: [] };
}

export function whose(own: readonly View[], photos: string[]): Reply {
  return {
    outcome: 'ok',
    title: say('pictures.title'),
    blocks: [
      { kind: 'choices', choices: [...own.map((view, i) => ({ label: say('petition.title', { category: { kind: 'named', of: 'category', id: view.category } }), ask: { kind: 'add' as const, receipt: view.receipt, photos }, digit: (i + 1) as 1 })), { label: say('pictures.new'), ask: { kind: 'file', photos }, digit: 6 as const }] },
    ],
    keeps: 'draft',
  };
}
