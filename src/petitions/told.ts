/** What a citizen has been told of a petition's life: a result only once it can no longer be recalled, and nothing that was. */
import { RECALL } from '../notices/outbox.js';
import { isResult, type State } from './life/states.js';
import type { EventRow, PetitionRow } from './records.js';

/** What citizens tell apart: at which officer's desk it lies is one state to them. */
export type ShownState = Exclude<State, 'assigned'>;

export interface Step {
  code: StepCode;
  at: number;
  /** Until when, or to when: of requests, stops and extensions, ms. */
  until?: number;
}

/** Steps that citizens are shown; what officers do among themselves is none. */
export const STEPS = [
  ...(['arrived', 'received', 'added', 'reclassified', 'handed-over', 'supplement-asked', 'supplement-prolonged', 'supplemented', 'paused', 'resumed', 'extended', 'due-moved'] as const),
  ...(['answered', 'refused', 'not-processed', 'returned', 'repeated', 'transferred', 'objected', 'put-off', 'upheld', 'dismissed', 'reopened', 'withdrawn'] as const),
] as const;
export type StepCode = (typeof STEPS)[number];
const isStep = (code: string): code is StepCode => (STEPS as readonly string[]).includes(code);

/** A result that staff may still take back. */
const isHidden = (row: Pick<PetitionRow, 'state' | 'settledAt'>, now: number): boolean => isResult(row.state as State) && row.settledAt !== null && now < row.settledAt + RECALL;

/** The event that led to a result names the state it left. */
const lastResult = (events: readonly EventRow[]): number => events.findLastIndex((e) => typeof e.detail?.was === 'string');

/** @param events of its story; without them a result that may be recalled shows as in progress */
export function shownState(row: PetitionRow, events: readonly EventRow[], now: number): ShownState {
  const state = row.state as State;
  if (state === 'arrived') return row.receivedAt <= now ? 'received' : 'arrived'; // its working instant has come, the sweep not yet
  const shown = isHidden(row, now) ? ((events[lastResult(events)]?.detail?.was ?? 'assigned') as State) : state;
  return shown === 'assigned' ? 'received' : shown;
}

/** Events without what was taken back, and without what still can be. */
export function toldEvents(row: Pick<PetitionRow, 'state' | 'settledAt'>, events: readonly EventRow[], now: number): EventRow[] {
  const told: EventRow[] = [];
  for (const event of events) {
    if (event.code === 'recalled') told.splice(lastResult(told), 1);
    else told.push(event);
  }
  if (isHidden(row, now)) told.splice(lastResult(told), 1);
  return told;
}

export function stepsOf(row: Pick<PetitionRow, 'state' | 'receivedAt'>, told: readonly EventRow[], now: number): Step[] {
  const steps = told.flatMap(({ code, at, detail }): Step[] => (isStep(code) ? [{ code, at, ...untilIn(detail) }] : []));
  return row.state === 'arrived' && row.receivedAt <= now ? [...steps, { code: 'received', at: row.receivedAt }] : steps;
}

function untilIn(detail: EventRow['detail']): { until?: number } {
  const until = Number(detail?.until ?? detail?.due ?? Number.NaN);
  return Number.isNaN(until) ? {} : { until };
}

/** Until when the citizen can do what the state asks for: supplement (Act §22①), or object (Act §35①). */
export function untilOf(row: PetitionRow, state: ShownState, told: readonly EventRow[]): number | undefined {
  if (state === 'supplement' || state === 'paused') return row.waitUntil ?? undefined;
  if (state !== 'refused') return undefined;
  return untilIn(told.findLast((e) => e.code === 'refused')?.detail ?? null).until;
}
