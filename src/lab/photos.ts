/** The lab's phone has photos to send, too: three, drawn here, dot by dot. The gateway fetches them as it fetches any carrier's. */
import type { Fetched, MediaSource } from '../channel.js';
import { joined } from '../photos/bytes.js';
import { pngOf } from '../png.js';

const WIDTH = 320;
const HEIGHT = 240;
const CARRIER = 'demo';
/** As channels/sms/demo.ts names them. */
const AT = 'lab:';

/** Red, green, blue of the colours that the scenes are drawn in. */
const COLOURS = { night: 0x16213a, ground: 0x3a4149, pole: 0x8a949e, dark: 0x1e2124, moon: 0xf5e9b8, window: 0xd9a441, day: 0xbfd7ea, wall: 0xc9b79c, road: 0x6d7882, line: 0xf4f5f6, hole: 0x2b2420, bag: 0x33363d, knot: 0x8a949e, cat: 0xb86a2e, grass: 0x6a8f4e, red: 0xd63d4a } as const;
type Colour = keyof typeof COLOURS;
const PALETTE = Object.keys(COLOURS) as Colour[];

type Pen = (colour: Colour, where: (x: number, y: number) => boolean) => void;
const box = (x0: number, y0: number, x1: number, y1: number) => (x: number, y: number) => x >= x0 && x < x1 && y >= y0 && y < y1;
const oval = (cx: number, cy: number, rx: number, ry: number) => (x: number, y: number) => ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 <= 1;

const SCENES: Readonly<Record<string, (pen: Pen) => void>> = {
  /** A street at night whose lamp is dark. */
  lamp(pen) {
    pen('night', () => true);
    pen('moon', oval(52, 48, 18, 18));
    pen('dark', box(190, 70, 320, 200));
    for (const [x, y] of [[206, 88], [246, 88], [286, 88], [206, 128], [286, 128]] as const) pen('window', box(x, y, x + 20, y + 24));
    pen('ground', box(0, 196, 320, 240));
    pen('line', (x, y) => box(0, 218, 320, 222)(x, y) && x % 60 < 34);
    pen('pole', box(118, 58, 124, 200));
    pen('pole', box(118, 54, 166, 60));
    pen('dark', oval(164, 66, 16, 9));
  },
  /** A hole in the road. */
  hole(pen) {
    pen('day', () => true);
    pen('grass', box(0, 70, 320, 100));
    pen('road', (x, y) => y >= 92 && Math.abs(x - 160) < 60 + (y - 92) * 0.9);
    pen('line', (x, y) => y >= 92 && Math.abs(x - 160) < 3 + (y - 92) / 30 && y % 40 < 22);
    pen('dark', oval(196, 180, 56, 24));
    pen('hole', oval(198, 184, 48, 18));
    pen('red', (x, y) => y >= 112 && y < 168 && Math.abs(x - 96) < (y - 110) / 3);
    pen('line', (x, y) => y >= 136 && y < 148 && Math.abs(x - 96) < (y - 110) / 3);
  },
  /** Bags by a wall. */
  bags(pen) {
    pen('wall', () => true);
    pen('pole', (x, y) => y < 180 && (y % 30 < 2 || (x + (Math.floor(y / 30) % 2) * 30) % 60 < 2));
    pen('ground', box(0, 180, 320, 240));
    for (const [x, y, r] of [[90, 168, 44], [170, 172, 40], [236, 178, 32], [132, 190, 36]] as const) {
      pen('bag', oval(x, y, r, r * 0.86));
      pen('knot', oval(x, y - r * 0.86, 7, 5));
    }
    pen('cat', oval(286, 206, 20, 11));
    pen('cat', oval(270, 196, 9, 8));
  },
};

/** Their names, in the order that they are offered. */
export const SAMPLES = Object.keys(SCENES);

const drawn = new Map<string, Uint8Array<ArrayBuffer>>();

/** @returns undefined for a name that is none */
export function samplePhoto(name: string): Uint8Array<ArrayBuffer> | undefined {
  const scene = Object.hasOwn(SCENES, name) ? SCENES[name] : undefined;
  if (!scene) return undefined;
  const known = drawn.get(name) ?? draw(scene);
  drawn.set(name, known);
  return known;
}

/** The demo's photos come from here, everybody else's from where they came. */
export const withSamples = (other: MediaSource): MediaSource => ({
  async fetch(carrier, url): Promise<Fetched> {
    if (carrier !== CARRIER) return other.fetch(carrier, url);
    const bytes = samplePhoto(url.slice(AT.length));
    return bytes ? { bytes } : { code: 'not-picture', again: false };
  },
});

/** Sixteen colours: two dots a byte, each line after its filter's byte. */
function draw(scene: (pen: Pen) => void): Uint8Array<ArrayBuffer> {
  const stride = 1 + WIDTH / 2;
  const lines = new Uint8Array(stride * HEIGHT);
  scene((colour, where) => {
    const value = PALETTE.indexOf(colour);
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        if (!where(x, y)) continue;
        const at = y * stride + 1 + (x >> 1);
        lines[at] = x & 1 ? ((lines[at] ?? 0) & 0xf0) | value : ((lines[at] ?? 0) & 0x0f) | (value << 4);
      }
    }
  });
  const palette = PALETTE.flatMap((c) => [COLOURS[c] >> 16, (COLOURS[c] >> 8) & 255, COLOURS[c] & 255]);
  return pngOf({ width: WIDTH, height: HEIGHT, depth: 4, palette: Uint8Array.from(palette), packed: stored(lines) });
}

/** RFC 1950 and 1951: a stream that is not compressed, one block, at most 65,535 bytes. */
function stored(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  const { length } = bytes;
  return joined([Uint8Array.of(0x78, 0x01, 0x01, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255), bytes, Uint8Array.of(b >> 8, b & 255, a >> 8, a & 255)]);
}
