/**
 * Petitions under verbs at once, as fast-check commands on a real database. What holds after each: numbers without a gap, the row is what its events
 * say, one notice for each news that the law or courtesy owes, no due time is shortened by a stop, a refused verb writes nothing, of two at once one wins.
 */
import fc from 'fast-check';
import { asc, eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Core } from '../../src/core.js';
import type { Doing } from '../../src/petitions/life/decision.js';
import type { Inputs } from '../../src/petitions/life/decide.js';
import { LifeFault } from '../../src/petitions/life/fault.js';
import { perform } from '../../src/petitions/life/perform.js';
import { sweep } from '../../src/petitions/sweep.js';
import { consultations, notices, personal, petitionEvents, petitions } from '../../src/storage/schema.js';
import { cell, type Does, DOES, type State, type Verb, VERBS, type Who } from './life-expected.js';
import { type Event, type Folded, folded } from './life-fold.js';
import { put } from './life-scene.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Friday before 설날 2026 (16–18 February): stops, holidays and weekends come together. */
const START = Date.parse('2026-02-13T11:00:00+09:00');

/** A core each, as processes have, on one database; and the clock that they share. */
export interface Real {
  cores: readonly [Core, Core];
  time: { now: number };
}
interface Model {
  receipts: string[];
  filed: Map<string, Pick<Folded, 'department' | 'category' | 'period' | 'receivedAt'>>;
  /** What was refused and what was done, to see that the run is not empty. */
  tally: { done: number; refused: number; raced: number; verbs: Set<Verb> };
}
export type Tally = Model['tally'];

const PEOPLE: Readonly<Record<string, Doing>> = {
  citizen: { kind: 'citizen', id: 'citizen', channel: 'sms' },
  system: { kind: 'system', id: 'system' },
  kim: { kind: 'officer', id: 'kim', name: '김도로', department: 'roads' },
  choi: { kind: 'officer', id: 'choi', name: '최도로', department: 'roads', standsFor: ['kim'] },
  park: { kind: 'head', id: 'park', name: '박과장', department: 'roads' },
  lee: { kind: 'officer', id: 'lee', name: '이공원', department: 'parks' },
  song: { kind: 'head', id: 'song', name: '송과장', department: 'parks' },
  inspector: { kind: 'inspector', id: 'inspector', name: '심사관' },
  agent: { kind: 'agent', id: 'agent', name: '상담원' },
  administrator: { kind: 'administrator', id: 'administrator', name: '관리자' },
};
export const SERVING = ['kim', 'choi', 'park', 'lee', 'song'].map((id) => PEOPLE[id] as Doing);

/** What a verb may be refused for although state and hand fit. */
const ASKED = ['not-found', 'not-yours', 'supplement-prolonged', 'consult-long', 'days', 'empty'];
const CONDITIONS: Readonly<Partial<Record<Verb, readonly string[]>>> = {
  route: ['same'],
  assign: ['same', 'no-officer'],
  take: ['same'],
  reclassify: ['same', 'after-extension'],
  'ask-supplement': ['supplement-twice', 'supplement-waiting', 'supplement-long', 'days', 'empty'],
  'prolong-supplement': ['supplement-prolonged', 'days'],
  supplement: ['empty'],
  pause: ['days', 'empty', 'survey-long', 'not-grievance'],
  extend: ['late-already', 'extension-too-long', 'extension-no-consent', 'extension-no-more', 'days', 'empty'],
  transfer: ['same'],
  consult: ['same', 'consult-long', 'days', 'empty'],
  'prolong-consult': ASKED,
  'reply-consult': ASKED,
  answer: ['empty', 'needs-approval'],
  refuse: ['empty', 'needs-approval'],
  'not-process': ['statutory', 'empty'],
  return: ['not-unmet', 'supplement-waiting', 'empty'],
  'close-repeated': ['statutory', 'not-repeated', 'empty'],
  recall: ['recall-late'],
  object: ['not-statutory', 'objected-before', 'object-late', 'empty'],
  'put-off': ['put-off-twice', 'put-off-long', 'empty'],
  uphold: ['empty', 'needs-approval'],
  dismiss: ['empty', 'needs-approval'],
  reopen: ['reopen-late'],
  rate: ['days', 'rate-late'],
  consent: ['same'],
  remind: ['not-late'],
  'tell-late': ['not-late'],
};

