/** What the console knows of a request before any page looks at it: cookies, language, form, who is signed in. */
import type { Core } from '../core.js';
import type { Locale } from '../staff/locale.js';
import type { Caller, Session, StaffAuth } from '../staff/auth.js';
import { seen as touch } from '../staff/sessions.js';
import type { Crypto } from '../storage/vault.js';
import type { Passwords } from '../staff/password.js';
import { fromOurPages, type Tokens } from '../tokens.js';

/** Bytes of a request's body: the longest text a hundred times. */
const MAX_BODY = 256 * 1024;
/** Without a request for so long a session is over, ms. */
export const IDLE = 30 * 60_000;

/** What every page of the console is made with. */
export interface Parts {
  core: Core;
  crypto: Crypto;
  passwords: Passwords;
  tokens: Tokens;
  publicUrl: URL;
  demo: boolean;
  /** https, or this machine alone. */
  secure: boolean;
  /** better-auth, loaded when it is first asked for. */
  auth(): Promise<StaffAuth>;
}

export interface Seen {
  request: Request;
  url: URL;
  locale: Locale;
  address: string;
  caller: Caller;
  /** Undefined: larger than it may be. */
  form: URLSearchParams | undefined;
  session: Session | undefined;
  /** Bound to the session, or to a cookie of this browser before there is one. */
  token: string;
  /** A form of ours: its token is right and no foreign origin sent it. */
  genuine: boolean;
  /** The browser says that another site sent it. */
  foreign: boolean;
  /** The browser itself says that our page sent it. */
  ours: boolean;
  /** To be set with the answer. */
  cookies: string[];
}

export async function see(parts: Parts, request: Request, address: string): Promise<Seen> {
  const caller = callerOf(request, address);
  const { cookie } = caller;
  const form = request.method === 'POST' ? await formOf(request) : new URLSearchParams();
  const session = await sessionOf(parts, caller);
  const { secure, name } = naming(parts.publicUrl);
  const known = cookieValue(cookie, name('console-form'));
  const browser = known ?? parts.core.random.token();
  const owner = session ? `console/${session.token}` : `console-form/${browser}`;
  return {
    request,
    url: new URL(request.url),
    locale: cookieValue(cookie, 'console-lang') === 'en' ? 'en' : 'ko',
    address,
    caller,
    form,
    session,
    token: parts.tokens.issue(owner),
    foreign: !fromOurPages(request, parts.publicUrl),
    genuine: fromOurPages(request, parts.publicUrl) && parts.tokens.check(form?.get('token') ?? '', owner).is === 'good',
    ours: ownOrigin(request, parts.publicUrl),
    cookies: session || known ? [] : [`${name('console-form')}=${browser}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`],
  };
}

export function callerOf(request: Request, address: string): Caller {
  const cookie = request.headers.get('cookie') ?? '';
  return { cookie, address, agent: request.headers.get('user-agent') ?? '', step: /(?:^|; ?)(?:__Host-)?staff-step=([\w-]+)\./.exec(cookie)?.[1] ?? '' };
}

/** What was seen, with a session that better-auth has just put in the place of the old one. @param cookies Set-Cookie values */
export async function freshToken(parts: Parts, seen: Seen, cookies: readonly string[]): Promise<Seen> {
  const cookie = cookies.map((c) => c.split(';')[0]).join('; ');
  const session = await sessionOf(parts, { ...seen.caller, cookie });
  return session ? { ...seen, session, token: parts.tokens.issue(`console/${session.token}`) } : seen;
}

const naming = ({ protocol }: URL): { secure: boolean; name(plain: string): string } => {
  const secure = protocol === 'https:';
  return { secure, name: (plain) => `${secure ? '__Host-' : ''}${plain}` };
};

function cookieValue(cookies: string, name: string): string | undefined {
  const found = cookies.split(/; ?/).find((c) => c.startsWith(`${name}=`));
  const value = found?.slice(name.length + 1);
  return value && /^[\w-]{2,64}$/.test(value) ? value : undefined;
}

/** A session that counts: its account is not disabled, and it was used within the last half hour. */
async function sessionOf(parts: Parts, caller: Caller): Promise<Session | undefined> {
  if (!/(^|; ?)(__Host-)?staff=./.test(caller.cookie)) return undefined;
  const session = await (await parts.auth()).session(caller);
  if (!session || session.disabled || session.seenAt < parts.core.real() - IDLE) return undefined;
  await touch(parts.core.store, session).catch(() => undefined); // a busy database ends no session
  return session;
}

/** An old browser that says nothing is not believed. */
const ownOrigin = (request: Request, publicUrl: URL): boolean => {
  const site = request.headers.get('sec-fetch-site');
  return (site === 'same-origin' || (site === null && request.headers.has('origin'))) && fromOurPages(request, publicUrl);
};

/** Whatever type it says it is: only a form of ours has a token. @returns undefined when it is too large */
async function formOf(request: Request): Promise<URLSearchParams | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BODY) return undefined;
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_BODY) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return new URLSearchParams(text + decoder.decode());
}
