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
}

/** Above a form with words that wait in it. */
export const unsentBlock: Block = { kind: 'text', text: say('unsent.text') };

/** An objection is made in writing (Act §35①), a result is reopened without a word; elsewhere a photo does for them. */
const NEEDS_WORDS: Readonly<Record<string, boolean>> = { object: true, reopen: false };

export function wordsForm(core: Known, inquiry: Asking, kind: 'add' | 'supplement' | 'object' | 'reopen', receipt: string, { text, photos, photoFault, unsent }: AskedAgain): Block[] {
  const long = (text?.length ?? 0) > MAX_TEXT ? say('file.too-long', { max: { kind: 'number', number: MAX_TEXT } }) : undefined;
  const fault = photoFault && !inquiry.converses ? photoFault : undefined;
  const shown = photoField(core, inquiry, photos, fault);
  const told = [long, fault && faultOf(fault)].filter((w): w is Wording => w !== undefined);
  return [
    ...(unsent ? [unsentBlock] : []),
    ...told.map((wrong): Block => ({ kind: 'text', text: wrong })),
    {
      kind: 'form',
      ask: kind,
      fields: [{ name: 'text', label: say(`${kind}.what`), hint: say(`${kind}.hint`), input: 'long-text', required: NEEDS_WORDS[kind] ?? !shown.length, max: MAX_TEXT, ...(text ? { value: text } : {}), ...(long ? { wrong: long } : {}) }, ...shown],
      hidden: { receipt },
      submit: say(`${kind}.submit`),
    },
  ];
}
