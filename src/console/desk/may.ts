/** What somebody may do to a petition now: the table's word, less what cannot come true. */
import type { Doing } from '../../petitions/life/decision.js';
import { checkMay } from '../../petitions/life/act.js';
import type { Case } from '../../petitions/life/case.js';
import { LifeFault } from '../../petitions/life/fault.js';
import { isResult } from '../../petitions/life/states.js';
import { PETITION_VERBS, type PetitionVerb } from '../../petitions/life/table.js';
import { RECALL } from '../../notices/outbox.js';
import type { Opened } from './desk.js';
import { formOf } from './forms.js';

function allowed(verb: PetitionVerb, doing: Doing, petition: Case): boolean {
  try {
    checkMay(verb, doing, petition);
    return true;
  } catch (error) {
    if (error instanceof LifeFault) return false;
    throw error;
  }
}

/** Until when a result can be taken back, ms; undefined: it cannot. */
export const recallUntil = (petition: Case, now: number): number | undefined => (isResult(petition.state) && petition.settledAt !== null && now <= petition.settledAt + RECALL ? petition.settledAt + RECALL : undefined);

/** Verbs in the table's order. Reminders for what is not late, objections to what is not statutory: the law refuses them, so they are not offered. */
export function offered({ petition, consultations }: Opened, doing: Doing, now: number): PetitionVerb[] {
  const asked = consultations.some((c) => c.repliedAt === null && c.department === doing.department);
  const senseless: Partial<Record<PetitionVerb, boolean>> = {
    take: petition.officer === doing.id,
    recall: recallUntil(petition, now) === undefined,
    remind: petition.dueAt >= now,
    object: petition.kind !== 'statutory',
    'not-process': petition.kind === 'statutory',
    'close-repeated': petition.kind === 'statutory',
    'reply-consult': !asked,
    'prolong-consult': !asked,
  };
  return PETITION_VERBS.filter((verb) => formOf(verb) && !senseless[verb] && allowed(verb, doing, petition));
}

/** The form that is open unless another is asked for: what most likely comes next. */
export function firstOf(verbs: readonly PetitionVerb[]): PetitionVerb | undefined {
  return (['reply-consult', 'answer', 'take', 'receive', 'uphold', 'resume'] as const).find((v) => verbs.includes(v));
}