/** Often well-formed, often at a limit, sometimes nonsense. */
const words = fc.oneof({ weight: 5, arbitrary: fc.constant('가로등 기둥을 살펴보았습니다.') }, { weight: 1, arbitrary: fc.constant('  ') });
const days = fc.constantFrom(0, 1, 1, 3, 9, 10, 11, 30);
const department = fc.constantFrom('roads', 'parks');
const category = fc.constantFrom('streetlight', 'road-damage', 'sign-permit', 'grievance', 'proposal', 'illegal-parking', 'cctv');
const result = fc.record({ text: words });
const nothing = fc.constant({});
const INPUTS: { readonly [V in Verb]: fc.Arbitrary<unknown> } = {
  receive: nothing,
  route: fc.record({ department }),
  assign: fc.record({ officer: fc.constantFrom('kim', 'choi', 'lee') }),
  take: nothing,
  reclassify: fc.record({ category }),
  'ask-supplement': fc.record({ text: words, days }),
  'prolong-supplement': fc.record({ days }),
  supplement: fc.record({ text: words }),
  pause: fc.record({ cause: fc.constantFrom('survey', 'hearing', 'examination'), text: words, days }),
  resume: nothing,
  extend: fc.record({ by: fc.constantFrom(1, 3, 5, 6, 7, 14), text: words, consent: fc.boolean() }),
  transfer: fc.record({ department }),
  'send-on': fc.constant({ agency: '서초구', phone: '02-2155-6114' }),
  consult: fc.record({ department, text: words, days }),
  'prolong-consult': fc.record({ event: fc.integer({ min: 2, max: 12 }), days }),
  'reply-consult': fc.record({ event: fc.integer({ min: 2, max: 12 }), text: words }),
  answer: result,
  refuse: result,
  'not-process': fc.record({ text: words, ground: fc.constantFrom('private', 'appeal', 'nothing') }),
  return: result,
  'close-repeated': fc.record({ text: words, earlier: fc.constant([]) }),
  recall: nothing,
  add: fc.constant({ text: '덧붙입니다.' }),
  withdraw: nothing,
  object: fc.record({ text: words }),
  'put-off': fc.record({ days, text: words }),
  uphold: result,
  dismiss: result,
  reopen: fc.record({ text: words }),
  rate: fc.record({ score: fc.integer({ min: 0, max: 6 }) }),
  consent: fc.record({ wanted: fc.boolean() }),
  remind: nothing,
  'tell-progress': nothing,
  'tell-late': nothing,
  'move-due': fc.record({ due: fc.record({ at: fc.integer({ min: 0, max: 90 }).map((d) => START + d * DAY), provisional: fc.constant(false) }) }),
};

interface Deed {
  verb: Verb;
  who: string;
  input: unknown;
}
/** Moving a due time is the holiday job's, with times of its own: here it would only shorten them. */
const deed = (verbs: readonly Verb[] = VERBS.filter((v) => v !== 'move-due')): fc.Arbitrary<Deed> => fc.constantFrom(...verbs).chain((verb) => fc.record({ verb: fc.constant(verb), who: fc.constantFrom(...Object.keys(PEOPLE)), input: INPUTS[verb] }));
/** What leads further, by somebody who may: without it most of a run would be refusals. */
const ONWARD = ['take', 'assign', 'ask-supplement', 'ask-supplement', 'prolong-supplement', 'return', 'supplement', 'pause', 'resume', 'extend', 'reclassify', 'consult', 'answer', 'refuse', 'object', 'put-off', 'uphold', 'dismiss', 'reopen', 'rate', 'recall', 'add', 'transfer', 'not-process', 'remind', 'reply-consult', 'prolong-consult'] as const;
const onward = fc.constantFrom(...ONWARD).chain((verb) => fc.record({ verb: fc.constant<Verb>(verb), who: fc.constantFrom('kim', 'park', 'park', 'lee', 'citizen', 'inspector'), input: INPUTS[verb] }));
/** Several wishes: the first that state and hand allow is tried, else the first of all. */
const wishes = fc.oneof({ weight: 3, arbitrary: fc.array(onward, { minLength: 12, maxLength: 12, size: 'max' }) }, { weight: 1, arbitrary: fc.tuple(deed()) });
const fitting = (wishes: readonly Deed[], row: { state: string; department: string; officer: string | null }): Deed => (wishes.find((d) => expected(d, row).codes.includes(undefined)) ?? wishes[0]) as Deed;

function handOf(row: { department: string; officer: string | null }, { kind, id, department, standsFor = [] }: Doing): Who {
  if (kind !== 'officer' && kind !== 'head') return kind;
  const here = department === row.department;
  if (row.officer !== null && row.officer === id && kind === 'officer') return 'holder';
  if (kind === 'head') return here ? 'head' : 'head-elsewhere';
  if (row.officer !== null && standsFor.includes(row.officer)) return 'substitute';
  return here ? 'colleague' : 'elsewhere';
}

