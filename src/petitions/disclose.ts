/** Privacy by proof and by screen: the only way from a stored row to anything shown. */
import { DAY } from '../core.js';
import type { Citizen, Screen } from '../inquiry.js';
import type { Vault } from '../storage/vault.js';
import { showsHour } from './clock.js';
import { RATED_WITHIN } from './life/verbs/citizen.js';
import { type Run, runOf } from './life/run.js';
import { isResult } from './life/states.js';
import { type Petition, type PetitionRow, reveal, type Story } from './records.js';
import { placeOf } from './sealed.js';
import { type ShownState, shownState, type Step, stepsOf, toldEvents, untilOf } from './told.js';

/** A phone's own petitions are listed this long; older ones need their receipt. */
export const LISTED = 180 * DAY;

/** Letters of the district to the petitioner. */
export interface Letters {
  /** What a supplement asks for. */
  request?: string;
  /** The result, or the reason for it. */
  answer?: string;
  /** Where it was sent on, and that agency's phone. */
  agency?: string;
  agencyPhone?: string;
}

export interface View {
  receipt: string;
  category: string;
  department: string;
  kind: string;
  period: string;
  state: ShownState;
  arrivedAt: number;
  receivedAt: number;
  dueAt: number;
  hour: boolean;
  provisional: boolean;
  /** Number of the last event: a write after it must be the next. */
  version: number;
  /** A staff id; core.officer knows the name. */
  officer?: string;
  /** Filled in by whoever asks for one petition (check.ts). */
  officerName?: string;
  /** The last moment to supplement, or to object, ms. */
  until?: number;
  /** How its clock ran: what moved the due time. */
  run?: Run;
  /** 1–5, once it was rated. */
  score?: number;
  /** Until when it can be, ms; of results alone. */
  rateUntil?: number;
  /** Results by text message are consented to (Act §27①). */
  consent: boolean;
  /** Who objected once cannot again (Act §35). */
  objected: boolean;
  steps?: Step[];
  /** Only to the one who filed, on a screen that is theirs. */
  words?: { text: string; place?: string; name?: string; added: string[]; letters: Letters };
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
  const held = citizen.kind === 'phone' && citizen.holds?.receipt === row.receipt ? 'summary' : 'nothing';
  if (citizen.kind !== 'phone' || row.phone === null || row.phone !== citizen.phone) return held;
  if (!byReceipt && row.arrivedAt <= now - LISTED) return held;
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
    state: shownState(row, story?.events ?? [], to.now),
    arrivedAt: row.arrivedAt,
    receivedAt: row.receivedAt,
    dueAt: row.dueAt,
    hour: showsHour(row.period),
    provisional: row.provisional,
    version: row.events,
    own: may === 'full',
    byPhone: row.phoneProven,
    consent: row.consent,
    objected: false,
  };
  if (row.officer !== null) view.officer = row.officer;
  if (row.score !== null) view.score = row.score;
  if (isResult(view.state) && row.settledAt !== null) view.rateUntil = row.settledAt + RATED_WITHIN;
  const told = story && { ...story, events: toldEvents(row, story.events, to.now) };
  const until = untilOf(row, view.state, told?.events ?? []);
  if (until !== undefined) view.until = until;
  if (!story || !told) return view;
  view.steps = stepsOf(row, told.events, to.now);
  view.run = runOf(told.events, row.receivedAt);
  view.objected = told.events.some((e) => e.code === 'objected');
  if (may === 'full') {
    if (to.screen === 'private') view.words = wordsOf(told, vault);
    else view.maskedName = maskName(fieldOf(story, 'name', vault).at(-1));
  }
  return view;
}

const fieldOf = (story: Story, field: string, vault: Vault): string[] =>
  story.personal.filter((p) => p.field === field && p.sealed !== null).map((p) => vault.open(p.sealed ?? '', placeOf(p.receipt, p.event, p.field)));

function wordsOf(story: Story, vault: Vault): NonNullable<View['words']> {
  const [text = ''] = fieldOf(story, 'text', vault);
  const place = fieldOf(story, 'place', vault).at(-1);
  const name = fieldOf(story, 'name', vault).at(-1);
  return { text, added: [...fieldOf(story, 'added', vault), ...fieldOf(story, 'objection', vault)], letters: lettersOf(story, vault), ...(place ? { place } : {}), ...(name ? { name } : {}) };
}

/** The newest of each that was told: a recalled answer's words belong to no event any more. */
function lettersOf(story: Story, vault: Vault): Letters {
  const numbers = new Set(story.events.map((e) => e.number));
  const told = { ...story, personal: story.personal.filter((p) => numbers.has(p.event)) };
  const newest = (field: string): string | undefined => fieldOf(told, field, vault).at(-1);
  const [request, answer, agency, agencyPhone] = [newest('request'), newest('answer'), newest('agency'), newest('agency-phone')];
  return { ...(request ? { request } : {}), ...(answer ? { answer } : {}), ...(agency ? { agency } : {}), ...(agencyPhone ? { agencyPhone } : {}) };
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
