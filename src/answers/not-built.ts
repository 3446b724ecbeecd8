/** The guide is not built yet: a question is routed by its words to the phone of whoever can help now. */
import type { Known } from '../core.js';
import { department as departmentOf } from '../district.js';
import type { Inquiry } from '../inquiry.js';
import { clean, MAX_TEXT } from '../petitions/intake.js';
import { match } from '../petitions/route.js';
import { type Block, type Reply, say } from '../reply.js';

/** The guide: the department whose words the question holds, and filing as a choice. */
export function guide(core: Known, inquiry: Inquiry, query: string): Reply {
  const text = clean(query);
  if (text.length > MAX_TEXT) return tooLong(core);
  const found = text ? match(core.district, text) : undefined;
  const file: Block = { kind: 'choices', choices: [{ label: say('guide.file'), ask: inquiry.converses && text ? { kind: 'file', text } : { kind: 'file' }, digit: 7 }] };
  if (!found) {
    const phone = { kind: 'phone' as const, phone: core.district.phone };
    return {
      outcome: 'not-understood',
      title: say('guide.unknown.title'),
      blocks: [{ kind: 'text', text: say('guide.unknown.text', { phone }) }, { kind: 'link', to: { tel: phone.phone }, label: say('petition.call', { phone }) }, file],
      short: say('guide.unknown.short', { phone }),
    };
  }
  const data = { department: { kind: 'named' as const, of: 'department' as const, id: found.department }, phone: { kind: 'phone' as const, phone: departmentOf(core.district, found.department).phone } };
  return {
    outcome: 'not-built',
    title: say('guide.department.title', { department: data.department }),
    blocks: [{ kind: 'text', text: say('guide.department.text', data) }, { kind: 'link', to: { tel: data.phone.phone }, label: say('petition.call', { phone: data.phone }) }, file],
    short: say('guide.department.short', data),
  };
}

export const tooLong = (core: Known): Reply => ({
  outcome: 'too-long',
  title: say('too-long.title'),
  blocks: [{ kind: 'text', text: say('file.too-long', { max: { kind: 'number', number: MAX_TEXT } }) }],
  short: say('too-long.short', { max: { kind: 'number', number: MAX_TEXT }, phone: { kind: 'phone', phone: core.district.phone } }),
});