const rowOf = async ({ store }: Core, receipt: string) => (await store.db.select().from(petitions).where(eq(petitions.receipt, receipt)))[0] as typeof petitions.$inferSelect;
const eventsOf = async ({ store }: Core, receipt: string): Promise<Event[]> => store.db.select().from(petitionEvents).where(eq(petitionEvents.receipt, receipt)).orderBy(asc(petitionEvents.number));
async function everything(core: Core, receipt: string): Promise<string> {
  const of = (table: typeof personal | typeof notices | typeof consultations) => core.store.db.select().from(table).where(eq(table.receipt, receipt));
  return JSON.stringify([await rowOf(core, receipt), await eventsOf(core, receipt), await of(personal), await of(notices), await of(consultations)]);
}

async function attempt(core: Core, receipt: string, version: number | undefined, { verb, who, input }: Deed): Promise<string | undefined> {
  try {
    await perform(core, PEOPLE[who] as Doing, { verb, receipt, version, input: input as Inputs[Verb] });
    return undefined;
  } catch (error) {
    if (error instanceof LifeFault) return error.code;
    throw error;
  }
}

/** What may be answered: undefined is done. */
function expected({ verb, who }: Deed, row: { state: string; department: string; officer: string | null }): { sure: boolean; codes: readonly (string | undefined)[] } {
  const doing = PEOPLE[who] as Doing;
  const asked = verb === 'reply-consult' || verb === 'prolong-consult';
  const may = cell(verb, row.state as State, handOf(row, doing));
  const byWho = asked ? doing.kind === 'officer' || doing.kind === 'head' : may.who; // whom another department asked is seen in its request
  if (!byWho || !may.state) return { sure: true, codes: [...(byWho ? [] : ['not-yours']), ...(may.state ? [] : ['wrong-state'])] };
  const conditions = CONDITIONS[verb] ?? [];
  return { sure: !conditions.length, codes: [undefined, ...conditions] };
}

async function check({ cores: [core] }: Real, { filed }: Model, ...receipts: string[]): Promise<void> {
  for (const receipt of receipts) {
    const row = await rowOf(core, receipt);
    const events = await eventsOf(core, receipt);
    expect(events.map((e) => e.number)).toEqual(events.map((_, i) => i + 1));
    const told = folded(events, filed.get(receipt) as Folded, core.calendar);
    expect(Object.fromEntries(Object.keys(told).map((k) => [k, row[k as keyof typeof row]]))).toEqual(told);
    expect(row.open).toBe(['arrived', 'received', 'assigned', 'supplement', 'paused', 'objected'].includes(row.state));
    const owed = events.flatMap((e) => {
      const does: Does | undefined = Object.values(DOES).find((d) => d.event === e.code);
      return does?.tells && e.actor !== 'citizen' ? [`${e.number} ${does.tells[0]} ${does.tells[1]}`] : [];
    });
    const made = await core.store.db.select().from(notices).where(eq(notices.receipt, receipt)).orderBy(asc(notices.event));
    expect(made.map((n) => `${n.event} ${n.kind.replace('-statutory', '')} ${n.duty}`)).toEqual(owed);
  }
}

const saidOf = (deed: Deed | undefined): string => (deed ? `${deed.who} ${deed.verb} ${JSON.stringify(deed.input)}` : 'not run');
const STOPPED: readonly Verb[] = ['supplement', 'resume'];

class Do implements fc.AsyncCommand<Model, Real> {
  private deed: Deed | undefined;
  constructor(
    readonly which: number,
    readonly wishes: readonly Deed[],
  ) {}
  check = (): boolean => true;
  async run(model: Model, real: Real): Promise<void> {
    const receipt = model.receipts[this.which % model.receipts.length] as string;
    const [core] = real.cores;
    const row = await rowOf(core, receipt);
    const before = await everything(core, receipt);
    const chosen = fitting(this.wishes, row);
    this.deed = chosen;
    const { codes } = expected(chosen, row);
    const code = await attempt(core, receipt, undefined, chosen);
    expect(codes, `${this} in ${row.state}`).toContain(code);
    model.tally[code === undefined ? 'done' : 'refused']++;
    if (code === undefined) model.tally.verbs.add(chosen.verb);
    if (code !== undefined) expect(await everything(core, receipt)).toBe(before);
    else if (STOPPED.includes(chosen.verb)) expect((await rowOf(core, receipt)).dueAt).toBeGreaterThanOrEqual(row.dueAt);
    await check(real, model, receipt);
  }
  toString = (): string => `${saidOf(this.deed)} on ${this.which}`;
}

