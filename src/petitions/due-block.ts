/** By when, and why: the due time with its working days, and what moved it. What waits for the citizen says until when. */
import type { Known } from '../core.js';
import { department as departmentOf } from '../district.js';
import { type Block, say, type Value, type WorkingDay } from '../reply.js';
import { holidaysBetween, parsePeriod, workingDays } from './clock.js';
import type { View } from './disclose.js';
import type { ShownState } from './told.js';

export type OpenState = ShownState | 'late';

/** Texts show an hour only for periods of five days or less. */
export const dueValue = (at: number, hour: boolean): Value & { kind: 'instant' | 'day' } => ({ kind: hour ? 'instant' : 'day', at });
const dayValue = (at: number): Value & { kind: 'day' } => ({ kind: 'day', at });
const numberValue = (number: number): Value & { kind: 'number' } => ({ kind: 'number', number });

export const openState = (view: View, now: number): OpenState => ((view.state === 'received' || view.state === 'objected') && now > view.dueAt ? 'late' : view.state);

/** `ended`: over without what was asked for, or gone on elsewhere; green is for an answer. */
const LOOK = {
  arrived: 'new',
  received: 'go',
  late: 'late',
  supplement: 'wait',
  paused: 'wait',
  objected: 'go',
  answered: 'done',
  refused: 'ended',
  'not-processed': 'ended',
  returned: 'ended',
  repeated: 'ended',
  transferred: 'ended',
  withdrawn: 'ended',
} as const satisfies Record<OpenState, (Block & { kind: 'due' })['look']>;

type DueBlock = Block & { kind: 'due' };

export function dueBlock(core: Known, view: View): DueBlock {
  const state = openState(view, core.now());
  return { kind: 'due', state: say(`state.${state}`), look: LOOK[state], days: [], reasons: [], ...detailsOf(core, view, state) };
}

function detailsOf(core: Known, view: View, state: OpenState): Partial<DueBlock> {
  const until = view.until === undefined ? undefined : say('due', { due: dayValue(view.until) });
  switch (state) {
    case 'arrived':
    case 'received':
    case 'late':
      return view.state === 'objected' ? decision(core, view, true) : running(core, view, state === 'late');
    case 'supplement':
      return { label: say('due.label.supplement'), ...(until ? { due: until } : {}), reasons: [say('due.reason.supplement')] };
    case 'paused':
      return { label: say('due.label.paused'), ...(until ? { due: until } : {}), reasons: [say('due.reason.paused')] };
    case 'objected':
      return decision(core, view, false);
    case 'refused':
      return view.kind === 'statutory' && view.until !== undefined && !view.objected ? { reasons: [say('due.reason.object', { until: dayValue(view.until) })] } : {};
    default:
      return {};
  }
}

/** Act §35②: ten days, put off by at most ten. */
const decision = (core: Known, view: View, late: boolean): Partial<DueBlock> => ({
  label: say(late ? 'due.label.late' : 'due.label.decision'),
  due: say('due', { due: dayValue(view.dueAt) }),
  reasons: [...sorry(core, view, late), say('due.reason.decision')],
});

/** Who is late says so first, and whom to call. */
function sorry({ district }: Known, { department }: View, late: boolean): DueBlock['reasons'] {
  if (!late) return [];
  return [say('due.reason.late', { department: { kind: 'named', of: 'department', id: department }, phone: { kind: 'phone', phone: departmentOf(district, department).phone } })];
}

function running(core: Known, view: View, late: boolean): Partial<DueBlock> {
  const days = workingDays(view.receivedAt, view.dueAt, core.now(), core.calendar);
  return {
    label: say(late ? 'due.label.late' : 'due.label'),
    due: say('due', { due: dueValue(view.dueAt, view.hour) }),
    days: days.map((d, i) => ({ label: dayLabel(d, i === days.length - 1, view), filled: d.filled, now: d.now }) satisfies WorkingDay),
    reasons: [...sorry(core, view, late), ...reasonsOf(core, view)],
  };
}

function dayLabel(day: { at: number; now: boolean }, last: boolean, view: View): WorkingDay['label'] {
  if (last && view.hour) return say('day.last', { day: { kind: 'weekday', at: day.at }, time: { kind: 'time', at: view.dueAt } });
  if (day.now) return say('day.today');
  return say('day', { day: { kind: 'weekday', at: day.at } });
}

/** At most so many holidays are named; a year has them all. */
const NAMED_HOLIDAYS = 3;

/** Why this date: the period, the holidays left out (Act §19), the days on which the clock stood still (Decree §20), extensions (Decree §21), and what is not sure yet. */
function reasonsOf(core: Known, view: View): DueBlock['reasons'] {
  const { stops = [], extensions = [] } = view.run ?? {};
  const stood = stops.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const byCalendar = !['h', 'd'].includes(parsePeriod(view.period).unit);
  const holidays = byCalendar ? [] : holidaysBetween(view.receivedAt, view.dueAt, core.calendar);
  return [
    periodReason(view),
    ...holidays.slice(0, NAMED_HOLIDAYS).map(({ name, days }) => say('due.reason.holiday', { holiday: { kind: 'named', of: 'holiday', id: name }, days: numberValue(days) })),
    ...(stood ? [say('due.reason.stopped', { days: numberValue(stood) })] : []),
    ...(extensions.length ? [say('due.reason.extended', { times: numberValue(extensions.length) })] : []),
    ...(view.provisional ? [say('due.reason.provisional')] : []),
  ];
}

function periodReason(view: View): DueBlock['reasons'][number] {
  const start: Value & { kind: 'instant' } = { kind: 'instant', at: view.receivedAt };
  if (view.period === 'now') return say('due.reason.now', { start });
  const { count, unit } = parsePeriod(view.period);
  const n = numberValue(count);
  const first = dayValue(view.receivedAt);
  if (unit === 'h') return say('due.reason.hours', { hours: n, start });
  if (unit === 'w') return say('due.reason.weeks', { weeks: n, start: first });
  if (unit === 'm') return say('due.reason.months', { months: n, start: first });
  if (unit === 'y') return say('due.reason.years', { years: n, start: first });
  if (view.hour) return say('due.reason.days-in-hours', { days: n, hours: numberValue(count * 8), start });
  return say('due.reason.days', { days: n, start: first });
}
