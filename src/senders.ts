/** Which carrier sends texts, by configuration; where its delivery reports come back. */
import { bridgeSender } from '../channels/sms/bridge-send.js';
import { kannelSender } from '../channels/sms/send.js';
import { twilioSender } from '../channels/sms/twilio-send.js';
import type { Sender } from './channel.js';
import type { Config } from './config.js';
import type { Core } from './core.js';
import { labSender } from './lab/texts.js';

/** @returns undefined where none is set */
export function senderOf({ smsOut: out, publicUrl, kannelToken }: Config, core: Core): Sender | undefined {
  switch (out?.carrier) {
    case 'demo':
      return labSender(core);
    case 'twilio':
      return twilioSender({ ...out, reports: `${publicUrl.origin}/sms/twilio/status` });
    case 'kannel':
      return kannelSender({ ...out, ...(kannelToken ? { reports: `${publicUrl.origin}/sms/kannel/receipt?token=${encodeURIComponent(kannelToken)}` } : {}) });
    case 'bridge':
      return bridgeSender({ ...out, reports: `${publicUrl.origin}/sms/bridge/report`, now: core.real, token: core.random.token });
    default:
      return undefined;
  }
}
