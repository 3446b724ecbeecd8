/** PNG (https://www.w3.org/TR/png-3/) as it is written: for what is drawn here, and for what is kept of a citizen's picture. Pure. */

/** Its length, name, content and sum. */
export function chunk(name: string, content: Uint8Array): Uint8Array {
  const made = new Uint8Array(content.length + 12);
  const view = new DataView(made.buffer);
  view.setUint32(0, content.length);
  for (let i = 0; i < 4; i++) made[4 + i] = name.charCodeAt(i);
  made.set(content, 8);
  view.setUint32(made.length - 4, crc(made.subarray(4, -4)));
  return made;
}

/** CRC-32 as annex D has it; for a few bytes it needs no table. */
function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

export interface Drawn {
  width: number;
  height: number;
  /** Bits of a sample. */
  depth: number;
  /** Red, green and blue of each colour: a dot is its place in the list. Without it a dot is its own red, green and blue. */
  palette?: Uint8Array;
  /** All lines, each after its filter's byte, as zlib packs them. */
  packed: Uint8Array;
}

/** A whole picture, without transparency. */
export function pngOf({ width, height, depth, palette, packed }: Drawn): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  head.set([depth, palette ? 3 : 2], 8);
  const pieces = [SIGNATURE, chunk('IHDR', head), ...(palette ? [chunk('PLTE', palette)] : []), chunk('IDAT', packed), chunk('IEND', new Uint8Array())];
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
