/** What citizens do to their own: add, withdraw, rate, have it done again, agree to texts (Act §22②, §26, §27①). */
import { DAY } from '../../../core.js';
import { begun, type Family, type Nothing, refuseIf, rowDue, shown } from './given.js';
import { counted, maybe, spokenOrShown } from './written.js';

/** A rating can be changed, and a result reopened by who rated it low, ms. */
export const RATED_WITHIN = 7 * DAY;

export interface CitizenInputs {
  add: { text: string; photos?: number };
  withdraw: Nothing;
  reopen: { text: string; photos?: number };
  rate: { score: number };
  consent: { wanted: boolean };
}

export const CITIZEN_VERBS: Family<CitizenInputs> = {
  add(_given, { text: said, photos }) {
    return { code: 'added', ...spokenOrShown(said, photos) };
  },

  withdraw() {
    return { code: 'withdrawn', news: { kind: 'withdrawn', data: {} } };
  },

  /** A new clock, from the next working instant. A citizen may within 7 days of the result. */
  reopen(given, { text: said, photos }) {
    const { doing, petition, now } = given;
    refuseIf(doing.kind === 'citizen' && now > (petition.settledAt ?? 0) + RATED_WITHIN, 'reopen-late');
    const { receivedAt, due, progressAt } = begun(given, now);
    return {
      code: 'reopened',
      detail: { from: receivedAt, ...counted(photos) },
      row: { receivedAt, ...rowDue(due), progressAt, settledAt: null, lateTold: null, score: null, scoredAt: null, scoredOn: null },
      words: { added: maybe(said) },
      news: { kind: 'reopened', data: { due: shown(due.at, petition.period) } },
    };
  },

  rate({ doing, petition, now }, { score }) {
    refuseIf(!Number.isInteger(score) || score < 1 || score > 5, 'days', '1–5');
    refuseIf(now > (petition.settledAt ?? 0) + RATED_WITHIN, 'rate-late');
    return { code: 'rated', detail: { score }, row: { score, scoredAt: now, scoredOn: doing.channel ?? '' } };
  },

  /** Act §27①: with it a result may be told by text message alone. Recorded, and taken back as easily. */
  consent({ petition }, { wanted }) {
    refuseIf(petition.consent === wanted, 'same');
    return { code: wanted ? 'consented' : 'consent-withdrawn', row: { consent: wanted } };
  },
};
