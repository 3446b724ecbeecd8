/** Answers about the message itself: a digit that nobody owns, a language that is not there yet. */
import type { Known } from '../core.js';
import type { Notice } from '../inquiry.js';
import { type Reply, say } from '../reply.js';
import { tooLong } from './too-long.js';

export function notice(core: Known, of: Notice): Reply {
  if (of === 'too-long') return tooLong(core);
  const phone = { phone: { kind: 'phone' as const, phone: core.district.phone } };
  const outcome = of === 'dropped' || of === 'language-missing' ? 'ok' : 'mistyped';
  return {
    outcome,
    title: say(`notice.${of}.title`),
    blocks: [{ kind: 'text', text: say(`notice.${of}.text`, phone) }],
    short: say(`notice.${of}.short`, phone),
  };
}

/** A redelivery of a message whose answer was erased. */
export const receivedBefore = (): Reply => ({ outcome: 'duplicate', title: say('received-before.title'), blocks: [], short: say('received-before.short') });
