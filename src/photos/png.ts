/** PNG (W3C PNG, third edition): chunks of length, name, content and sum. Only chunks that draw stay; an animated one becomes its first picture. */
import { chunk } from '../png.js';
import type { Cleaned } from './bytes.js';
import { readOrientation, writeOrientation } from './orientation.js';

const DRAWS = ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD'];
/** Programs cut a picture into chunks of 8 KB at least. */
const MOST = 20_000;

export function cleanPng(bytes: Uint8Array): Cleaned | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces = [bytes.subarray(0, 8)];
  let at = 8;
  let orientation = 1;
  let drawn = false;
  for (let chunk = 0; chunk < MOST && at + 12 <= bytes.length; chunk++) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (end > bytes.length || !/^[a-zA-Z]{4}$/.test(name)) return undefined;
    if ((chunk === 0) !== (name === 'IHDR') || (name === 'IHDR' && length !== 13)) return undefined;
    if (name === 'eXIf' && !drawn) orientation = readOrientation(bytes.subarray(at + 8, end - 4));
    drawn ||= name === 'IDAT';
    if (DRAWS.includes(name)) pieces.push(name === 'IEND' ? END : bytes.subarray(at, end));
    if (name === 'IEND') return drawn ? whole(view, orientation, pieces) : undefined;
    at = end;
  }
  return undefined; // its end is missing
}

const END = Uint8Array.of(0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82);

function whole(view: DataView, orientation: number, pieces: Uint8Array[]): Cleaned {
  const [signature, head, ...rest] = pieces as [Uint8Array, Uint8Array, ...Uint8Array[]];
  const turned = orientation === 1 ? [] : [chunk('eXIf', writeOrientation(orientation))];
  return { width: view.getUint32(16), height: view.getUint32(20), orientation, pieces: [signature, head, ...turned, ...rest] };
}
