/** From a page to a response: the frame, the headers that protect it, the cookies that go with it. */
import type { Parts, Seen } from './see.js';
import { type Framed, framed } from './frame.js';
import { type Notices, noticeOf } from './notices.js';
import { REFUSALS, refusedBody, type Refused } from './refused.js';
import type { Page, Person } from './route.js';

const POLICY: Readonly<Record<string, string>> = {
  'default-src': "'none'",
  'style-src': "'self'",
  'script-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'frame-src': "'self'",
  'form-action': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};

export interface Shown {
  parts: Parts;
  /** Notices of the rooms, by key. */
  notices: Notices;
}

/** Headers of every answer of the console. @param more additions by directive */
export function headersOf(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const directives = new Set([...Object.keys(POLICY), ...Object.keys(more)]);
  const sources = (d: string): string => [more[d] && POLICY[d] === "'none'" ? '' : POLICY[d], more[d]].filter(Boolean).join(' ');
  const policy = [...directives].map((d) => `${d} ${sources(d)}`);
  return {
    'cache-control': 'no-store',
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    vary: 'Cookie',
  };
}

/** Draws a page for whoever asked. */
export function show(shown: Shown, seen: Seen, page: Framed & Pick<Page, 'status' | 'policy'>, person: Person | undefined = settledPerson(seen)): Response {
  const { district } = shown.parts.core;
  const { locale, url, token } = seen;
  const department = district.departments.get(person?.department ?? '')?.name[locale];
  const notice = noticeOf(shown.notices, url.searchParams.get('done'));
  const here = seen.request.method === 'POST' ? '/console/' : url.pathname + url.search;
  const body = framed(page, { locale, district: district.name[locale], token, here, ...(person ? { person } : {}), ...(department ? { department } : {}), ...(notice ? { notice } : {}) });
  return withCookies(new Response(body, { status: page.status ?? 200, headers: { 'content-type': 'text/html; charset=utf-8', ...headersOf(page.policy) } }), seen.cookies);
}

/** @param typed what the route's form holds of somebody's writing: given back, with a button when the form is ours */
export function showRefused(shown: Shown, seen: Seen, why: Refused, typed?: readonly string[], resend = seen.ours): Response {
  return show(shown, seen, { title: REFUSALS[why].title[seen.locale], status: REFUSALS[why].status, body: refusedBody(why, seen, typed, resend) });
}

const settledPerson = ({ session }: Seen): Person | undefined => (session?.settled ? session.person : undefined);

/** A handler's own response gets the headers that it did not set itself. */
export function protectedResponse(response: Response, cookies: readonly string[]): Response {
  const made = new Response(response.body, response);
  for (const [name, value] of Object.entries(headersOf())) if (!made.headers.has(name)) made.headers.set(name, value);
  return withCookies(made, cookies);
}

function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

/** 303 within the console, with cookies. */
export const goTo = (to: string, cookies: readonly string[] = []): Response => withCookies(new Response(null, { status: 303, headers: { location: to, 'cache-control': 'no-store' } }), cookies);

const DOORS = /^\/console\/(sign-|second-|invitation)/;

/** Where to go on: a path of the console and nothing else. @param doors whether the pages before sign-in count */
export function ownPath(given: string | null | undefined, doors = false): string {
  const url = given?.startsWith('/console/') && !given.includes('\\') && URL.canParse(given, 'http://console') ? new URL(given, 'http://console') : undefined;
  return url?.host === 'console' && url.pathname.startsWith('/console/') && (doors || !DOORS.test(url.pathname)) ? url.pathname + url.search : '/console/';
}
