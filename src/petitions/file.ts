/** File a petition (민원 신청): what → where, who → confirm → receipt. Each step is one Ask that knows a little more. */
import { parsePhone } from '../citizens/phone.js';
import { letGo, waiting } from '../citizens/unsent.js';
import { takesTexts } from '../notices/ladder.js';
import type { Answer, Core, Known } from '../core.js';
import { given, join } from '../photos/album.js';
import type { Filing, Inquiry, WithPhotos } from '../inquiry.js';
import { type Reply, say } from '../reply.js';
import { faultOf } from './photo-blocks.js';
import { isDanger } from './danger.js';
import { disclose } from './disclose.js';
import { alreadyFiled, askWhat, confirm, danger, onYourPhone, receiptReply, type Wrong } from './file-replies.js';
import { likenessFor, newPetition, SAME } from './file-writes.js';
import { clean, MAX_NAME, MAX_PLACE, MAX_TEXT } from './intake.js';
import { route } from './route.js';
import { unsentBlock } from './words-form.js';

/** @param draft what stands in the form to begin with */
export async function file(core: Core, inquiry: Inquiry, asked: Filing, draft?: string): Promise<Answer> {
  if (inquiry.screen === 'shared') return { reply: onYourPhone(core), writes: [] };
  if (asked.text === undefined && !inquiry.converses) {
    const kept = await waiting(core, inquiry.citizen, { kind: 'file' });
    if (kept) return { reply: askWhat(core, inquiry, { ...asked, ...kept }, photoWrong(inquiry, kept), [unsentBlock]), writes: [] };
  }
  const shown = await given(core, inquiry, asked.photos);
  const filing = { ...asked, ...cleaned(asked), ...found(asked, shown.map((p) => p.id)) };
  const sent = filing.text || (asked.text !== undefined && !inquiry.converses);
  if (asked.change) return { reply: askWhat(core, inquiry, filing, photoWrong(inquiry, filing)), writes: [] };
  const wrong = sent ? askAgain(core, inquiry, filing) : undefined;
  if (wrong) return { reply: wrong, writes: [] };
  if (!filing.text) return { reply: askWhat(core, inquiry, { ...filing, ...(draft ? { text: draft } : {}) }, photoWrong(inquiry, filing)), writes: [] };

  const category = route(core.district, filing.text, filing.group);
  const likeness = likenessFor(core, inquiry, filing);
  const same = likeness ? await core.records.like(likeness, core.now() - SAME) : undefined;
  const theirs = disclose(same, { citizen: inquiry.citizen, screen: inquiry.screen, now: core.now(), byReceipt: true }, core.vault);
  if (theirs || (same && filing.confirmed)) return { reply: alreadyFiled(core, theirs, inquiry, filing), writes: [] };
  if (!filing.confirmed) return { reply: isDanger(filing.text) && !filing.warned ? danger(core, inquiry, filing) : confirm(core, inquiry, filing, category, shown), writes: [] };
  const { facts, writes } = newPetition(core, inquiry, filing, category, likeness);
  return { reply: receiptReply(core, inquiry, { ...facts, photos: shown.length }), writes: [...writes, ...join(core, filing.photos, facts.receipt, 1), ...(inquiry.converses ? [] : letGo(core, inquiry.citizen, { kind: 'file' }))] };
}

/** What is not there any more is said, not left out in silence. */
export function found({ photos = [], photoFault }: WithPhotos, there: string[]): WithPhotos {
  const fault = photoFault ?? (there.length < photos.length ? 'lost' : undefined);
  return { photos: there, ...(fault ? { photoFault: fault } : {}) };
}

/** As it is stored: texts of one Unicode form, one line where one line is meant. */
export function cleaned(filing: Filing): Filing {
  const out: Filing = {};
  for (const field of ['text', 'place', 'name', 'phone'] as const) {
    const value = clean(filing[field] ?? '');
    if (value) out[field] = field === 'text' ? value : value.replace(/\s+/g, ' ');
    else if (filing[field] !== undefined) out[field] = '';
  }
  return out;
}

/** The same question with everything that is wrong before it, or undefined where nothing is. */
export function askAgain(core: Known, inquiry: Inquiry, filing: Filing): Reply | undefined {
  const long = tooLong(filing);
  const wrong = [...long, ...missing(inquiry, filing), ...photoWrong(inquiry, filing)];
  return wrong.length ? { ...askWhat(core, inquiry, filing, wrong), outcome: long.length ? 'too-long' : 'incomplete' } : undefined;
}

/** A text's photos come by themselves, and what is wrong with one is told to the officer. */
const photoWrong = ({ converses }: Inquiry, { photoFault }: Filing): Wrong[] => (photoFault && !converses ? [{ field: 'photo', text: faultOf(photoFault) }] : []);

/** Characters of each, and what is said over them: it names the field, for it stands above the form. */
const MOST = [
  ['text', MAX_TEXT, 'file.too-long'],
  ['place', MAX_PLACE, 'file.place-too-long'],
  ['name', MAX_NAME, 'file.name-too-long'],
] as const;

const tooLong = (filing: Filing): Wrong[] => MOST.flatMap(([field, max, template]) => ((filing[field]?.length ?? 0) > max ? [{ field, text: say(template, { max: { kind: 'number', number: max } }) }] : []));

function missing({ citizen }: Inquiry, { text, phone: typed, byText }: Filing): Wrong[] {
  const wrong: Wrong[] = text ? [] : [{ field: 'text', text: say('file.text-missing') }];
  if (citizen.kind === 'phone') return wrong;
  if (!typed) return [...wrong, { field: 'phone', text: say('file.phone-missing') }];
  const phone = parsePhone(typed);
  if (!phone) return [...wrong, { field: 'phone', text: say('file.phone-wrong') }];
  // Act §27①: who chooses texts is told by text, so that a text has to arrive there.
  return byText && !takesTexts(phone) ? [...wrong, { field: 'phone', text: say('file.phone-no-texts') }] : wrong;
}
