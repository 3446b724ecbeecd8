/** Texts out, by whichever carrier is set: one attempt, and what became of it. No body and no number is ever part of a code. */
import type { RefusedWhy, Sender, Sent } from '../../src/channel.js';
import { pauseOf } from '../retry-after.js';
import { classOf } from './errors.js';
import { measure } from './measure.js';

/** A carrier that has not answered by then may still have taken the text, ms. */
const PATIENCE = 10_000;

export interface KannelOut {
  url: string;
  username: string;
  password: string;
  from: string;
  /** Where delivery reports go, its token in it; the notice's id is added. */
  reports?: string;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Delivered to the phone, not delivered, taken by the SMSC, refused by it: 1 + 2 + 8 + 16. */
const DLR_MASK = '27';

/** Kannel's sendsms-user: https://www.kannel.org/download/kannel-userguide/userguide.html#sendsms */
export const kannelSender = ({ url, username, password, from, reports }: KannelOut, ask: Fetch = fetch): Sender => ({
  carrier: 'kannel',
  send: (to, text, notice) => {
    const coding = measure(text).encoding === 'UCS-2' ? '2' : '0';
    const query = new URLSearchParams({ username, password, from, to: national(to), text, charset: 'UTF-8', coding });
    if (reports && notice) {
      query.set('dlr-mask', DLR_MASK);
      query.set('dlr-url', `${reports}&notice=${encodeURIComponent(notice)}&state=%d`); // Kannel puts the number of the report for %d
    }
    // `0: Accepted for delivery`, `3: Queued for later delivery`; what follows is a sentence, not a code.
    return attempt(ask(`${url}?${query}`, { method: 'GET', ...ONCE() }), (body) => ({ id: /^[03]: /.test(body) ? 'kannel' : '' }));
  },
});

/** As a Korean carrier knows its phones; other countries by their whole number. */
export const national = (to: string): string => (to.startsWith('+82') ? `0${to.slice(3)}` : to);

export const ONCE = (): Pick<RequestInit, 'redirect' | 'signal'> => ({ redirect: 'manual', signal: AbortSignal.timeout(PATIENCE) });

export const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** Failures before a byte of the text left this machine. */
const UNSENT = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

export function unanswered(error: unknown): Sent {
  const cause = error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : '';
  if (UNSENT.includes(cause)) return { state: 'refused', code: cause, why: 'transient' };
  return { state: 'doubtful', code: error instanceof Error ? error.name : 'unknown' };
}

/** What an answer says: the text's id where it was taken, else the carrier's code and, where that is known, its meaning. */
interface Said {
  id?: string;
  code?: string;
  why?: RefusedWhy;
}

/** A status decides; without any, nobody knows. @param ambiguous statuses that say nothing about whether it was taken */
export async function attempt(asked: Promise<Response>, read: (body: string) => Said, ambiguous: (status: number, body: string) => boolean = () => false): Promise<Sent> {
  let response: Response;
  let body: string;
  try {
    response = await asked;
    body = await response.text();
  } catch (error) {
    return unanswered(error);
  }
  const { status } = response;
  const said = read(body);
  if (response.ok) return said.id ? { state: 'accepted', id: said.id } : { state: 'doubtful', code: 'unreadable' };
  return answered({ ...said, status, after: pauseOf(response.headers), ambiguous: ambiguous(status, body) });
}

/** What a carrier's no means. @param after so long it asks to wait, ms @param ambiguous it says nothing about whether the text was taken */
export function answered({ status, code = String(status), why = classOf(code, status), after, ambiguous }: Said & { status: number; after: number | undefined; ambiguous: boolean }): Sent {
  if (ambiguous) return { state: 'doubtful', code };
  return { state: 'refused', code, why, ...(after === undefined ? {} : { after }) };
}
