/**
 * The app's picture, drawn here: a speech bubble with the working-time bar in it. One list of shapes gives the SVG and the PNGs, which iPhones and
 * older launchers need. Everything stands within the middle four fifths: a launcher may cut any mask out of it.
 */
import { pngOf } from '../../../src/png.js';

/** On a ground of 100 × 100. */
interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
  /** Radius of its corners. */
  r: number;
  colour: string;
}

const NAVY = '#052b57';
const BOXES: Box[] = [
  { x: 20, y: 24, w: 60, h: 44, r: 9, colour: '#ffffff' },
  { x: 30, y: 60, w: 13, h: 17, r: 4, colour: '#ffffff' },
  { x: 29, y: 40, w: 12, h: 12, r: 2, colour: NAVY },
  { x: 44, y: 40, w: 12, h: 12, r: 2, colour: NAVY },
  { x: 59, y: 40, w: 12, h: 12, r: 2, colour: '#8fb0e8' },
];

export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" rx="22" fill="${NAVY}"/>${BOXES.map((b) => `<rect x="${b.x}" y="${b.y}" width="${b.w}" height="${b.h}" rx="${b.r}" fill="${b.colour}"/>`).join('')}</svg>`;

const channels = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** Lines that one row of pixels is measured with. */
const LINES = 4;

/** @param size pixels, both ways */
export async function png(size: number): Promise<Uint8Array<ArrayBuffer>> {
  const rows = new Uint8Array(size * (1 + size * 3)); // each row begins with its filter: none
  for (let y = 0; y < size; y++) rows.set(row(y, size), y * (1 + size * 3) + 1);
  const packed = new Uint8Array(await new Response(new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer());
  return pngOf({ width: size, height: size, depth: 8, packed });
}

/** Each box lies on what is under it, as much of a pixel as it covers. */
function row(y: number, size: number): Uint8Array {
  const out = new Uint8Array(size * 3);
  const ground = channels(NAVY);
  for (let i = 0; i < out.length; i++) out[i] = ground[i % 3] ?? 0;
  for (const box of BOXES) {
    const colour = channels(box.colour);
    const covered = coverage(box, y, size);
    for (const [x, part] of covered) for (let c = 0; c < 3; c++) out[x * 3 + c] = Math.round((out[x * 3 + c] ?? 0) * (1 - part) + (colour[c] ?? 0) * part);
  }
  return out;
}

function coverage(box: Box, y: number, size: number): Map<number, number> {
  const covered = new Map<number, number>();
  for (let line = 0; line < LINES; line++) {
    const span = spanOf(box, ((y + (line + 0.5) / LINES) * 100) / size);
    if (!span) continue;
    const [from, to] = [(span[0] * size) / 100, (span[1] * size) / 100];
    for (let x = Math.floor(from); x < Math.ceil(to); x++) covered.set(x, (covered.get(x) ?? 0) + (Math.min(to, x + 1) - Math.max(from, x)) / LINES);
  }
  return covered;
}

/** From where to where a horizontal line runs inside a box with round corners. */
function spanOf({ x, y, w, h, r }: Box, at: number): [number, number] | undefined {
  if (at < y || at > y + h) return undefined;
  const beyond = Math.max(y + r - at, at - (y + h - r), 0);
  const inset = r - Math.sqrt(r * r - beyond * beyond);
  return [x + inset, x + w - inset];
}
