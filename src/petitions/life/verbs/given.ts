/** What each verb is given to decide with, what a family of verbs is, and the refusals that they share. */
import { category as categoryOf } from '../../../district.js';
import type { Core } from '../../../core.js';
import type { Value } from '../../../reply.js';
import { ClockError, type ClockFault, type Due, dueAt, nextWorkingInstant, progressNotice, showsHour } from '../../clock.js';
import type { Decision, Doing } from '../decision.js';
import type { Case } from '../case.js';
import { type FaultCode, LifeFault } from '../fault.js';
import { dueOf, runOf } from '../run.js';

export interface Given {
  core: Core;
  doing: Doing;
  petition: Case;
  now: number;
}

/** Verbs that belong together: by each one's name what it needs, and how it decides. */
export type Family<Inputs> = { readonly [V in keyof Inputs]: (given: Given, input: Inputs[V]) => Decision | Promise<Decision> };

export type Nothing = Record<never, never>;

export const refuseIf = (wrong: boolean, code: FaultCode, about = ''): void => {
  if (wrong) throw new LifeFault(code, about);
};

/** A number of days that a form was given. @throws LifeFault */
export function whole(days: number, most = 365): number {
  refuseIf(!Number.isInteger(days) || days < 1 || days > most, 'days', String(most));
  return days;
}

/** 결재: a head approves what an officer writes, where the category asks for it. */
export const approved = ({ core, petition, doing }: Given): void => refuseIf(doing.kind === 'officer' && !doing.approved && categoryOf(core.district, petition.category).approval, 'needs-approval', 'Act §27');

export function department(core: Core, id: string): string {
  refuseIf(!core.district.departments.has(id), 'no-department');
  return id;
}

type Events = Case['events'];
export const last = (petition: Case, code: string): Events[number] | undefined => petition.events.findLast((e) => e.code === code);
export const since = (petition: Case, code: string): Events => petition.events.slice(petition.events.findLastIndex((e) => e.code === code) + 1);

export const shown = (at: number, period: string): Value & { kind: 'instant' | 'day' } => ({ kind: showsHour(period) ? 'instant' : 'day', at });
export const rowDue = ({ at, provisional }: Due): { dueAt: number; provisional: boolean } => ({ dueAt: at, provisional });

const CLOCK_FAULTS: Readonly<Record<ClockFault, FaultCode>> = { instant: 'days', period: 'days', stop: 'days', 'too-long': 'extension-too-long', 'no-consent': 'extension-no-consent', 'no-more': 'extension-no-more' };

/** The clock's own refusal, by the name that staff are told. */
function clocked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof ClockError) throw new LifeFault(CLOCK_FAULTS[error.fault], error.message);
    throw error;
  }
}

/** A clock that begins: from the next working instant, with its first 30-day notice (Act §19, Decree §23). @param from ms */
export function begun({ core, petition }: Given, from: number): { receivedAt: number; due: Due; progressAt: number } {
  const receivedAt = nextWorkingInstant(from, core.calendar);
  return { receivedAt, due: clocked(() => dueAt(receivedAt, petition.period, core.calendar)), progressAt: progressNotice(receivedAt, 1, core.calendar).at };
}

/** The due time, ms; where the clock stands still, as if it went on now (Decree §20). */
export function dueNow({ core, petition, now }: Given): number {
  const run = runOf(petition.events, petition.receivedAt);
  return run.standing ? dueOf(run, petition.period, core.calendar, now).at : petition.dueAt;
}

/** The due time after what just happened to its clock. */
export function dueAfter({ core, petition, now }: Given, event: { code: string; detail?: Record<string, string | number> }, period = petition.period): Due {
  const events = [...petition.events, { receipt: petition.receipt, number: petition.version + 1, actor: '', at: now, code: event.code, detail: event.detail ?? null }];
  return clocked(() => dueOf(runOf(events, petition.receivedAt), period, core.calendar, now));
}
