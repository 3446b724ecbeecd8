/** From what arrived to what is decided: a text's words become a question first (src/conversation), then the core answers. Nothing is written yet. */
import { answer } from '../answer.js';
import { onward } from '../answers/onward.js';
import type { Identified } from '../citizens/identify.js';
import { type Conversed, converse } from '../conversation/converse.js';
import type { Memory } from '../conversation/memory.js';
import { breaks } from '../petitions/route.js';
import { pictured } from '../conversation/pictures.js';
import type { Answer, Core } from '../core.js';
import type { Ask, Inquiry, Locale, Received } from '../inquiry.js';

export interface Decided {
  answer: Answer;
  ask: string;
  /** The language that was chosen with this very inquiry. */
  locale?: Locale;
  answers: Conversed['answers'];
}

/** @param photos names of those that came with a text */
export async function decide({ core, memory }: { core: Core; memory: Memory }, received: Received, id: string, who: Identified, locale: Locale, photos: readonly string[]): Promise<Decided> {
  if (received.ask.kind !== 'said') {
    const { ask } = received;
    const inquiry = inquiryOf(received, id, who, locale, ask);
    const answered = await answer(core, inquiry, ask);
    return named({ ...answered, reply: onward(answered.reply, inquiry, ask) }, ask.kind);
  }
  const phone = who.citizen.kind === 'phone' ? who.citizen.phone : undefined;
  const meant = await converse(memory, phone, received.ask.text, received.locale, (said) => breaks(core.district, said));
  const conversed = photos.length ? await pictured(meant, photos, received.ask.text, memory, phone) : meant;
  if ('reply' in conversed) return { answer: { reply: conversed.reply, writes: [] }, ask: 'which', answers: conversed.answers };
  const spoken = conversed.locale ?? locale;
  const answered = await answer(core, inquiryOf(received, id, who, spoken, conversed.ask), conversed.ask);
  const decided = named(answered, conversed.ask.kind, conversed.answers);
  if (answered.locale || conversed.locale) decided.locale = answered.locale ?? spoken;
  return decided;
}

// Objects on every message's way are written out: V8 makes a spread with a condition in it by its slow path, 3–10 µs each.
const inquiryOf = ({ channel, screen, converses, sessions, device, credential, late }: Received, id: string, { citizen, session, lapsed, code, link }: Identified, locale: Locale, ask: Ask): Inquiry => ({
  id,
  channel,
  screen: session?.screen === 'shared' ? 'shared' : screen,
  converses,
  sessions,
  citizen,
  session: session?.id,
  lapsed,
  device,
  code,
  link,
  proofGiven: credential !== undefined,
  late,
  locale,
  ask,
});

function named(answered: Answer, ask: string, answers: Conversed['answers'] = 'nothing'): Decided {
  const decided: Decided = { answer: answered, ask, answers };
  if (answered.locale) decided.locale = answered.locale;
  return decided;
}
