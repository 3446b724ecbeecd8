/** Every state × verb × hand against the law's table (life-expected.ts), on a real database: allowed or refused by which rule, what is recorded, what is told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Doing } from '../../src/petitions/life/decision.js';
import type { Inputs } from '../../src/petitions/life/decide.js';
import { LifeFault } from '../../src/petitions/life/fault.js';
import { perform } from '../../src/petitions/life/perform.js';
import { STATES as PROGRAM_STATES } from '../../src/petitions/life/states.js';
import { PETITION_VERBS, type PetitionVerb } from '../../src/petitions/life/table.js';
import { newReceipt } from '../../src/petitions/receipt.js';
import { type Harness, harness, TUESDAY } from '../harness.js';
import { addPerson } from '../staff/people.js';
import { receiptIn } from '../receipt-in.js';
import { cell, type Does, DOES, type State, STATES, type Verb, VERBS, type Who, WHO } from './life-expected.js';

const DAY = 86_400_000;
const PHONE = '+821012345678';
let h: Harness;
const by = {} as Record<Who, Doing>;
/** One petition in each state, and when. */
const made = {} as Record<State, { receipt: string; at: number }>;
/** In the state of a supplement that was asked for twice and never came. */
let unmet: { receipt: string; at: number };
const earlier: string[] = [];

type Row = Record<string, string | number | null>;
const all = (sql: string, ...params: unknown[]): Row[] => h.store.raw.prepare(sql).all(...params) as Row[];
const row = (receipt: string): Row => all('select * from petitions where receipt = ?', receipt)[0] ?? {};
const does = <V extends PetitionVerb>(receipt: string, verb: V, input: Inputs[V], who: Who = 'holder') => perform(h.core, by[who], { verb, receipt, version: undefined, input });

async function filed(words: string): Promise<string> {
  await h.text(PHONE, `${words} 가로등이 꺼졌어요`);
  return receiptIn(await h.text(PHONE, '1'));
}

const answer = { text: '살펴보고 알려 드립니다.', summary: '살펴보았습니다.' };
const HOW: Readonly<Record<State, (receipt: string) => Promise<unknown>>> = {
  arrived: async () => undefined,
  received: async () => undefined,
  assigned: (r) => does(r, 'take', {}),
  supplement: async (r) => {
    await does(r, 'take', {});
    await does(r, 'ask-supplement', { text: '기둥의 번호', days: 3 });
    h.time.now += 7 * DAY;
  },
  paused: async (r) => {
    await does(r, 'take', {});
    await does(r, 'pause', { cause: 'examination', text: '시험', days: 3 });
  },
  objected: async (r) => {
    await HOW.refused(r);
    await does(r, 'object', { text: '다시 봐 주십시오.' }, 'citizen');
  },
  answered: async (r) => {
    await does(r, 'take', {});
    await does(r, 'answer', answer);
  },
  refused: async (r) => {
    h.store.raw.prepare("update petitions set kind = 'statutory', category = 'sign-permit' where receipt = ?").run(r);
    await does(r, 'take', {});
    await does(r, 'refuse', answer);
  },
  'not-processed': async (r) => {
    await does(r, 'take', {});
    await does(r, 'not-process', { ...answer, ground: 'private' });
  },
  returned: async (r) => {
    await twice(r);
    await does(r, 'return', answer);
  },
  repeated: async (r) => {
    await does(r, 'take', {});
    await does(r, 'close-repeated', { ...answer, earlier });
  },
  transferred: async (r) => {
    await does(r, 'take', {});
    await does(r, 'send-on', { agency: '서초구', phone: '02-2155-6114' });
  },
  withdrawn: async (r) => {
    await does(r, 'take', {});
    await does(r, 'withdraw', {}, 'citizen');
  },
};
async function twice(receipt: string): Promise<void> {
  await HOW.supplement(receipt);
  await does(receipt, 'ask-supplement', { text: '기둥의 번호', days: 10 });
  h.time.now += 15 * DAY;
}

