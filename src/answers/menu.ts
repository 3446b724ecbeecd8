/** The start, help, language and phone numbers: only entries that work, each on its own digit of the menu tree. */
import type { Answer, Core, Known } from '../core.js';
import { department as departmentOf, helpFor } from '../district.js';
import { type Ask, type Inquiry, LOCALES } from '../inquiry.js';
import { binding } from '../petitions/binding.js';
import { viewOf } from '../petitions/check.js';
import type { View } from '../petitions/disclose.js';
import { type Block, type Choice, type Reply, say } from '../reply.js';

const menuChoices = (): Choice[] => [
  { label: say('menu.mine'), hint: say('menu.mine.hint'), ask: { kind: 'list' }, digit: 1 },
  { label: say('menu.file'), hint: say('menu.file.hint'), ask: { kind: 'file' }, digit: 2 },
  { label: say('menu.guide'), hint: say('menu.guide.hint'), ask: { kind: 'guide' }, digit: 3 },
  { label: say('menu.departments'), hint: say('menu.departments.hint'), ask: { kind: 'departments' }, digit: 4 },
  { label: say('menu.language'), hint: say('menu.language.hint'), ask: { kind: 'language' }, digit: 5 },
  { label: say('menu.notices'), hint: say('menu.notices.hint'), ask: { kind: 'consent' }, digit: 6 },
  { label: say('menu.phone'), hint: say('menu.phone.hint'), ask: { kind: 'call' }, digit: 7 },
];

/** Everything that works; the layout of each device decides which of it is shown, and in which order. */
const menuBlock = (): Block => ({ kind: 'choices', menu: true, choices: menuChoices() });

export const menu = (): Reply => ({ outcome: 'ok', title: say('menu.title'), blocks: [menuBlock()] });

export const help = (core: Known): Reply => ({
  outcome: 'ok',
  title: say('help.title'),
  blocks: [{ kind: 'text', text: say('help.text', { phone: { kind: 'phone', phone: core.district.phone } }) }, ...(core.textsBringPhotos ? [{ kind: 'text' as const, text: say('help.photos') }] : []), menuBlock()],
});

export function language(core: Known, ask: Ask & { kind: 'language' }): Answer {
  if (ask.locale) return { reply: { ...menu(), title: say('language.changed'), blocks: [...binding(core, ask.locale), menuBlock()], short: say('language.changed.short', { help: { kind: 'phone', phone: helpFor(core.district) } }) }, writes: [], locale: ask.locale };
  const choices = LOCALES.map((locale, i): Choice => ({ label: say(`language.${locale}`), ask: { kind: 'language', locale }, digit: (i + 1) as Choice['digit'] & number }));
  return { reply: { outcome: 'ok', title: say('language.title'), blocks: [{ kind: 'choices', choices }] }, writes: [] };
}

/** 7 전화: the main number, and the department's where a petition is meant. */
export async function call(core: Core, inquiry: Inquiry, ask: Ask & { kind: 'call' }): Promise<Reply> {
  return numbersReply(core, ask.receipt ? await viewOf(core, inquiry, ask.receipt) : undefined);
}

export function numbersReply(core: Known, view: View | undefined): Reply {
  const { fire, police } = core.district.emergency;
  const phone = (number: string): { kind: 'phone'; phone: string } => ({ kind: 'phone', phone: number });
  const blocks: Block[] = [];
  if (view) {
    const { id, phone: number } = departmentOf(core.district, view.department);
    blocks.push({ kind: 'link', to: { tel: number }, label: say('call.department', { department: { kind: 'named', of: 'department', id }, phone: phone(number) }) });
  }
  blocks.push({ kind: 'link', to: { tel: core.district.phone }, label: say('call.main', { phone: phone(core.district.phone) }) });
  blocks.push({ kind: 'link', to: { tel: fire }, label: say('call.fire', { phone: phone(fire) }) }, { kind: 'link', to: { tel: police }, label: say('call.police', { phone: phone(police) }) });
  if (core.district.foreigners) blocks.push({ kind: 'link', to: { tel: core.district.foreigners }, label: say('call.foreigners', { phone: phone(core.district.foreigners) }) });
  blocks.push({ kind: 'text', text: say('call.hours') });
  return { outcome: 'ok', title: say('call.title'), blocks };
}
