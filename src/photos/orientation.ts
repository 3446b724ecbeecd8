/** Which way up a picture is held: the one thing of EXIF that is seen. It is read out of what a camera wrote, and written anew with nothing beside it. */

/** Tag 0x0112 of the first directory. */
const ORIENTATION = 0x0112;
/** Entries of a directory that are looked at: a camera writes some dozens. */
const MOST = 200;

/** @param tiff what follows `Exif\0\0` @returns 1–8; 1, upright, where nothing sensible stands */
export function readOrientation(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  if (view.byteLength < 14) return 1;
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return 1;
  const little = order === 0x4949;
  const start = view.getUint32(4, little);
  if (start < 8 || start + 2 > view.byteLength) return 1;
  const entries = Math.min(view.getUint16(start, little), MOST);
  for (let i = 0; i < entries; i++) {
    const at = start + 2 + i * 12;
    if (at + 12 > view.byteLength) return 1;
    if (view.getUint16(at, little) !== ORIENTATION) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** A directory with one entry, in 26 bytes. */
export function writeOrientation(orientation: number): Uint8Array {
  return Uint8Array.of(0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0);
}
