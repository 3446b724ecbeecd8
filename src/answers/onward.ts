/** A page that only says something ends in what its reader does next: 처음 is on every page, and seldom what was wanted. */
import { byNumber } from '../citizens/offers.js';
import { OUTCOMES } from '../errors.js';
import type { Ask, Inquiry } from '../inquiry.js';
import { type Block, type Choice, type Reply, say, type Value } from '../reply.js';

type Asker = Pick<Inquiry, 'converses' | 'screen' | 'citizen'>;

/** A fault of whoever called is worded with its own (errors.ts). @param ask what it answers: it knows the petition, or the setting, that was meant */
export function onward(reply: Reply, asker: Asker, ask: Ask): Reply {
  if (asker.converses || OUTCOMES[reply.outcome].blame === 'caller' || !reply.blocks.every((b) => b.kind === 'text')) return reply;
  const own = asker.screen === 'private';
  const phone = reply.blocks.map(phoneIn).find((p) => p !== undefined);
  const call: Block[] = phone && own ? [{ kind: 'link', to: { tel: phone.phone }, label: say('petition.call', { phone }), digit: 7 }] : [];
  return { ...reply, blocks: [...reply.blocks, ...call, { kind: 'choices', choices: choicesAfter(reply, asker, ask) }] };
}

function choicesAfter({ outcome }: Reply, { citizen, screen }: Asker, ask: Ask): Choice[] {
  const receipt = 'receipt' in ask && citizen.kind === 'phone' ? ask.receipt : undefined;
  return [
    { label: say('menu.mine'), ask: { kind: 'list' }, digit: 1 },
    ...(screen === 'private' ? [{ label: say('menu.file'), ask: { kind: 'file' as const }, digit: 2 as const }] : []),
    ...(receipt && outcome !== 'unknown' ? [{ label: say('petition.check'), ask: { kind: 'check' as const, receipt } }] : []),
    ...(outcome === 'unknown' ? [byNumber()] : ask.kind === 'consent' ? [{ label: say('menu.notices'), ask: { kind: 'consent' as const }, digit: 6 as const }] : []),
  ];
}

/** Whom it says to call. */
function phoneIn(b: Block): (Value & { kind: 'phone' }) | undefined {
  const { phone } = (b.kind === 'text' && b.text.data) || {};
  return phone?.kind === 'phone' ? phone : undefined;
}
