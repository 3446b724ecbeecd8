/** The gate of every console route: who is it, may they, is the form ours. Only then the handler runs. */
import { Refusal, traceOf } from '../errors.js';
import { may } from '../staff/roles.js';
import type { Page, Person, Route, Visit } from './route.js';
import { see, type Seen } from './see.js';
import { goTo, protectedResponse, show, type Shown, showRefused } from './show.js';

export type Params = Readonly<Record<string, string>>;
/** Names the fault for the log: places of code only. */
export type Fault = (where: string, trace: string) => void;
export type Gate = (route: Route, request: Request, params: Params, address: string) => Promise<Response>;

export function createGate(shown: Shown, fault: Fault): Gate {
  return async (route, request, params, address) => {
    const seen = await see(shown.parts, request, address);
    const stopped = stop(shown, seen, route);
    if (stopped) return stopped;
    const person = (seen.session as { person: Person }).person;
    try {
      const made = await route.handle(visitOf(seen, person, params));
      return made instanceof Response ? protectedResponse(made, seen.cookies) : draw(shown, seen, made, person);
    } catch (error) {
      return failed(shown, seen, route, error, fault);
    }
  };
}

/** What was typed comes back here, too. */
export function failed(shown: Shown, seen: Seen, { method, path, typed }: Pick<Route, 'method' | 'path' | 'typed'>, error: unknown, fault: Fault): Response {
  fault(`${method} ${path}`, traceOf(error));
  return showRefused(shown, seen, error instanceof Refusal && error.outcome === 'busy' ? 'busy' : 'fault', typed);
}

/** @returns the answer when the request ends here; nothing has been read or written for it */
function stop(shown: Shown, seen: Seen, { method, verb, typed }: Route): Response | undefined {
  const { url, session, form } = seen;
  const posts = method === 'POST';
  if (!shown.parts.secure) return showRefused(shown, seen, 'insecure');
  if (!form) return showRefused(shown, seen, 'too-large');
  if (!session) return posts ? showRefused(shown, seen, 'ended', typed) : goTo(`/console/sign-in?next=${encodeURIComponent(url.pathname + url.search)}`);
  if (!session.settled) return posts ? showRefused(shown, seen, 'ended', typed) : goTo('/console/second-factor');
  if (!may(session.person.role, verb)) return showRefused(shown, seen, 'denied', typed, false);
  if (posts && !seen.genuine) return showRefused(shown, seen, seen.foreign ? 'foreign' : 'stale', typed);
  return undefined;
}

function visitOf(seen: Seen, person: Person, params: Params): Visit {
  const form = seen.form ?? new URLSearchParams();
  const first = new Map<string, string>();
  for (const [name, value] of form) if (!first.has(name)) first.set(name, value);
  const { locale, request, url, token, address } = seen;
  return { person, locale, request, url, params, form: Object.fromEntries(first), all: (name) => form.getAll(name), token, address, session: seen.session?.id ?? '' };
}

const draw = (shown: Shown, seen: Seen, page: Page, person: Person): Response => show(shown, seen, page, person);
