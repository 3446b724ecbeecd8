/**
 * Staff for tests, on any gateway and both engines. Rows are written directly: no scrypt, no waiting for numbers.
 *
 *   const editor = await signIn(h, 'editor');                    // a signed-in person of that role
 *   const page = await editor.get('/templates');                 // under /console; a Response
 *   const done = await editor.post('/change-sets', { title });   // with a form token, as our own page sends it
 *   await editor.post(path, fields, { origin: 'https://x' });    // headers on top; `token: ''` among the fields to leave it out
 *   editor.id, editor.username, editor.cookie, editor.session    // to look rows up, or to send requests by hand
 *
 * Two of one role: `signIn(h, 'editor', { username: 'second' })`. With a password and a second factor to sign in by hand: `enrol`.
 */
import * as crypto from 'node:crypto';
import { symmetricEncrypt } from 'better-auth/crypto';
import { createPasswords } from '../../src/staff/password.js';
import type { Role } from '../../src/staff/roles.js';
import { emailOf } from '../../src/staff/username.js';
import { staff, staffAccounts, staffSecondFactors, staffSessions } from '../../src/storage/staff-schema.js';
import { write } from '../../src/storage/store.js';
import type { Crypto } from '../../src/storage/vault.js';
import type { Gateway } from '../../src/wire.js';

export const ORIGIN = 'http://127.0.0.1:3000';
export const PASSWORD = 'old pear tree 7';
export const SECRET = 'known-secret-of-the-tests-only-1';

export interface SignedIn {
  id: string;
  username: string;
  session: string;
  cookie: string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** A form token of this session. */
  token(): Promise<string>;
}

export interface Given {
  username?: string;
  name?: string;
  department?: string;
  /** False: the second factor is still to be set up. */
  settled?: boolean;
}

const bytes = (): string => crypto.randomBytes(16).toString('base64url');
/** better-auth's own secret, as the console derives it. */
export const secretOf = ({ core }: Pick<Gateway, 'core'>): string => core.vault.find('better-auth', 'secret');

/** An account without a session. @returns its id */
export async function addPerson({ core }: Pick<Gateway, 'core'>, role: Role, { username = role, name = `${role} 직원`, department, settled = true }: Given = {}): Promise<string> {
  const id = bytes();
  const now = new Date();
  await core.store.atomic([
    write(core.store.db.insert(staff).values({ id, name, email: emailOf(username), emailVerified: true, createdAt: now, updatedAt: now, username, role, department: department ?? null, banned: false, twoFactorEnabled: settled })),
  ]);
  return id;
}

/** A session for an account. @returns its id and its cookie */
export async function addSession({ core }: Pick<Gateway, 'core'>, userId: string, secure = false): Promise<{ session: string; cookie: string }> {
  const session = bytes();
  const token = bytes() + bytes();
  const now = new Date();
  await core.store.atomic([
    write(core.store.db.insert(staffSessions).values({ id: session, token, userId, createdAt: now, updatedAt: now, expiresAt: new Date(now.getTime() + 3_600_000), ipAddress: '192.0.2.9', userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0' })),
  ]);
  const signature = crypto.createHmac('sha256', secretOf({ core })).update(token).digest('base64');
  return { session, cookie: `${secure ? '__Host-' : ''}staff=${encodeURIComponent(`${token}.${signature}`)}` };
}

/** A password (PASSWORD) and a second factor (SECRET) for an account: to sign in by the pages themselves. */
export async function enrol({ core }: Pick<Gateway, 'core'>, userId: string, hashing: Crypto = crypto): Promise<void> {
  const now = new Date();
  const { db } = core.store;
  const secret = await symmetricEncrypt({ key: secretOf({ core }), data: SECRET });
  const backupCodes = await symmetricEncrypt({ key: secretOf({ core }), data: JSON.stringify(['aaaaa-11111', 'bbbbb-22222']) });
  await core.store.atomic([
    write(db.insert(staffAccounts).values({ id: bytes(), accountId: userId, providerId: 'credential', userId, password: await createPasswords(hashing).hash(PASSWORD), createdAt: now, updatedAt: now })),
    write(db.insert(staffSecondFactors).values({ id: bytes(), userId, secret, backupCodes, verified: true })),
  ]);
}

export const tokenIn = (page: string): string => /name="token" value="([^"]+)"/.exec(page)?.[1] ?? '';

export async function signIn(gateway: Pick<Gateway, 'app' | 'core'>, role: Role, given: Given = {}): Promise<SignedIn> {
  const id = await addPerson(gateway, role, given);
  const { session, cookie } = await addSession(gateway, id);
  let known: Promise<string> | undefined;
  const get: SignedIn['get'] = async (path, headers = {}) => gateway.app.request(`${ORIGIN}/console${path}`, { headers: { cookie, ...headers } });
  const token = (): Promise<string> => (known ??= get('/account').then((r) => r.text()).then(tokenIn));
  return {
    id,
    username: given.username ?? role,
    session,
    cookie,
    get,
    token,
    post: async (path, fields = {}, headers = {}) =>
      gateway.app.request(`${ORIGIN}/console${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: ORIGIN, 'sec-fetch-site': 'same-origin', cookie, ...headers },
        body: new URLSearchParams({ token: await token(), ...fields }).toString(),
      }),
  };
}

/** A browser that keeps cookies, to go through the pages as a person does. */
export class Browser {
  readonly jar = new Map<string, string>();
  page = '';
  status = 0;
  headers = new Headers();
  constructor(
    readonly gateway: Pick<Gateway, 'app'>,
    readonly origin = ORIGIN,
    readonly sent: Record<string, string> = {},
  ) {}

  private async send(path: string, init: RequestInit): Promise<this> {
    const cookie = [...this.jar].map(([k, v]) => `${k}=${v}`).join('; ');
    const response = await this.gateway.app.request(this.origin + path, { ...init, headers: { ...(init.headers as Record<string, string>), ...this.sent, ...(cookie ? { cookie } : {}) } });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s);
      if (/max-age=0/i.test(set)) this.jar.delete(name);
      else this.jar.set(name, value);
    }
    this.status = response.status;
    this.headers = response.headers;
    this.page = await response.text();
    const to = response.headers.get('location');
    return response.status === 303 && to ? this.open(to) : this;
  }

  open(path: string): Promise<this> {
    return this.send(path, {});
  }

  /** Sends a form with the page's token. */
  submit(path: string, fields: Record<string, string>): Promise<this> {
    const body = new URLSearchParams({ token: tokenIn(this.page), ...fields }).toString();
    return this.send(path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', origin: this.origin, 'sec-fetch-site': 'same-origin' }, body });
  }

  get title(): string {
    return /<h1>([^<]*)/.exec(this.page)?.[1] ?? '';
  }
}

/** RFC 4648, back to the text that better-auth keeps. */
export function fromBase32(typed: string): string {
  const bits = [...typed].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  return new TextDecoder().decode(Uint8Array.from(bits.match(/.{8}/g) ?? [], (b) => Number.parseInt(b, 2)));
}
