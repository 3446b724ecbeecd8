/** Text messages: one channel, several carriers. */
import type { Channel, Lossy, Reports, Roomy } from '../../src/channel.js';
import { OUTCOMES, Refusal } from '../../src/errors.js';
import { type BridgeSettings, bridge, bridgeReport } from './bridge.js';
import { missing } from './carrier.js';
import { composeSms, lostInSms, roomOfSms } from './compose.js';
import { demo } from './demo.js';
import { type KannelSettings, kannel } from './kannel.js';
import { kannelReport, twilioReport } from './reports.js';
import { type TwilioSettings, twilio } from './twilio.js';

export interface SmsSettings {
  twilio: TwilioSettings;
  kannel: KannelSettings;
  /** Unset: nobody can come in that way. */
  bridge?: BridgeSettings;
  demo: boolean;
}

const MOUNT = '/sms';

export function createSms(settings: SmsSettings): Channel & Roomy & Lossy & Reports {
  const outside = settings.bridge ?? { secret: undefined, now: () => 0 };
  const carriers = new Map([twilio(settings.twilio), kannel(settings.kannel), bridge(outside), demo(settings.demo)].map((c) => [MOUNT + c.path, c]));
  const carrierOf = (request: Request) => carriers.get(pathOf(request.url));
  return {
    name: 'sms',
    mount: MOUNT,
    device: 'sms',
    async receive(request) {
      const carrier = carrierOf(request);
      if (!carrier) throw new Refusal('not-found');
      return carrier.receive(request);
    },
    compose: composeSms,
    room: roomOfSms,
    lost: lostInSms,
    reports: { '/twilio/status': twilioReport(settings.twilio), '/kannel/receipt': kannelReport(settings.kannel), '/bridge/report': bridgeReport(outside) },
    render(message, { request }) {
      const { blame, status } = OUTCOMES[message.outcome];
      // A citizen's mistake is answered like anything else; only a caller's or our own fault is an HTTP error.
      const answered = blame === 'nobody' || blame === 'citizen';
      const carrier = carrierOf(request);
      if (answered && carrier) return carrier.render(message.texts, 200);
      const said = message.outcome === 'unready' && carrier ? missing(carrier.name) : blame === 'us' ? message.texts.join('\n') : message.outcome;
      return new Response(said, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    },
  };
}

function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('://') + 3);
  const query = url.indexOf('?', start);
  return query === -1 ? url.slice(start) : url.slice(start, query);
}
