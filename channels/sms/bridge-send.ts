/** Texts out by the bridge: one signed POST each. Its id is the same whenever the same text of the same notice is sent, so the other side can tell. */
import type { RefusedWhy, Sender, Sent } from '../../src/channel.js';
import { type Worded, worded } from './bridge.js';
import { carrierBytes, LMS_BYTES } from './measure.js';
import { attempt, type Fetch, national, ONCE, parsed } from './send.js';
import { sign } from './sign.js';

export interface BridgeOut {
  url: string;
  secret: string;
  from: string;
  /** Where delivery reports go. */
  reports?: string;
  /** Real time, ms: when a text was signed. */
  now(): number;
  /** Names a text that is no notice's. */
  token(): string;
}

/** A picture makes it an MMS. */
export interface Picture {
  type: 'image/jpeg';
  /** Base64. */
  data: string;
}

export interface BridgeSender extends Sender {
  send(to: string, text: string, notice?: string, pictures?: readonly Picture[]): Promise<Sent>;
}

/** What the other side's words for a refusal mean. */
const WHY: Readonly<Record<string, RefusedWhy>> = {
  later: 'transient',
  limited: 'limited',
  throttled: 'throttled',
  setting: 'setting',
  recipient: 'recipient',
  stopped: 'stopped',
  content: 'content',
};

export const bridgeSender = ({ url, secret, from, reports, now, token }: BridgeOut, ask: Fetch = fetch): BridgeSender => ({
  carrier: 'bridge',
  async send(to, text, notice, pictures = []) {
    if (carrierBytes(text) > LMS_BYTES) return { state: 'refused', code: 'too-long', why: 'content' };
    const message: Worded | (Omit<Worded, 'type'> & { type: 'MMS'; pictures: readonly Picture[] }) = pictures.length ? { subject: '', ...worded(text), type: 'MMS', pictures } : worded(text);
    const id = notice ? `${notice}.${await digest(text)}` : token();
    const body = JSON.stringify({ kind: 'send', id, to: national(to), from, ...message, ...(reports && notice ? { report: reports, notice } : {}) });
    const headers = { 'content-type': 'application/json; charset=utf-8', ...(await sign(secret, body, now())) };
    return attempt(ask(url, { method: 'POST', headers, body, ...ONCE() }), said, (status, answer) => status >= 500 && said(answer).why === undefined);
  },
});

/** `{"id": …}` where it was taken, `{"code": …}` where not. */
function said(answer: string): { id?: string; code?: string; why?: RefusedWhy } {
  const { id, code } = (parsed(answer) ?? {}) as { id?: unknown; code?: unknown };
  const why = typeof code === 'string' ? WHY[code] : undefined;
  return { ...(typeof id === 'string' ? { id } : {}), ...(why ? { code: code as string, why } : {}) };
}

async function digest(text: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(hash.subarray(0, 8), (b) => b.toString(16).padStart(2, '0')).join('');
}
