/** What is written in a petition: how long it may be, and what of it is told. */
import type { Decision } from '../decision.js';
import { clean } from '../../intake.js';
import { LifeFault } from '../fault.js';

/** Characters of what an officer writes. */
export const MAX_ANSWER = 4_000;
export const MAX_REASON = 1_000;
/** Characters of what a citizen adds. */
export const MAX_SAID = 2_000;

/** @throws LifeFault where nothing is written, or too much */
export function written(text: string | undefined, most: number): string {
  const said = clean(text ?? '');
  if (!said) throw new LifeFault('empty');
  if (said.length > most) throw new LifeFault('too-long', String(most));
  return said;
}
export const maybe = (text: string | undefined): string | undefined => (clean(text ?? '') ? written(text, MAX_REASON) : undefined);

/** How many photos came with it, where any did. */
export const counted = (photos = 0): { photos?: number } => (photos ? { photos } : {});

/** A photo says enough by itself. */
export const spokenOrShown = (said: string, photos = 0): Pick<Decision, 'words' | 'detail'> =>
  photos ? { detail: counted(photos), words: { added: clean(said) ? written(said, MAX_SAID) : undefined } } : { words: { added: written(said, MAX_SAID) } };

export const asText = (text: string): { kind: 'text'; text: string } => ({ kind: 'text', text });

export interface Result {
  text: string;
  /** What is told by text message where the whole does not fit. */
  summary?: string;
}

/** What was written, and what of it is told. */
export function result({ text, summary }: Result): { words: Record<string, string | undefined>; told: { kind: 'text'; text: string } } {
  const answer = written(text, MAX_ANSWER);
  const short = maybe(summary);
  return { words: { answer, summary: short }, told: asText(short ?? answer) };
}
