/** How one petition is shown: the answer first — state, due time, reason — then what can be done now. */
import type { Known } from '../core.js';
import { department as departmentOf } from '../district.js';
import type { Inquiry } from '../inquiry.js';
import { type Block, type Choice, type Reply, say, type Value, type WorkingDay } from '../reply.js';
import { workingDays } from './clock.js';
import type { View } from './disclose.js';

export type ShownState = View['state'] | 'late';

/** Texts show an hour only for periods of five days or less. */
export const dueValue = (at: number, hour: boolean): Value & { kind: 'instant' | 'day' } => ({ kind: hour ? 'instant' : 'day', at });

export const openState = (view: View, now: number): ShownState => (view.state === 'received' && now > view.dueAt ? 'late' : view.state);

const LOOK = { arrived: 'new', received: 'go', late: 'late', answered: 'done', withdrawn: 'done' } as const;

export function statusReply(core: Known, view: View, inquiry: Inquiry): Reply {
  return {
    outcome: 'ok',
    title: say('petition.title', { category: { kind: 'named', of: 'category', id: view.category } }),
    blocks: statusBlocks(core, view, inquiry),
    short: shortStatus(core, view),
    ...(inquiry.citizen.kind === 'holder' && view.state !== 'withdrawn' ? { follow: view.receipt } : {}),
  };
}

function shortStatus(core: Known, view: View): Reply['short'] & object {
  const department: Value = { kind: 'named', of: 'department', id: view.department };
  const phone: Value = { kind: 'phone', phone: departmentOf(core.district, view.department).phone };
  const due = dueValue(view.dueAt, view.hour);
  const state = openState(view, core.now());
  if (state === 'withdrawn') return say('status.withdrawn.short', { receipt: { kind: 'receipt', receipt: view.receipt }, phone });
  if (state === 'answered') return say('status.answered.short', { department, phone });
  return say(`status.${state}.short`, { due, department, phone });
}

/** A text device's short answer has the state; steps and facts come when asked for by their digit. */
export function statusBlocks(core: Known, view: View, inquiry: Inquiry): Block[] {
  const choices: Block = { kind: 'choices', choices: choicesFor(view, inquiry) };
  if (inquiry.converses) return [choices];
  const department = departmentOf(core.district, view.department);
  const call: Block = { kind: 'link', to: { tel: department.phone }, label: say('petition.call', { phone: { kind: 'phone', phone: department.phone } }), digit: 7 };
  return [
    dueBlock(core, view),
    { kind: 'facts', facts: factsOf(core, view) },
    { kind: 'steps', steps: stepsOf(view, core.now()) },
    ...(view.own || view.state === 'withdrawn' || view.state === 'answered' ? [] : [{ kind: 'text' as const, text: say(view.byPhone ? 'status.by-text' : 'status.not-proven') }]),
    ...(choices.choices.length ? [choices] : []),
    call,
  ];
}

function choicesFor(view: View, inquiry: Inquiry): Choice[] {
  const { receipt } = view;
  const open = view.state !== 'withdrawn' && view.state !== 'answered';
  return [
    ...(inquiry.converses ? [{ label: say('petition.steps'), ask: { kind: 'check', receipt, part: 'steps' } as const, digit: 1 as const }] : []),
    ...(open && view.own && inquiry.screen === 'private'
      ? [
          { label: say('petition.add'), ask: { kind: 'add', receipt } as const, digit: 3 as const },
          { label: say('petition.withdraw'), ask: { kind: 'withdraw', receipt } as const, digit: 6 as const },
        ]
      : []),
    ...(inquiry.converses ? [{ label: say('petition.call-officer'), ask: { kind: 'call', receipt } as const, digit: 7 as const }] : []),
  ];
}

function dueBlock(core: Known, view: View): Block & { kind: 'due' } {
  const now = core.now();
  const state = openState(view, now);
  const shown: Block & { kind: 'due' } = { kind: 'due', state: say(`state.${state}`), look: LOOK[state], days: [] };
  if (state === 'withdrawn' || state === 'answered') return shown;
  const days = workingDays(view.receivedAt, view.dueAt, now, core.calendar);
  return {
    ...shown,
    label: say(state === 'late' ? 'due.label.late' : 'due.label'),
    due: say('due', { due: dueValue(view.dueAt, view.hour) }),
    days: days.map((d, i) => ({ label: dayLabel(d, i === days.length - 1, view), filled: d.filled, now: d.now }) satisfies WorkingDay),
    reason: reasonOf(view),
  };
}

function dayLabel(day: { at: number; now: boolean }, last: boolean, view: View): WorkingDay['label'] {
  if (last && view.hour) return say('day.last', { day: { kind: 'weekday', at: day.at }, time: { kind: 'time', at: view.dueAt } });
  if (day.now) return say('day.today');
  return say('day', { day: { kind: 'weekday', at: day.at } });
}

/** Why this date: the period and what is not counted (Act §19). */
function reasonOf(view: View): NonNullable<(Block & { kind: 'due' })['reason']> {
  const [, count = '', unit = ''] = /^(\d+)([hd])$/.exec(view.period) ?? [];
  const n: Value & { kind: 'number' } = { kind: 'number', number: Number(count) };
  const start: Value & { kind: 'instant' } = { kind: 'instant', at: view.receivedAt };
  if (view.period === 'now') return say('due.reason.now', { start });
  if (unit === 'h') return say('due.reason.hours', { hours: n, start });
  if (view.hour) return say('due.reason.days-in-hours', { days: n, hours: { kind: 'number', number: n.number * 8 }, start });
  return say('due.reason.days', { days: n, start: { kind: 'day', at: view.receivedAt } });
}

function factsOf(core: Known, view: View): (Block & { kind: 'facts' })['facts'] {
  const department = departmentOf(core.district, view.department);
  const plain = (text: string): ReturnType<typeof say> => say('plain', { text: { kind: 'text', text } });
  const name = view.words?.name ?? view.maskedName;
  return [
    { label: say('fact.receipt'), value: say('fact.receipt.value', { receipt: { kind: 'receipt', receipt: view.receipt } }) },
    { label: say('fact.department'), value: say('fact.department.with-phone', { department: { kind: 'named', of: 'department', id: view.department }, phone: { kind: 'phone', phone: department.phone } }) },
    ...(name ? [{ label: say('file.name'), value: say('fact.name.value', { name: { kind: 'text', text: name } }) }] : []),
    ...(view.words?.place ? [{ label: say('file.where'), value: plain(view.words.place) }] : []),
    ...(view.words ? [{ label: say('fact.text'), value: plain([view.words.text, ...view.words.added].join('\n')) }] : [{ label: say('fact.text'), value: say(view.byPhone ? 'fact.text.on-phone' : 'fact.text.hidden') }]),
  ];
}

export function stepsOf(view: View, now: number): (Block & { kind: 'steps' })['steps'] {
  const done = (view.steps ?? []).map(({ code, at }) => ({ label: say(`step.${code as 'arrived'}`), at: say('step.at', { at: { kind: 'instant', at } }), done: true }));
  if (view.state === 'withdrawn' || view.state === 'answered') return done;
  const last = done.at(-1);
  const current = last ? [...done.slice(0, -1), { ...last, now: true }] : done;
  const receive = view.state === 'arrived' ? [{ label: say('step.received'), at: say('step.planned', { at: { kind: 'instant', at: view.receivedAt } }), done: false }] : [];
  return [...current, ...receive, { label: say('step.answer'), at: say(openState(view, now) === 'late' ? 'step.late' : 'step.by', { due: dueValue(view.dueAt, view.hour) }), done: false }];
}
