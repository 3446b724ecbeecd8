/** Texts out, by whichever carrier is set: one attempt, and what became of it. No body and no number is ever part of a code. */
import type { Sender, Sent } from '../../src/channel.js';
import { measure } from './measure.js';

/** A carrier that has not answered by then may still have taken the text, ms. */
export const PATIENCE = 10_000;

export interface TwilioOut {
  base: URL;
  account: string;
  authToken: string;
  from: string | undefined;
  /** A messaging service, which chooses the sender. */
  service: string | undefined;
}

export interface KannelOut {
  url: string;
  username: string;
  password: string;
  from: string;
}

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource */
export const twilioSender = ({ base, account, authToken, from, service }: TwilioOut, ask: Fetch = fetch): Sender => ({
  carrier: 'twilio',
  send: (to, text) =>
    attempt(
      ask(`${base.origin}/2010-04-01/Accounts/${account}/Messages.json`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${account}:${authToken}`)}`, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ To: to, Body: text, ...(service ? { MessagingServiceSid: service } : { From: from ?? '' }) }).toString(),
        ...ONCE(),
      }),
      (body) => {
        const { sid, code } = (parsed(body) ?? {}) as { sid?: unknown; code?: unknown };
        return { ...(typeof sid === 'string' ? { id: sid } : {}), ...(typeof code === 'number' ? { code: String(code) } : {}) };
      },
    ),
});

/** Kannel's sendsms-user: https://www.kannel.org/download/kannel-userguide/userguide.html#sendsms */
export const kannelSender = ({ url, username, password, from }: KannelOut, ask: Fetch = fetch): Sender => ({
  carrier: 'kannel',
  send: (to, text) => {
    const coding = measure(text).encoding === 'UCS-2' ? '2' : '0';
    const query = new URLSearchParams({ username, password, from, to: national(to), text, charset: 'UTF-8', coding });
    // `0: Accepted for delivery`, `3: Queued for later delivery`; what follows is a sentence, not a code.
    return attempt(ask(`${url}?${query}`, { method: 'GET', ...ONCE() }), (body) => ({ id: /^[03]: /.test(body) ? 'kannel' : '' }));
  },
});

/** As a Korean carrier knows its phones; other countries by their whole number. */
const national = (to: string): string => (to.startsWith('+82') ? `0${to.slice(3)}` : to);

const ONCE = (): Pick<RequestInit, 'redirect' | 'signal'> => ({ redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** A status decides; without any, nobody knows. */
async function attempt(asked: Promise<Response>, read: (body: string) => { id?: string; code?: string }): Promise<Sent> {
  let response: Response;
  let body: string;
  try {
    response = await asked;
    body = await response.text();
  } catch (error) {
    return { state: 'doubtful', code: error instanceof Error ? error.name : 'unknown' };
  }
  const { id, code } = read(body);
  if (response.ok && id) return { state: 'accepted', id };
  if (response.ok) return { state: 'doubtful', code: 'unreadable' };
  return { state: 'refused', code: code ?? String(response.status), again: response.status === 429 || response.status >= 500 };
}
