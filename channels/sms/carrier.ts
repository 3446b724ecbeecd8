/** What the carriers of this one channel have in common. */
import { Refusal } from '../../src/errors.js';
import type { Media, Received } from '../../src/inquiry.js';

export interface Carrier {
  readonly name: string;
  /** Below the channel's mount. */
  readonly path: string;
  receive(request: Request): Promise<Received>;
  /** @param status of the outcome: 200 for citizens' mistakes, 503 where nothing was saved */
  render(texts: readonly string[], status: number): Response;
}

/** The setting without which nobody comes in by a carrier. */
const NEEDS: Readonly<Record<string, string>> = { twilio: 'TWILIO_AUTH_TOKEN', kannel: 'KANNEL_TOKEN', bridge: 'BRIDGE_SECRET' };

/** What the log and whoever tries its door are told. */
export const missing = (carrier: string): string => `${NEEDS[carrier]} is missing`;

/** @throws Refusal('unready') where a carrier's setting is not set */
export function needed(carrier: string, value: string | undefined): string {
  if (!value) throw new Refusal('unready', missing(carrier));
  return value;
}

const MAX_ID = 128;

/** @throws Refusal('malformed') for fields that no real message has; nothing is written */
export function said(carrier: string, fields: { id: string; from: string; text: string; media?: Media[] }): Received {
  if (!fields.id || fields.id.length > MAX_ID || !/^[\x21-\x7e]+$/.test(fields.id)) throw new Refusal('malformed', 'message id');
  if (!/^[+\d][\d\s().-]{2,24}$/.test(fields.from.trim())) throw new Refusal('malformed', 'sender');
  const received: Received = {
    id: `${carrier}/${fields.id}`,
    channel: 'sms',
    carrier,
    screen: 'private',
    converses: true,
    sessions: 'none',
    credential: { kind: 'sender', phone: fields.from.trim() },
    ask: { kind: 'said', text: fields.text },
  };
  if (fields.media?.length) received.media = fields.media;
  return received;
}
