/** How a petition ends: answered, refused, not processed, closed as repeated; and for a minute taken back (Act §21, §23, §27). */
import { sql } from 'drizzle-orm';
import { RECALL } from '../../../notices/outbox.js';
import { notices } from '../../../storage/schema.js';
import { write } from '../../../storage/store.js';
import { CIVIL_DAYS, civilEnd } from '../../clock.js';
import { approved, type Family, type Nothing, refuseIf } from './given.js';
import { type Result, result } from './written.js';

/** Act §21, 제1호–제9호. */
export const GROUNDS = ['politics', 'investigation', 'appeal', 'mediation', 'settled', 'audit', 'election', 'private', 'personnel'] as const;
export type Ground = (typeof GROUNDS)[number];

export interface ResultInputs {
  answer: Result;
  refuse: Result;
  'not-process': Result & { ground: string };
  'close-repeated': Result & { earlier: readonly string[] };
  recall: Nothing;
}

export const RESULT_VERBS: Family<ResultInputs> = {
  answer(given, input) {
    approved(given);
    const { words, told } = result(input);
    return { code: 'answered', words, news: { kind: 'answered', data: { text: told } } };
  },

  /** Act §27③: with reason and remedy; the remedy of §35 belongs to 법정민원. */
  refuse(given, input) {
    approved(given);
    const { words, told } = result(input);
    const { core, petition, now } = given;
    if (petition.kind !== 'statutory') return { code: 'refused', words, news: { kind: 'refused', data: { text: told } } };
    const until = civilEnd(now, CIVIL_DAYS.object, core.calendar).at;
    return { code: 'refused', detail: { until }, words, news: { kind: 'refused-statutory', data: { text: told, until: { kind: 'day', at: until } } } };
  },

  /** Act §21: nine grounds, and not for 법정민원. */
  'not-process'(given, input) {
    refuseIf(given.petition.kind === 'statutory', 'statutory', 'Act §21');
    refuseIf(!GROUNDS.includes(input.ground as Ground), 'empty', 'Act §21');
    const { words, told } = result(input);
    return { code: 'not-processed', detail: { ground: input.ground }, words, news: { kind: 'not-processed', data: { text: told } } };
  },

  /** Act §23: from the third time, after two results were told, not for 법정민원. */
  async 'close-repeated'(given, input) {
    const { core, petition } = given;
    refuseIf(petition.kind === 'statutory', 'statutory', 'Act §23');
    const earlier = [...new Set(input.earlier)].filter((r) => r !== petition.receipt);
    const told = await core.records.toldResults(earlier, petition.phone, petition.arrivedAt);
    refuseIf(earlier.length < 2 || told < 2 || told < earlier.length, 'not-repeated', 'Act §23, Decree §26');
    const { words, told: said } = result(input);
    return { code: 'repeated', detail: Object.fromEntries(earlier.map((r, i) => [`earlier${i + 1}`, r])), words, news: { kind: 'repeated', data: { text: said } } };
  },

  /** For 60 seconds nobody has been told. Its notice must still be waiting: the row's guard refuses otherwise. */
  recall({ core, petition, now }) {
    refuseIf(petition.settledAt === null || now > petition.settledAt + RECALL, 'recall-late');
    const told = petition.events.findLast((e) => e.detail?.was !== undefined);
    return {
      code: 'recalled',
      row: { settledAt: null },
      writes: told
        ? [write(core.store.db.update(notices).set({ state: sql`case when ${notices.state} = 'waiting' then 'recalled' end`, sealed: null, changedAt: now }).where(sql`${notices.receipt} = ${petition.receipt} and ${notices.event} = ${told.number}`))]
        : [],
    };
  },
};
