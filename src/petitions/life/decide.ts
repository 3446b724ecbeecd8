/** What each verb of the table decides: its own conditions, and what it changes. Limits come from the law's clock. */
import { sql } from 'drizzle-orm';
import { type Core, DAY } from '../../core.js';
import { category as categoryOf } from '../../district.js';
import { RECALL } from '../../notices/outbox.js';
import type { Value } from '../../reply.js';
import { consultations, notices } from '../../storage/schema.js';
import { write } from '../../storage/store.js';
import { CIVIL_DAYS, ClockError, type ClockFault, civilEnd, decideBy, type Due, dueAt, endOn, nextWorkingInstant, progressNotice, showsHour, type StopCause, STOP_CAUSES, stopBetween, surveyWithin } from '../clock.js';
import { clean } from '../intake.js';
import type { Decision, Doing } from './act.js';
import type { Case } from './case.js';
import { type FaultCode, LifeFault } from './fault.js';
import { dueOf, runOf } from './run.js';
import type { PetitionVerb } from './table.js';

/** Characters of what an officer writes. */
export const MAX_ANSWER = 4_000;
export const MAX_REASON = 1_000;
/** A rating can be changed, and a result reopened by who rated it low, ms. */
export const RATED_WITHIN = 7 * DAY;

export interface Inputs {
  receive: { at?: number };
  route: { department: string };
  assign: { officer: string };
  take: Record<never, never>;
  reclassify: { category: string };
  'ask-supplement': { text: string; days: number };
  'prolong-supplement': { days: number };
  supplement: { text: string };
  pause: { cause: Exclude<StopCause, 'supplement'>; text: string; days: number };
  resume: Record<never, never>;
  extend: { by: number; text: string; consent?: boolean };
  transfer: { department: string; text?: string };
  'send-on': { agency: string; phone: string; text?: string };
  consult: { department: string; text: string; days: number };
  'prolong-consult': { event: number; days: number };
  'reply-consult': { event: number; text: string };
  answer: Result;
  refuse: Result;
  'not-process': Result & { ground: string };
  return: Result;
  'close-repeated': Result & { earlier: readonly string[] };
  recall: Record<never, never>;
  add: { text: string };
  withdraw: Record<never, never>;
  object: { text: string };
  'put-off': { days: number; text: string };
  uphold: Result;
  dismiss: Result;
  reopen: { text: string };
  rate: { score: number };
  consent: { wanted: boolean };
  remind: Record<never, never>;
  'tell-progress': Record<never, never>;
  'tell-late': Record<never, never>;
  'move-due': { due: Due; waitUntil?: number };
}

export interface Result {
  text: string;
  /** What is told by text message where the whole does not fit. */
  summary?: string;
}

interface Given {
  core: Core;
  doing: Doing;
  petition: Case;
  now: number;
}
type Decide<V extends PetitionVerb> = (given: Given, input: Inputs[V]) => Decision | Promise<Decision>;

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

function written(text: string | undefined, most: number): string {
  const said = clean(text ?? '');
  if (!said) throw new LifeFault('empty');
  if (said.length > most) throw new LifeFault('too-long', String(most));
  return said;
}
const maybe = (text: string | undefined): string | undefined => (clean(text ?? '') ? written(text, MAX_REASON) : undefined);

function whole(days: number, most = 365): number {
  if (!Number.isInteger(days) || days < 1 || days > most) throw new LifeFault('days', String(most));
  return days;
}

const refuseIf = (wrong: boolean, code: FaultCode, about = ''): void => {
  if (wrong) throw new LifeFault(code, about);
};
const text = (t: string): { kind: 'text'; text: string } => ({ kind: 'text', text: t });
const due = (at: number, period: string): Value & { kind: 'instant' | 'day' } => ({ kind: showsHour(period) ? 'instant' : 'day', at });
const rowDue = ({ at, provisional }: Due): { dueAt: number; provisional: boolean } => ({ dueAt: at, provisional });
const last = (petition: Case, code: string): Case['events'][number] | undefined => petition.events.findLast((e) => e.code === code);
const since = (petition: Case, code: string): Case['events'] => petition.events.slice(petition.events.findLastIndex((e) => e.code === code) + 1);

