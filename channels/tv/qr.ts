/** A QR code of floated boxes: sets without SVG draw it too, and it needs no picture whose address would carry a secret. */
import { type Html, markup } from '../page.js';

/** Quiet zone, in modules (ISO/IEC 18004: four); px that the whole may have. */
const MARGIN = 4;
const ROOM = 348;
/** px of a module: whole ones, so that no line of light stands between two. */
const MODULES = [8, 7, 6, 5] as const;

/** @throws Error for what no code of 348 px can hold; 130 characters always fit */
export async function qr(text: string, label: string): Promise<Html> {
  const { default: QRCode } = await import('qrcode');
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'L' });
  const side = modules.size + 2 * MARGIN;
  const px = MODULES.find((m) => m * side <= ROOM);
  if (!px) throw new Error('too long for a QR code on a TV');
  const rows = Array.from({ length: modules.size }, (_, y) => markup`<div class="qw">${runs(Array.from({ length: modules.size }, (_, x) => Boolean(modules.get(y, x)))).map(([dark, n]) => markup`<${dark ? 'b' : 'i'} class="q${n}"></${dark ? 'b' : 'i'}>`)}</div>`);
  return markup`<div class="qr qm${px}" role="img" aria-label="${label}">${rows}</div>`;
}

/** Neighbours of one colour together. */
function runs(row: readonly boolean[]): [dark: boolean, length: number][] {
  const out: [boolean, number][] = [];
  for (const dark of row) {
    const last = out.at(-1);
    if (last?.[0] === dark) last[1]++;
    else out.push([dark, 1]);
  }
  return out;
}

/** Widths of runs by the size of a module. */
export const qrStyle = MODULES.map((px) => {
  const most = Math.floor(ROOM / px) - 2 * MARGIN;
  return `.qm${px}{padding:${px * MARGIN}px}.qm${px} .qw,.qm${px} b,.qm${px} i{height:${px}px}${Array.from({ length: most }, (_, n) => `.qm${px} .q${n + 1}{width:${px * (n + 1)}px}`).join('')}`;
}).join('\n');
