/** One photo to whoever's page shows it: the address is sealed, of use to that page's device alone, and soon over. */
import type { Core } from '../core.js';
import { Refusal } from '../errors.js';
import { look } from '../photos/album.js';
import type { Tickets } from '../tokens.js';

export interface PhotoDoor {
  core: Core;
  tickets: Pick<Tickets, 'check'>;
  deviceOf(request: Request): string | undefined;
  fault(code: string): void;
}

const ENDINGS: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

/** Whatever is wrong, there is nothing here: who may not see it is not told that it exists. */
export async function servePhoto(door: PhotoDoor, ticket: string, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
  try {
    const found = await look(door.core, door.tickets.check(ticket, door.deviceOf(request)));
    return found ? photoResponse(found.bytes, found.row.type ?? '') : nothing(404);
  } catch (error) {
    if (error instanceof Refusal && error.outcome === 'stale') return nothing(404);
    door.fault(error instanceof Error ? error.name : 'unknown');
    return nothing(503);
  }
}

const nothing = (status: number): Response => new Response(null, { status, headers: { 'cache-control': 'no-store' } });

/** A picture and nothing else, whatever its bytes are taken for; kept by nobody. */
export function photoResponse(bytes: Uint8Array<ArrayBuffer>, type: string): Response {
  return new Response(bytes, {
    headers: {
      'content-type': type,
      'content-length': String(bytes.length),
      'content-disposition': `inline; filename="photo.${ENDINGS[type] ?? 'bin'}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    },
  });
}
