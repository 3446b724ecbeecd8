/**
 * A shared screen shows the petitions of a phone that stands before it (promise 30). Three ways lead there: the link in the QR, nine digits typed on
 * the phone, nine digits by text — and a text proves nothing about who stands where, so its answer carries a number to be typed on the screen.
 * The screen is known by its own cookie alone: neither link nor code is that secret, and the database holds keyed hashes of all of them.
 */
import { and, desc, eq, gt, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { type Core, MINUTE } from '../core.js';
import { pairings, sessions } from '../storage/schema.js';
import { type Write, write } from '../storage/store.js';
import { open, SCREEN_IDLE, SCREEN_WHOLE } from './sessions.js';

/** How long code and link count; who claimed them has so long to press the button, or to type the number. */
export const CODE_VALID = 3 * MINUTE;
export const CLAIM_VALID = 2 * MINUTE;
/** How long a screen may take to notice that it was approved. */
const NOTICED = MINUTE;
/** Codes that count at the same time: of 10^9. */
export const MOST_LIVE = 1_000;
/** Guesses of the number that a text carried to the phone. */
export const NUMBER_TRIES = 5;
const CODE_LENGTH = 9;
const NUMBER_LENGTH = 6;

export type Pairing = typeof pairings.$inferSelect;
export type How = 'link' | 'code' | 'text';
type Parts = Pick<Core, 'store' | 'vault' | 'random' | 'real'>;

const screenOf = ({ vault }: Parts, device: string): string => vault.find('pairing-screen', device);
const codeOf = ({ vault }: Parts, code: string): string => vault.find('pairing-code', code);
const linkOf = ({ vault }: Parts, link: string): string => vault.find('pairing-link-id', link);
const numberOf = ({ vault }: Parts, id: string, number: string): string => vault.find('pairing-number', `${id}/${number}`);
export const placeOf = (id: string): string => `pairings/${id}`;

/** What the QR's link carries: 192 bits, derived, so that no copy of the database holds them. */
export const secretLink = ({ vault }: Parts, { id }: Pick<Pairing, 'id'>): string => vault.find('pairing-link', id);
export const shownCode = ({ vault }: Parts, { id, sealed }: Pick<Pairing, 'id' | 'sealed'>): string => vault.open(sealed, placeOf(id));

/** Who may do what with a row is decided again by the database: a row for which this does not hold is refused (`pairings.live`). */
const guarded = (holds: SQL | undefined): SQL => sql`case when ${holds} then 1 end`;
const standing = (now: number): SQL | undefined => and(isNull(pairings.endedAt), isNull(pairings.approvedAt), gt(pairings.expiresAt, now));

/** How many codes count now. */
export async function liveCodes({ store, real }: Parts): Promise<number> {
  const [row] = await store.db.select({ n: sql<number>`count(*)` }).from(pairings).where(standing(real()));
  return row?.n ?? 0;
}

/** A new code for a screen; its older ones end. Refused by the database above MOST_LIVE. @param device the screen's own cookie */
export function begin(core: Parts, device: string): { pairing: Pairing; writes: Write[] } {
  const { db } = core.store;
  const now = core.real();
  const id = core.random.token();
  const code = core.random.digits(CODE_LENGTH);
  const screen = screenOf(core, device);
  const row = { id, screen, link: linkOf(core, secretLink(core, { id })), code: codeOf(core, code), sealed: core.vault.seal(code, placeOf(id)), createdAt: now, expiresAt: now + CODE_VALID };
  const live = sql<number>`(select case when count(*) < ${MOST_LIVE} then 1 end from ${pairings} where ${standing(now)})`;
  const pairing: Pairing = { ...row, live: 1, claimedBy: null, how: null, number: null, tries: 0, approvedAt: null, openedAt: null, endedAt: null };
  return { pairing, writes: [endOf(core, screen), write(db.insert(pairings).values({ ...row, live }))] };
}

/** The newest of this screen that has not ended. */
export async function ofScreen(core: Parts, device: string): Promise<Pairing | undefined> {
  const [row] = await core.store.db
    .select()
    .from(pairings)
    .where(and(eq(pairings.screen, screenOf(core, device)), isNull(pairings.endedAt)))
    .orderBy(desc(pairings.createdAt))
    .limit(1);
  return row;
}

/** One that this phone may still approve: nobody else claimed it. Unknown, old, used and somebody else's are one answer. */
async function standingFor(core: Parts, phone: string, which: SQL): Promise<Pairing | undefined> {
  const [row] = await core.store.db.select().from(pairings).where(and(which, standing(core.real()), or(isNull(pairings.claimedBy), eq(pairings.claimedBy, phone))));
  return row;
}
export const byCode = (core: Parts, phone: string, code: string): Promise<Pairing | undefined> => standingFor(core, phone, eq(pairings.code, codeOf(core, code)));
export const byLink = (core: Parts, phone: string, link: string): Promise<Pairing | undefined> => standingFor(core, phone, eq(pairings.link, linkOf(core, link)));

/** This phone's from now on. Refused (`pairings.live`) where another phone was first. */
export function claim({ store, real }: Parts, { id, expiresAt }: Pairing, phone: string, how: How, number?: string): Write {
  const now = real();
  const free = and(eq(pairings.id, id), standing(now), or(isNull(pairings.claimedBy), eq(pairings.claimedBy, phone)));
  return write(
    store.db
      .update(pairings)
      .set({ live: guarded(free), claimedBy: phone, how, expiresAt: Math.max(expiresAt, now + CLAIM_VALID), ...(number === undefined ? {} : { number, tries: 0 }) })
      .where(eq(pairings.id, id)),
  );
}

/** Claims by text: the number that its answer tells has to be typed on the screen. */
export function claimByText(core: Parts, pairing: Pairing, phone: string): { number: string; writes: Write[] } {
  const number = core.random.digits(NUMBER_LENGTH);
  return { number, writes: [claim(core, pairing, phone, 'text', numberOf(core, pairing.id, number))] };
}

/** Approved once, by the phone that claimed it. A claim by text alone approves nothing. */
export const approve = ({ store, real }: Parts, { id }: Pairing, phone: string): Write =>
  write(
    store.db
      .update(pairings)
      .set({ live: guarded(and(standing(real()), eq(pairings.claimedBy, phone), sql`${pairings.how} <> 'text'`)), approvedAt: real() })
      .where(eq(pairings.id, id)),
  );

export type Typed = { state: 'right' } | { state: 'wrong'; left: number } | { state: 'over' };

/** The number typed on the screen. Each guess is counted by one conditional write before it is looked at. */
export async function guess(core: Parts, { id }: Pairing, typed: string): Promise<Typed> {
  const { db } = core.store;
  const waiting = and(eq(pairings.id, id), standing(core.real()), eq(pairings.how, 'text'), lt(pairings.tries, NUMBER_TRIES));
  const [counted] = await core.store.atomic([write(db.update(pairings).set({ tries: sql`${pairings.tries} + 1` }).where(waiting))]);
  const [row] = counted ? await db.select().from(pairings).where(eq(pairings.id, id)) : [];
  if (!row?.number) return { state: 'over' };
  if (core.vault.same(row.number, numberOf(core, id, typed))) return { state: 'right' };
  return row.tries < NUMBER_TRIES ? { state: 'wrong', left: NUMBER_TRIES - row.tries } : { state: 'over' };
}

/** Opens the screen's session, once. @param inquiry its id: the secret of the session comes from it */
export function enter(core: Parts, { id, claimedBy }: Pairing, inquiry: string, approved: 'before' | 'now'): Write[] {
  const now = core.real();
  const fresh = approved === 'now' ? standing(now) : and(isNull(pairings.endedAt), isNull(pairings.openedAt), gt(pairings.approvedAt, now - NOTICED));
  const spent = write(core.store.db.update(pairings).set({ live: guarded(fresh), openedAt: now, ...(approved === 'now' ? { approvedAt: now } : {}) }).where(eq(pairings.id, id)));
  return [spent, open(core, inquiry, { phone: claimedBy ?? '', screen: 'shared', by: 'paired', idle: SCREEN_IDLE, whole: SCREEN_WHOLE })];
}

export type State = 'none' | 'over' | 'waiting' | 'claimed' | 'number' | 'approved';

/** Where a pairing stands for its screen. @param now real time, ms */
export function stateOf(pairing: Pairing | undefined, now: number): State {
  if (!pairing || pairing.openedAt !== null) return 'none';
  if (pairing.approvedAt !== null) return pairing.approvedAt > now - NOTICED ? 'approved' : 'over';
  if (pairing.expiresAt <= now || pairing.tries >= NUMBER_TRIES) return 'over';
  return pairing.claimedBy === null ? 'waiting' : pairing.how === 'text' ? 'number' : 'claimed';
}

const endOf = ({ store, real }: Parts, screen: string): Write => write(store.db.update(pairings).set({ endedAt: real() }).where(and(eq(pairings.screen, screen), isNull(pairings.endedAt))));

/** The screen itself lets go. */
export const endHere = (core: Parts, device: string): Write => endOf(core, screenOf(core, device));

/** Every screen of a phone lets go, those too that have not noticed yet that they may open. */
export const endScreens = ({ store, real }: Parts, phone: string): Write[] => [
  write(store.db.update(sessions).set({ endedAt: real() }).where(and(eq(sessions.phone, phone), eq(sessions.screen, 'shared'), isNull(sessions.endedAt)))),
  write(store.db.update(pairings).set({ endedAt: real() }).where(and(eq(pairings.claimedBy, phone), isNull(pairings.endedAt)))),
];

/** Screens that show this phone's petitions now. */
export async function screensOf({ store, real }: Parts, phone: string): Promise<number> {
  const now = real();
  const [row] = await store.db
    .select({ n: sql<number>`count(*)` })
    .from(sessions)
    .where(and(eq(sessions.phone, phone), eq(sessions.screen, 'shared'), isNull(sessions.endedAt), gt(sessions.endsAt, now), sql`${sessions.seenAt} + ${sessions.idle} > ${now}`));
  return row?.n ?? 0;
}
