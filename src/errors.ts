/** The closed list of outcomes. A fault is a Reply too: words and status come from this table. */
export const OUTCOMES = {
  ok: { status: 200, blame: 'nobody' },
  mistyped: { status: 200, blame: 'citizen' },
  unknown: { status: 200, blame: 'citizen' }, // no such petition, or not yours: one answer for both
  'not-understood': { status: 200, blame: 'citizen' },
  'not-built': { status: 200, blame: 'nobody' },
  'wrong-state': { status: 200, blame: 'citizen' },
  duplicate: { status: 200, blame: 'citizen' },
  incomplete: { status: 422, blame: 'citizen' },
  'too-long': { status: 422, blame: 'citizen' },
  limited: { status: 429, blame: 'citizen' },
  stale: { status: 403, blame: 'citizen' }, // a form whose token is missing, old or someone else's
  passed: { status: 409, blame: 'citizen' }, // a page that was left behind, without cookies: each of its tokens counts once
  insecure: { status: 403, blame: 'caller' }, // personal things asked for over plain HTTP, off this machine
  'no-key': { status: 401, blame: 'caller' }, // an API key that is wrong, or revoked
  'not-allowed': { status: 403, blame: 'caller' }, // not what this API key is for
  'not-found': { status: 404, blame: 'caller' },
  'wrong-method': { status: 405, blame: 'caller' },
  forged: { status: 403, blame: 'caller' },
  malformed: { status: 400, blame: 'caller' },
  'too-large': { status: 413, blame: 'caller' },
  closed: { status: 503, blame: 'nobody' }, // staff have switched this channel off
  unready: { status: 503, blame: 'us' }, // a setting is missing
  busy: { status: 503, blame: 'us' }, // the database is locked or full; nothing was saved
  fault: { status: 503, blame: 'us' }, // anything unexpected; nothing was saved
} as const satisfies Record<string, { status: number; blame: 'nobody' | 'citizen' | 'caller' | 'us' }>;

export type Outcome = keyof typeof OUTCOMES;

/** Thrown where a request ends early; `detail` is for the log and names no person. Of a wrong method it is those that are right. */
export class Refusal extends Error {
  constructor(
    readonly outcome: Outcome,
    readonly detail = '',
  ) {
    super(`${outcome}${detail ? `: ${detail}` : ''}`);
    this.name = 'Refusal';
  }
}

/** A method that is wrong is answered with those that are right (RFC 9110 §15.5.6). */
export function allowing<R extends Response>(response: R, { outcome, detail }: Refusal): R {
  if (outcome === 'wrong-method') response.headers.set('allow', detail);
  return response;
}

/**
 * Why a request ended. A line that broke while it was read (Node's `aborted`) is no fault of ours: nothing was saved, and nobody is there to be answered.
 */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return error instanceof Error && error.message === 'aborted' && 'code' in error && error.code === 'ECONNRESET' ? new Refusal('malformed', 'hung up') : new Refusal('fault');
}

/** Names and places of code only: a driver's message may hold a person's words. */
export function traceOf(error: unknown): string {
  if (error instanceof Refusal) return `${error.outcome} ${error.detail}`;
  if (!(error instanceof Error)) return typeof error;
  const head = `${error.name}: ${error.message}`; // V8 writes both before the frames; a message may look like frames
  const stack = error.stack?.startsWith(head) ? error.stack.slice(head.length) : '';
  const frames = stack.split('\n').filter((l) => /^\s+at /.test(l));
  return [error.name, ...frames.slice(0, 6).map((f) => f.trim())].join(' | ');
}
