/** 개인정보 안내 (Personal Information Protection Act §15②, §30): what is kept, why, how long and where, in the figures by which it is done. */
import { VALID } from '../citizens/codes.js';
import { IDLE, WHOLE } from '../citizens/sessions.js';
import { UNSENT_KEPT } from '../citizens/unsent.js';
import { HOUR, type Known, MINUTE } from '../core.js';
import type { Inquiry } from '../inquiry.js';
import { type Block, type Reply, say, type Value } from '../reply.js';

const number = (n: number): Value & { kind: 'number' } => ({ kind: 'number', number: n });
const span = (days: number): Value & { kind: 'span' } => ({ kind: 'span', days });

/** A screen across the room has room for what matters most; the page on a phone has all of it. */
export function privacy({ district, retention }: Known, inquiry: Pick<Inquiry, 'screen'>): Reply {
  const phone = { kind: 'phone' as const, phone: district.phone };
  const long = inquiry.screen === 'private';
  const facts = [
    { label: say('privacy.what'), value: say('privacy.what.value') },
    { label: say('privacy.why'), value: say('privacy.why.value') },
    { label: say('privacy.how-long'), value: say('privacy.how-long.value', { keep: span(retention.petitions) }) },
    ...(long
      ? [
          { label: say('privacy.messages'), value: say('privacy.messages.value', { keep: span(retention.messages), phone: span(retention.phones) }) },
          { label: say('privacy.moment'), value: say('privacy.moment.value', { code: number(VALID / MINUTE), idle: number(IDLE / MINUTE), whole: number(WHOLE / HOUR), unsent: number(UNSENT_KEPT / HOUR) }) },
        ]
      : []),
    { label: say('privacy.where'), value: say('privacy.where.value') },
    { label: say('privacy.who'), value: say('privacy.who.value', { keep: span(retention.record) }) },
    ...(long ? [{ label: say('privacy.never'), value: say('privacy.never.value') }] : []),
    { label: say('privacy.rights'), value: say('privacy.rights.value', { phone }) },
  ];
  const blocks: Block[] = [{ kind: 'facts', facts }];
  return { outcome: 'ok', title: say('privacy.title'), blocks };
}
