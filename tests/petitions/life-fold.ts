/** A petition's row, told again from its events alone: what the row has to say, read a second time. */
import { type Calendar, dueAt, nextWorkingInstant, type Stop, stopBetween, type StopCause } from '../../src/petitions/clock.js';
import type { petitionEvents } from '../../src/storage/schema.js';

export type Event = typeof petitionEvents.$inferSelect;

export interface Folded {
  state: string;
  department: string;
  officer: string | null;
  category: string;
  period: string;
  consent: boolean;
  score: number | null;
  waitUntil: number | null;
  settledAt: number | null;
  receivedAt: number;
  dueAt: number;
  events: number;
}

interface Told {
  row: Folded;
  stops: Stop[];
  extensions: { by: number; consent: boolean }[];
  stands: { at: number; cause: StopCause } | undefined;
  /** Where the last result came from. */
  was: string;
}
type Detail = Record<string, string | number>;
type Step = (told: Told, detail: Detail, event: Event, calendar: Calendar) => void;

const again = ({ row, stops, extensions }: Told, calendar: Calendar): void => {
  row.dueAt = dueAt(row.receivedAt, row.period, calendar, { stops, extensions }).at;
};
const result =
  (state: string): Step =>
  (told, _, { at }) => {
    told.was = told.row.state;
    Object.assign(told.row, { state, settledAt: at });
  };
const goesOn: Step = (told, _, { at }, calendar) => {
  if (told.stands) told.stops.push(stopBetween(told.stands.at, at, told.stands.cause));
  told.stands = undefined;
  Object.assign(told.row, { state: 'assigned', waitUntil: null });
  again(told, calendar);
};
const starts = (told: Told, from: number, calendar: Calendar): void => {
  Object.assign(told, { stops: [], extensions: [], stands: undefined });
  told.row.receivedAt = from;
  again(told, calendar);
};
const nothing: Step = () => undefined;

const STEPS: Readonly<Record<string, Step>> = {
  received: (told, _, { at }, calendar) => {
    told.row.state = 'received';
    starts(told, nextWorkingInstant(at, calendar), calendar);
  },
  routed: ({ row }, { to }) => Object.assign(row, { department: to, officer: null }),
  assigned: ({ row }, { officer }) => Object.assign(row, { officer, state: row.state === 'received' ? 'assigned' : row.state }),
  reclassified: (told, { to, period }, _, calendar) => {
    Object.assign(told.row, { category: to, period });
    again(told, calendar);
  },
  'supplement-asked': (told, { until }, { at }) => {
    told.stands ??= { at, cause: 'supplement' };
    Object.assign(told.row, { state: 'supplement', waitUntil: until });
  },
  'supplement-prolonged': ({ row }, { until }) => Object.assign(row, { waitUntil: until }),
  supplemented: goesOn,
  paused: (told, { until, cause }, { at }) => {
    told.stands = { at, cause: cause as StopCause };
    Object.assign(told.row, { state: 'paused', waitUntil: until });
  },
  resumed: goesOn,
  extended: (told, { by, consent }, _, calendar) => {
    told.extensions.push({ by: Number(by), consent: consent === 1 });
    again(told, calendar);
  },
  'handed-over': ({ row }, { to }) => Object.assign(row, { state: 'received', department: to, officer: null }),
  transferred: result('transferred'),
  consulted: nothing,
  'consult-prolonged': nothing,
  'consult-replied': nothing,
  answered: result('answered'),
  refused: result('refused'),
  'not-processed': result('not-processed'),
  returned: result('returned'),
  repeated: result('repeated'),
  upheld: result('answered'),
  dismissed: result('refused'),
  recalled: ({ row, was }) => Object.assign(row, { state: was, settledAt: null }),
  added: nothing,
  withdrawn: ({ row }) => Object.assign(row, { state: 'withdrawn' }),
  objected: ({ row }, { due }) => Object.assign(row, { state: 'objected', dueAt: due, waitUntil: null }),
  'put-off': ({ row }, { due }) => Object.assign(row, { dueAt: due }),
  reopened: (told, { from }, _, calendar) => {
    Object.assign(told.row, { state: 'assigned', settledAt: null, score: null });
    starts(told, Number(from), calendar);
  },
  rated: ({ row }, { score }) => Object.assign(row, { score }),
  consented: ({ row }) => Object.assign(row, { consent: true }),
  'consent-withdrawn': ({ row }) => Object.assign(row, { consent: false }),
  reminded: nothing,
  'progress-told': nothing,
  'late-told': nothing,
  'due-moved': ({ row }, { due }) => Object.assign(row, { dueAt: due }),
};

/** @param filed what was known when it arrived */
export function folded(events: readonly Event[], filed: Pick<Folded, 'department' | 'category' | 'period' | 'receivedAt'>, calendar: Calendar): Folded {
  const told: Told = {
    row: { ...filed, state: 'arrived', officer: null, consent: false, score: null, waitUntil: null, settledAt: null, dueAt: dueAt(filed.receivedAt, filed.period, calendar).at, events: events.length },
    stops: [],
    extensions: [],
    stands: undefined,
    was: '',
  };
  for (const event of events.slice(1)) {
    const step = STEPS[event.code];
    if (!step) throw new Error(`an event that nobody knows: ${event.code}`);
    step(told, (event.detail ?? {}) as Detail, event, calendar);
  }
  return told.row;
}
