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
import { type Proof, type See, seenBy } from './sights.js';
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

/** One that can be looked at, or one of an MMS that has not come yet. */
export type ShownPhoto = Pick<Story['photos'][number], 'id' | 'state' | 'width' | 'height'>;

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
  words?: { text: string; place?: string; name?: string; added: string[]; letters: Letters; photos?: ShownPhoto[] };
  /** On a shared screen: name and place masked, the text absent. */
  maskedName?: string;
  maskedPlace?: string;
  /** How many photos there are, where there are any. */
  maskedPhotos?: number;
  /** Whether the asker may add to it or withdraw it, here. */
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

/** What this citizen has proved about this petition. Too old to be listed counts as nothing, unless its receipt is given. */
function proofOf(row: PetitionRow, { citizen, now, byReceipt }: Disclosure): Proof {
  if (citizen.kind === 'holder') return citizen.receipt === row.receipt ? 'receipt' : 'nobody';
  if (citizen.kind !== 'phone') return 'nobody';
  const held = citizen.holds?.receipt === row.receipt ? 'receipt' : 'nobody';
  if (row.phone === null || row.phone !== citizen.phone) return held;
  if (!byReceipt && row.arrivedAt <= now - LISTED) return held;
  return row.phoneProven ? citizen.by : 'receipt'; // a number typed on a page may be a stranger's
}

/** @returns undefined for unknown and for not-yours alike */
export function disclose(petition: Petition | undefined, to: Disclosure, vault: Vault): View | undefined {
  if (!petition) return undefined;
  const { row, story } = reveal(petition);
  const proof = proofOf(row, to);
  const sight = seenBy(proof, to.screen);
  if (sight('state') === 'hidden') return undefined;
  const view = standing(row, story, to, sight);
  if (!story) return view;
  const told = { ...story, events: toldEvents(row, story.events, to.now) };
  view.steps = stepsOf(row, told.events, to.now);
  view.run = runOf(told.events, row.receivedAt);
  view.objected = told.events.some((e) => e.code === 'objected');
  if (sight('text') === 'shown') view.words = wordsOf(told, vault, sight);
  if (sight('name') === 'masked') view.maskedName = maskName(newest(story, 'name', vault));
  const photos = told.photos.filter((p) => p.state === 'kept').length;
  if (photos && sight('photos') === 'masked') view.maskedPhotos = photos;
  if (sight('place') === 'masked') view.maskedPlace = maskPlace(newest(story, 'place', vault));
  return view;
}

/** How it stands: nothing personal. */
function standing(row: PetitionRow, story: Story | undefined, { now }: Disclosure, sight: See): View {
  const view: View = {
    receipt: row.receipt,
    category: row.category,
    department: row.department,
    kind: row.kind,
    period: row.period,
    state: shownState(row, story?.events ?? [], now),
    arrivedAt: row.arrivedAt,
    receivedAt: row.receivedAt,
    dueAt: row.dueAt,
    hour: showsHour(row.period),
    provisional: row.provisional,
    version: row.events,
    own: sight('change') === 'shown',
    byPhone: row.phoneProven,
    consent: row.consent,
    objected: false,
  };
  if (row.officer !== null && sight('officer') === 'shown') view.officer = row.officer;
  if (row.score !== null && sight('score') === 'shown') view.score = row.score;
  if (isResult(view.state) && row.settledAt !== null) view.rateUntil = row.settledAt + RATED_WITHIN;
  const until = untilOf(row, view.state, story ? toldEvents(row, story.events, now) : []);
  if (until !== undefined) view.until = until;
  return view;
}

const fieldOf = (story: Story, field: string, vault: Vault): string[] =>
  story.personal.filter((p) => p.field === field && p.sealed !== null).map((p) => vault.open(p.sealed ?? '', placeOf(p.receipt, p.event, p.field)));

const newest = (story: Story, field: string, vault: Vault): string | undefined => fieldOf(story, field, vault).at(-1);

function wordsOf(story: Story, vault: Vault, sight: See): NonNullable<View['words']> {
  const [text = ''] = fieldOf(story, 'text', vault);
  const shown = sight('photos') === 'shown' ? story.photos.filter((p) => p.state === 'kept') : [];
  const place = sight('place') === 'shown' ? newest(story, 'place', vault) : undefined;
  const name = sight('name') === 'shown' ? newest(story, 'name', vault) : undefined;
  return { text, added: [...fieldOf(story, 'added', vault), ...fieldOf(story, 'objection', vault)], letters: lettersOf(story, vault, sight), ...(shown.length ? { photos: shown } : {}), ...(place ? { place } : {}), ...(name ? { name } : {}) };
}

/** The newest of each that was told: a recalled answer's words belong to no event any more. */
function lettersOf(story: Story, vault: Vault, sight: See): Letters {
  const numbers = new Set(story.events.map((e) => e.number));
  const told = { ...story, personal: story.personal.filter((p) => numbers.has(p.event)) };
  const last = (field: string, as: 'request' | 'answer'): string | undefined => (sight(as) === 'shown' ? newest(told, field, vault) : undefined);
  const [request, answer, agency, agencyPhone] = [last('request', 'request'), last('answer', 'answer'), last('agency', 'answer'), last('agency-phone', 'answer')];
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

/** 논현1동 학동로 12길: a place down to its street or dong, without the building. What does not begin like an address is left out whole. */
export function maskPlace(place: string | undefined): string {
  const kept: string[] = [];
  for (const word of (place ?? '').trim().split(/\s+/)) {
    if (!/^[가-힣0-9·]{1,20}(시|도|구|군|동|읍|면|리|가|로|길)$/.test(word)) break;
    kept.push(word);
  }
  return kept.join(' ');
}