beforeAll(async () => {
  h = await harness();
  h.store.raw.pragma('synchronous = OFF'); // what survives a power cut is another test's
  const person = (kind: 'officer' | 'head' | 'inspector' | 'agent' | 'administrator', username: string, department?: string): Promise<Doing> =>
    addPerson(h, kind, { username, name: username, ...(department ? { department } : {}) }).then((id) => ({ kind, id, name: username, ...(department ? { department } : {}) }));
  by.citizen = { kind: 'citizen', id: 'citizen', channel: 'mobile' };
  by.system = { kind: 'system', id: 'system' };
  by.holder = await person('officer', 'holder', 'roads');
  by.substitute = { ...(await person('officer', 'substitute', 'roads')), standsFor: [by.holder.id] };
  by.colleague = await person('officer', 'colleague', 'roads');
  by.elsewhere = await person('officer', 'elsewhere', 'parks');
  by.head = await person('head', 'head', 'roads');
  by['head-elsewhere'] = await person('head', 'head-elsewhere', 'parks');
  for (const kind of ['inspector', 'agent', 'administrator'] as const) by[kind] = await person(kind, kind);
  for (const words of ['하나', '둘']) {
    const receipt = await filed(words);
    await HOW.answered(receipt);
    earlier.push(receipt);
  }
  h.time.now = TUESDAY + 60_000;
  const receipt = await filed('두 번');
  await twice(receipt);
  unmet = { receipt, at: h.time.now };
  // What arrives in the evening comes last: a phone's texts are in the order of time.
  for (const state of [...STATES].reverse()) {
    h.time.now = state === 'arrived' ? TUESDAY + 8 * 3_600_000 : TUESDAY + 60_000; // after hours, nothing is received yet
    const receipt = await filed(state);
    await HOW[state](receipt);
    h.time.now += 1000;
    if (state !== 'arrived' && state !== 'withdrawn') consulted(receipt);
    made[state] = { receipt, at: h.time.now };
    expect(row(receipt).state).toBe(state);
  }
});
afterAll(() => h.close());

/** The parks department was asked, and has not replied (Act §20). */
function consulted(receipt: string): void {
  h.store.raw.prepare("insert into consultations (receipt, event, department, until) values (?, 1, 'parks', ?)").run(receipt, h.time.now + DAY);
}

/** A petition like this one, with a number of its own. */
function copy(of: string): string {
  const receipt = newReceipt(h.core.random);
  h.store.raw.transaction(() => {
    for (const table of ['petitions', 'petition_events', 'consultations', 'notices']) {
      for (const found of all(`select * from ${table} where receipt = ?`, of)) {
        const own: Row = { ...found, receipt, ...(table === 'notices' ? { id: `${receipt}/${found.event}` } : {}) };
        h.store.raw.prepare(`insert into ${table} (${Object.keys(own).join()}) values (${Object.keys(own).map((k) => `@${k}`).join()})`).run(own);
      }
    }
  })();
  return receipt;
}

/** Something that no limit stands against: what remains is the table. */
const INPUT = (): { readonly [V in Verb]: Inputs[V] } => ({
  receive: {},
  route: { department: 'parks' },
  assign: { officer: by.colleague.id },
  take: {},
  reclassify: { category: 'sidewalk' },
  'ask-supplement': { text: '기둥의 번호', days: 3 },
  'prolong-supplement': { days: 3 },
  supplement: { text: '12-3입니다.' },
  pause: { cause: 'examination', text: '시험', days: 3 },
  resume: {},
  extend: { by: 1, text: '부품이 늦습니다.' },
  transfer: { department: 'parks', text: '공원 안입니다.' },
  'send-on': { agency: '서초구', phone: '02-2155-6114', text: '서초구 땅입니다.' },
  consult: { department: 'parks', text: '나무에 가렸습니까?', days: 3 },
  'prolong-consult': { event: 1, days: 3 },
  'reply-consult': { event: 1, text: '가렸습니다.' },
  answer,
  refuse: answer,
  'not-process': { ...answer, ground: 'private' },
  return: answer,
  'close-repeated': { ...answer, earlier },
  recall: {},
  add: { text: '덧붙입니다.' },
  withdraw: {},
  object: { text: '다시 봐 주십시오.' },
  'put-off': { days: 3, text: '자료를 더 봅니다.' },
  uphold: answer,
  dismiss: answer,
  reopen: { text: '아직 어둡습니다.' },
  rate: { score: 5 },
  consent: { wanted: true },
  remind: {},
  'tell-progress': {},
  'tell-late': {},
  'move-due': { due: { at: TUESDAY + 300 * DAY, provisional: false } },
});
/** These wait for the due time to pass. */
const LATE: readonly Verb[] = ['remind', 'tell-late'];

