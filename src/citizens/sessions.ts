/**
 * A citizen's session on one device: opened by a proof, held by a secret of which the database knows only a keyed hash. Where a device takes no
 * cookies its pages carry a hidden token instead, a new one with each step: each counts once, and none of them is the secret.
 */
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { type Core, HOUR, MINUTE } from '../core.js';
import type { PhoneProof, Screen, SessionKey } from '../inquiry.js';
import { phones, sessions } from '../storage/schema.js';
import { type Write, write } from '../storage/store.js';

/** On a screen of one's own: ms without use, and ms in all (docs/decisions/2026-11-28-citizen-sessions.md). */
export const IDLE = 30 * MINUTE;
export const WHOLE = 12 * HOUR;
/** A screen forgets after so long without a key, ms, and at the end of an evening whatever happens. */
export const SCREEN_IDLE = 3 * MINUTE;
export const SCREEN_WHOLE = 180 * MINUTE;
/** "Last seen" is written when it is this old: not every page writes. A shared screen forgets to the second. */
const EXACT: Readonly<Record<Screen, number>> = { private: MINUTE, shared: 1_000 };

export interface Session {
  id: string;
  /** Keyed hash. */
  phone: string;
  /** E.164. */
  number: string;
  screen: Screen;
  by: PhoneProof;
  /** ms without use that end it. */
  idle: number;
  seenAt: number;
  /** Of a device without cookies: the step whose token counts now. */
  step: number;
  /** How many steps ago the token that was sent counted; 0: it counts now. */
  behind: number;
}

export interface Opening {
  /** Keyed hash; its row in `phones` is there, or is written before. */
  phone: string;
  screen: Screen;
  by: PhoneProof;
  /** ms without use, and ms in all. */
  idle: number;
  whole: number;
  /** Held by hidden tokens, on a device without cookies. */
  byToken?: boolean;
}

type Keeping = Pick<Core, 'store' | 'vault' | 'real'>;

/** The secret of the session that this inquiry opens: the same for its redelivery, and for nothing else. */
export const secretOf = ({ vault }: Keeping, inquiry: string): string => vault.find('session-secret', inquiry);
const idOf = ({ vault }: Keeping, secret: string): string => vault.find('session', secret);

/** @param inquiry the id of the inquiry that opens it: app.ts gives its secret to the device when the reply says `session: 'set'` */
export function open(core: Keeping, inquiry: string, { phone, screen, by, idle, whole, byToken }: Opening): Write {
  const now = core.real();
  return write(core.store.db.insert(sessions).values({ id: idOf(core, secretOf(core, inquiry)), phone, screen, by, createdAt: now, seenAt: now, idle, endsAt: now + whole, step: byToken ? 1 : 0 }));
}

const named = (core: Keeping, key: SessionKey): { id: string; step: number } | undefined => ('cookie' in key ? { id: idOf(core, key.cookie), step: 0 } : readToken(core, key.token));
const ranOut = ({ endsAt, seenAt, idle }: Pick<typeof sessions.$inferSelect, 'endsAt' | 'seenAt' | 'idle'>, now: number): boolean => endsAt <= now || seenAt + idle <= now;

/** Whose it was, of a private session that ran out by itself: what was being written then waits for that phone. It opens nothing. @returns a keyed hash */
export async function lapsed(core: Keeping, key: SessionKey): Promise<string | undefined> {
  const id = named(core, key)?.id;
  const [row] = id ? await core.store.db.select().from(sessions).where(and(eq(sessions.id, id), eq(sessions.screen, 'private'), isNull(sessions.endedAt))) : [];
  return row && ranOut(row, core.real()) ? row.phone : undefined;
}

/** @returns undefined for a session that is unknown, ended, idle for too long or too old: one answer for all of them */
export async function find(core: Keeping, key: SessionKey): Promise<Session | undefined> {
  const found = named(core, key);
  if (!found) return undefined;
  const [row] = await core.store.db
    .select({ session: sessions, sealed: phones.sealed })
    .from(sessions)
    .innerJoin(phones, eq(phones.phone, sessions.phone))
    .where(and(eq(sessions.id, found.id), isNull(sessions.endedAt)));
  if (!row || ranOut(row.session, core.real())) return undefined;
  const { id, phone, screen, by, idle, seenAt, step } = row.session;
  return { id, phone, number: core.vault.open(row.sealed, `phones/${phone}`), screen: screen as Screen, by: by as PhoneProof, idle, seenAt, step, behind: 'cookie' in key ? 0 : step - found.step };
}

/** Notes that it is in use; where that was noted a moment ago nothing is written. */
export async function use(core: Keeping, { id, idle, screen, seenAt }: Session): Promise<void> {
  const now = core.real();
  if (seenAt > now - Math.min(EXACT[screen], idle / 10)) return;
  await core.store.atomic([write(core.store.db.update(sessions).set({ seenAt: now }).where(and(eq(sessions.id, id), lt(sessions.seenAt, now))))]);
}

/** The hidden token of one step. */
export const tokenOf = ({ vault }: Keeping, { id, step }: Pick<Session, 'id' | 'step'>): string => `${id}.${step}.${vault.find('session-step', `${id}/${step}`)}`;

function readToken(core: Keeping, token: string): { id: string; step: number } | undefined {
  const [, id = '', step = ''] = /^([\w-]{32})\.(\d{1,9})\.[\w-]{32}$/.exec(token) ?? [];
  const at = { id, step: Number(step) };
  return id && core.vault.same(token, tokenOf(core, at)) ? at : undefined;
}

/** Spends the token of this step: refused by the database (`sessions.step`) when it was spent, or the session ended, in the meantime. */
export const advance = ({ store, real }: Keeping, { id, step }: Session): Write =>
  write(store.db.update(sessions).set({ step: sql`case when ${sessions.step} = ${step} and ${sessions.endedAt} is null then ${sessions.step} + 1 end`, seenAt: real() }).where(eq(sessions.id, id)));

export const end = ({ store, real }: Keeping, id: string): Write => write(store.db.update(sessions).set({ endedAt: real() }).where(and(eq(sessions.id, id), isNull(sessions.endedAt))));

/** Ends every session of a phone, on whatever screens. */
export const endAll = ({ store, real }: Keeping, phone: string): Write => write(store.db.update(sessions).set({ endedAt: real() }).where(and(eq(sessions.phone, phone), isNull(sessions.endedAt))));

