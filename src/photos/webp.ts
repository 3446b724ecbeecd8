/** WebP (RFC 9649): a RIFF of chunks. The picture itself stays, with its transparency; colour profile, EXIF, XMP and unknown chunks go. Moving ones are refused. */
import { type Cleaned, isAt } from './bytes.js';
import { readOrientation, writeOrientation } from './orientation.js';

const MOST = 1_000;
/** Flags of VP8X. */
const ALPHA = 0x10;
const EXIF = 0x08;
const MOVES = 0x02;

interface Chunk {
  name: string;
  /** Without head and padding. */
  content: Uint8Array;
  /** With both. */
  whole: Uint8Array;
}

export function cleanWebp(bytes: Uint8Array): Cleaned | undefined {
  const found = chunksOf(bytes);
  const image = found.find((c) => c.name === 'VP8 ' || c.name === 'VP8L');
  const extended = found.find((c) => c.name === 'VP8X');
  if (!image || (extended && extended !== found[0]) || found.some((c) => c.name === 'ANIM' || c.name === 'ANMF')) return undefined;
  if (extended && (extended.content.length < 10 || ((extended.content[0] ?? 0) & MOVES) !== 0)) return undefined;
  const size = image.name === 'VP8L' ? lossless(image.content) : lossy(image.content);
  if (!size) return undefined;
  const about = found.find((c) => c.name === 'EXIF');
  const orientation = about ? readOrientation(isAt(about.content, 0, 'Exif\0\0') ? about.content.subarray(6) : about.content) : 1;
  const alpha = found.find((c) => c.name === 'ALPH');
  const body = extended && (alpha || orientation !== 1) ? [extension(size, (alpha ? ALPHA : 0) | (orientation === 1 ? 0 : EXIF)), ...(alpha ? [alpha.whole] : []), image.whole, ...(orientation === 1 ? [] : [made('EXIF', writeOrientation(orientation))])] : [image.whole];
  return { ...size, orientation, pieces: [head(body), ...body] };
}

/** What stands within the length that the file itself names; a chunk that reaches beyond it ends the list. */
function chunksOf(bytes: Uint8Array): Chunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: Chunk[] = [];
  const limit = Math.min(bytes.length, view.byteLength >= 12 ? view.getUint32(4, true) + 8 : 0);
  let at = 12;
  while (at + 8 <= limit && chunks.length < MOST) {
    const length = view.getUint32(at + 4, true);
    if (at + 8 + length > limit) break;
    const end = at + 8 + length + (length % 2);
    const whole = end <= bytes.length ? bytes.subarray(at, end) : undefined;
    if (!whole) break;
    chunks.push({ name: String.fromCharCode(...bytes.subarray(at, at + 4)), content: bytes.subarray(at + 8, at + 8 + length), whole });
    at = end;
  }
  return chunks;
}

type Size = Pick<Cleaned, 'width' | 'height'>;

/** RFC 6386 §9.1: a key frame's start code, then 14 bits each. */
function lossy(c: Uint8Array): Size | undefined {
  if (c.length < 10 || ((c[0] ?? 1) & 1) !== 0 || c[3] !== 0x9d || c[4] !== 0x01 || c[5] !== 0x2a) return undefined;
  return { width: (((c[7] ?? 0) << 8) | (c[6] ?? 0)) & 0x3fff, height: (((c[9] ?? 0) << 8) | (c[8] ?? 0)) & 0x3fff };
}

/** RFC 9649 §3.4: one byte of signature, then 14 bits each, less one. */
function lossless(c: Uint8Array): Size | undefined {
  if (c.length < 5 || c[0] !== 0x2f) return undefined;
  const bits = ((c[1] ?? 0) | ((c[2] ?? 0) << 8) | ((c[3] ?? 0) << 16) | ((c[4] ?? 0) << 24)) >>> 0;
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function extension({ width, height }: Size, flags: number): Uint8Array {
  const [w, h] = [width - 1, height - 1];
  return made('VP8X', Uint8Array.of(flags, 0, 0, 0, w & 255, (w >> 8) & 255, w >> 16, h & 255, (h >> 8) & 255, h >> 16));
}

function made(name: string, content: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(8 + content.length + (content.length % 2));
  for (let i = 0; i < 4; i++) chunk[i] = name.charCodeAt(i);
  new DataView(chunk.buffer).setUint32(4, content.length, true);
  chunk.set(content, 8);
  return chunk;
}

function head(body: readonly Uint8Array[]): Uint8Array {
  const start = Uint8Array.of(0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50);
  new DataView(start.buffer).setUint32(4, 4 + body.reduce((sum, c) => sum + c.length, 0), true);
  return start;
}
