/** JPEG (ITU-T T.81, JFIF, Exif): a chain of marked segments. What draws the picture stays; APPn and comments go, and whatever follows its end. */
import { type Cleaned, isAt } from './bytes.js';
import { readOrientation, writeOrientation } from './orientation.js';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const DNL = 0xdc;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP14 = 0xee;
/** Tables: quantisation, Huffman, arithmetic, restart interval. */
const TABLES = [0xdb, 0xc4, 0xcc, 0xdd];
/** SOF0–SOF15 without the three numbers that mean something else. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
/** One file has few frames and scans: a progressive one some ten scans. */
const MOST = 4_000;

interface Found extends Cleaned {
  scans: number;
}

/** @returns undefined for what is no whole JPEG header; a picture whose end is missing gets one */
export function cleanJpeg(bytes: Uint8Array): Cleaned | undefined {
  const found: Found = { width: 0, height: 0, orientation: 1, pieces: [], scans: 0 };
  let at = 2;
  for (let segment = 0; segment < MOST; segment++) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++; // fill bytes
    const marker = bytes[at + 1];
    if (bytes[at] !== 0xff || marker === undefined || marker === EOI) break;
    const size = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + size;
    if (size < 2 || end > bytes.length) break;
    if (!take(found, marker, bytes.subarray(at, end))) return undefined;
    at = marker === SOS ? afterScan(bytes, end) : end;
    if (marker === SOS) found.pieces.push(bytes.subarray(end, at));
  }
  if (!found.scans || !found.width) return undefined;
  const orientation = found.orientation === 1 ? [] : [exif(found.orientation)];
  return { ...found, pieces: [Uint8Array.of(0xff, SOI), ...orientation, ...found.pieces, Uint8Array.of(0xff, EOI)] };
}

/** @param segment with its marker @returns false where the file cannot be one picture */
function take(found: Found, marker: number, segment: Uint8Array): boolean {
  if (isFrame(marker)) {
    if (found.width || segment.length < 10) return false; // a second frame would be a second picture
    found.height = ((segment[5] ?? 0) << 8) | (segment[6] ?? 0);
    found.width = ((segment[7] ?? 0) << 8) | (segment[8] ?? 0);
    if (!found.height) return false; // told only behind the scan (DNL): cameras do not
    found.pieces.push(segment);
  } else if (marker === SOS) {
    if (!found.width) return false;
    found.scans++;
    found.pieces.push(segment);
  } else if (TABLES.includes(marker)) found.pieces.push(segment);
  // Adobe's marker says how colours are coded: 12 bytes of it, no more.
  else if (marker === APP14 && isAt(segment, 4, 'Adobe') && segment.length >= 16) found.pieces.push(Uint8Array.of(0xff, APP14, 0, 14, ...segment.subarray(4, 16)));
  else if (marker === APP0 && isAt(segment, 4, 'JFIF\0') && segment.length >= 16) found.pieces.push(Uint8Array.of(0xff, APP0, 0, 16, ...segment.subarray(4, 16), 0, 0)); // without its thumbnail
  else if (marker === APP1 && isAt(segment, 4, 'Exif\0\0') && found.orientation === 1) found.orientation = readOrientation(segment.subarray(10));
  return marker !== DNL;
}

/** Coded data ends at a marker that is neither a stuffed FF nor a restart. */
function afterScan(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    const next = bytes.indexOf(0xff, at);
    if (next === -1 || next + 1 >= bytes.length) return bytes.length;
    const marker = bytes[next + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && !(marker >= 0xd0 && marker <= 0xd7)) return next;
    at = marker === 0xff ? next + 1 : next + 2;
  }
}

function exif(orientation: number): Uint8Array {
  const tiff = writeOrientation(orientation);
  return Uint8Array.of(0xff, APP1, 0, 8 + tiff.length, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff);
}
