/** A QR code as an inline picture. */
import { raw } from 'hono/html';
import type { Html } from './route.js';

/** Quiet zone, in modules (ISO/IEC 18004: four). */
const MARGIN = 4;

/** @param label what the picture is, for screen readers; our own words only */
export async function qr(text: string, label: string): Promise<Html> {
  const { default: QRCode } = await import('qrcode');
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * MARGIN;
  let path = '';
  for (let y = 0; y < modules.size; y++) for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x + MARGIN} ${y + MARGIN}h1v1h-1z`;
  return raw(`<svg class="qr" role="img" aria-label="${label}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${path}"/></svg>`);
}
