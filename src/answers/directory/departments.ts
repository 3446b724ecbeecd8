/** 부서 찾기: who is open, where, on which phone. The same digits everywhere. */
import type { Known } from '../../core.js';
import { HOURS, type Hours } from '../../district.js';
import { type Ask, OFFICES, type Offices } from '../../inquiry.js';
import { type Block, type Choice, type Digit, type Reply, say, type Value, type Wording } from '../../reply.js';
import { hoursOf, openNow } from './hours.js';
import { idOf, type Office } from './named.js';

const PAGE = 6;
type Asked = Ask & { kind: 'departments' };

export function departments(core: Known, ask: Asked): Reply {
  if (ask.id) return one(core, ask.id);
  if (ask.group === 'duty') return duty(core);
  if (ask.group === 'open') return open(core);
  if (ask.group === 'does') return works(core);
  if (ask.group) return listed(GROUPS[ask.group](core), { kind: 'departments', group: ask.group }, TITLES[ask.group], ask.page);
  if (ask.work) return ofWork(core, ask.work, ask.page);
  return { outcome: 'ok', title: say('menu.departments'), blocks: [{ kind: 'choices', choices: OFFICES.map((group, i): Choice => ({ label: TITLES[group], ask: { kind: 'departments', group }, digit: (i + 1) as Digit })) }] };
}

const TITLES: Readonly<Record<Offices, Wording>> = {
  open: say('departments.open'),
  dongs: say('departments.dongs'),
  counters: say('departments.counters'),
  health: say('departments.health'),
  offices: say('departments.offices'),
  does: say('departments.does'),
  duty: say('departments.duty'),
};
const at = (counter: 'desk' | 'health') => ({ district }: Known): Office[] => [...district.departments.values()].filter((d) => d.counter === counter);
const GROUPS: Readonly<Record<'dongs' | 'counters' | 'health' | 'offices', (core: Known) => Office[]>> = {
  dongs: ({ district }) => [...district.dongs],
  counters: at('desk'),
  health: at('health'),
  offices: ({ district }) => [...district.departments.values()],
};

const phoneOf = (phone: string): Value & { kind: 'phone' } => ({ kind: 'phone', phone });
const nameOf = (o: Office): Wording => say('name', { name: { kind: 'named', of: 'department', id: idOf(o) } });
const hoursOfOffice = (o: Office): Hours => o.hours ?? HOURS;

/** Several offices with their phones, page by page. @param ask without its page */
export function listed(all: readonly Office[], ask: Asked, title: Wording, asked = 1): Reply {
  const pages = Math.max(1, Math.ceil(all.length / PAGE));
  const page = Math.min(asked, pages);
  const items = all.slice((page - 1) * PAGE, page * PAGE).map((o) => ({ title: nameOf(o), summary: say('fact.phone.value', { phone: phoneOf(o.phone) }), ask: { kind: 'departments', id: idOf(o) } as const }));
  const to = (p: number): Asked => ({ ...ask, ...(p > 1 ? { page: p } : {}) });
  const list: Block = { kind: 'items', items, ...(page < pages ? { next: to(page + 1) } : {}), ...(page > 1 ? { back: to(page - 1) } : {}), ...(pages > 1 ? { page: { at: page, of: pages } } : {}) };
  return items.length ? { outcome: 'ok', title, blocks: [list] } : gone();
}

/** 지금 여는 곳: counters with the moment at which each opens or closes. */
function open(core: Known): Reply {
  const counters = [...GROUPS.counters(core)].sort((a, b) => Number(!a.hours) - Number(!b.hours));
  const items = [...counters.slice(0, 3), ...GROUPS.health(core).slice(0, 1)].map((o) => ({ title: nameOf(o), summary: openNow(core, hoursOfOffice(o)), ask: { kind: 'departments', id: idOf(o) } as const }));
  const dongs = { title: say('departments.dongs'), summary: openNow(core, HOURS), ask: { kind: 'departments', group: 'dongs' } as const };
  return { outcome: 'ok', title: say('departments.open'), blocks: [{ kind: 'items', items: [...items, dongs] }, { kind: 'choices', choices: [dutyChoice] }] };
}
const dutyChoice: Choice = { label: say('departments.duty'), ask: { kind: 'departments', group: 'duty' }, digit: 7 };

const groupName = (id: string): Wording => say('group', { group: { kind: 'named', of: 'group', id } });
/** 하는 일: the seven fields of petitions, each with whoever works on it. */
const works = ({ district }: Known): Reply => ({ outcome: 'ok', title: say('departments.does'), blocks: [{ kind: 'choices', choices: district.groups.map((g) => ({ label: groupName(g.id), ask: { kind: 'departments', work: g.id }, digit: g.digit as Digit })) }] });

function ofWork(core: Known, work: string, page?: number): Reply {
  const ids = [...new Set([...core.district.categories.values()].filter((c) => c.group === work).map((c) => c.department))];
  return listed(ids.flatMap((id) => core.district.departments.get(id) ?? []), { kind: 'departments', work }, groupName(work), page);
}

/** 밤·휴일 당직: who answers when nobody else does. */
function duty({ district }: Known): Reply {
  const { fire, police } = district.emergency;
  const link = (tel: string, label: Wording): Block => ({ kind: 'link', to: { tel }, label });
  const night = district.duty ?? district.phone;
  return {
    outcome: 'ok',
    title: say('departments.duty'),
    blocks: [
      { kind: 'text', text: say('departments.duty.text') },
      link(night, say('call.duty', { phone: phoneOf(night) })),
      link(fire, say('call.fire', { phone: phoneOf(fire) })),
      link(police, say('call.police', { phone: phoneOf(police) })),
    ],
  };
}

function one(core: Known, id: string): Reply {
  const department = core.district.departments.get(id);
  const found: Office | undefined = department ?? core.district.dongs.find((d) => d.code === id);
  if (!found) return gone();
  const phone = phoneOf(found.phone);
  const of = (kind: 'does' | 'place'): Wording => say('name', { name: { kind: 'named', of: kind, id } });
  return {
    outcome: 'ok',
    title: nameOf(found),
    blocks: [
      {
        kind: 'facts',
        facts: [
          { label: say('fact.now'), value: openNow(core, hoursOfOffice(found)) },
          { label: say('fact.phone'), value: say('fact.phone.value', { phone }) },
          { label: say('fact.hours'), value: hoursOf(hoursOfOffice(found)) },
          ...(department ? [{ label: say('fact.place'), value: of('place') }, { label: say('fact.does'), value: of('does') }] : []),
        ],
      },
      { kind: 'link', to: { tel: found.phone }, label: say('petition.call', { phone }) },
      { kind: 'choices', choices: [{ label: say('menu.departments'), ask: { kind: 'departments', group: department ? 'offices' : 'dongs' }, digit: 4 }] },
    ],
  };
}

const gone = (): Reply => ({ outcome: 'not-found', title: say('error.not-found.title'), blocks: [{ kind: 'text', text: say('error.not-found.text') }, { kind: 'choices', choices: [{ label: say('menu.departments'), ask: { kind: 'departments' }, digit: 4 }] }] });
