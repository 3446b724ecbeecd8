/** What happens to the clock: it stands still, is extended, moves with a holiday; and what is told as it runs (Decree §17, §20, §21, §23, §28). */
import { civilEnd, type Due, progressNotice, type StopCause, STOP_CAUSES, stopBetween, surveyWithin } from '../../clock.js';
import { LifeFault } from '../fault.js';
import { runOf } from '../run.js';
import { dueAfter, type Family, type Nothing, refuseIf, rowDue, shown, whole } from './given.js';
import { asText, MAX_REASON, written } from './written.js';

export interface ClockInputs {
  pause: { cause: Exclude<StopCause, 'supplement'>; text: string; days: number };
  resume: Nothing;
  extend: { by: number; text: string; consent?: boolean };
  remind: Nothing;
  'tell-progress': Nothing;
  'tell-late': Nothing;
  'move-due': { due: Due; waitUntil?: number };
}

export const CLOCK_VERBS: Family<ClockInputs> = {
  pause({ core, petition, now }, { cause, text: why, days }) {
    if (!(cause in STOP_CAUSES)) throw new LifeFault('days', 'Decree §20');
    refuseIf(cause === 'survey' && petition.kind !== 'grievance', 'not-grievance', 'Decree §17④');
    const until = civilEnd(now, whole(days), core.calendar).at;
    const before = runOf(petition.events, petition.receivedAt).stops;
    refuseIf(cause === 'survey' && !surveyWithin([...before, stopBetween(now, until, 'survey')], before.some((s) => s.cause === 'survey')), 'survey-long', 'Decree §17④');
    return { code: 'paused', detail: { cause, until }, row: { waitUntil: until }, words: { reason: written(why, MAX_REASON) } };
  },

  resume(given) {
    return { code: 'resumed', row: { ...rowDue(dueAfter(given, { code: 'resumed' })), waitUntil: null } };
  },

  /** Decree §21①: before it is due, once, at most the period; once more with recorded consent. */
  extend(given, { by, text: why, consent = false }) {
    const { petition, now } = given;
    refuseIf(now > petition.dueAt, 'late-already', 'Decree §21①');
    const reason = written(why, MAX_REASON);
    const detail = { by, consent: consent ? 1 : 0 };
    const to = dueAfter(given, { code: 'extended', detail });
    return {
      code: 'extended',
      detail: { ...detail, was: petition.dueAt, due: to.at },
      row: rowDue(to),
      words: { reason },
      news: { kind: 'extended', data: { text: asText(reason), was: shown(petition.dueAt, petition.period), due: shown(to.at, petition.period) } },
    };
  },

  remind({ petition, now }) {
    refuseIf(now <= petition.dueAt, 'not-late', 'Decree §28②');
    return { code: 'reminded', detail: { due: petition.dueAt } };
  },

  /** Decree §23: 30 days after receipt, and every 30 days. */
  'tell-progress'({ core, petition, now }) {
    let nth = 1;
    while (progressNotice(petition.receivedAt, nth, core.calendar).at <= now) nth++;
    return { code: 'progress-told', row: { progressAt: progressNotice(petition.receivedAt, nth, core.calendar).at }, news: { kind: 'progress', data: { due: shown(petition.dueAt, petition.period) } } };
  },

  'tell-late'({ petition, now }) {
    refuseIf(now <= petition.dueAt, 'not-late');
    return { code: 'late-told', row: { lateTold: petition.dueAt }, news: { kind: 'late', data: { due: shown(petition.dueAt, petition.period) } } };
  },

  /** A new holiday moves it later, and that is news; one taken out moves it back, and the petition's page shows it. */
  'move-due'({ petition }, { due: to, waitUntil }) {
    const detail = { was: petition.dueAt, due: to.at, ...(waitUntil === undefined ? {} : { until: waitUntil }) };
    const row = { ...rowDue(to), ...(waitUntil === undefined ? {} : { waitUntil }) };
    if (to.at <= petition.dueAt) return { code: 'due-moved', detail, row };
    return { code: 'due-moved', detail, row, news: { kind: 'due-moved', data: { was: shown(petition.dueAt, petition.period), due: shown(to.at, petition.period) } } };
  },
};
