/** A petition as those see it who work on it: its row and its events. Its words stay sealed until they are opened by name. */
import type { Vault } from '../../storage/vault.js';
import { placeOf } from '../sealed.js';
import { type EventRow, type Petition, type PetitionRow, type PhotoRow, reveal } from '../records.js';
import type { State } from './states.js';

export interface Case extends Omit<PetitionRow, 'state' | 'events'> {
  state: State;
  /** Number of the last event: a verb decided on it writes the next. */
  version: number;
  events: readonly EventRow[];
}

/** @param petition with its story */
export function caseOf(petition: Petition): Case {
  const { row, story } = reveal(petition);
  const { events: version, ...rest } = row;
  return { ...rest, state: row.state as State, version, events: story?.events ?? [] };
}

/** Its photos, in the order they came: for the desk, which records who looked. */
export const photosOf = (petition: Petition): readonly PhotoRow[] => reveal(petition).story?.photos ?? [];

export interface Field {
  event: number;
  field: string;
  /** Undefined: erased. */
  text: string | undefined;
}

/** What was written in it, by event: for the desk, which records who looked. */
export function wordsOf(petition: Petition, vault: Vault): Field[] {
  const { story } = reveal(petition);
  return (story?.personal ?? []).map(({ receipt, event, field, sealed }) => ({ event, field, text: sealed === null ? undefined : vault.open(sealed, placeOf(receipt, event, field)) }));
}