/** Two who saw the same, each in a process of their own. */
class AtOnce implements fc.AsyncCommand<Model, Real> {
  private deeds: readonly Deed[] = [];
  constructor(
    readonly which: number,
    readonly wishes: readonly [readonly Deed[], readonly Deed[]],
  ) {}
  check = (): boolean => true;
  async run(model: Model, real: Real): Promise<void> {
    const receipt = model.receipts[this.which % model.receipts.length] as string;
    const row = await rowOf(real.cores[0], receipt);
    this.deeds = this.wishes.map((w) => fitting(w, row));
    const codes = await Promise.all(this.deeds.map((deed, i) => attempt(real.cores[i] as Core, receipt, row.events, deed)));
    const won = codes.filter((c) => c === undefined).length;
    expect(won).toBeLessThanOrEqual(1);
    const wanted = this.deeds.map((deed) => expected(deed, row));
    codes.forEach((code, i) => {
      expect([...(wanted[i]?.codes ?? []), ...(won ? ['changed-meanwhile', ...(this.deeds[i]?.verb === 'recall' ? ['recall-late'] : [])] : [])], `${this} in ${row.state}`).toContain(code);
    });
    if (wanted.every(({ sure, codes }) => sure && codes.includes(undefined))) {
      expect([won, codes.filter((c) => c === 'changed-meanwhile').length]).toEqual([1, 1]);
      model.tally.raced++;
    }
    expect((await rowOf(real.cores[1], receipt)).events).toBe(row.events + won);
    await check(real, model, receipt);
  }
  toString = (): string => `at once on ${this.which}: ${this.deeds.map(saidOf).join(' | ')}`;
}

/** Time passes, and both processes do what the clock itself does: receiving, the 30-day notice, owning up to lateness. */
class Later implements fc.AsyncCommand<Model, Real> {
  constructor(readonly by: number) {}
  check = (): boolean => true;
  async run(model: Model, real: Real): Promise<void> {
    real.time.now += this.by;
    const swept = await Promise.all(real.cores.map((core) => sweep(core)));
    expect(swept.flatMap((s) => s.failed)).toEqual([]);
    await check(real, model, ...model.receipts);
  }
  toString = (): string => `${this.by / HOUR} h later`;
}

const later = fc.constantFrom(1000, 59_000, HOUR, 5 * HOUR, DAY, 3 * DAY, 10 * DAY, 31 * DAY).map((by) => new Later(by));
/** Both of these succeed alone, so that one of them has to lose. */
const surely = fc.tuple(deed(['add', 'add', 'add', 'tell-progress', 'tell-progress', 'withdraw']).map((d) => ({ ...d, who: d.verb === 'tell-progress' ? 'system' : 'park' })));
const which = fc.nat(1);
const commands = (max: number): fc.Arbitrary<Iterable<fc.AsyncCommand<Model, Real>>> => {
  const one = fc.tuple(which, wishes).map(([n, w]) => new Do(n, w));
  const two = fc.tuple(which, wishes, wishes).map(([n, a, b]) => new AtOnce(n, [a, b]));
  const sure = fc.tuple(which, surely, surely).map(([n, a, b]) => new AtOnce(n, [a, b]));
  return fc.commands([one, one, one, two, sure, later], { maxCommands: max, size: 'max' });
};

/** @returns what the runs did, so that a test can see that they did something */
export async function runModel(real: Real, { seed, runs, steps }: { seed: number; runs: number; steps: number }): Promise<Tally> {
  const tally: Tally = { done: 0, refused: 0, raced: 0, verbs: new Set() };
  const kinds = fc.constantFrom('streetlight', 'sign-permit', 'grievance', 'illegal-parking', 'cctv', 'proposal');
  await fc.assert(
    fc.asyncProperty(kinds, kinds, commands(steps), async (one, two, list) => {
      real.time.now = START;
      const [a, b] = [await put(real.cores[0], one, { department: 'roads' }), await put(real.cores[0], two, { department: 'roads' })];
      const filed = new Map([a, b].map(({ receipt, department, category, period, receivedAt }) => [receipt, { department, category, period, receivedAt }]));
      await fc.asyncModelRun(() => ({ model: { receipts: [...filed.keys()], filed, tally }, real }), list);
    }),
    { seed, numRuns: runs, endOnFailure: false },
  );
  return tally;
}