/** The due time after what just happened to its clock. */
function dueAfter({ core, petition, now }: Given, event: { code: string; detail?: Record<string, string | number>; at?: number }, period = petition.period): Due {
  const events = [...petition.events, { receipt: petition.receipt, number: petition.version + 1, actor: '', at: event.at ?? now, code: event.code, detail: event.detail ?? null }];
  return clocked(() => dueOf(runOf(events, petition.receivedAt), period, core.calendar, now));
}

/** What was written, and what of it is told. */
function result({ text: answer, summary }: Result): { words: Record<string, string | undefined>; told: { kind: 'text'; text: string } } {
  const whole = written(answer, MAX_ANSWER);
  const short = maybe(summary);
  return { words: { answer: whole, summary: short }, told: text(short ?? whole) };
}

function approved({ core, petition, doing }: Given): void {
  refuseIf(doing.kind === 'officer' && !doing.approved && categoryOf(core.district, petition.category).approval, 'needs-approval', 'Act §27');
}

function department(core: Core, id: string): string {
  if (!core.district.departments.has(id)) throw new LifeFault('no-department');
  return id;
}

export const DECIDE: { readonly [V in PetitionVerb]: Decide<V> } = {
  /** Within 8 working hours of arrival, Decree §6⑦. Outside hours the clock starts at the next working instant. */
  receive({ core, petition, now }, { at = now }) {
    const receivedAt = nextWorkingInstant(at, core.calendar);
    const by = clocked(() => dueAt(receivedAt, petition.period, core.calendar));
    return { code: 'received', at, row: { receivedAt, ...rowDue(by), progressAt: progressNotice(receivedAt, 1, core.calendar).at } };
  },

  route({ core, petition }, input) {
    const to = department(core, input.department);
    refuseIf(to === petition.department, 'same');
    return { code: 'routed', detail: { from: petition.department, to }, row: { department: to, officer: null } };
  },

  async assign({ core, petition }, { officer }) {
    const found = await core.officer(officer);
    if (!found?.serves || found.department !== petition.department) throw new LifeFault('no-officer');
    refuseIf(petition.officer === officer, 'same');
    return { code: 'assigned', detail: { officer }, row: { officer } };
  },

  take({ doing, petition }) {
    refuseIf(petition.officer === doing.id, 'same');
    return { code: 'assigned', detail: { officer: doing.id }, row: { officer: doing.id } };
  },

  /** The due time follows the new category's period, from the same receipt. */
  reclassify(given, input) {
    const { core, petition } = given;
    const to = core.district.categories.get(input.category);
    if (!to) throw new LifeFault('no-category');
    refuseIf(to.id === petition.category, 'same');
    refuseIf(to.period !== petition.period && runOf(petition.events, petition.receivedAt).extensions.length > 0, 'after-extension', 'Decree §21①');
    const by = dueAfter(given, { code: 'reclassified' }, to.period);
    return {
      code: 'reclassified',
      detail: { from: petition.category, to: to.id, period: to.period },
      row: { category: to.id, kind: to.kind, period: to.period, ...rowDue(by) },
      news: { kind: 'reclassified', data: { to: { kind: 'named', of: 'category', id: to.id }, due: due(by.at, to.period) } },
    };
  },

  /** A second request only after the first went unmet, of at most 10 days (Decree §24③). */
  'ask-supplement'({ core, petition, now }, { text: what, days }) {
    const asked = since(petition, 'supplemented').filter((e) => e.code === 'supplement-asked').length;
    refuseIf(asked >= 2, 'supplement-twice', 'Decree §24③');
    refuseIf(petition.state === 'supplement' && (petition.waitUntil ?? 0) >= now, 'supplement-waiting', 'Decree §24③');
    refuseIf(asked === 1 && days > CIVIL_DAYS['supplement-again'], 'supplement-long', 'Decree §24③');
    const until = civilEnd(now, whole(days), core.calendar).at;
    const words = written(what, MAX_REASON);
    return { code: 'supplement-asked', detail: { until, nth: asked + 1 }, row: { waitUntil: until }, words: { request: words }, news: { kind: 'supplement', data: { text: text(words), until: { kind: 'day', at: until } } } };
  },

  /** Decree §24②: at the petitioner's wish, at most twice. */
  'prolong-supplement'({ core, petition }, { days }) {
    refuseIf(since(petition, 'supplement-asked').filter((e) => e.code === 'supplement-prolonged').length >= 2, 'supplement-prolonged', 'Decree §24②');
    const until = civilEnd(petition.waitUntil ?? core.now(), whole(days, 30), core.calendar).at;
    return { code: 'supplement-prolonged', detail: { until }, row: { waitUntil: until }, news: { kind: 'supplement-prolonged', data: { until: { kind: 'day', at: until } } } };
  },

  supplement(given, { text: said }) {
    return { code: 'supplemented', row: { ...rowDue(dueAfter(given, { code: 'supplemented' })), waitUntil: null }, words: { added: written(said, 2_000) } };
  },

  pause({ core, petition, now }, { cause, text: why, days }) {
    if (!(cause in STOP_CAUSES)) throw new LifeFault('days', 'Decree §20');
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
      news: { kind: 'extended', data: { text: text(reason), was: due(petition.dueAt, petition.period), due: due(to.at, petition.period) } },
    };
  },

  transfer({ core, petition }, input) {
    const to = department(core, input.department);
    refuseIf(to === petition.department, 'same');
    return {
      code: 'handed-over',
      detail: { from: petition.department, to },
      row: { department: to, officer: null },
      words: { reason: maybe(input.text) },
      news: { kind: 'handed-over', data: { to: { kind: 'named', of: 'department', id: to } } },
    };
  },

  /** Act §16: without delay, and the petitioner is told. */
  'send-on'(_given, { agency, phone, text: why }) {
    const name = written(agency, 40);
    const number = written(phone, 20);
    return { code: 'transferred', words: { agency: name, 'agency-phone': number, reason: maybe(why) }, news: { kind: 'transferred', data: { agency: text(name), number: text(number) } } };
  },

  /** Act §20: within the petition's own period. */
  consult({ core, petition, now }, { department: asked, text: what, days }) {
    const to = department(core, asked);
    refuseIf(to === petition.department, 'same');
    const until = civilEnd(now, whole(days, 60), core.calendar).at;
    const event = petition.version + 1;
    return { code: 'consulted', detail: { to, until }, words: { question: written(what, MAX_REASON) }, writes: [write(core.store.db.insert(consultations).values({ receipt: petition.receipt, event, department: to, until }))] };
  },

  /** Act §20③: the period is extended at most once. The guard in the row refuses a second time. */
  async 'prolong-consult'(given, { event, days }) {
    const found = await consultation(given, event);
    refuseIf(found.extended, 'supplement-prolonged', 'Act §20');
    const until = civilEnd(found.until, whole(days, 60), given.core.calendar).at;
    return { code: 'consult-prolonged', detail: { event, until }, writes: [write(given.core.store.db.update(consultations).set({ until, extended: true }).where(at(given, event)))] };
  },

  async 'reply-consult'(given, { event, text: said }) {
    await consultation(given, event);
    return { code: 'consult-replied', detail: { event }, words: { opinion: written(said, MAX_ANSWER) }, writes: [write(given.core.store.db.update(consultations).set({ repliedAt: given.now }).where(at(given, event)))] };
  },

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

  /** Decree §25①: after the second request went unmet, too. */
  return(given, input) {
    const { petition, now } = given;
    const asked = since(petition, 'supplemented').filter((e) => e.code === 'supplement-asked').length;
    refuseIf(asked < 2, 'not-unmet', 'Decree §24③, §25①');
    refuseIf((petition.waitUntil ?? 0) >= now, 'supplement-waiting', 'Decree §25①');
    const { words, told } = result(input);
    return { code: 'returned', words, news: { kind: 'returned', data: { text: told } } };
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

  add(_given, { text: said }) {
    return { code: 'added', words: { added: written(said, 2_000) } };
  },

  withdraw() {
    return { code: 'withdrawn' };
  },

  /** Act §35①: within 60 days of the refusal of a 법정민원. */
  object({ core, petition, now }, { text: said }) {
    refuseIf(petition.kind !== 'statutory', 'not-statutory', 'Act §35①');
    refuseIf(last(petition, 'objected') !== undefined, 'objected-before', 'Act §35');
    refuseIf(now > endOn(Number(last(petition, 'refused')?.detail?.until ?? 0), core.calendar), 'object-late', 'Act §35①'); // a holiday may have been added since
    const by = decideBy(now, core.calendar);
    return { code: 'objected', detail: { due: by.at }, row: { ...rowDue(by), waitUntil: null }, words: { objection: written(said, 2_000) }, news: { kind: 'objected', data: { due: { kind: 'day', at: by.at } } } };
  },

  'put-off'({ core, petition }, { days, text: why }) {
    const filed = last(petition, 'objected');
    refuseIf(since(petition, 'objected').some((e) => e.code === 'put-off'), 'put-off-twice', 'Act §35②');
    refuseIf(!Number.isInteger(days) || days < 1 || days > CIVIL_DAYS.decide, 'put-off-long', 'Act §35②');
    const by = decideBy(filed?.at ?? core.now(), core.calendar, days);
    const reason = written(why, MAX_REASON);
    return { code: 'put-off', detail: { days, due: by.at }, row: rowDue(by), words: { reason }, news: { kind: 'put-off', data: { text: text(reason), due: { kind: 'day', at: by.at } } } };
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

  /** A new clock, from the next working instant. A citizen may within 7 days of the result. */
  reopen({ core, doing, petition, now }, { text: said }) {
    refuseIf(doing.kind === 'citizen' && now > (petition.settledAt ?? 0) + RATED_WITHIN, 'reopen-late');
    const from = nextWorkingInstant(now, core.calendar);
    const by = clocked(() => dueAt(from, petition.period, core.calendar));
    return {
      code: 'reopened',
      detail: { from },
      row: { receivedAt: from, ...rowDue(by), progressAt: progressNotice(from, 1, core.calendar).at, settledAt: null, lateTold: null, score: null, scoredAt: null, scoredOn: null },
      words: { added: maybe(said) },
      news: { kind: 'reopened', data: { due: due(by.at, petition.period) } },
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

  remind({ petition, now }) {
    refuseIf(now <= petition.dueAt, 'not-late', 'Decree §28②');
    return { code: 'reminded', detail: { due: petition.dueAt } };
  },

  /** Decree §23: 30 days after receipt, and every 30 days. */
  'tell-progress'({ core, petition, now }) {
    let nth = 1;
    while (progressNotice(petition.receivedAt, nth, core.calendar).at <= now) nth++;
    return { code: 'progress-told', row: { progressAt: progressNotice(petition.receivedAt, nth, core.calendar).at }, news: { kind: 'progress', data: { due: due(petition.dueAt, petition.period) } } };
  },

  'tell-late'({ petition, now }) {
    refuseIf(now <= petition.dueAt, 'not-late');
    return { code: 'late-told', row: { lateTold: petition.dueAt }, news: { kind: 'late', data: { due: due(petition.dueAt, petition.period) } } };
  },

  /** A new holiday moves it later, and that is news; one taken out moves it back, and the petition's page shows it. */
  'move-due'({ petition }, { due: to, waitUntil }) {
    const detail = { was: petition.dueAt, due: to.at, ...(waitUntil === undefined ? {} : { until: waitUntil }) };
    const row = { ...rowDue(to), ...(waitUntil === undefined ? {} : { waitUntil }) };
    if (to.at <= petition.dueAt) return { code: 'due-moved', detail, row };
    return { code: 'due-moved', detail, row, news: { kind: 'due-moved', data: { was: due(petition.dueAt, petition.period), due: due(to.at, petition.period) } } };
  },
};

/** Act §21, 제1호–제9호. */
export const GROUNDS = ['politics', 'investigation', 'appeal', 'mediation', 'settled', 'audit', 'election', 'private', 'personnel'] as const;
export type Ground = (typeof GROUNDS)[number];

const at = ({ petition }: Given, event: number) => sql`${consultations.receipt} = ${petition.receipt} and ${consultations.event} = ${event}`;

/** The open request to the doer's department. @throws LifeFault */
async function consultation(given: Given, event: number): Promise<typeof consultations.$inferSelect> {
  const [found] = await given.core.store.db.select().from(consultations).where(at(given, event));
  if (!found || found.repliedAt !== null) throw new LifeFault('not-found');
  refuseIf(found.department !== given.doing.department, 'not-yours', 'Act §20');
  return found;
}
