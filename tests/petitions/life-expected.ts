/**
 * What the Act on the Treatment of Civil Petitions (민원 처리에 관한 법률) and its Decree let whom do with a petition, read from the articles and
 * not from the program. One line a verb: from which states, by whom; then its article, what is recorded, where it leads and what the citizen is told.
 */
export const STATES = ['arrived', 'received', 'assigned', 'supplement', 'paused', 'objected', 'answered', 'refused', 'not-processed', 'returned', 'repeated', 'transferred', 'withdrawn'] as const;
export type State = (typeof STATES)[number];

/** Whose hand it is. The petition's officer is `holder`; a received petition has none yet, and is then no one's more than a colleague's. */
export const WHO = ['citizen', 'system', 'holder', 'substitute', 'colleague', 'elsewhere', 'head', 'head-elsewhere', 'inspector', 'agent', 'administrator'] as const;
export type Who = (typeof WHO)[number];

/** x: may. –: may not. The heads of the columns are the first letters of STATES and WHO. */
const MAY = `
                    | ar re as su pa ob  an rf np rt rp tr wd | ci sy ho su co el he hx in ag ad
receive             | x  –  –  –  –  –   –  –  –  –  –  –  –  | –  x  x  x  x  –  x  –  –  x  –
route               | –  x  –  –  –  –   –  –  –  –  –  –  –  | –  –  x  x  x  –  x  –  –  x  x
assign              | –  x  x  x  x  x   –  –  –  –  –  –  –  | –  –  x  x  x  –  x  –  –  –  –
take                | –  x  x  x  x  x   –  –  –  –  –  –  –  | –  –  x  x  x  –  x  –  –  –  –
reclassify          | –  x  x  –  –  –   –  –  –  –  –  –  –  | –  –  x  x  x  –  x  –  –  x  –
ask-supplement      | –  –  x  x  –  –   –  –  –  –  –  –  –  | –  –  x  x  –  –  x  –  –  –  –
prolong-supplement  | –  –  –  x  –  –   –  –  –  –  –  –  –  | x  –  x  x  x  –  x  –  –  –  –
supplement          | –  –  –  x  –  –   –  –  –  –  –  –  –  | x  –  x  x  x  –  x  –  –  x  –
pause               | –  –  x  –  –  –   –  –  –  –  –  –  –  | –  –  x  x  –  –  x  –  –  –  –
resume              | –  –  –  –  x  –   –  –  –  –  –  –  –  | –  –  x  x  –  –  x  –  –  –  –
extend              | –  x  x  –  –  –   –  –  –  –  –  –  –  | –  –  x  x  –  –  x  –  –  –  –
transfer            | –  x  x  –  –  –   –  –  –  –  –  –  –  | –  –  x  x  x  –  x  –  –  –  –
send-on             | –  x  x  –  –  –   –  –  –  –  –  –  –  | –  –  x  x  x  –  x  –  –  x  –
consult             | –  –  x  –  –  –   –  –  –  –  –  –  –  | –  –  x  x  –  –  x  –  –  –  –
prolong-consult     | –  x  x  x  x  x   –  –  –  –  –  –  –  | –  –  –  –  –  x  –  x  –  –  –
reply-consult       | –  x  x  x  x  x   –  –  –  –  –  –  –  | –  –  –  –  –  x  –  x  –  –  –
answer              | –  –  x  –  –  –   –  –  –  –  –  –  –  | –  –  x  x  –  –  x  –  –  –  –
refuse              | –  –  x  –  –  –   –  –  –  –  –  –  –  | –  –  x  x  –  –  x  –  –  –  –
not-process         | –  x  x  –  –  –   –  –  –  –  –  –  –  | –  –  x  x  –  –  x  –  –  –  –
return              | –  –  –  x  –  –   –  –  –  –  –  –  –  | –  –  x  x  –  –  x  –  –  –  –
close-repeated      | –  x  x  –  –  –   –  –  –  –  –  –  –  | –  –  x  x  –  –  x  –  –  –  –
recall              | –  –  –  –  –  –   x  x  x  x  x  x  –  | –  –  x  x  –  –  x  –  –  –  –
add                 | x  x  x  x  x  x   –  –  –  –  –  –  –  | x  –  x  x  x  –  x  –  –  x  –
withdraw            | x  x  x  x  x  x   –  –  –  –  –  –  –  | x  –  x  x  x  –  x  –  –  x  –
object              | –  –  –  –  –  –   –  x  –  –  –  –  –  | x  –  x  x  x  –  x  –  –  x  –
put-off             | –  –  –  –  –  x   –  –  –  –  –  –  –  | –  –  x  x  –  –  x  –  –  –  –
uphold              | –  –  –  –  –  x   –  –  –  –  –  –  –  | –  –  x  x  –  –  x  –  –  –  –
dismiss             | –  –  –  –  –  x   –  –  –  –  –  –  –  | –  –  x  x  –  –  x  –  –  –  –
reopen              | –  –  –  –  –  –   x  –  x  x  x  –  –  | x  –  x  x  x  –  x  –  –  –  –
rate                | –  –  –  –  –  –   x  x  x  –  –  –  –  | x  –  –  –  –  –  –  –  –  –  –
consent             | x  x  x  x  x  x   –  –  –  –  –  –  –  | x  –  x  x  x  –  x  –  –  x  –
remind              | –  x  x  x  x  x   –  –  –  –  –  –  –  | –  –  –  –  –  –  –  –  x  –  –
tell-progress       | –  x  x  x  x  x   –  –  –  –  –  –  –  | –  x  x  x  x  –  x  –  –  –  –
tell-late           | –  x  x  –  –  x   –  –  –  –  –  –  –  | –  x  –  –  –  –  –  –  –  –  –
move-due            | x  x  x  x  x  x   –  –  –  –  –  –  –  | –  x  –  –  –  –  –  –  –  –  –
`;

