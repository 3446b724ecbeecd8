/** better-auth behind one small interface. Only the console loads this file, with its first request; its own HTTP handler is never mounted. */
import { APIError } from 'better-auth/api';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { symmetricDecrypt } from 'better-auth/crypto';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { username } from 'better-auth/plugins/username';
import { eq } from 'drizzle-orm';
import * as tables from '../storage/staff-schema.js';
import type { Store } from '../storage/store.js';
import { LONGEST_PASSWORD, type Passwords, SHORTEST_PASSWORD } from './password.js';
import { isRole, type Role } from './roles.js';
import { USERNAME } from './username.js';

/** Seconds a session lives, however busy. */
const SESSION = 12 * 3600;
/** Seconds between the password and the second step. */
const STEP = 600;
/** The one header that an address is read from; the console makes it, no caller can. */
const ADDRESS = 'x-console-address';

export interface AuthParts {
  store: Store;
  passwords: Passwords;
  /** Signs cookies and seals second factors. */
  secret: string;
  publicUrl: URL;
}

/** Who asks: what better-auth may know of a request. */
export interface Caller {
  /** The Cookie header. */
  cookie: string;
  /** The sign-in that waits for its second step; empty when none does. */
  step: string;
  /** Canonical, from the wiring. */
  address: string;
  agent: string;
}

export interface Session {
  id: string;
  token: string;
  /** Last seen, ms. */
  seenAt: number;
  person: { id: string; username: string; name: string; role: Role; department: string | undefined };
  disabled: boolean;
  /** The second factor is set up. */
  settled: boolean;
}

/** `cookies` are whole Set-Cookie values to be forwarded. */
export type SignIn = { kind: 'wrong' } | { kind: 'disabled' } | { kind: 'second-step' | 'set-up'; cookies: string[] };
export type Checked = { kind: 'wrong' | 'ended' | 'disabled' } | { kind: 'right'; cookies: string[] };

export interface StaffAuth {
  /** Reads; writes nothing. */
  session(caller: Caller): Promise<Session | undefined>;
  /** The password. Somebody without a second factor is signed in to set one up. */
  signIn(caller: Caller, name: string, password: string): Promise<SignIn>;
  /** Who stands before the second step: a staff id. */
  pending(caller: Caller): Promise<string | undefined>;
  secondStep(caller: Caller, by: 'number' | 'backup', code: string): Promise<Checked>;
  /** The secret of a second factor, to be shown while it is set up. */
  secret(staff: string): Promise<string | undefined>;
  /** The number that ends the set-up. */
  confirm(caller: Caller, code: string): Promise<Checked>;
  backupCodes(staff: string): Promise<string[]>;
  /** @returns undefined when the password is wrong */
  newBackupCodes(caller: Caller, password: string): Promise<string[] | undefined>;
  /** Ends every other session. */
  changePassword(caller: Caller, from: string, to: string): Promise<Checked>;
  signOut(caller: Caller): Promise<string[]>;
}

/** Columns that better-auth reads for us and never writes. Roles are asked in roles.ts, for every request. */
const OURS = { text: { type: 'string', required: false, input: false }, flag: { type: 'boolean', required: false, input: false } } as const;

function configured({ store, passwords, secret, publicUrl }: AuthParts) {
  const secure = publicUrl.protocol === 'https:';
  const attributes = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  const named = (name: string) => ({ name: `${secure ? '__Host-' : ''}${name}`, attributes });
  return betterAuth({
    appName: 'minwon',
    baseURL: publicUrl.origin,
    basePath: '/console/unserved',
    secret,
    database: drizzleAdapter(store.direct, {
      provider: 'sqlite',
      transaction: false,
      schema: { user: tables.staff, session: tables.staffSessions, account: tables.staffAccounts, verification: tables.staffVerifications, twoFactor: tables.staffSecondFactors },
    }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: SHORTEST_PASSWORD, maxPasswordLength: LONGEST_PASSWORD, password: passwords },
    user: { additionalFields: { role: OURS.text, department: OURS.text, locale: OURS.text, banned: OURS.flag } },
    session: { expiresIn: SESSION, disableSessionRefresh: true, deferSessionRefresh: true, cookieCache: { enabled: false } },
    plugins: [
      username({ usernameValidator: (name) => USERNAME.test(name) }),
      // Tries are counted by ours (tries.ts), before anything is checked.
      twoFactor({ issuer: 'minwon', twoFactorCookieMaxAge: STEP, accountLockout: { enabled: false } }),
    ],
    databaseHooks: {
      session: {
        create: {
          // Whichever step comes last, the password or the number: a disabled account gets no session.
          async before({ userId }) {
            const [row] = await store.direct.select({ banned: tables.staff.banned }).from(tables.staff).where(eq(tables.staff.id, userId));
            if (row?.banned !== false) throw APIError.from('FORBIDDEN', { code: 'BANNED_USER', message: '' });
          },
        },
      },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      useSecureCookies: false, // the prefix is ours: __Host-
      ipAddress: { ipAddressHeaders: [ADDRESS] },
      cookies: { session_token: named('staff'), two_factor: named('staff-step'), dont_remember: named('staff-short'), trust_device: named('staff-trust') },
    },
  });
}

