/** Texts out by Twilio: the package's own Messages resource, deep-imported, over fetch. https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource */
import imported from 'twilio/lib/base/Version.js';
import { MessageListInstance } from 'twilio/lib/rest/api/v2010/account/message.js';
import type { Sender, Sent } from '../../src/channel.js';
import { pauseOf } from '../retry-after.js';
import { answered, type Fetch, ONCE, unanswered } from './send.js';

export interface TwilioOut {
  base: URL;
  account: string;
  authToken: string;
  from: string | undefined;
  /** A messaging service, which chooses the sender. */
  service: string | undefined;
  /** Where delivery reports go; the notice's id is added. */
  reports?: string;
}

/** CommonJS with a default of its own: whoever bundles decides where it is found. */
const Version = 'default' in imported ? imported.default : (imported as unknown as (typeof imported)['default']);

/** What the package asks its client for. */
interface Request {
  uri: string;
  method: string;
  data: Record<string, string>;
  headers: Record<string, string>;
}

/** Of the last answer: the package's errors have no headers. */
interface Last {
  status?: number;
  after?: number | undefined;
}

export const twilioSender = ({ base, account, authToken, from, service, reports }: TwilioOut, ask: Fetch = fetch): Sender => {
  const authorization = `Basic ${btoa(`${account}:${authToken}`)}`;
  /** The package's RequestClient needs axios and Node; its resources need only this. */
  const versionOver = (last: Last): InstanceType<typeof Version> =>
    new Version(
      {
        absoluteUrl: (uri: string) => uri,
        async request({ uri, method, data, headers }: Request) {
          const response = await ask(`${base.origin}/${uri}`, { method: method.toUpperCase(), headers: { ...headers, authorization }, body: new URLSearchParams(data).toString(), ...ONCE() });
          const body = await response.text();
          last.status = response.status;
          last.after = pauseOf(response.headers);
          return { statusCode: response.status, body };
        },
      } as never,
      '2010-04-01',
    );
  return {
    carrier: 'twilio',
    async send(to, text, notice) {
      const last: Last = {};
      const message = { to, body: text, ...(service ? { messagingServiceSid: service } : { from: from ?? '' }), ...(reports && notice ? { statusCallback: `${reports}?notice=${encodeURIComponent(notice)}` } : {}) };
      try {
        const { sid } = await MessageListInstance(versionOver(last) as never, account).create(message);
        return sid ? { state: 'accepted', id: sid } : UNREADABLE;
      } catch (error) {
        const { status, after } = last;
        if (status === undefined) return unanswered(error);
        if (status >= 200 && status < 300) return UNREADABLE;
        const code = codeOf(error);
        // Twilio may have taken what it answered with a fault of its own: https://www.twilio.com/docs/usage/requests-to-twilio
        return answered({ status, after, ambiguous: status >= 500, ...(code ? { code } : {}) });
      }
    },
  };
};

const UNREADABLE: Sent = { state: 'doubtful', code: 'unreadable' };

/** Of the package's exception: Twilio's own number, where it said one. */
const codeOf = (error: unknown): string | undefined => (error instanceof Error && 'code' in error && typeof error.code === 'number' ? String(error.code) : undefined);
