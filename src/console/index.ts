/** The staff console: one list of routes behind one gate, a door in front of it, a frame around it. */
import { type Context, Hono } from 'hono';
import type { Core } from '../core.js';
import { OUTCOMES, refusalOf, traceOf } from '../errors.js';
import { createPasswords } from '../staff/password.js';
import { may } from '../staff/roles.js';
import type { Crypto } from '../storage/vault.js';
import type { Tokens } from '../tokens.js';
import { type Door, door } from './door.js';
import { ACCOUNT_NOTICES, accounts } from './accounts.js';
import { createGate, type Fault, failed } from './gate.js';
import { INVITATION_NOTICES, invitations } from './invitation.js';
import { OWN_NOTICES, own } from './own.js';
import type { Notices } from './notices.js';
import type { Route, Visit } from './route.js';
import { record } from './record.js';
import { second } from './second.js';
import { type Parts, see } from './see.js';
import { setup } from './setup.js';
import { goTo, headersOf, type Shown, showRefused } from './show.js';

export interface ConsoleWorld {
  core: Core;
  crypto: Crypto;
  tokens: Tokens;
  publicUrl: URL;
  demo: boolean;
  /** https, or this machine alone. */
  secure: boolean;
  addressOf(request: Request, env: unknown): string;
  log(level: 'info' | 'error', line: Record<string, string | number>): void;
  /** Routes of other rooms. */
  routes?: readonly Route[];
  /** What other rooms say after `done(to, key)`. */
  notices?: Notices;
}

export interface Console {
  /** Its paths are whole: mount it at the root. */
  app: Hono;
  /** Every route behind the gate; tests walk this list. */
  routes: readonly Route[];
}

export function createConsole(world: ConsoleWorld): Console {
  const parts = partsOf(world);
  const shown: Shown = { parts, notices: { ...OWN_NOTICES, ...INVITATION_NOTICES, ...ACCOUNT_NOTICES, ...world.notices } };
  const routes: Route[] = [...own(parts), ...accounts(parts), ...record(parts), ...(world.routes ?? [])];
  const open = (path: string): boolean => routes.some((r) => r.method === 'GET' && r.path === path);
  const first = ({ person }: Visit): string => (open('/petitions') && may(person.role, 'petition.see') ? '/petitions' : open('/templates') ? '/templates' : '/account');
  routes.push({ method: 'GET', path: '/', verb: 'own.account', handle: (visit) => goTo(`/console${first(visit)}`) });
  const app = new Hono();
  const logged = logging(world);
  const fault: Fault = (where, trace) => world.log('error', { event: 'console fault', where, fault: trace });
  const gate = createGate(shown, fault);
  for (const d of [...door, ...second, ...setup, ...invitations]) app.on(d.method, `/console${d.path}`, (c) => logged(c, d, () => pass(shown, d, c, world, fault)));
  for (const r of routes) app.on(r.method, `/console${r.path}`, (c) => logged(c, r, () => gate(r, c.req.raw, c.req.param(), world.addressOf(c.req.raw, c.env))));
  app.options('/console/*', () => new Response(null, { status: 204, headers: { allow: 'GET, HEAD, POST', ...headersOf() } }));
  app.get('/console', (c) => c.redirect('/console/', 301));
  app.all('/console/*', async (c) => showRefused(shown, await see(parts, c.req.raw, world.addressOf(c.req.raw, c.env)), parts.secure ? 'not-found' : 'insecure'));
  app.onError((error, c) => {
    if (OUTCOMES[refusalOf(error).outcome].blame === 'us') world.log('error', { event: 'console fault', where: c.req.method, fault: traceOf(error) });
    return c.body('The console cannot answer. Its log says why.\n', 500, headersOf());
  });
  return { app, routes };
}

/** better-auth is loaded when it is first asked for, once. */
function partsOf({ core, crypto, tokens, publicUrl, demo, secure }: ConsoleWorld): Parts {
  const passwords = createPasswords(crypto);
  let loaded: ReturnType<Parts['auth']> | undefined;
  const load = async () => (await import('../staff/auth.js')).createAuth({ store: core.store, passwords, secret: core.vault.find('better-auth', 'secret'), publicUrl });
  const auth: Parts['auth'] = () =>
    (loaded ??= load().catch((error: unknown) => {
      loaded = undefined;
      throw error;
    }));
  return { core, crypto, passwords, tokens, publicUrl, demo, secure, auth };
}

/** Pages without a role: still only over a safe line, of a bearable size, and a POST only from a form of ours. */
async function pass(shown: Shown, { method, path, serve }: Door, c: Context, world: ConsoleWorld, fault: Fault): Promise<Response> {
  const seen = await see(shown.parts, c.req.raw, world.addressOf(c.req.raw, c.env));
  if (!shown.parts.secure) return showRefused(shown, seen, 'insecure');
  if (!seen.form) return showRefused(shown, seen, 'too-large');
  if (method === 'POST' && !seen.genuine) return showRefused(shown, seen, seen.foreign ? 'foreign' : 'stale');
  try {
    return await serve(shown, seen, c.req.param());
  } catch (error) {
    return failed(shown, seen, { method, path }, error, fault);
  }
}

/** One line a request: the route's pattern, never what stands in its place. */
const logging =
  ({ log }: ConsoleWorld) =>
  async (c: Context, { method, path }: Pick<Route, 'method' | 'path'>, serve: () => Promise<Response>): Promise<Response> => {
    const started = performance.now();
    const response = await serve();
    log('info', { event: 'console', method: c.req.method === 'HEAD' ? 'HEAD' : method, route: path, status: response.status, ms: Math.round((performance.now() - started) * 10) / 10 });
    return response;
  };
