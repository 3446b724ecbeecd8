/**
 * One-time codes (promises 29, 32, 39): six digits by text to a phone, ten minutes, one use, five tries, bound to the form that asked for them. The
 * request is on disk before the carrier is called, under a key that the form's redelivery has too: sent twice, it texts once.
 */
import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import { type Core, DAY, MINUTE, type Texting } from '../core.js';
import type { CodeChecked, Credential, Inquiry } from '../inquiry.js';
import { say, type Reply } from '../reply.js';
import { codeRequests } from '../storage/schema.js';
import { write } from '../storage/store.js';
import { allow, CODES_PER_PHONE, CODES_PER_PHONE_DAY, CODES_PER_PREFIX } from './limits.js';
import { countryOf } from './phone.js';

export const VALID = 10 * MINUTE;
export const TRIES = 5;
const LENGTH = 6;
/** Other countries than the district's own get a tenth of its day. */
const ABROAD = 10;

export type CodeSent = 'asked' | 'accepted' | 'doubtful' | 'refused' | 'limited';

export interface Issued {
  /** What the form for the code carries unseen. */
  request: string;
  sent: CodeSent;
}

type Codes = Pick<Core, 'store' | 'vault' | 'random' | 'real'>;

const requestOf = ({ vault }: Codes, inquiry: string): string => vault.find('code-request', inquiry);
const idOf = ({ vault }: Codes, request: string): string => vault.find('code-request-id', request);
const deviceOf = ({ vault }: Codes, device: string | undefined): string => (device === undefined ? '' : vault.find('code-device', device));
export const placeOf = (id: string): string => `code_requests/${id}`;
const hashOf = ({ vault }: Codes, id: string, code: string): string => vault.find('code', `${id}/${code}`);

/** Whether codes may go to this phone at all. @param number E.164 */
export function reaches({ countries }: Texting, number: string): boolean {
  const { code, mobile } = countryOf(number);
  return mobile && countries.includes(code);
}

/** Counts a text to this phone: the narrowest limit first, so that who is stopped there uses up nobody else's. */
export async function mayText(core: Pick<Core, 'store' | 'vault' | 'real'>, { countries, perDay }: Texting, number: string): Promise<boolean> {
  const { code } = countryOf(number);
  const country = { name: 'code-country', max: code === countries[0] ? perDay : Math.ceil(perDay / ABROAD), within: DAY };
  return (
    (await allow(core, CODES_PER_PHONE, number)) &&
    (await allow(core, CODES_PER_PHONE_DAY, number)) &&
    (await allow(core, CODES_PER_PREFIX, number.slice(0, -4))) &&
    (await allow(core, country, code)) &&
    (await allow(core, { name: 'code-day', max: perDay, within: DAY }, 'all'))
  );
}

/** Asks the carrier once for each inquiry, with no transaction open. Never looks whether the phone is known. @param number E.164 */
export async function issue(core: Codes, texting: Texting, { id: inquiry, device, locale }: Pick<Inquiry, 'id' | 'device' | 'locale'>, number: string): Promise<Issued> {
  const request = requestOf(core, inquiry);
  const id = idOf(core, request);
  const code = core.random.digits(LENGTH);
  const now = core.real();
  const row = { id, device: deviceOf(core, device), sealed: core.vault.seal(number, placeOf(id)), code: hashOf(core, id, code), at: now, expiresAt: now + VALID, sent: 'asked' };
  const [asked] = await core.store.atomic([write(core.store.db.insert(codeRequests).values(row).onConflictDoNothing())]);
  if (!asked) return { request, sent: ((await rowOf(core, id))?.sent ?? 'asked') as CodeSent };
  const sent = (await mayText(core, texting, number)) ? (await texting.send(number, codeText(code), locale)).state : 'limited';
  await core.store.atomic([write(core.store.db.update(codeRequests).set({ sent }).where(eq(codeRequests.id, id)))]);
  return { request, sent };
}

/** What the text says. */
export const codeText = (code: string): Reply => ({ outcome: 'ok', title: say('code.text.title'), blocks: [], short: say('code.text.short', { code: { kind: 'text', text: code } }) });

const rowOf = async ({ store }: Codes, id: string) => (await store.db.select().from(codeRequests).where(eq(codeRequests.id, id)))[0];

/**
 * Each guess is counted by one conditional write before it is looked at, and a right one is spent by another: of many at once, from however many
 * processes, five are looked at and one opens.
 */
export async function check(core: Codes, { request, code }: Credential & { kind: 'code' }, device: string | undefined): Promise<CodeChecked & { number?: string }> {
  const id = idOf(core, request);
  const now = core.real();
  const { db } = core.store;
  const open = and(eq(codeRequests.id, id), isNull(codeRequests.usedAt));
  const [counted] = await core.store.atomic([
    write(
      db
        .update(codeRequests)
        .set({ tries: sql`${codeRequests.tries} + 1` })
        .where(and(open, eq(codeRequests.device, deviceOf(core, device)), lt(codeRequests.tries, TRIES), gt(codeRequests.expiresAt, now))),
    ),
  ]);
  const row = counted ? await rowOf(core, id) : undefined;
  if (!row) return { state: 'over' };
  if (!core.vault.same(row.code, hashOf(core, id, code))) return row.tries < TRIES ? { state: 'wrong', left: TRIES - row.tries, request } : { state: 'over' };
  const [spent] = await core.store.atomic([write(db.update(codeRequests).set({ usedAt: now }).where(open))]);
  return spent ? { state: 'right', number: core.vault.open(row.sealed, placeOf(id)) } : { state: 'over' };
}
