/** Photos in answers: the field that takes them, what was wrong with one, and those that are shown. */
import type { Known } from '../core.js';
import type { Inquiry, PhotoFault } from '../inquiry.js';
import { MAX_PHOTOS } from '../photos/picture.js';
import { type Block, type Field, say, type Wording } from '../reply.js';

/** Where it is asked: texts bring photos by MMS, and a screen that others see is shown none. */
export type Asking = Pick<Inquiry, 'converses' | 'screen'>;

/** None where nothing can be kept. What is kept already stands in it, and can be taken out; what was wrong with one is said. */
export function photoField({ takesPhotos }: Known, { converses, screen }: Asking, kept: readonly string[] = [], fault?: PhotoFault): Field[] {
  if (!takesPhotos || converses || screen === 'shared') return [];
  return [{ name: 'photo', label: say('photo.label'), hint: say('photo.hint', { max: { kind: 'number', number: MAX_PHOTOS } }), input: 'photo', required: false, max: MAX_PHOTOS, ...(kept.length ? { value: kept.join(' ') } : {}), ...(fault ? { wrong: faultOf(fault) } : {}) }];
}

export const faultOf = (fault: PhotoFault): Wording => (fault === 'too-many' ? say('photo.too-many', { max: { kind: 'number', number: MAX_PHOTOS } }) : say(`photo.${fault}`));

interface Shown {
  id: string;
  state: string;
  width: number | null;
  height: number | null;
}

/** Those that can be looked at, in order; nothing where there is none. */
export function imagesBlock(photos: readonly Shown[]): Block[] {
  const images = photos.flatMap(({ id, state, width, height }, i) => (state === 'kept' && width && height ? [{ photo: id, alt: say('photo.alt', { number: { kind: 'number', number: i + 1 } }), width, height }] : []));
  return images.length ? [{ kind: 'images', images }] : [];
}
