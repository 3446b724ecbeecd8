/** 협조: another department is asked, and replies (Act §20). */
import { and, eq } from 'drizzle-orm';
import { consultations } from '../../../storage/schema.js';
import { write } from '../../../storage/store.js';
import { civilEnd, dayOf } from '../../clock.js';
import { LifeFault } from '../fault.js';
import { department, dueNow, type Family, type Given, refuseIf, whole } from './given.js';
import { MAX_ANSWER, MAX_REASON, written } from './written.js';

export interface ConsultInputs {
  consult: { department: string; text: string; days: number };
  'prolong-consult': { event: number; days: number };
  'reply-consult': { event: number; text: string };
}

const at = ({ petition }: Given, event: number) => and(eq(consultations.receipt, petition.receipt), eq(consultations.event, event));

/** The open request to the doer's department. @throws LifeFault */
async function consultation(given: Given, event: number): Promise<typeof consultations.$inferSelect> {
  const [found] = Number.isInteger(event) ? await given.core.store.db.select().from(consultations).where(at(given, event)) : [];
  if (!found || found.repliedAt !== null) throw new LifeFault('not-found');
  refuseIf(found.department !== given.doing.department, 'not-yours', 'Act §20');
  return found;
}

/**
 * By when the reply is wanted: within the petition's own period (Act §20①). The next working day is always left, or nobody could be asked about
 * what is due at once, nor about what is late.
 */
function replyBy(given: Given, from: number, days: number): number {
  const { core, now } = given;
  const until = civilEnd(from, whole(days, 60), core.calendar).at;
  const soonest = civilEnd(now, 1, core.calendar).at;
  refuseIf(dayOf(until) > Math.max(dayOf(dueNow(given)), dayOf(soonest)), 'consult-long', 'Act §20');
  return until;
}

export const CONSULT_VERBS: Family<ConsultInputs> = {
  consult(given, { department: asked, text: what, days }) {
    const { core, petition, now } = given;
    const to = department(core, asked);
    refuseIf(to === petition.department, 'same');
    const until = replyBy(given, now, days);
    const event = petition.version + 1;
    return { code: 'consulted', detail: { to, until }, words: { question: written(what, MAX_REASON) }, writes: [write(core.store.db.insert(consultations).values({ receipt: petition.receipt, event, department: to, until }))] };
  },

  /** Act §20③: the period is extended at most once. The guard in the row refuses a second time. */
  async 'prolong-consult'(given, { event, days }) {
    const found = await consultation(given, event);
    refuseIf(found.extended, 'supplement-prolonged', 'Act §20');
    const until = replyBy(given, found.until, days);
    return { code: 'consult-prolonged', detail: { event, until }, writes: [write(given.core.store.db.update(consultations).set({ until, extended: true }).where(at(given, event)))] };
  },

  async 'reply-consult'(given, { event, text: said }) {
    await consultation(given, event);
    return { code: 'consult-replied', detail: { event }, words: { opinion: written(said, MAX_ANSWER) }, writes: [write(given.core.store.db.update(consultations).set({ repliedAt: given.now }).where(at(given, event)))] };
  },
};
