/** Words that are too many to be read: how many may come, and whom to call. */
import type { Known } from '../core.js';
import { MAX_TEXT } from '../petitions/intake.js';
import { type Reply, say } from '../reply.js';

export const tooLong = (core: Known): Reply => ({
  outcome: 'too-long',
  title: say('too-long.title'),
  blocks: [{ kind: 'text', text: say('file.too-long', { max: { kind: 'number', number: MAX_TEXT } }) }],
  short: say('too-long.short', { max: { kind: 'number', number: MAX_TEXT }, phone: { kind: 'phone', phone: core.district.phone } }),
});
