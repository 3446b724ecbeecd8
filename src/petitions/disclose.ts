/** Privacy by proof and by screen: the only way from a stored row to anything shown. */
import { DAY } from '../core.js';
import type { Citizen, Screen } from '../inquiry.js';
import type { Vault } from '../storage/vault.js';
import { showsHour } from './clock.js';
import { RECALL } from '../notices/outbox.js';
import { isResult, type State as LifeState } from './life/states.js';
import { type Petition, type PetitionRow, reveal, type Story } from './records.js';

/** A phone's own petitions are listed this long; older ones need their receipt. */
export const LISTED = 180 * DAY;

/** What citizens tell apart so far: every result is `answered`, whatever an officer still does is `received`. */
export type State = 'arrived' | 'received' | 'answered' | 'withdrawn';

export interface View {
  receipt: string;
  category: string;
  department: string;
  kind: string;
  period: string;
  state: State;
  arrivedAt: number;
  receivedAt: number;
  dueAt: number;
  hour: boolean;
  provisional: boolean;
  /** Number of the last event: a write after it must be the next. */
  version: number;
  steps?: { code: string; at: number }[];
  /** Only to the one who filed, on a screen that is theirs. */
  words?: { text: string; place?: string; name?: string; added: string[] };
  /** On a shared screen: the name masked, the text absent. */
  maskedName?: string;
  /** Whether the asker may add to it or withdraw it. */
  own: boolean;
  /** Filed from a proven phone, which can still do both. */
  byPhone: boolean;
}

export interface Disclosure {
  citizen: Citizen;
  screen: Screen;
  now: number;
  /** The receipt was given, so age does not matter. */
  byReceipt: boolean;
}

type Level = 'nothing' | 'summary' | 'full';

/** Nobody → nothing; receipt and last four digits → status, dates, department; a proven phone → its own in full. */
function level(row: PetitionRow, { citizen, now, byReceipt }: Disclosure): Level {
  if (citizen.kind === 'holder') return citizen.receipt === row.receipt ? 'summary' : 'nothing';
  if (citizen.kind !== 'phone' || row.phone === null || row.phone !== citizen.phone) return 'nothing';
  if (!byReceipt && row.arrivedAt <= now - LISTED) return 'nothing';
  return row.phoneProven ? 'full' : 'summary'; // a number typed on a page may be a stranger's
}

/** @returns undefined for unknown and for not-yours alike */
export function disclose(petition: Petition | undefined, to: Disclosure, vault: Vault): View | undefined {
  if (!petition) return undefined;
  const { row, story } = reveal(petition);
  const may = level(row, to);
  if (may === 'nothing') return undefined;
  const view: View = {
    receipt: row.receipt,
    category: row.category,
    department: row.department,
    kind: row.kind,
    period: row.period,
    state: shownState(row, to.now),
    arrivedAt: row.arrivedAt,
    receivedAt: row.receivedAt,
    dueAt: row.dueAt,
    hour: showsHour(row.period),
    provisional: row.provisional,
    version: row.events,
    own: may === 'full',
    byPhone: row.phoneProven,
  };
  if (!story) return view;
  view.steps = stepsOf(row, story, to.now);
  if (may === 'full') {
    if (to.screen === 'private') view.words = wordsOf(story, vault);
    else view.maskedName = maskName(fieldOf(story, 'name', vault).at(-1));
  }
  return view;
}

function shownState(row: PetitionRow, now: number): State {
  if (row.state === 'withdrawn') return 'withdrawn';
  if (isTold(row, now)) return 'answered';
  return row.state === 'arrived' && row.receivedAt > now ? 'arrived' : 'received'; // its working instant may have come, the sweep not yet
}

/** A result is told when it can no longer be recalled. */
const isTold = (row: PetitionRow, now: number): boolean => isResult(row.state as LifeState) && row.settledAt !== null && now >= row.settledAt + RECALL;

/** What officers do among themselves is no step of a citizen's; a result is one when it is told. */
const STEPS = ['arrived', 'received', 'added', 'withdrawn'];

function stepsOf(row: PetitionRow, story: Story, now: number): { code: string; at: number }[] {
  const steps = story.events.filter((e) => STEPS.includes(e.code)).map(({ code, at }) => ({ code, at }));
  if (isTold(row, now)) return [...steps, { code: 'answered', at: row.settledAt ?? now }];
  const due = row.state === 'arrived' && row.receivedAt <= now; // its working instant has come, the sweep not yet
  return due ? [...steps, { code: 'received', at: row.receivedAt }] : steps;
}

const fieldOf = (story: Story, field: string, vault: Vault): string[] =>
  story.personal.filter((p) => p.field === field && p.sealed !== null).map((p) => vault.open(p.sealed ?? '', placeOf(p.receipt, p.event, p.field)));

/** What a sealed personal field is bound to. */
export const placeOf = (receipt: string, event: number, field: string): string => `personal/${receipt}/${event}/${field}`;

function wordsOf(story: Story, vault: Vault): NonNullable<View['words']> {
  const [text = ''] = fieldOf(story, 'text', vault);
  const place = fieldOf(story, 'place', vault).at(-1);
  const name = fieldOf(story, 'name', vault).at(-1);
  return { text, added: fieldOf(story, 'added', vault), ...(place ? { place } : {}), ...(name ? { name } : {}) };
}

/** 홍*동, 홍*, 남**수; Latin names keep their first four letters. */
export function maskName(name: string | undefined): string {
  const letters = [...(name ?? '').trim()];
  if (!letters.length) return '';
  if (/^[\p{Script=Latin}\s.'-]+$/u.test(letters.join(''))) return letters.length > 4 ? letters.slice(0, 4).join('') + '*'.repeat(letters.length - 4) : `${letters[0]}***`;
  if (letters.length === 1) return '*';
  if (letters.length === 2) return `${letters[0]}*`;
  return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`;
}
