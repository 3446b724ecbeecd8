/** One-time links to hand over: for a new account, or for a new password. Only the hash of a link's secret is stored. */
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import { type Core, DAY } from '../core.js';
import { staffInvitations } from '../storage/schema.js';
import { staff, staffAccounts } from '../storage/staff-schema.js';
import { Conflict, type Write, write } from '../storage/store.js';
import type { Doer } from './accounts.js';
import { recordAction } from './actions.js';
import { type Member, memberByName } from './people.js';
import { isRole, type Role } from './roles.js';
import { endSessions } from './sessions.js';
import { emailOf } from './username.js';

const VALID = 7 * DAY;
export type Rooted = Pick<Core, 'store' | 'vault' | 'real'> & { random: Pick<Core['random'], 'token'> };
/** What a link is for goes into its hash: a link for one thing is none for the other. */
const PURPOSES = ['account', 'password'] as const;
export type Purpose = (typeof PURPOSES)[number];

export interface Invited {
  username: string;
  name: string;
  role: Role;
  department: string | undefined;
}

export interface Invitation extends Invited {
  id: string;
  purpose: Purpose;
  expiresAt: number;
}

const idOf = ({ vault }: Pick<Core, 'vault'>, purpose: Purpose, secret: string): string => `${purpose}/${vault.find(`staff-${purpose}`, secret)}`;

/** @returns the link's secret, 128 bits, and the writes that make it good */
export function invitation(core: Rooted, doer: Doer, purpose: Purpose, { username, name, role, department }: Invited): { secret: string; writes: Write[] } {
  const { db } = core.store;
  const secret = core.random.token();
  const at = core.real();
  const row = { id: idOf(core, purpose, secret), username, name, role, department: department ?? null, by: doer.actor, at, expiresAt: at + VALID };
  const verb = purpose === 'account' ? 'invitation.create' : 'account.new-password';
  return { secret, writes: [write(db.insert(staffInvitations).values(row)), recordAction(core, { ...doer, verb, target: username, detail: { role } }, at)] };
}

const invitationOf = (row: typeof staffInvitations.$inferSelect): Invitation => ({
  id: row.id,
  purpose: row.id.startsWith('password/') ? 'password' : 'account',
  username: row.username,
  name: row.name,
  role: isRole(row.role) ? row.role : 'reader',
  department: row.department ?? undefined,
  expiresAt: row.expiresAt,
});
const open = ({ real }: Pick<Core, 'real'>) => and(isNull(staffInvitations.usedAt), gt(staffInvitations.expiresAt, real()));

/** Looks without spending. @returns undefined for a link that is wrong, used, withdrawn or too old */
export async function openInvitation(core: Rooted, secret: string): Promise<Invitation | undefined> {
  for (const purpose of PURPOSES) {
    const [row] = await core.store.db.select().from(staffInvitations).where(and(eq(staffInvitations.id, idOf(core, purpose, secret)), open(core)));
    if (row) return invitationOf(row);
  }
  return undefined;
}

/** Links that still open, the newest first. */
export const openInvitations = async (core: Rooted): Promise<Invitation[]> => (await core.store.db.select().from(staffInvitations).where(open(core)).orderBy(desc(staffInvitations.at))).map(invitationOf);

/** Marks a link as used; NULL, and so refused, when somebody else was first or it is too old. */
function spend({ db }: Core['store'], id: string, now: number): Write {
  const guard = sql`case when ${staffInvitations.usedAt} is null and ${staffInvitations.expiresAt} > ${now} then ${staffInvitations.expiresAt} else null end`;
  return write(db.update(staffInvitations).set({ usedAt: now, expiresAt: guard as unknown as number }).where(eq(staffInvitations.id, id)));
}

/** Uses a link once. @param hash of the chosen password @returns false when the link is spent, or its username is taken */
export async function accept(core: Rooted, invited: Invitation, hash: string, address: string): Promise<boolean> {
  const member = await memberByName(core.store.db, invited.username);
  if (invited.purpose === 'password' ? !member || member.disabled : member) return false;
  const now = core.real();
  const effects = member ? newPassword(core, member, hash, address) : newAccount(core, invited, hash, address);
  try {
    await core.store.atomic([spend(core.store, invited.id, now), ...effects]);
    return true;
  } catch (error) {
    if (error instanceof Conflict) return false;
    throw error;
  }
}

/** Rows of an account that can sign in, as better-auth reads them. */
export function accountRows({ store, random, real }: Rooted, { username, name, role, department }: Invited, hash: string): { id: string; writes: Write[] } {
  const id = random.token();
  const at = new Date(real());
  const times = { createdAt: at, updatedAt: at };
  const person = { id, name, email: emailOf(username), emailVerified: true, ...times, username, displayUsername: username, role, department: department ?? null, banned: false, twoFactorEnabled: false };
  const credential = { id: random.token(), accountId: id, providerId: 'credential', userId: id, password: hash, ...times };
  return { id, writes: [write(store.db.insert(staff).values(person)), write(store.db.insert(staffAccounts).values(credential))] };
}

function newAccount(core: Rooted, invited: Invitation, hash: string, address: string): Write[] {
  const { id, writes } = accountRows(core, invited, hash);
  return [...writes, recordAction(core, { actor: id, verb: 'invitation.accept', target: invited.username, detail: { role: invited.role }, address })];
}

function newPassword(core: Rooted, { id, username }: Member, hash: string, address: string): Write[] {
  const { db } = core.store;
  const set = db.update(staffAccounts).set({ password: hash, updatedAt: new Date(core.real()) });
  return [write(set.where(eq(staffAccounts.userId, id))), endSessions(db, id), recordAction(core, { actor: id, verb: 'own.password', target: username, detail: { by: 'link' }, address })];
}

/** Makes a link worthless. */
export async function withdraw(core: Rooted, doer: Doer, { id, username }: Invitation): Promise<void> {
  await core.store.atomic([write(core.store.db.update(staffInvitations).set({ usedAt: core.real() }).where(and(eq(staffInvitations.id, id), isNull(staffInvitations.usedAt)))), recordAction(core, { ...doer, verb: 'invitation.withdraw', target: username })]);
}
