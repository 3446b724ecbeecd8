/** Configuration: read once, checked once, passed in. An empty value counts as unset. */
import * as z from 'zod';
import { isLoopback } from './address.js';
import { PILOTS, type PilotName } from './pilot/names.js';
import { keyIn, keysIn } from './storage/keys.js';
import type { Secret } from './storage/vault.js';
import { AT_LEAST, RETENTION, type Retention } from './retention/periods.js';

const flag = z.enum(['on', 'off', 'true', 'false', '1', '0', 'yes', 'no'], { error: 'must be on or off' }).transform((v) => ['on', 'true', '1', 'yes'].includes(v));
const origin = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .transform((u) => new URL(u))
  .refine((u) => `${u.origin}/` === u.href, 'must be an origin without a path');
/** Whole, in digits: no 0x50, no 1e3. @param least and most, both included */
const count = (least: number, most: number, unit = '') =>
  z.coerce.string().regex(/^-?\d+(\.\d+)?$/, `must be a number${unit && ` of${unit}`}`).transform(Number).pipe(z.number().int(`must be a whole number${unit && ` of${unit}`}`).min(least, `must be at least ${least}${unit}`).max(most, `must be at most ${most}${unit}`));
/** A name or an address; `[::1]` is ::1. */
const host = z.string().transform((h) => h.replace(/^\[(.*)\]$/, '$1')).refine((h) => URL.canParse(addressOf(h, 0)), 'must be an address or a name');
const addressOf = (name: string, port: number): string => `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
const bare = (v: string): string => v.replace(/^k[1-9]\d{0,3}:/, '');
const secret = z.string().refine((v) => z.base64().safeParse(bare(v)).success, 'must be base64').refine((v) => Buffer.from(bare(v), 'base64').length >= 32, 'must be at least 32 bytes in base64');

const base64url = (bytes: number) => z.string().refine((v) => /^[\w-]+$/.test(v) && Buffer.from(v, 'base64url').length === bytes, `must be ${bytes} bytes in base64url`);

const address = z.union([z.ipv4(), z.ipv6()]);

const days = (of: keyof Retention) => count(AT_LEAST[of], 36_500, ' days').default(RETENTION[of]);

const schema = z.object({
  PORT: count(0, 65_535).default(3000),
  HOST: host.default('127.0.0.1'),
  PUBLIC_URL: origin.optional(),
  DATABASE_PATH: z.string().optional(),
  SECRET_KEY: secret.optional(),
  OLD_SECRET_KEYS: z.string().optional(),
  DISTRICT: z.enum(PILOTS, { error: `must be one of: ${PILOTS.join(', ')}` }).default('gangnam'),
  DEMO: flag.optional(),
  NODE_ENV: z.string().optional(),
  TWILIO_AUTH_TOKEN: z.string().optional(),
  TWILIO_ACCOUNT_SID: z.string().regex(/^AC[0-9a-f]{32}$/i, 'must be AC and 32 hexadecimal digits').optional(),
  TWILIO_FROM: z.string().regex(/^\+?\d{3,15}$/, 'must be a number').optional(),
  TWILIO_MESSAGING_SERVICE_SID: z.string().regex(/^MG[0-9a-f]{32}$/i, 'must be MG and 32 hexadecimal digits').optional(),
  TWILIO_API_BASE: origin.default(new URL('https://api.twilio.com')),
  KANNEL_SENDSMS_URL: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).optional(),
  KANNEL_USERNAME: z.string().optional(),
  KANNEL_PASSWORD: z.string().optional(),
  SMS_CARRIER: z.enum(['twilio', 'kannel', 'bridge', 'demo'], { error: 'must be one of: twilio, kannel, bridge, demo' }).optional(),
  SMS_REPLY_NUMBER: z.string().regex(/^\+?\d{3,15}$/, 'must be a number').optional(),
  SMS_FROM: z.string().regex(/^\d{3,15}$/, 'must be digits alone, as registered').optional(),
  VAPID_SUBJECT: z.string().regex(/^(mailto:[^@\s]+@[^@\s]+|https:\/\/[^\s]+)$/, 'must be mailto: or https:').optional(),
  VAPID_PUBLIC_KEY: base64url(65).optional(),
  VAPID_PRIVATE_KEY: base64url(32).optional(),
  PUSH_SERVICES: z.string().optional(),
  KANNEL_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  BRIDGE_URL: z
    .url({ protocol: /^https?$/, error: 'must be an https address' })
    .refine((u) => u.startsWith('https:') || (URL.canParse(u) && isLoopback(new URL(u).hostname)), 'must be an https address: citizens’ words go there')
    .optional(),
  MEDIA_HOSTS: z.string().optional(),
  BRIDGE_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  CODE_COUNTRIES: z.string().regex(/^[1-9]\d{0,2}(,\s*[1-9]\d{0,2})*$/, 'must be country codes with commas between them, the own one first: 82,1,84').default('82'),
  CODES_PER_DAY: count(1, 10_000_000).default(5_000),
  TRUSTED_PROXY: z.string().refine((v) => v.split(',').every((a) => address.safeParse(a.trim()).success), 'must be addresses with commas between them: 10.0.0.5, ::1').optional(),
  KEEP_PETITIONS_DAYS: days('petitions'),
  KEEP_MESSAGES_DAYS: days('messages'),
  KEEP_PHONES_DAYS: days('phones'),
  KEEP_RECORD_DAYS: days('record'),
  CLOCK: z.iso.datetime({ offset: true, error: 'must be an ISO instant with its offset' }).transform((v) => Date.parse(v)).optional(),
});

/** The names of all settings. */
export const CONFIGURED = Object.keys(schema.shape);

export interface Config {
  port: number;
  host: string;
  publicUrl: URL;
  /** Undefined on Workers. */
  databasePath: string;
  secretKey: Secret | undefined;
  district: PilotName;
  demo: boolean;
  production: boolean;
  twilioAuthToken: string | undefined;
  kannelToken: string | undefined;
  bridgeSecret: string | undefined;
  bridgeUrl: string | undefined;
  twilioBase: URL;
  /** Where photos of texts are fetched, beside the carriers' own addresses. */
  mediaHosts: readonly string[];
  /** Which carrier sends by itself; undefined: none is set. */
  smsOut: SmsOut | undefined;
  /** Answers to notices arrive: they may invite one. */
  repliesArrive: boolean;
  /** Where citizens can text to. */
  replyNumber: string | undefined;
  /** Undefined: no keys are set, and nothing offers push. */
  push: PushOut | undefined;
  /** Whereto one-time codes go: country codes, the district's own first; and how many a day in all. */
  codeCountries: readonly string[];
  codesPerDay: number;
  metricsToken: string | undefined;
  /** Metrics and the lab are open to this machine alone. */
  loopback: boolean;
  trustedProxies: readonly string[];
  retention: Retention;
  clock: number | undefined;
}

export type SmsOut =
  | { carrier: 'demo' }
  | { carrier: 'twilio'; base: URL; account: string; authToken: string; from: string | undefined; service: string | undefined }
  | { carrier: 'kannel'; url: string; username: string; password: string; from: string }
  | { carrier: 'bridge'; url: string; secret: string; from: string };

/** Web push, signed with our own pair (RFC 8292). */
export interface PushOut {
  subject: string;
  publicKey: string;
  privateKey: string;
  /** Push services beside the public ones: hosts, and origins of stand-ins on this machine. */
  services: readonly string[];
}

/** Stops the start with one line that names the variable. */
export class ConfigError extends Error {}

/** @throws ConfigError */
export function readConfig(environment: Readonly<Record<string, unknown>>): Config {
  const given = Object.fromEntries(CONFIGURED.map((name) => [name, environment[name]] as const).filter(([, v]) => v !== undefined && (typeof v !== 'string' || v.trim() !== '')));
  // What a file of secrets ends in would fail much later, at the first message: a line break is part of no token.
  const edged = Object.entries(given).find(([, v]) => typeof v === 'string' && v !== v.trim())?.[0];
  if (edged) throw new ConfigError(`${edged}: begins or ends with a space or a line break`);
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ConfigError(`${issue?.path.join('.') || 'configuration'}: ${issue?.message ?? 'wrong'}`);
  }
  return settle(parsed.data);
}

function settle(env: z.infer<typeof schema>): Config {
  const production = env.NODE_ENV === 'production';
  const hostIsLoopback = isLoopback(env.HOST);
  if (!env.PUBLIC_URL && !hostIsLoopback) throw new ConfigError('PUBLIC_URL: must be given when HOST is not loopback');
  const publicUrl = env.PUBLIC_URL ?? new URL(addressOf(env.HOST, env.PORT));
  const loopback = hostIsLoopback && isLoopback(publicUrl.hostname);
  const demo = env.DEMO ?? (loopback && !production);
  if (demo && !(loopback && !production)) throw new ConfigError('DEMO: can be on only while HOST and PUBLIC_URL are loopback and NODE_ENV is not production');
  if (production && !env.SECRET_KEY) throw new ConfigError('SECRET_KEY: is required when NODE_ENV=production');
  if (env.CLOCK !== undefined && !demo) throw new ConfigError('CLOCK: works only with DEMO');
  return {
    port: env.PORT,
    host: env.HOST,
    publicUrl,
    databasePath: env.DATABASE_PATH ?? (demo ? 'data/demo.db' : 'data/minwon.db'),
    secretKey: secretKey(env),
    district: env.DISTRICT,
    demo,
    production,
    twilioAuthToken: env.TWILIO_AUTH_TOKEN,
    kannelToken: env.KANNEL_TOKEN,
    bridgeSecret: env.BRIDGE_SECRET,
    bridgeUrl: env.BRIDGE_URL,
    twilioBase: env.TWILIO_API_BASE,
    mediaHosts: hostsIn('MEDIA_HOSTS', env.MEDIA_HOSTS),
    smsOut: smsOut(env, demo),
    repliesArrive: demo || env.SMS_REPLY_NUMBER !== undefined,
    replyNumber: env.SMS_REPLY_NUMBER,
    push: pushOut(env),
    codeCountries: env.CODE_COUNTRIES.split(',').map((c) => c.trim()),
    codesPerDay: env.CODES_PER_DAY,
    metricsToken: env.METRICS_TOKEN,
    loopback,
    trustedProxies: env.TRUSTED_PROXY?.split(',').map((s) => s.trim()) ?? [],
    retention: { petitions: env.KEEP_PETITIONS_DAYS, messages: env.KEEP_MESSAGES_DAYS, phones: env.KEEP_PHONES_DAYS, record: env.KEEP_RECORD_DAYS },
    clock: env.CLOCK,
  };
}

type Env = z.infer<typeof schema>;

/** The newest key seals; older ones open what they sealed until it is sealed anew. */
function secretKey({ SECRET_KEY: newest, OLD_SECRET_KEYS: old = '' }: Env): Secret | undefined {
  const older = old.split(',').map((k) => k.trim()).filter(Boolean);
  if (!newest && older.length) throw new ConfigError('OLD_SECRET_KEYS: means nothing without SECRET_KEY');
  if (older.some((k) => !secret.safeParse(k).success)) throw new ConfigError('OLD_SECRET_KEYS: must be keys with commas between them, the newer first');
  if (!newest) return undefined;
  const names = [newest, ...older].map((k) => keyIn(k).name);
  if (new Set(names).size < names.length) throw new ConfigError(`OLD_SECRET_KEYS: two keys are called ${names.find((n, i) => names.indexOf(n) !== i)}; give SECRET_KEY as minwon keys rotate prints it`);
  return keysIn([newest, ...older]);
}

/** The carrier that was chosen, else the demo's, else the only one fully set. */
function smsOut(env: Env, demo: boolean): SmsOut | undefined {
  const made = { demo: demo ? ({ carrier: 'demo' } as const) : undefined, twilio: twilioOut(env), kannel: kannelOut(env), bridge: bridgeOut(env) };
  if (env.SMS_CARRIER) {
    const chosen = made[env.SMS_CARRIER];
    if (!chosen) throw new ConfigError(`SMS_CARRIER: ${env.SMS_CARRIER} ${MISSING[env.SMS_CARRIER]}`);
    return chosen;
  }
  if (made.demo) return made.demo;
  const set = [made.twilio, made.kannel, made.bridge].filter((out) => out !== undefined);
  if (set.length > 1) throw new ConfigError(`SMS_CARRIER: ${set.map((out) => out.carrier).join(' and ')} are ${set.length === 2 ? 'both' : 'all'} set; choose one`);
  return set[0];
}
const MISSING = {
  demo: 'works only with DEMO',
  twilio: 'needs TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN and TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID',
  kannel: 'needs KANNEL_SENDSMS_URL, KANNEL_USERNAME, KANNEL_PASSWORD and SMS_FROM',
  bridge: 'needs BRIDGE_URL, BRIDGE_SECRET and SMS_FROM',
} as const;

/** What is set for sending alone is set whole: half of it would be noticed only when the first citizen hears nothing. */
function whole(carrier: 'twilio' | 'kannel' | 'bridge', forSending: Readonly<Record<string, unknown>>, rest: Readonly<Record<string, unknown>>): void {
  if (Object.values(forSending).every((v) => v === undefined)) return;
  const missing = Object.entries({ ...forSending, ...rest }).find(([, v]) => v === undefined)?.[0];
  if (missing) throw new ConfigError(`${missing}: is missing; sending by ${carrier} ${MISSING[carrier]}`);
}

function twilioOut({ TWILIO_API_BASE: base, TWILIO_ACCOUNT_SID: account, TWILIO_AUTH_TOKEN: authToken, TWILIO_FROM: from, TWILIO_MESSAGING_SERVICE_SID: service }: Env): SmsOut | undefined {
  whole('twilio', { TWILIO_ACCOUNT_SID: account, TWILIO_FROM: from ?? service }, { TWILIO_AUTH_TOKEN: authToken });
  return account && authToken && (from || service) ? { carrier: 'twilio', base, account, authToken, from, service } : undefined;
}

function kannelOut({ KANNEL_SENDSMS_URL: url, KANNEL_USERNAME: username, KANNEL_PASSWORD: password, SMS_FROM: from }: Env): SmsOut | undefined {
  whole('kannel', { KANNEL_SENDSMS_URL: url, KANNEL_USERNAME: username, KANNEL_PASSWORD: password }, { SMS_FROM: from });
  return url && username && password && from ? { carrier: 'kannel', url, username, password, from } : undefined;
}

/** All three or none: half of it would be noticed only when the first citizen hears nothing. */
function pushOut({ VAPID_SUBJECT: subject, VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, PUSH_SERVICES: listed }: Env): PushOut | undefined {
  const services = hostsIn('PUSH_SERVICES', listed);
  if (!subject && !publicKey && !privateKey) return undefined;
  if (subject && publicKey && privateKey) return { subject, publicKey, privateKey, services };
  const missing = Object.entries({ VAPID_SUBJECT: subject, VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey }).find(([, value]) => !value)?.[0];
  throw new ConfigError(`${missing}: web push needs VAPID_SUBJECT, VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY, or none (minwon push keys makes a pair)`);
}

const hostsIn = (name: string, listed: string | undefined): string[] => (listed?.split(',') ?? []).map((s) => s.trim()).filter(Boolean).map((host) => hostIn(name, host));

/** A host by its name, which https has to prove; plain http, and any port, only on this machine. */
function hostIn(name: string, listed: string): string {
  if (/^\.?([a-z0-9-]+\.)+[a-z][a-z0-9-]*$/.test(listed)) return listed;
  if (URL.canParse(listed) && new URL(listed).origin === listed && isLoopback(new URL(listed).hostname)) return listed;
  throw new ConfigError(`${name}: ${listed} is neither a host's name nor an origin on this machine`);
}

function bridgeOut({ BRIDGE_URL: url, BRIDGE_SECRET: secret, SMS_FROM: from }: Env): SmsOut | undefined {
  whole('bridge', { BRIDGE_URL: url }, { BRIDGE_SECRET: secret, SMS_FROM: from });
  return url && secret && from ? { carrier: 'bridge', url, secret, from } : undefined;
}
