/** The list of channels: one visible line each. A test fails if a folder is not listed. */
import type { Channel } from '../src/channel.js';
import { createJson } from './json/index.js';
import { createMobile } from './mobile/index.js';
import { createPda } from './pda/index.js';
import { createSms, type SmsSettings } from './sms/index.js';
import { createTv } from './tv/index.js';
import type { RemoteKey } from './tv/keys.js';

export interface ChannelSettings {
  sms: SmsSettings;
  /** Codes of remote controls that staff entered, as they are now. */
  remoteKeys?(): readonly RemoteKey[];
}

export const createChannels = ({ sms, remoteKeys }: ChannelSettings): Channel[] => [
  createSms(sms), //
  createMobile(),
  createPda(),
  createTv(remoteKeys),
  createJson(),
];