export interface Does {
  /** What a refusal names. */
  law: string;
  /** The event's name. */
  event: string;
  /** Where it leads; same: where it was; before: where the last result came from. */
  to: State | 'same' | 'before' | 'hand';
  /** What the event says beside, and which sealed words it has. */
  detail?: readonly string[];
  words?: readonly string[];
  /** What the citizen is told where they did not do it themselves: `law` must reach them by a lawful way. */
  tells?: readonly [kind: string, duty: 'law' | 'courtesy'];
}

/** `hand`: a petition that nobody had is then in somebody's. */
export const DOES = {
  receive: { law: 'Act §9', event: 'received', to: 'received' },
  route: { law: 'Decree §13', event: 'routed', to: 'received', detail: ['from', 'to'] },
  assign: { law: 'Decree §13', event: 'assigned', to: 'hand', detail: ['officer'] },
  take: { law: 'Decree §13', event: 'assigned', to: 'hand', detail: ['officer'] },
  reclassify: { law: 'Act §17', event: 'reclassified', to: 'same', detail: ['from', 'to', 'period'], tells: ['reclassified', 'courtesy'] },
  'ask-supplement': { law: 'Act §22①', event: 'supplement-asked', to: 'supplement', detail: ['until', 'nth'], words: ['request'], tells: ['supplement', 'law'] },
  'prolong-supplement': { law: 'Decree §24②', event: 'supplement-prolonged', to: 'supplement', detail: ['until'], tells: ['supplement-prolonged', 'courtesy'] },
  supplement: { law: 'Decree §24', event: 'supplemented', to: 'assigned', words: ['added'] },
  pause: { law: 'Decree §20', event: 'paused', to: 'paused', detail: ['cause', 'until'], words: ['reason'] },
  resume: { law: 'Decree §20', event: 'resumed', to: 'assigned' },
  extend: { law: 'Decree §21', event: 'extended', to: 'same', detail: ['by', 'consent', 'was', 'due'], words: ['reason'], tells: ['extended', 'law'] },
  transfer: { law: 'Decree §13②', event: 'handed-over', to: 'received', detail: ['from', 'to'], words: ['reason'], tells: ['handed-over', 'courtesy'] },
  'send-on': { law: 'Act §16', event: 'transferred', to: 'transferred', words: ['agency', 'agency-phone', 'reason'], tells: ['transferred', 'law'] },
  consult: { law: 'Act §20', event: 'consulted', to: 'same', detail: ['to', 'until'], words: ['question'] },
  'prolong-consult': { law: 'Act §20', event: 'consult-prolonged', to: 'same', detail: ['event', 'until'] },
  'reply-consult': { law: 'Act §20', event: 'consult-replied', to: 'same', detail: ['event'], words: ['opinion'] },
  answer: { law: 'Act §27', event: 'answered', to: 'answered', words: ['answer', 'summary'], tells: ['answered', 'law'] },
  refuse: { law: 'Act §27③', event: 'refused', to: 'refused', words: ['answer', 'summary'], tells: ['refused', 'law'] },
  'not-process': { law: 'Act §21', event: 'not-processed', to: 'not-processed', detail: ['ground'], words: ['answer', 'summary'], tells: ['not-processed', 'law'] },
  return: { law: 'Decree §25', event: 'returned', to: 'returned', words: ['answer', 'summary'], tells: ['returned', 'law'] },
  'close-repeated': { law: 'Act §23', event: 'repeated', to: 'repeated', detail: ['earlier1', 'earlier2'], words: ['answer', 'summary'], tells: ['repeated', 'law'] },
  recall: { law: 'Act §27', event: 'recalled', to: 'before' },
  add: { law: 'Act §22②', event: 'added', to: 'same', words: ['added'] },
  withdraw: { law: 'Act §22②', event: 'withdrawn', to: 'withdrawn', tells: ['withdrawn', 'courtesy'] },
  object: { law: 'Act §35①', event: 'objected', to: 'objected', detail: ['due'], words: ['objection'], tells: ['objected', 'courtesy'] },
  'put-off': { law: 'Act §35②', event: 'put-off', to: 'same', detail: ['days', 'due'], words: ['reason'], tells: ['put-off', 'law'] },
  uphold: { law: 'Act §35②', event: 'upheld', to: 'answered', words: ['answer', 'summary'], tells: ['upheld', 'law'] },
  dismiss: { law: 'Act §35②', event: 'dismissed', to: 'refused', words: ['answer', 'summary'], tells: ['dismissed', 'law'] },
  reopen: { law: 'Act §26', event: 'reopened', to: 'assigned', detail: ['from'], words: ['added'], tells: ['reopened', 'courtesy'] },
  rate: { law: 'Act §26', event: 'rated', to: 'same', detail: ['score'] },
  consent: { law: 'Act §27①', event: 'consented', to: 'same' },
  remind: { law: 'Decree §28②', event: 'reminded', to: 'same', detail: ['due'] },
  'tell-progress': { law: 'Decree §23', event: 'progress-told', to: 'same', tells: ['progress', 'law'] },
  'tell-late': { law: 'Decree §23', event: 'late-told', to: 'same', tells: ['late', 'courtesy'] },
  'move-due': { law: '공휴일법 §2', event: 'due-moved', to: 'same', detail: ['was', 'due'], tells: ['due-moved', 'courtesy'] },
} as const satisfies Record<string, Does>;
export type Verb = keyof typeof DOES;
export const VERBS = Object.keys(DOES) as Verb[];

const lines = MAY.trim().split('\n').slice(1);
const cells = new Map(
  lines.map((line) => {
    const [verb = '', states = '', who = ''] = line.split('|').map((part) => part.trim());
    return [verb, { states: states.split(/\s+/).map((c) => c === 'x'), who: who.split(/\s+/).map((c) => c === 'x') }];
  }),
);

/** Nobody has these yet. */
const NOBODYS: readonly State[] = ['arrived', 'received'];

export interface Cell {
  /** From this state it may be done; by this hand. */
  state: boolean;
  who: boolean;
}

export function cell(verb: Verb, state: State, who: Who): Cell {
  const line = cells.get(verb);
  if (line?.states.length !== STATES.length || line.who.length !== WHO.length) throw new Error(`${verb}: its line is not complete`);
  const hand = NOBODYS.includes(state) && (who === 'holder' || who === 'substitute') ? 'colleague' : who;
  return { state: line.states[STATES.indexOf(state)] ?? false, who: line.who[WHO.indexOf(hand)] ?? false };
}
