/**
 * What a picture's own bytes say it is, and the picture without anything that is not seen: place, time, camera, comments, a second picture behind the
 * first. Nothing is decoded: headers are read and pieces left out. Pure; never throws, and every loop moves forward.
 */
import { type Cleaned, isAt, joined } from './bytes.js';
import { cleanJpeg } from './jpeg.js';
import { cleanPng } from './png.js';
import { cleanWebp } from './webp.js';

/** Bytes of one picture, as it arrives. */
export const MAX_BYTES = 8 * 1024 * 1024;
/** Pictures of one petition's filing, or of one addition. */
export const MAX_PHOTOS = 5;
/** Whoever opens it has to decode it: 100 megapixels are 400 MB of memory. */
export const MAX_PIXELS = 100_000_000;
/** Browsers draw no longer side than this. */
export const MAX_SIDE = 16_384;

export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PhotoType = (typeof PHOTO_TYPES)[number];

export interface Picture {
  type: PhotoType;
  /** As it is seen: turned by its orientation. */
  width: number;
  height: number;
  bytes: Uint8Array<ArrayBuffer>;
}

/** `empty`: no byte. `not-picture`: no JPEG, PNG or WebP, a moving or a broken one. `heic`: a phone's own, which few browsers show. `too-many-pixels`: nobody could open it. */
export type PictureFault = 'empty' | 'too-big' | 'not-picture' | 'heic' | 'too-many-pixels';

const FORMATS: Readonly<Record<PhotoType, (bytes: Uint8Array) => Cleaned | undefined>> = { 'image/jpeg': cleanJpeg, 'image/png': cleanPng, 'image/webp': cleanWebp };

/** What a name or a browser calls it is never asked: only its bytes. */
export function pictureOf(bytes: Uint8Array): Picture | PictureFault {
  if (!bytes.length) return 'empty';
  if (bytes.length > MAX_BYTES) return 'too-big';
  const type = typeOf(bytes);
  if (!type && isHeic(bytes)) return 'heic';
  const found = type && FORMATS[type](bytes);
  if (!type || !found?.width || !found.height) return 'not-picture';
  if (found.width > MAX_SIDE || found.height > MAX_SIDE || found.width * found.height > MAX_PIXELS) return 'too-many-pixels';
  const turned = found.orientation >= 5;
  return { type, width: turned ? found.height : found.width, height: turned ? found.width : found.height, bytes: joined(found.pieces) };
}

function typeOf(b: Uint8Array): PhotoType | undefined {
  if (b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff) return 'image/jpeg';
  if (isAt(b, 0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  return isAt(b, 0, 'RIFF') && isAt(b, 8, 'WEBP') ? 'image/webp' : undefined;
}

/** ISO/IEC 23008-12: a box `ftyp` of such a brand. AVIF is its kin. */
const isHeic = (b: Uint8Array): boolean => isAt(b, 4, 'ftyp') && ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif', 'avis'].some((brand) => isAt(b, 8, brand));
