/** 부서 찾기: departments and dong offices with their phones. */
import type { Known } from '../core.js';
import type { Department, Dong } from '../district.js';
import type { Ask } from '../inquiry.js';
import { type Block, type Reply, say } from '../reply.js';

const PAGE = 6;
type Asked = Ask & { kind: 'departments' };

export function departments(core: Known, ask: Asked): Reply {
  if (ask.id) return one(core, ask.id);
  if (!ask.group) {
    const choices = [
      { label: say('departments.dongs'), ask: { kind: 'departments', group: 'dongs' } as const, digit: 2 as const },
      { label: say('departments.offices'), ask: { kind: 'departments', group: 'offices' } as const, digit: 5 as const },
    ];
    return { outcome: 'ok', title: say('menu.departments'), blocks: [{ kind: 'choices', choices }] };
  }
  const all: (Department | Dong)[] = ask.group === 'dongs' ? [...core.district.dongs] : [...core.district.departments.values()];
  const pages = Math.ceil(all.length / PAGE);
  const page = Math.min(ask.page ?? 1, pages);
  const items = all.slice((page - 1) * PAGE, page * PAGE).map((d) => ({
    title: say('name', { name: { kind: 'named', of: 'department', id: idOf(d) } }),
    summary: say('fact.phone.value', { phone: { kind: 'phone', phone: d.phone } }),
    ask: { kind: 'departments', id: idOf(d) } as const,
  }));
  const at = (p: number): Asked => ({ kind: 'departments', group: ask.group ?? 'offices', ...(p > 1 ? { page: p } : {}) });
  const list: Block = { kind: 'items', items, ...(page < pages ? { next: at(page + 1) } : {}), ...(page > 1 ? { back: at(page - 1) } : {}) };
  const title = say(ask.group === 'dongs' ? 'departments.dongs' : 'departments.offices');
  return { outcome: 'ok', title, blocks: [list] };
}

const idOf = (d: Department | Dong): string => ('code' in d ? d.code : d.id);

function one(core: Known, id: string): Reply {
  const department = core.district.departments.get(id);
  const dong = core.district.dongs.find((d) => d.code === id);
  const found = department ?? dong;
  if (!found) return { outcome: 'not-found', title: say('error.not-found.title'), blocks: [{ kind: 'text', text: say('error.not-found.text') }, { kind: 'choices', choices: [{ label: say('menu.departments'), ask: { kind: 'departments' }, digit: 4 }] }] };
  const phone = { kind: 'phone' as const, phone: found.phone };
  const facts = department
    ? [
        { label: say('fact.does'), value: say('name', { name: { kind: 'named', of: 'does', id } }) },
        { label: say('fact.place'), value: say('name', { name: { kind: 'named', of: 'place', id } }) },
      ]
    : [];
  return {
    outcome: 'ok',
    title: say('name', { name: { kind: 'named', of: 'department', id } }),
    blocks: [
      { kind: 'facts', facts: [...facts, { label: say('fact.phone'), value: say('fact.phone.value', { phone }) }, { label: say('fact.hours'), value: say('fact.hours.value') }] },
      { kind: 'link', to: { tel: found.phone }, label: say('petition.call', { phone }) },
      { kind: 'choices', choices: [{ label: say('menu.departments'), ask: { kind: 'departments', group: department ? 'offices' : 'dongs' }, digit: 4 }] },
    ],
  };
}
