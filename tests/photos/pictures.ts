/** Pictures that tests put together themselves: headers as the formats have them, and whatever a camera, or an attacker, adds. */

export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
export const bytesOf = (...pieces: (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> => Uint8Array.from(pieces.flatMap((p) => [...p]));
const u16 = (n: number): number[] => [(n >> 8) & 255, n & 255];
const u32 = (n: number): number[] => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
const little = (n: number): number[] => u32(n).reverse();

/** What nobody but the citizen should know; tests look for it in what was kept. */
export const SECRET = 'N37.5172 E127.0473 secret-camera';

/** A TIFF as a camera writes it: its maker, an orientation, and where it was taken. */
export function exifOf(orientation: number, order: 'II' | 'MM' = 'MM'): Uint8Array {
  const n16 = (n: number): number[] => (order === 'MM' ? u16(n) : u16(n).reverse());
  const n32 = (n: number): number[] => (order === 'MM' ? u32(n) : little(n));
  return bytesOf(ascii(order), n16(42), n32(8), n16(3), n16(0x010f), n16(2), n32(SECRET.length), n32(62), n16(0x0112), n16(3), n32(1), n16(orientation), n16(0), n16(0x8825), n16(4), n32(1), n32(62), n32(0), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], ascii(SECRET));
}

export const segment = (marker: number, content: Uint8Array | readonly number[]): Uint8Array => bytesOf([0xff, marker], u16(content.length + 2), content);
export const SOI = [0xff, 0xd8];
export const EOI = [0xff, 0xd9];
export const frame = (width: number, height: number, marker = 0xc0): Uint8Array => segment(marker, [8, ...u16(height), ...u16(width), 1, 1, 0x11, 0]);
export const scan = (data: readonly number[] = [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]): Uint8Array => bytesOf(segment(0xda, [1, 1, 0, 0, 63, 0]), data);
export const app1 = (orientation: number, order?: 'II' | 'MM'): Uint8Array => segment(0xe1, bytesOf(ascii('Exif\0\0'), exifOf(orientation, order)));

export function jpeg({ width = 640, height = 480, extra = [] as (Uint8Array | readonly number[])[], after = [] as readonly number[] | Uint8Array } = {}): Uint8Array<ArrayBuffer> {
  return bytesOf(SOI, segment(0xe0, [...ascii('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]), ...extra, segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)]), frame(width, height), segment(0xc4, [0, ...Array.from({ length: 16 }, () => 0)]), scan(), EOI, after);
}

export const chunk = (name: string, content: Uint8Array | readonly number[]): Uint8Array => bytesOf(u32(content.length), ascii(name), content, [1, 2, 3, 4]);
export const PNG = ascii('\x89PNG\r\n\x1a\n');
export const header = (width: number, height: number): Uint8Array => chunk('IHDR', [...u32(width), ...u32(height), 8, 2, 0, 0, 0]);

export function png({ width = 640, height = 480, extra = [] as Uint8Array[], after = [] as readonly number[] } = {}): Uint8Array<ArrayBuffer> {
  return bytesOf(PNG, header(width, height), ...extra, chunk('IDAT', [1, 2, 3]), chunk('IEND', []), after);
}

export const riff = (name: string, content: Uint8Array | readonly number[]): Uint8Array => bytesOf(ascii(name), little(content.length), content, content.length % 2 ? [0] : []);
export const vp8 = (width: number, height: number): Uint8Array => riff('VP8 ', [0x10, 0, 0, 0x9d, 0x01, 0x2a, ...u16(width).reverse(), ...u16(height).reverse(), 7, 7, 7]);
export const vp8l = (width: number, height: number): Uint8Array => riff('VP8L', [0x2f, ...little(((height - 1) << 14) | (width - 1)), 9]);
export const vp8x = (flags: number, width: number, height: number): Uint8Array => riff('VP8X', [flags, 0, 0, 0, ...little(width - 1).slice(0, 3), ...little(height - 1).slice(0, 3)]);

export function webp(chunks: Uint8Array[], after: readonly number[] = []): Uint8Array<ArrayBuffer> {
  const body = bytesOf(...chunks);
  return bytesOf(ascii('RIFF'), little(body.length + 4), ascii('WEBP'), body, after);
}

export const holds = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).includes(text, 0, 'latin1');
