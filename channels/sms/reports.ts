/** What carriers say later of a text they took. Signed or token-protected like what comes in; unknown states say nothing. */
import type { Delivery } from '../../src/channel.js';
import { Refusal } from '../../src/errors.js';
import { needed } from './carrier.js';
import type { KannelSettings } from './kannel.js';
import { fieldsOf, isSigned, only, signedUrl, type TwilioSettings } from './twilio.js';

/** Of our own notices. */
export const NOTICE_ID = /^[\w-]{16,64}$/;
type State = Delivery['state'];

/** https://www.twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks */
const TWILIO: Readonly<Record<string, State>> = { sent: 'sent', delivered: 'delivered', read: 'delivered', undelivered: 'failed', failed: 'failed' };

export const twilioReport =
  ({ authToken, publicUrl }: TwilioSettings) =>
  async (request: Request): Promise<Delivery | undefined> => {
    if (request.method !== 'POST') throw new Refusal('wrong-method', 'POST');
    const token = needed('twilio', authToken);
    const body = await request.text();
    const fields = fieldsOf(body);
    if (!isSigned(token, request.headers.get('x-twilio-signature') ?? '', signedUrl(publicUrl, request.url), fields, body)) throw new Refusal('forged', 'signature');
    const notice = new URL(request.url).searchParams.get('notice') ?? '';
    if (!NOTICE_ID.test(notice) || !/^(SM|MM)[0-9a-f]{32}$/i.test(only(fields, 'MessageSid'))) throw new Refusal('malformed', 'Twilio fields');
    return delivery(notice, TWILIO[only(fields, 'MessageStatus')], only(fields, 'ErrorCode'));
  };

/** Kannel's dlr-mask: 1 delivered, 2 not delivered, 4 queued, 8 taken by the SMSC, 16 refused by it. */
const KANNEL: Readonly<Record<string, State>> = { 1: 'delivered', 2: 'failed', 8: 'sent', 16: 'failed' };

export const kannelReport =
  ({ token, same }: KannelSettings) =>
  async (request: Request): Promise<Delivery | undefined> => {
    if (request.method !== 'GET') throw new Refusal('wrong-method', 'GET');
    const shared = needed('kannel', token);
    const query = new URL(request.url).searchParams;
    if (!same(query.get('token') ?? '', shared)) throw new Refusal('forged', 'token');
    const notice = query.get('notice') ?? '';
    if (!NOTICE_ID.test(notice)) throw new Refusal('malformed', 'Kannel fields');
    return delivery(notice, KANNEL[query.get('state') ?? ''], '');
  };

function delivery(notice: string, state: State | undefined, code: string): Delivery | undefined {
  if (!state) return undefined;
  return { notice, state, ...(/^\d{3,6}$/.test(code) ? { code } : {}) };
}
