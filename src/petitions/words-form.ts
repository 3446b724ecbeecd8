/** The form for a citizen's own words about a petition, with the photos that it takes, and before it what was wrong with them. */
import type { Known } from '../core.js';
import type { WithPhotos } from '../inquiry.js';
import { type Block, say, type Wording } from '../reply.js';
import { MAX_TEXT } from './intake.js';
import { type Asking, faultOf, photoField } from './photo-blocks.js';

/** What was typed and kept already, when it is asked for again. */
export interface AskedAgain extends WithPhotos {
  text?: string;
  /** It was sent before, when the session had run out (citizens/unsent.ts). */
  unsent?: true;
  /** The form came back with nothing in it. */
  nothing?: true;
}

/** A page's form came with its field empty; who opens the form sends no field. */
export const sentEmpty = ({ converses }: Asking, { text }: { text?: string }): boolean => !converses && text !== undefined;

/** Above a form with words that wait in it. */
export const unsentBlock: Block = { kind: 'text', text: say('unsent.text') };

/** An objection is made in writing (Act §35①), a result is reopened without a word; elsewhere a photo does for them. */
const NEEDS_WORDS: Readonly<Record<string, boolean>> = { object: true, reopen: false };

export function wordsForm(core: Known, inquiry: Asking, kind: 'add' | 'supplement' | 'object' | 'reopen', receipt: string, { text, photos, photoFault, unsent, nothing }: AskedAgain): Block[] {
  const long = (text?.length ?? 0) > MAX_TEXT ? say('file.too-long', { max: { kind: 'number', number: MAX_TEXT } }) : undefined;
  const fault = photoFault && !inquiry.converses ? photoFault : undefined;
  const shown = photoField(core, inquiry, photos, fault);
  const wrong = long ?? (nothing && say('add.nothing'));
  const told = [wrong, fault && faultOf(fault)].filter((words): words is Wording => words !== undefined);
  return [
    ...(unsent ? [unsentBlock] : []),
    ...told.map((words): Block => ({ kind: 'text', text: words })),
    {
      kind: 'form',
      ask: kind,
      fields: [{ name: 'text', label: say(`${kind}.what`), hint: say(`${kind}.hint`), input: 'long-text', required: NEEDS_WORDS[kind] ?? !shown.length, max: MAX_TEXT, ...(text ? { value: text } : {}), ...(wrong ? { wrong } : {}) }, ...shown],
      hidden: { receipt },
      submit: say(`${kind}.submit`),
    },
  ];
}
