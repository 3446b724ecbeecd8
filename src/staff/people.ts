/** The rows of staff, as the console's pages need them. Nobody is deleted: the record of actions names them. */
import { asc, eq } from 'drizzle-orm';
import { staff } from '../storage/staff-schema.js';
import type { Db } from '../storage/store.js';
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

export const members = async (db: Db): Promise<Member[]> => (await db.select().from(staff).orderBy(asc(staff.banned), asc(staff.username))).map(memberOf);
