/** A fault is a Reply: worded and rendered by the same path as any other. */
import type { Known } from '../core.js';
import type { Outcome } from '../errors.js';
import { type Block, type Choice, type Reply, say } from '../reply.js';

type Named = 'limited' | 'stale' | 'passed' | 'insecure' | 'not-found' | 'wrong-method' | 'forged' | 'no-key' | 'not-allowed' | 'malformed' | 'too-large';
const NAMED: readonly string[] = ['limited', 'stale', 'passed', 'insecure', 'not-found', 'wrong-method', 'forged', 'no-key', 'not-allowed', 'malformed', 'too-large'] satisfies Named[];
const isNamed = (outcome: Outcome): outcome is Named => NAMED.includes(outcome);

/** A channel that staff have switched off: whom to call instead, and the emergency numbers. */
export function closedReply(core: Known): Reply {
  const phone = { kind: 'phone' as const, phone: core.district.phone };
  const { fire, police } = core.district.emergency;
  const numbers = { phone, fire: { kind: 'phone' as const, phone: fire }, police: { kind: 'phone' as const, phone: police } };
  return {
    outcome: 'closed',
    title: say('switched-off.title'),
    blocks: [{ kind: 'text', text: say('switched-off.text', numbers) }, { kind: 'link', to: { tel: core.district.phone }, label: say('petition.call', { phone }) }],
    short: say('switched-off.short', numbers),
  };
}

/** Told to a program, which has no petitions: whoever runs it puts it right. */
const OF_PROGRAMS: readonly Outcome[] = ['forged', 'no-key', 'not-allowed'];

/** What its reader came for, most likely. Over plain HTTP there is the start alone. */
function next(outcome: Outcome): Choice[] {
  if (outcome === 'insecure') return [{ label: say('nav.start'), ask: { kind: 'menu' } }];
  return [
    { label: say('menu.mine'), ask: { kind: 'list' }, digit: 1 },
    { label: say('menu.file'), ask: { kind: 'file' }, digit: 2 },
    ...(outcome === 'not-found' ? [{ label: say('menu.guide'), ask: { kind: 'guide' as const }, digit: 3 as const }] : []),
  ];
}

export function errorReply(core: Known, outcome: Outcome): Reply {
  const onwards: Block[] = OF_PROGRAMS.includes(outcome) ? [] : [{ kind: 'choices', choices: next(outcome) }];
  if (isNamed(outcome)) {
    const short = outcome === 'limited' ? { short: say('error.limited.short') } : {};
    return { outcome, title: say(`error.${outcome}.title`), blocks: [{ kind: 'text', text: say(`error.${outcome}.text`) }, ...onwards], ...short };
  }
  const phone = { phone: { kind: 'phone' as const, phone: core.district.phone } };
  const call: Block = { kind: 'link', to: { tel: core.district.phone }, label: say('petition.call', phone) };
  return { outcome, title: say('error.fault.title'), blocks: [{ kind: 'text', text: say('error.fault.text', phone) }, call, ...onwards], short: say('error.fault.short', phone) };
}
