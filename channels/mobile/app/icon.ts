/**
 * The app's picture, drawn here: a speech bubble with the working-time bar in it. One list of shapes gives the SVG and the PNGs, which iPhones and
 * older launchers need. Everything stands within the middle four fifths: a launcher may cut any mask out of it.
 */

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

/** A PNG without transparency (https://www.w3.org/TR/png-3/). @param size pixels, both ways */
export async function png(size: number): Promise<Uint8Array<ArrayBuffer>> {
  const rows = new Uint8Array(size * (1 + size * 3)); // each row begins with its filter: none
  for (let y = 0; y < size; y++) rows.set(row(y, size), y * (1 + size * 3) + 1);
  const header = new Uint8Array([...bytesOf(size), ...bytesOf(size), 8, 2, 0, 0, 0]);
  const packed = new Uint8Array(await new Response(new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate'))).arrayBuffer());
  return joined([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', packed), chunk('IEND', new Uint8Array())]);
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

const bytesOf = (n: number): number[] => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

function chunk(type: string, data: Uint8Array): Uint8Array {
  const named = joined([new TextEncoder().encode(type), data]);
  return joined([new Uint8Array(bytesOf(data.length)), named, new Uint8Array(bytesOf(crc(named)))]);
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function joined(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
