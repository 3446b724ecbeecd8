/** What an administrator does with accounts: each effect and its line in the record are one write. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { staffInvitations } from '../storage/schema.js';
import { staff, staffSecondFactors } from '../storage/staff-schema.js';
import { type Db, type Store, type Write, write } from '../storage/store.js';
import { recordAction } from './actions.js';
import type { Member } from './people.js';
import type { Role } from './roles.js';
import { endSessions } from './sessions.js';

/** Who does it, from where. */
export interface Doer {
  actor: string;
  address: string;
}

/** What the database says when the last administrator would be gone: somebody else was first. */
export const LAST_ADMINISTRATOR = 'staff.updated_at';

/** NULL, and so refused, when no other administrator could sign in. */
const guarded = (id: string): ReturnType<typeof sql> =>
  sql`case when ${staff.role} <> 'administrator' or exists (select 1 from staff as other where other.role = 'administrator' and coalesce(other.banned, 0) = 0 and other.id <> ${id}) then ${Date.now()} else null end`;

const changed = (db: Db, { id }: Member, values: Partial<typeof staff.$inferInsert>, guard = false): Write =>
  write(db.update(staff).set({ ...values, updatedAt: (guard ? guarded(id) : new Date()) as Date }).where(eq(staff.id, id)));

const noted = (db: Db, { actor, address }: Doer, member: Member, verb: string, detail?: Readonly<Record<string, string>>): Write =>
  recordAction(db, { actor, verb, target: member.username, address, ...(detail ? { detail } : {}) });

/** @throws Conflict(LAST_ADMINISTRATOR) */
export async function changeRole({ db, atomic }: Store, doer: Doer, member: Member, role: Role, department: string | undefined): Promise<void> {
  const detail = { from: member.role, to: role, department: department ?? '' };
  await atomic([changed(db, member, { role, department: department ?? null }, role !== 'administrator'), noted(db, doer, member, 'account.role', detail)]);
}

/** Out at once: every session ends in the same write, and the links that this person made are worth nothing any more. @throws Conflict(LAST_ADMINISTRATOR) */
export async function disable({ db, atomic }: Store, doer: Doer, member: Member): Promise<void> {
  await atomic([changed(db, member, { banned: true }, true), endSessions(db, member.id), withdrawLinks(db, member.id), noted(db, doer, member, 'account.disable')]);
}

const withdrawLinks = (db: Db, by: string): Write => write(db.update(staffInvitations).set({ usedAt: Date.now() }).where(and(eq(staffInvitations.by, by), isNull(staffInvitations.usedAt))));

export async function enable({ db, atomic }: Store, doer: Doer, member: Member): Promise<void> {
  await atomic([changed(db, member, { banned: false }), noted(db, doer, member, 'account.enable')]);
}

export async function endAllSessions({ db, atomic }: Store, doer: Doer, member: Member): Promise<void> {
  await atomic([endSessions(db, member.id), noted(db, doer, member, 'account.end-sessions')]);
}

/** A lost phone: the next sign-in sets up a new one. */
export async function resetSecondFactor({ db, atomic }: Store, doer: Doer, member: Member): Promise<void> {
  const gone = write(db.delete(staffSecondFactors).where(eq(staffSecondFactors.userId, member.id)));
  await atomic([changed(db, member, { twoFactorEnabled: false }), gone, endSessions(db, member.id), noted(db, doer, member, 'account.reset-second-factor')]);
}
