/** A form that was open too long: nothing is done, and it comes back as it was typed, so that its button can be pressed again. */
import type { Answer, Core } from '../core.js';
import { Refusal } from '../errors.js';
import { type Ask, type Inquiry, takesPhotos } from '../inquiry.js';
import { askAt, toPath } from '../path.js';
import { cleaned } from '../petitions/file.js';
import { askWhat } from '../petitions/file-replies.js';
import { photoField } from '../petitions/photo-blocks.js';
import { given } from '../photos/album.js';
import { type Block, type Field, type Reply, say } from '../reply.js';

type Asked = Exclude<Ask, { kind: 'said' }>;

/** Above such a form. */
export const lateBlock: Block = { kind: 'text', text: say('late.text') };

/** What stands on the page where such a form was found again. */
export const asLate = (page: Reply): Reply => ({ ...page, outcome: 'stale', title: say('late.title') });

/**
 * Photos that came with it are kept, and stand in it as well.
 * @param page what an ask without anything typed is answered with
 * @throws Refusal('stale') where that page has no such form any more
 */
export async function sendAgain(core: Core, inquiry: Inquiry, ask: Asked, page: (ask: Asked) => Promise<Answer>): Promise<Reply> {
  const photos = takesPhotos(ask) ? (await given(core, inquiry, ask.photos)).map((p) => p.id) : [];
  if (ask.kind === 'file' && inquiry.screen !== 'shared') return asLate(askWhat(core, inquiry, { ...ask, ...cleaned(ask), photos }, [], [lateBlock]));
  const { reply } = await page((askAt(toPath(ask)) ?? { kind: 'menu' }) as Asked);
  if (!reply.blocks.some((b) => b.kind === 'form' && b.ask === ask.kind)) throw new Refusal('stale', 'no such form');
  const shown = photoField(core, inquiry, photos);
  return asLate({ ...reply, blocks: [lateBlock, ...reply.blocks.map((b) => (b.kind === 'form' && b.ask === ask.kind ? { ...b, fields: filled(b.fields, ask, shown) } : b))] });
}

/** With what was typed; never with a one-time code. */
function filled(fields: readonly Field[], ask: Ask, photos: readonly Field[]): Field[] {
  const typed = ask as unknown as Readonly<Record<string, unknown>>;
  const own = fields.filter((f) => f.input !== 'photo').map((field) => (typeof typed[field.name] === 'string' && field.input !== 'code' ? { ...field, value: typed[field.name] as string } : field));
  return own.length < fields.length ? [...own, ...photos] : own;
}
