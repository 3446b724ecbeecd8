/** Twilio: a signed webhook in, TwiML out. https://www.twilio.com/docs/usage/security#validating-requests */
import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js';
import { Refusal } from '../../src/errors.js';
import type { Media, Received } from '../../src/inquiry.js';
import { type Carrier, needed, said } from './carrier.js';
import { twiml } from './twiml.js';

export interface TwilioSettings {
  authToken: string | undefined;
  publicUrl: URL;
}

export function twilio({ authToken, publicUrl }: TwilioSettings): Carrier {
  return {
    name: 'twilio',
    path: '/twilio',
    async receive(request) {
      if (request.method !== 'POST') throw new Refusal('wrong-method', 'POST');
      const token = needed('twilio', authToken);
      const json = (request.headers.get('content-type') ?? '').includes('json');
      const body = json ? new Uint8Array(await request.arrayBuffer()) : await request.text();
      const fields = typeof body === 'string' ? fieldsOf(body) : {};
      const signature = request.headers.get('x-twilio-signature') ?? '';
      if (!isSigned(token, signature, signedUrl(publicUrl, request.url), fields, body)) throw new Refusal('forged', 'signature');
      return receivedFrom(fields);
    },
    render: (texts, status) => new Response(twiml(texts), { status, headers: { 'content-type': 'text/xml; charset=utf-8' } }),
  };
}

type Fields = Record<string, string | string[]>;

/** The address that Twilio signs comes from PUBLIC_URL; Host and X-Forwarded-* never change it. */
export function signedUrl(publicUrl: URL, requestUrl: string): string {
  const path = requestUrl.slice(requestUrl.indexOf('/', requestUrl.indexOf('://') + 3));
  return publicUrl.href.replace(/\/$/, '') + path;
}

/** A JSON body counts only with bodySHA256 over the raw bytes; a form is signed field by field. */
export function isSigned(authToken: string, signature: string, url: string, fields: Fields, body: string | Uint8Array): boolean {
  const hashed = url.includes('bodySHA256=');
  if (!signature || (!hashed && body.length > 0 && !Object.keys(fields).length)) return false;
  try {
    // The validator hashes whatever Buffer.from takes: raw bytes stay raw.
    return hashed ? validateRequestWithBody(authToken, signature, url, body as string) : validateRequest(authToken, signature, url, fields);
  } catch {
    return false; // an address that cannot be parsed was not signed by Twilio
  }
}

/** An object without the names that every other one has: `constructor`, `__proto__`. Made by a function, V8 reads it faster than `Object.create(null)`. */
const NoNames = function (this: Fields) {} as unknown as new () => Fields;
NoNames.prototype = Object.create(null);

export function fieldsOf(body: string): Fields {
  const fields = new NoNames();
  for (const [name, value] of new URLSearchParams(body)) {
    const before = fields[name];
    fields[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
  }
  return fields;
}

export const only = (fields: Fields, name: string): string => {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
};

/** Checked after the signature: the HMAC has no delimiters, so shifted names verify; they are no real message. */
function receivedFrom(fields: Fields): Received {
  const id = only(fields, 'MessageSid');
  if (!/^(SM|MM)[0-9a-f]{32}$/i.test(id) || typeof fields.Body !== 'string') throw new Refusal('malformed', 'Twilio fields');
  return said('twilio', { id, from: only(fields, 'From'), text: fields.Body, media: mediaIn(fields) });
}

/** `NumMedia`, then `MediaUrl0` and `MediaContentType0` … https://www.twilio.com/docs/messaging/twiml#media-related-parameters */
function mediaIn(fields: Fields): Media[] {
  const count = Math.min(10, Number(only(fields, 'NumMedia')) || 0);
  if (count === 0) return [];
  return Array.from({ length: count }, (_, i) => ({ url: only(fields, `MediaUrl${i}`), type: only(fields, `MediaContentType${i}`) })).filter((m) => m.url !== '');
}
