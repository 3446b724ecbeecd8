/** 보완: what is missing is asked for, comes, or does not come (Act §22, Decree §24, §25). */
import { CIVIL_DAYS, civilEnd } from '../../clock.js';
import type { Case } from '../case.js';
import { dueAfter, type Family, refuseIf, rowDue, since, whole } from './given.js';
import { asText, MAX_REASON, type Result, result, spokenOrShown, written } from './written.js';

export interface SupplementInputs {
  'ask-supplement': { text: string; days: number };
  'prolong-supplement': { days: number };
  supplement: { text: string; photos?: number };
  return: Result;
}

/** How often it was asked for since something came. */
const asked = (petition: Case): number => since(petition, 'supplemented').filter((e) => e.code === 'supplement-asked').length;
const waits = ({ waitUntil }: Case, now: number): boolean => (waitUntil ?? 0) >= now;

export const SUPPLEMENT_VERBS: Family<SupplementInputs> = {
  /** A second request only after the first went unmet, of at most 10 days (Decree §24③). */
  'ask-supplement'({ core, petition, now }, { text: what, days }) {
    refuseIf(asked(petition) >= 2, 'supplement-twice', 'Decree §24③');
    refuseIf(petition.state === 'supplement' && waits(petition, now), 'supplement-waiting', 'Decree §24③');
    refuseIf(asked(petition) === 1 && days > CIVIL_DAYS['supplement-again'], 'supplement-long', 'Decree §24③');
    const until = civilEnd(now, whole(days), core.calendar).at;
    const words = written(what, MAX_REASON);
    return { code: 'supplement-asked', detail: { until, nth: asked(petition) + 1 }, row: { waitUntil: until }, words: { request: words }, news: { kind: 'supplement', data: { text: asText(words), until: { kind: 'day', at: until } } } };
  },

  /** Decree §24②: at the petitioner's wish, at most twice. */
  'prolong-supplement'({ core, petition }, { days }) {
    refuseIf(since(petition, 'supplement-asked').filter((e) => e.code === 'supplement-prolonged').length >= 2, 'supplement-prolonged', 'Decree §24②');
    const until = civilEnd(petition.waitUntil ?? core.now(), whole(days, 30), core.calendar).at;
    return { code: 'supplement-prolonged', detail: { until }, row: { waitUntil: until }, news: { kind: 'supplement-prolonged', data: { until: { kind: 'day', at: until } } } };
  },

  supplement(given, { text: said, photos }) {
    return { code: 'supplemented', row: { ...rowDue(dueAfter(given, { code: 'supplemented' })), waitUntil: null }, ...spokenOrShown(said, photos) };
  },

  /** Decree §25①: after the second request went unmet, too. */
  return(given, input) {
    const { petition, now } = given;
    refuseIf(asked(petition) < 2, 'not-unmet', 'Decree §24③, §25①');
    refuseIf(waits(petition, now), 'supplement-waiting', 'Decree §25①');
    const { words, told } = result(input);
    return { code: 'returned', words, news: { kind: 'returned', data: { text: told } } };
  },
};
