/** What photos that came with a text are for: what its words ask, the dialogue that is open, or a petition that the citizen is asked for. */
import { askFrom } from '../forms.js';
import { type Ask, takesPhotos } from '../inquiry.js';
import type { Conversed } from './converse.js';
import type { Memory, Remembered } from './memory.js';
import { asks } from './patterns.js';

type Asked = Exclude<Ask, { kind: 'said' }>;

/** @param text as it came @param names of the photos */
export async function pictured(conversed: Conversed, names: readonly string[], text: string, memory: Memory, phone: string | undefined): Promise<Conversed> {
  if (!names.length) return conversed;
  if ('reply' in conversed) return { ...conversed, reply: { ...conversed.reply, blocks: conversed.reply.blocks.map((b) => (b.kind === 'choices' ? { ...b, choices: b.choices.map((c) => ({ ...c, ask: joining(c.ask, names) })) } : b)) } };
  const { ask } = conversed;
  if (text.trim() === '') return alone(phone === undefined ? {} : await memory.recall(phone), names);
  // Words with a photo are a report, whatever they say: a question to the guide has none, and one about this service (이게 뭐예요) is about the photo.
  const told = ask.kind === 'guide' ? ask.query : ask.kind === 'help' && asks(text) ? text : undefined;
  if (told) return { ...conversed, ask: { kind: 'file', text: told, photos: [...names] } };
  return { ...conversed, ask: joining(ask, names) as Asked };
}

function joining(ask: Ask, names: readonly string[]): Ask {
  return takesPhotos(ask) ? { ...ask, photos: [...(ask.photos ?? []), ...names] } : ask;
}

/** A photo without a word: it goes into what is being written, or asks where it belongs. */
function alone({ dialogue }: Remembered, names: readonly string[]): Conversed {
  const open = dialogue?.dialogue;
  const begun = open && askFrom(open.ask, open.hidden)?.ask;
  if (begun && takesPhotos(begun)) return { ask: joining(begun, names) as Asked, answers: 'dialogue' };
  const waits = dialogue?.digits['1']?.ask;
  if (waits?.kind === 'file' && waits.confirmed) {
    const { confirmed: _, ...filing } = waits;
    return { ask: joining(filing, names) as Asked, answers: 'dialogue' };
  }
  return { ask: { kind: 'pictures', photos: [...names] }, answers: 'nothing' };
}
