/** The petition's own page as it will be once a result is told: made by what citizens are shown, from the petition as it is. */
import type { Core } from '../../core.js';
import type { Inquiry } from '../../inquiry.js';
import { CIVIL_DAYS, civilEnd, showsHour } from '../../petitions/clock.js';
import type { View } from '../../petitions/disclose.js';
import type { Case } from '../../petitions/life/case.js';
import { RATED_WITHIN } from '../../petitions/life/verbs/citizen.js';
import { runOf } from '../../petitions/life/run.js';
import { type PetitionVerb, ruleOf } from '../../petitions/life/table.js';
import { statusReply } from '../../petitions/status.js';
import { type ShownState, type StepCode, stepsOf, toldEvents } from '../../petitions/told.js';
import type { Reply } from '../../reply.js';

/** What is about to be told, and by whom. */
export interface Telling {
  verb: PetitionVerb;
  text: string;
  officer: string;
}

const READER: Inquiry = { id: 'preview', channel: 'preview', screen: 'private', converses: false, sessions: 'none', citizen: { kind: 'nobody' }, proofGiven: true, locale: 'ko', ask: { kind: 'menu' } };

/** @param shared on a screen that others see, without the answer; else the petitioner's own. Their own words are left out: the officer has them beside it. */
export function toldPage({ core }: { core: Core }, petition: Case, { verb, text, officer }: Telling, shared: boolean): Reply {
  const { receipt, category, department, kind, period, arrivedAt, receivedAt, dueAt, provisional, consent, version } = petition;
  const now = core.now();
  const state = ruleOf(verb).to as ShownState;
  const told = toldEvents(petition, petition.events, now);
  const view: View = {
    ...{ receipt, category, department, kind, period, state, arrivedAt, receivedAt, dueAt, provisional, consent, version },
    hour: showsHour(period),
    run: runOf(told, receivedAt),
    own: true,
    byPhone: petition.phoneProven,
    objected: told.some((e) => e.code === 'objected'),
    officerName: officer,
    rateUntil: now + RATED_WITHIN,
    steps: [...stepsOf(petition, told, now), { code: RESULTS[verb] ?? 'answered', at: now }],
    ...(shared ? {} : { words: { text: '…', added: [], letters: { answer: text } } }),
  };
  if (verb === 'refuse' && kind === 'statutory') view.until = civilEnd(now, CIVIL_DAYS.object, core.calendar).at;
  return statusReply(core, view, { ...READER, screen: shared ? 'shared' : 'private' });
}

/** The step that each becomes. */
const RESULTS: Partial<Record<PetitionVerb, StepCode>> = { answer: 'answered', refuse: 'refused', 'not-process': 'not-processed', return: 'returned', 'close-repeated': 'repeated', uphold: 'upheld', dismiss: 'dismissed' };
