/** What an administrator does with accounts: each effect and its line in the record are one write. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Core } from '../core.js';
import { staffInvitations } from '../storage/schema.js';
import { staff, staffSecondFactors } from '../storage/staff-schema.js';
import { type Write, write } from '../storage/store.js';
import { recordAction } from './actions.js';
import type { Member } from './people.js';
import type { Role } from './roles.js';
import { endSessions } from './sessions.js';

type Keeping = Pick<Core, 'store' | 'real'>;

/** Who does it, from where. */
export interface Doer {
  actor: string;
  address: string;
}

/** What the database says when the last administrator would be gone: somebody else was first. */
export const LAST_ADMINISTRATOR = 'staff.updated_at';

/** NULL, and so refused, when no other administrator could sign in. */
const guarded = (id: string, at: number): ReturnType<typeof sql> =>
  sql`case when ${staff.role} <> 'administrator' or exists (select 1 from staff as other where other.role = 'administrator' and coalesce(other.banned, 0) = 0 and other.id <> ${id}) then ${at} else null end`;

const changed = ({ store, real }: Keeping, { id }: Member, values: Partial<typeof staff.$inferInsert>, guard = false): Write =>
  write(store.db.update(staff).set({ ...values, updatedAt: (guard ? guarded(id, real()) : new Date(real())) as Date }).where(eq(staff.id, id)));

const noted = (core: Keeping, { actor, address }: Doer, member: Member, verb: string, detail?: Readonly<Record<string, string>>): Write =>
  recordAction(core, { actor, verb, target: member.username, address, ...(detail ? { detail } : {}) });

/** @throws Conflict(LAST_ADMINISTRATOR) */
export async function changeRole(core: Keeping, doer: Doer, member: Member, role: Role, department: string | undefined): Promise<void> {
  const detail = { from: member.role, to: role, department: department ?? '' };
  await core.store.atomic([changed(core, member, { role, department: department ?? null }, role !== 'administrator'), noted(core, doer, member, 'account.role', detail)]);
}

/** Out at once: every session ends in the same write, and the links that this person made are worth nothing any more. @throws Conflict(LAST_ADMINISTRATOR) */
export async function disable(core: Keeping, doer: Doer, member: Member): Promise<void> {
  await core.store.atomic([changed(core, member, { banned: true }, true), endSessions(core.store.db, member.id), withdrawLinks(core, member.id), noted(core, doer, member, 'account.disable')]);
}

const withdrawLinks = ({ store, real }: Keeping, by: string): Write => write(store.db.update(staffInvitations).set({ usedAt: real() }).where(and(eq(staffInvitations.by, by), isNull(staffInvitations.usedAt))));

export async function enable(core: Keeping, doer: Doer, member: Member): Promise<void> {
  await core.store.atomic([changed(core, member, { banned: false }), noted(core, doer, member, 'account.enable')]);
}

export async function endAllSessions(core: Keeping, doer: Doer, member: Member): Promise<void> {
  await core.store.atomic([endSessions(core.store.db, member.id), noted(core, doer, member, 'account.end-sessions')]);
}

/** A lost phone: the next sign-in sets up a new one. */
export async function resetSecondFactor(core: Keeping, doer: Doer, member: Member): Promise<void> {
  const gone = write(core.store.db.delete(staffSecondFactors).where(eq(staffSecondFactors.userId, member.id)));
  await core.store.atomic([changed(core, member, { twoFactorEnabled: false }), gone, endSessions(core.store.db, member.id), noted(core, doer, member, 'account.reset-second-factor')]);
}
