/** The start, and what stands beside it where there is room: one's own petitions with their news, or what people look for first. */
import { type Core, DAY, type Known } from '../core.js';
import { proofBlock } from '../petitions/check.js';
import type { View } from '../petitions/disclose.js';
import { itemOf, mine } from '../petitions/list.js';
import type { StepCode } from '../petitions/told.js';
import type { Inquiry } from '../inquiry.js';
import { TOPICS } from '../guide/entry.js';
import { type Block, type Quick, type Reply, say } from '../reply.js';
import { menu } from './menu.js';

/** Petitions, and news of them, on the start. */
const SHOWN = 3;
/** What happened longer ago is no news. */
const NEW = 7 * DAY;
/** What the citizen did, and what everybody is told at once, is none. */
const KNOWN: readonly StepCode[] = ['arrived', 'received', 'added', 'supplemented', 'objected', 'reopened', 'withdrawn'];

/** Whoever is known on a page that is theirs finds their own first. A text's menu stays a menu; a screen that others see shows nothing unasked. */
export async function start(core: Core, inquiry: Inquiry): Promise<Reply> {
  if (inquiry.citizen.kind !== 'phone' || inquiry.converses || inquiry.screen === 'shared') return menu();
  return startReply(core, await mine(core, inquiry, SHOWN, 0, 'told'));
}

export function startReply(core: Known, views: readonly View[]): Reply {
  const news = views.flatMap((v) => newsOf(v, core.now())).sort((a, b) => b.at - a.at).slice(0, SHOWN);
  const own: Block[] = [
    ...(news.length ? [{ kind: 'items' as const, label: say('start.news'), items: news.map(({ item }) => item) }] : []),
    ...(views.length ? [{ kind: 'items' as const, label: say('menu.mine'), items: views.map((v) => itemOf(core, v)) }] : []),
  ];
  return { ...menu(), blocks: [...own, ...menu().blocks] };
}

type Item = (Block & { kind: 'items' })['items'][number];

/** The last thing that the district did. */
function newsOf({ steps = [], category, receipt }: View, now: number): { at: number; item: Item }[] {
  const step = steps.findLast((s) => !KNOWN.includes(s.code));
  if (!step || step.at <= now - NEW) return [];
  const summary = say('start.news.of', { category: { kind: 'named', of: 'category', id: category }, at: { kind: 'instant', at: step.at } });
  return [{ at: step.at, item: { title: say(`step.${step.code}`), summary, ask: { kind: 'check', receipt } } }];
}

/** What people look for first, as a wide screen's start offers it without a further page. */
export const quick = ({ district }: Pick<Known, 'district'>): Quick[] => [
  { title: say('menu.find'), block: proofBlock() },
  { title: say('file.title'), block: { kind: 'choices', choices: district.groups.map((g) => ({ label: say('group', { group: { kind: 'named', of: 'group', id: g.id } }), ask: { kind: 'file', group: g.id } })) } },
  { title: say('menu.guide'), block: { kind: 'choices', choices: TOPICS.map((topic) => ({ label: say(`guide.topic.${topic}`), ask: { kind: 'guide', topic } })) } },
];