/** @returns the refusal, or nothing */
async function refused(verb: Verb, receipt: string, who: Who): Promise<LifeFault | undefined> {
  try {
    await does(receipt, verb, INPUT()[verb] as never, who);
    return undefined;
  } catch (error) {
    if (error instanceof LifeFault) return error;
    throw error;
  }
}

const written = (): number => h.store.raw.prepare('select total_changes()').pluck().get() as number;

async function checkRefused(verb: Verb, state: State, who: Who, receipt: string): Promise<void> {
  const may = cell(verb, state, who);
  const before = written();
  const fault = await refused(verb, receipt, who);
  // Where neither fits, either may be said.
  const codes = [...(may.who ? [] : ['not-yours']), ...(may.state ? [] : ['wrong-state'])];
  const has = fault && codes.includes(fault.code) && fault.about.includes(DOES[verb].law);
  expect([verb, state, who, has ? 'refused' : (fault?.message ?? 'allowed'), written() - before]).toEqual([verb, state, who, 'refused', 0]);
}

async function checkAllowed(verb: Verb, state: State, who: Who, of: string): Promise<void> {
  const receipt = copy(of);
  const was = row(receipt);
  const told = all('select id from notices where receipt = ?', receipt).length;
  const fault = await refused(verb, receipt, who);
  const wanted: Does = DOES[verb];
  const is = row(receipt);
  const [event] = all('select * from petition_events where receipt = ? order by number desc limit 1', receipt);
  const detail = JSON.parse(String(event?.detail ?? '{}')) ?? {};
  const news = all('select kind, duty, event, state from notices where receipt = ?', receipt).slice(told);
  const statutoryRefusal = verb === 'refuse' && was.kind === 'statutory';
  const expected = {
    cell: [verb, state, who],
    fault: undefined,
    number: Number(was.events) + 1,
    event: wanted.event,
    actor: by[who].id,
    detail: [...(wanted.detail ?? [])].sort(),
    words: [...(wanted.words ?? [])].sort(),
    state: wanted.to === 'before' ? (state === 'returned' ? 'supplement' : 'assigned') : wanted.to === 'hand' ? (state === 'received' ? 'assigned' : state) : wanted.to === 'same' ? state : wanted.to,
    news: wanted.tells && who !== 'citizen' ? [{ kind: statutoryRefusal ? 'refused-statutory' : wanted.tells[0], duty: wanted.tells[1], event: is.events, state: 'waiting' }] : [],
  };
  expect({
    cell: [verb, state, who],
    fault: fault?.message,
    number: is.events,
    event: event?.code,
    actor: event?.actor,
    // `was` and `channel` say where it came from and how; they are of the story, not of the verb.
    detail: Object.keys(detail).filter((k) => k !== 'channel' && (k !== 'was' || wanted.detail?.includes('was'))).sort(),
    words: all('select field from personal where receipt = ? and event = ?', receipt, is.events ?? 0).map((f) => String(f.field)).sort(),
    state: is.state,
    news,
  }).toEqual(expected);
}

describe('the life of a petition', () => {
  it('has the states and verbs of the law, and no others', () => {
    expect([...PROGRAM_STATES].sort()).toEqual([...STATES].sort());
    expect([...PETITION_VERBS].sort()).toEqual([...VERBS].sort());
  });

  it.each(VERBS)('%s: from every state, by every hand', async (verb) => {
    let cells = 0;
    for (const state of STATES) {
      const from = verb === 'return' && state === 'supplement' ? unmet : made[state];
      for (const who of WHO) {
        h.time.now = LATE.includes(verb) ? TUESDAY + 200 * DAY : from.at;
        const may = cell(verb, state, who);
        // Who has it cannot take it: it is so already.
        const already = verb === 'take' && who === 'holder' && state !== 'received' && may.state;
        if (already) expect([state, (await refused(verb, from.receipt, who))?.code]).toEqual([state, 'same']);
        else if (may.state && may.who) await checkAllowed(verb, state, who, from.receipt);
        else await checkRefused(verb, state, who, from.receipt);
        cells++;
      }
    }
    expect(cells).toBe(STATES.length * WHO.length);
  });
});
