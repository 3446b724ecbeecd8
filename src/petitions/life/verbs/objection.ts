/** 이의신청: a refused 법정민원 is looked at again (Act §35). */
import { CIVIL_DAYS, decideBy, endOn } from '../../clock.js';
import { approved, type Family, last, refuseIf, rowDue, since } from './given.js';
import { asText, counted, MAX_REASON, MAX_SAID, type Result, result, written } from './written.js';

export interface ObjectionInputs {
  object: { text: string; photos?: number };
  'put-off': { days: number; text: string };
  uphold: Result;
  dismiss: Result;
}

export const OBJECTION_VERBS: Family<ObjectionInputs> = {
  /** Act §35①: within 60 days of the refusal of a 법정민원. */
  object({ core, petition, now }, { text: said, photos }) {
    refuseIf(petition.kind !== 'statutory', 'not-statutory', 'Act §35①');
    refuseIf(last(petition, 'objected') !== undefined, 'objected-before', 'Act §35');
    refuseIf(now > endOn(Number(last(petition, 'refused')?.detail?.until ?? 0), core.calendar), 'object-late', 'Act §35①'); // a holiday may have been added since
    const by = decideBy(now, core.calendar);
    return { code: 'objected', detail: { due: by.at, ...counted(photos) }, row: { ...rowDue(by), waitUntil: null }, words: { objection: written(said, MAX_SAID) }, news: { kind: 'objected', data: { due: { kind: 'day', at: by.at } } } };
  },

  'put-off'({ core, petition }, { days, text: why }) {
    const filed = last(petition, 'objected');
    refuseIf(since(petition, 'objected').some((e) => e.code === 'put-off'), 'put-off-twice', 'Act §35②');
    refuseIf(!Number.isInteger(days) || days < 1 || days > CIVIL_DAYS.decide, 'put-off-long', 'Act §35②');
    const by = decideBy(filed?.at ?? core.now(), core.calendar, days);
    const reason = written(why, MAX_REASON);
    return { code: 'put-off', detail: { days, due: by.at }, row: rowDue(by), words: { reason }, news: { kind: 'put-off', data: { text: asText(reason), due: { kind: 'day', at: by.at } } } };
  },

  uphold(given, input) {
    approved(given);
    const { words, told } = result(input);
    return { code: 'upheld', words, news: { kind: 'upheld', data: { text: told } } };
  },

  dismiss(given, input) {
    approved(given);
    const { words, told } = result(input);
    return { code: 'dismissed', words, news: { kind: 'dismissed', data: { text: told } } };
  },
};
