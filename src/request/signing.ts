/** What a page's device carries of its reader's session from one page to the next: a cookie, or the next hidden token. */
import { type Channel, type Message, sessionCookie } from '../channel.js';
import { find, lapsed, secretOf, tokenOf } from '../citizens/sessions.js';
import type { Core } from '../core.js';
import type { Received } from '../inquiry.js';

export interface Signed {
  /** The secret that the device keeps from now on; empty: none. */
  cookie?: string;
  /** Of a session that is open. */
  phone?: { number: string; token?: string };
}

/** Name, value and lifetime of a session's cookie: it goes with the browser. */
export const cookieOf = ({ name }: Channel, secret: string): string => `${sessionCookie(name)}=${secret}${secret ? '' : '; Max-Age=0'}`;

/**
 * @param done undefined where the inquiry ended in an error
 * @param behind how many steps the token that was sent is behind by now: 1 after an answer, which spent it
 */
export async function signedOf(core: Core, received: Received, done: { id: string; message: Message } | undefined, behind: 0 | 1): Promise<Signed> {
  if (done?.message.session === 'set') return opened(core, received, secretOf(core, done.id));
  if (!received.session) return {};
  const session = done?.message.session === 'clear' ? undefined : await find(core, received.session);
  // What ran out by itself opens nothing any more, but a form that was left open still says whose words it sends.
  if ('cookie' in received.session) return session ? { phone: { number: session.number } } : (await lapsed(core, received.session)) ? {} : { cookie: '' };
  return session?.behind === behind ? { phone: { number: session.number, token: tokenOf(core, session) } } : {};
}

async function opened(core: Core, received: Received, secret: string): Promise<Signed> {
  const session = await find(core, { cookie: secret });
  if (!session) return {};
  return received.sessions === 'token' ? { phone: { number: session.number, token: tokenOf(core, session) } } : { cookie: secret, phone: { number: session.number } };
}

/** Whether a stored answer may be given again: its session is open still, and no later page of it was seen. */
export async function stillTheirs(core: Core, received: Received, id: string, { session: change }: Message): Promise<boolean> {
  if (change === 'clear') return true; // it says that a session ended, and nothing else
  if (change === 'set') return ((await find(core, { cookie: secretOf(core, id) }))?.step ?? 2) <= 1;
  if (!received.session) return true;
  const session = await find(core, received.session);
  return session !== undefined && ('cookie' in received.session || session.behind === 1);
}
