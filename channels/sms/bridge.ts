/**
 * The bridge: signed JSON to and from a domestic aggregator, who has what Twilio lacks in Korea: incoming texts, LMS and MMS. docs/bridge.md describes
 * the JSON for whoever builds the other side. A message is told apart by its id, so one that is sent again counts once, within the window too.
 */
import * as z from 'zod';
import type { Delivery } from '../../src/channel.js';
import { Refusal } from '../../src/errors.js';
import { type Carrier, needed, said } from './carrier.js';
import { cut } from './cut.js';
import { carrierBytes, SMS_BYTES } from './measure.js';
import { NOTICE_ID } from './reports.js';
import { isSigned } from './sign.js';

export interface BridgeSettings {
  secret: string | undefined;
  /** Real time, ms. */
  now(): number;
}

/** EUC-KR bytes of an LMS's subject. */
const SUBJECT_BYTES = 40;

/** One text as the aggregator sends it to a phone. */
export interface Worded {
  type: 'SMS' | 'LMS';
  subject?: string;
  text: string;
}

/** An LMS shows its first line as its subject, too. */
export const worded = (text: string): Worded => (carrierBytes(text) <= SMS_BYTES ? { type: 'SMS', text } : { type: 'LMS', subject: cut(text.split('\n')[0] ?? '', SUBJECT_BYTES), text });

const incoming = z.object({
  kind: z.literal('message'),
  id: z.string(),
  from: z.string(),
  to: z.string().optional(),
  type: z.enum(['SMS', 'LMS', 'MMS']),
  subject: z.string().optional(),
  text: z.string(),
  /** How many there were, where they are not sent. */
  pictures: z.number().int().min(0).optional(),
  /** Where the aggregator keeps them for us. */
  media: z.array(z.object({ type: z.string().max(100), url: z.string().max(2_048) })).max(10).optional(),
});

const report = z.object({
  kind: z.literal('report'),
  notice: z.string().regex(NOTICE_ID),
  state: z.enum(['sent', 'delivered', 'failed']),
  code: z.string().regex(/^[\w-]{1,24}$/).optional(),
});

export function bridge(settings: BridgeSettings): Carrier {
  return {
    name: 'bridge',
    path: '/bridge',
    async receive(request) {
      const { id, from, type, subject, text, media = [] } = await read(settings, request, incoming);
      // Some phones put the beginning of a long text into its subject.
      return said('bridge', { id, from, text: type !== 'SMS' && subject && !text.startsWith(subject) ? `${subject} ${text}`.trim() : text, media });
    },
    render: (texts, status) => Response.json({ replies: texts.map(worded) }, { status }),
  };
}

export const bridgeReport =
  (settings: BridgeSettings) =>
  async (request: Request): Promise<Delivery | undefined> => {
    const { notice, state, code } = await read(settings, request, report);
    return { notice, state, ...(code ? { code } : {}) };
  };

/** Signed first, then understood. @throws Refusal; nothing is written */
async function read<T>(settings: BridgeSettings, request: Request, shape: z.ZodType<T>): Promise<T> {
  if (request.method !== 'POST') throw new Refusal('wrong-method', 'POST');
  const secret = needed('bridge', settings.secret);
  const body = new Uint8Array(await request.arrayBuffer());
  if (!(await isSigned(secret, request.headers, body, settings.now()))) throw new Refusal('forged', 'signature');
  const parsed = shape.safeParse(json(body));
  if (!parsed.success) throw new Refusal('malformed', 'bridge fields');
  return parsed.data;
}

function json(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(body));
  } catch {
    return undefined;
  }
}
