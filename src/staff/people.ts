/** The rows of staff, as the console's pages need them. Nobody is deleted: the record of actions names them. */
import { asc, eq, sql } from 'drizzle-orm';
import { actions } from '../storage/schema.js';
import { staff, staffSessions } from '../storage/staff-schema.js';
import type { Db } from '../storage/store.js';
import type { Officer } from '../core.js';
import { isRole, type Role } from './roles.js';

export interface Member {
  id: string;
  username: string;
  name: string;
  role: Role;
  department: string | undefined;
  disabled: boolean;
  /** The second factor is set up. */
  settled: boolean;
}

type Row = typeof staff.$inferSelect;
const memberOf = (row: Row): Member => ({
  id: row.id,
  username: row.username,
  name: row.name,
  role: isRole(row.role) ? row.role : 'reader',
  department: row.department ?? undefined,
  disabled: row.banned === true,
  settled: row.twoFactorEnabled === true,
});

export async function memberById(db: Db, id: string): Promise<Member | undefined> {
  const [row] = await db.select().from(staff).where(eq(staff.id, id));
  return row && memberOf(row);
}

export async function memberByName(db: Db, username: string): Promise<Member | undefined> {
  const [row] = await db.select().from(staff).where(eq(staff.username, username));
  return row && memberOf(row);
}

/** Who works on petitions, as the core and citizens know them. */
export async function officerById(db: Db, id: string): Promise<Officer | undefined> {
  const found = await memberById(db, id);
  return found && { id, name: found.name, department: found.department, serves: !found.disabled && SERVE.includes(found.role) };
}
const SERVE: readonly Role[] = ['officer', 'head'];

/** Everybody, and when they were last heard of, ms. */
export async function members(db: Db): Promise<(Member & { seenAt: number | undefined })[]> {
  const acted = sql<number | null>`(select max(${actions.at}) from ${actions} where ${actions.actor} = ${staff.id})`;
  const present = sql<number | null>`(select max(${staffSessions.updatedAt}) from ${staffSessions} where ${staffSessions.userId} = ${staff.id})`;
  const rows = await db.select({ row: staff, acted, present }).from(staff).orderBy(asc(staff.banned), asc(staff.username));
  return rows.map((r) => ({ ...memberOf(r.row), seenAt: Math.max(r.acted ?? 0, r.present ?? 0) || undefined }));
}
