/** Who is asking: a credential becomes a Citizen, or a refusal. */
import { eq, sql } from 'drizzle-orm';
import type { Core } from '../core.js';
import { Refusal } from '../errors.js';
import { type Citizen, type CodeChecked, type LinkChecked, type Credential, isLocale, type Locale, type Received } from '../inquiry.js';
import { isReceipt } from '../petitions/receipt.js';
import { phones } from '../storage/schema.js';
import { type Db, preparedRead, type Write, write } from '../storage/store.js';
import { allow, PROOFS_PER_ADDRESS, PROOFS_PER_RECEIPT, refund } from './limits.js';
import { check } from './codes.js';
import { spend } from './handoff.js';
import { parsePhone } from './phone.js';
import { find, lapsed, type Session, use } from './sessions.js';

export interface Identified {
  citizen: Citizen;
  /** The session that it comes from. */
  session?: Session;
  /** The phone (keyed hash) whose session ran out. */
  lapsed?: string;
  /** What became of a one-time code, and of a link. */
  code?: CodeChecked;
  link?: LinkChecked;
  /** The language that this phone chose before. */
  locale?: Locale;
  /** Remembers a phone that writes for the first time, or its new language. */
  remember(locale: Locale): Write[];
}

const nobody: Identified = { citizen: { kind: 'nobody' }, remember: () => [] };

/** @throws Refusal('malformed') for a sender that is no number, Refusal('limited') after too many proofs */
export async function identify(core: Core, known: KnownPhones, received: Received, address: () => string): Promise<Identified> {
  const { credential } = received;
  const base = received.session ? await bySession(core, known, received) : nobody;
  if (!credential) return base;
  if (credential.kind === 'last-four') return withReceipt(base, await prove(core, credential.receipt, credential.digits, address()));
  if (credential.kind === 'link') return byLink(core, base, credential, received, address);
  if (credential.kind === 'code') return byCode(core, base, credential, received.device, address());
  const number = parsePhone(credential.phone);
  if (!number) throw new Refusal('malformed', 'sender is no phone number');
  const phone = core.vault.find('phone', number);
  const row = await known(phone);
  const locale = isLocale(row?.locale) ? row.locale : undefined;
  const identified: Identified = {
    citizen: { kind: 'phone', phone, lastFour: number.slice(-4), by: 'sender' },
    remember: remembering(core, phone, number, row?.locale),
  };
  if (locale) identified.locale = locale;
  return identified;
}

// Made by a function of its own: what is made inside another is named by tsx at each call, through Object.defineProperty.
const remembering =
  (core: Core, phone: string, number: string, known: string | undefined): Identified['remember'] =>
  (chosen) =>
    known === chosen ? [] : [rememberPhone(core, phone, number, chosen)];

/** Who holds a session. @throws Refusal('passed') for a hidden token that was spent: its page was left behind */
async function bySession(core: Core, known: KnownPhones, { session: key, unattended }: Received): Promise<Identified> {
  const session = key && (await find(core, key));
  if (!session) return ranOut(core, key);
  if (session.behind) throw new Refusal('passed', 'step');
  if (!unattended) await use(core, session);
  const { phone, number, by } = session;
  const identified: Identified = { ...nobody, citizen: { kind: 'phone', phone, lastFour: number.slice(-4), by }, session };
  const row = await known(phone);
  if (isLocale(row?.locale)) identified.locale = row.locale;
  return identified;
}

async function ranOut(core: Core, key: Received['session']): Promise<Identified> {
  const phone = key && (await lapsed(core, key));
  return phone === undefined ? nobody : { ...nobody, lapsed: phone };
}

/** A right code is a phone, whoever held this device before; it is remembered in the write that opens its session. */
async function byCode(core: Core, base: Identified, credential: Credential & { kind: 'code' }, device: string | undefined, address: string): Promise<Identified> {
  if (!(await allow(core, PROOFS_PER_ADDRESS, address))) throw new Refusal('limited', 'codes');
  const { number, ...code } = await check(core, credential, device);
  if (number === undefined) return { ...base, code };
  await refund(core, PROOFS_PER_ADDRESS, address);
  const phone = core.vault.find('phone', number);
  return { ...base, code, citizen: { kind: 'phone', phone, lastFour: number.slice(-4), by: 'code' }, remember: (locale) => [rememberPhone(core, phone, number, locale, true)] };
}

/** A link is looked at by whoever fetches it, previews and scanners included; its button spends it, on a device that can hold a session. */
async function byLink(core: Core, base: Identified, { secret, pressed }: Credential & { kind: 'link' }, { sessions, screen }: Received, address: () => string): Promise<Identified> {
  if (!pressed || sessions === 'none' || screen === 'shared') return { ...base, link: { state: 'seen', secret } };
  if (!(await allow(core, PROOFS_PER_ADDRESS, address()))) throw new Refusal('limited', 'links');
  const spent = await spend(core, secret);
  if (!spent) return { ...base, link: { state: 'over' } };
  await refund(core, PROOFS_PER_ADDRESS, address());
  return { ...base, link: { state: 'right', to: spent.to }, citizen: { kind: 'phone', phone: spent.phone, lastFour: spent.number.slice(-4), by: 'code' } };
}

/** A phone stays itself where it proves one more petition. */
function withReceipt(base: Identified, proved: Citizen): Identified {
  if (base.citizen.kind !== 'phone' || proved.kind !== 'holder') return base.citizen.kind === 'phone' ? base : { ...base, citizen: proved };
  return { ...base, citizen: { ...base.citizen, holds: { receipt: proved.receipt, lastFour: proved.lastFour } } };
}

/** Receipt and last four digits open one petition's status; each try is counted before the look-up. */
async function prove(core: Core, receipt: string, digits: string, address: string): Promise<Citizen> {
  if (!isReceipt(receipt) || !/^\d{4}$/.test(digits)) return { kind: 'nobody' };
  if (!(await allow(core, PROOFS_PER_ADDRESS, address)) || !(await allow(core, PROOFS_PER_RECEIPT, receipt))) throw new Refusal('limited', 'proofs');
  const right = await core.records.holds(receipt, core.vault.find('last-four', `${receipt}/${digits}`));
  if (!right) return { kind: 'nobody' };
  await refund(core, PROOFS_PER_RECEIPT, receipt);
  await refund(core, PROOFS_PER_ADDRESS, address);
  return { kind: 'holder', receipt, lastFour: digits };
}

export type KnownPhones = (phone: string) => Promise<{ locale: string } | undefined>;

export function knownPhones(db: Db): KnownPhones {
  const query = preparedRead({ locale: phones.locale }, (columns) => db.select(columns).from(phones).where(eq(phones.phone, sql.placeholder('phone'))));
  return async (phone) => (await query({ phone }))[0];
}

/** @param onlyNew keeps the language that this phone chose before */
function rememberPhone(core: Core, phone: string, number: string, locale: Locale, onlyNew = false): Write {
  const changedAt = core.now();
  const row = core.store.db.insert(phones).values({ phone, sealed: core.vault.seal(number, `phones/${phone}`), locale, changedAt });
  return write(row.onConflictDoUpdate({ target: phones.phone, set: onlyNew ? { changedAt } : { locale, changedAt } }));
}