const headersOf = ({ cookie, address, agent }: Caller): Headers => new Headers({ cookie, [ADDRESS]: address, 'user-agent': agent.slice(0, 300) });
const codeOf = (error: unknown): string => {
  if (error instanceof APIError) return String((error.body as { code?: string } | undefined)?.code ?? error.status);
  throw error;
};

/** A number or a backup code that was tried. @throws what is not an answer */
async function checked(trying: Promise<{ headers: Headers }>): Promise<Checked> {
  try {
    return { kind: 'right', cookies: (await trying).headers.getSetCookie() };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'BANNED_USER') return { kind: 'disabled' };
    return { kind: /^INVALID_(CODE|BACKUP_CODE|PASSWORD)$/.test(code) ? 'wrong' : 'ended' };
  }
}

export function createAuth(parts: AuthParts): StaffAuth {
  const auth = configured(parts);
  const { direct } = parts.store;
  const secondFactor = async (staff: string) => (await direct.select().from(tables.staffSecondFactors).where(eq(tables.staffSecondFactors.userId, staff)))[0];

  return {
    async session(caller) {
      const found = await auth.api.getSession({ headers: headersOf(caller), query: { disableRefresh: true } });
      if (!found) return undefined;
      const { session, user } = found;
      return {
        id: session.id,
        token: session.token,
        seenAt: session.updatedAt.getTime(),
        person: { id: user.id, username: user.username ?? '', name: user.name, role: isRole(user.role) ? user.role : 'reader', department: user.department ?? undefined },
        disabled: user.banned === true,
        settled: user.twoFactorEnabled === true,
      };
    },

    async signIn(caller, name, password) {
      try {
        const { headers, response } = await auth.api.signInUsername({ body: { username: name, password }, headers: headersOf({ ...caller, cookie: '' }), returnHeaders: true });
        const cookies = headers.getSetCookie();
        if ('twoFactorRedirect' in response) return { kind: 'second-step', cookies: cookies.filter((c) => !/^[^=]*=;/.test(c)) };
        await auth.api.enableTwoFactor({ body: { password }, headers: headersOf({ ...caller, cookie: pairs(cookies) }) });
        return { kind: 'set-up', cookies };
      } catch (error) {
        return { kind: codeOf(error) === 'BANNED_USER' ? 'disabled' : 'wrong' };
      }
    },

    async pending({ step }) {
      if (!step) return undefined;
      const [row] = await direct.select().from(tables.staffVerifications).where(eq(tables.staffVerifications.identifier, step));
      return row && row.expiresAt.getTime() > Date.now() ? row.value : undefined; // dated by better-auth's own clock, which is the machine's
    },

    secondStep(caller, by, code) {
      const given = { body: { code }, headers: headersOf({ ...caller, cookie: stepOnly(caller.cookie) }), returnHeaders: true as const };
      return checked(by === 'number' ? auth.api.verifyTOTP(given) : auth.api.verifyBackupCode(given));
    },

    async secret(staff) {
      const row = await secondFactor(staff);
      return row && symmetricDecrypt({ key: (await auth.$context).secretConfig, data: row.secret });
    },

    confirm: (caller, code) => checked(auth.api.verifyTOTP({ body: { code }, headers: headersOf(caller), returnHeaders: true })),

    backupCodes: async (staff) => (await auth.api.viewBackupCodes({ body: { userId: staff } })).backupCodes,

    async newBackupCodes(caller, password) {
      try {
        return (await auth.api.generateBackupCodes({ body: { password }, headers: headersOf(caller) })).backupCodes;
      } catch (error) {
        if (codeOf(error) === 'INVALID_PASSWORD') return undefined;
        throw error;
      }
    },

    changePassword: (caller, from, to) => checked(auth.api.changePassword({ body: { currentPassword: from, newPassword: to, revokeOtherSessions: true }, headers: headersOf(caller), returnHeaders: true })),

    signOut: async (caller) => (await auth.api.signOut({ headers: headersOf(caller), returnHeaders: true })).headers.getSetCookie(),
  };
}

/** Set-Cookie values as the browser would send them back. */
const pairs = (cookies: string[]): string => cookies.map((c) => c.split(';')[0]).join('; ');
/** The second step belongs to the sign-in under way, not to a session that is still there. */
const stepOnly = (cookie: string): string => cookie.split(/; ?/).filter((c) => /^(__Host-)?staff-step=/.test(c)).join('; ');
