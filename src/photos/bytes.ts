/** What the three formats share: what is found in a file, and how its bytes are read and put together. */

/** Dimensions as stored, orientation 1–8 (EXIF), and the pieces that stay. */
export interface Cleaned {
  width: number;
  height: number;
  orientation: number;
  pieces: Uint8Array[];
}

/** Whether these characters, a byte each, stand there. */
export function isAt(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** One after the other, in one piece. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
