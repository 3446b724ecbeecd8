/** Who is signed in where. better-auth makes sessions; these are the reads and endings that are ours, by its clock: it reads the machine's own. */
import { and, desc, eq, gt, lt, ne } from 'drizzle-orm';
import { staffSessions } from '../storage/staff-schema.js';
import { type Db, type Store, type Write, write } from '../storage/store.js';

/** How exact "last seen" is, ms: not every request writes. */
const EXACT = 60_000;

export interface ListedSession {
  id: string;
  address: string;
  agent: string;
  since: number;
  seenAt: number;
}

/** Notes that a session is in use. */
export async function seen(store: Store, { id, seenAt }: { id: string; seenAt: number }): Promise<void> {
  const now = Date.now();
  if (seenAt > now - EXACT) return;
  await store.atomic([write(store.db.update(staffSessions).set({ updatedAt: new Date(now) }).where(and(eq(staffSessions.id, id), lt(staffSessions.updatedAt, new Date(now - EXACT)))))]);
}

/** Sessions that still open, the last used first. @param idle ms without use that end one */
export async function sessionsOf(db: Db, staff: string, idle: number): Promise<ListedSession[]> {
  const now = Date.now();
  const rows = await db
    .select()
    .from(staffSessions)
    .where(and(eq(staffSessions.userId, staff), gt(staffSessions.expiresAt, new Date(now)), gt(staffSessions.updatedAt, new Date(now - idle))))
    .orderBy(desc(staffSessions.updatedAt));
  return rows.map((r) => ({ id: r.id, address: r.ipAddress ?? '', agent: r.userAgent ?? '', since: r.createdAt.getTime(), seenAt: r.updatedAt.getTime() }));
}

/** Ends one session of this person, or all of them. */
export const endSessions = (db: Db, staff: string, only?: string): Write =>
  write(db.delete(staffSessions).where(only === undefined ? eq(staffSessions.userId, staff) : and(eq(staffSessions.userId, staff), eq(staffSessions.id, only))));

export const endOtherSessions = (db: Db, staff: string, kept: string): Write => write(db.delete(staffSessions).where(and(eq(staffSessions.userId, staff), ne(staffSessions.id, kept))));

export const dropExpired = (db: Db, staff: string): Write => write(db.delete(staffSessions).where(and(eq(staffSessions.userId, staff), lt(staffSessions.expiresAt, new Date()))));
