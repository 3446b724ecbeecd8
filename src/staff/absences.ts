/** Who is away from when to when, and who stands in (직무대리). Whole days in Seoul; instants are ms UTC. */
import { and, asc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { dayOfDate } from '../petitions/clock.js';
import { absences } from '../storage/schema.js';
import { staff } from '../storage/staff-schema.js';
import { Conflict, type Db, type Store, type Write, write } from '../storage/store.js';
import { isRole, type Role } from './roles.js';

/** Days of one absence, at most: a leave of a year and a day more. */
const LONGEST = 366;
const DAY = 86_400_000;
const SEOUL = 9 * 3_600_000;

/** What an absence is refused for: a closed list, each with its sentence in the console. */
export const ABSENCE_FAULTS = ['who', 'not-yours', 'date', 'reversed', 'past', 'long', 'self', 'no-substitute', 'elsewhere', 'overlap', 'substitute-away', 'gone'] as const;
export type AbsenceFaultCode = (typeof ABSENCE_FAULTS)[number];

export class AbsenceFault extends Error {
  constructor(
    readonly code: AbsenceFaultCode,
    readonly about = '',
  ) {
    super(code);
    this.name = 'AbsenceFault';
  }
}

/** Somebody who works on petitions. */
export interface Worker {
  id: string;
  name: string;
  department: string | undefined;
}

/** Officers and heads whose accounts are open. @param department undefined: all */
export async function workers(db: Db, department?: string): Promise<Worker[]> {
  const rows = await db
    .select({ id: staff.id, name: staff.name, department: staff.department, banned: staff.banned })
    .from(staff)
    .where(and(inArray(staff.role, ['officer', 'head']), department === undefined ? undefined : eq(staff.department, department)));
  return rows
    .filter((r) => r.banned !== true)
    .map(({ id, name, department: d }) => ({ id, name, department: d ?? undefined }))
    .sort((a, b) => (a.department ?? '').localeCompare(b.department ?? '') || a.name.localeCompare(b.name, 'ko'));
}

export interface Absence {
  id: string;
  staff: string;
  name: string;
  department: string | undefined;
  substitute: string;
  from: number;
  /** The first moment of being back. */
  until: number;
  by: string;
}

/** What is not over at `after`, the next first. @param department of who is away; undefined: all */
export async function absenceList(db: Db, after: number, department?: string): Promise<Absence[]> {
  const rows = await db
    .select({ row: absences, name: staff.name, department: staff.department })
    .from(absences)
    .innerJoin(staff, eq(staff.id, absences.staff))
    .where(and(gt(absences.until, after), department === undefined ? undefined : eq(staff.department, department)))
    .orderBy(asc(absences.from), asc(absences.id))
    .limit(500);
  return rows.map(({ row, name, department: d }) => ({ ...row, name, department: d ?? undefined }));
}

export interface Doer {
  id: string;
  role: Role;
  department: string | undefined;
}

/** Officers enter their own, heads their department's, administrators all. */
export const mayEnter = (doer: Doer, of: Pick<Worker, 'id' | 'department'>): boolean => doer.role === 'administrator' || doer.id === of.id || (doer.role === 'head' && doer.department !== undefined && doer.department === of.department);

export interface Wanted {
  staff: string;
  substitute: string;
  /** Dates, both included. */
  from: string;
  until: string;
}

/** @throws AbsenceFault */
function spanOf({ from, until }: Wanted, now: number): { from: number; until: number } {
  const days = [from, until].map((date) => {
    try {
      return dayOfDate(date);
    } catch {
      throw new AbsenceFault('date', date.slice(0, 20));
    }
  });
  const [first = 0, last = 0] = days;
  if (last < first) throw new AbsenceFault('reversed');
  if (first < Math.floor((now + SEOUL) / DAY)) throw new AbsenceFault('past', from);
  if (last - first + 1 > LONGEST) throw new AbsenceFault('long', String(LONGEST));
  return { from: first * DAY - SEOUL, until: (last + 1) * DAY - SEOUL };
}

async function workerById(db: Db, id: string): Promise<(Worker & { serves: boolean }) | undefined> {
  const [row] = await db.select().from(staff).where(eq(staff.id, id));
  const role = row && isRole(row.role) ? row.role : 'reader';
  return row && { id: row.id, name: row.name, department: row.department ?? undefined, serves: row.banned !== true && (role === 'officer' || role === 'head') };
}

const overlapping = (who: string, { from, until }: { from: number; until: number }) => and(eq(absences.staff, who), lt(absences.from, until), gt(absences.until, from));

/** @param record written with it @throws AbsenceFault; nothing is changed then */
export async function addAbsence({ store, now, random }: { store: Store; now(): number; random: { token(): string } }, doer: Doer, wanted: Wanted, record: Write[] = []): Promise<void> {
  const { db } = store;
  const [away, substitute] = [await workerById(db, wanted.staff), await workerById(db, wanted.substitute)];
  if (!away?.serves) throw new AbsenceFault('who');
  if (!mayEnter(doer, away)) throw new AbsenceFault('not-yours', away.name);
  const span = spanOf(wanted, now());
  if (away.id === wanted.substitute) throw new AbsenceFault('self');
  if (!substitute?.serves) throw new AbsenceFault('no-substitute');
  if (away.department === undefined || substitute.department !== away.department) throw new AbsenceFault('elsewhere', substitute.name);
  if ((await db.select({ id: absences.id }).from(absences).where(overlapping(away.id, span)).limit(1)).length) throw new AbsenceFault('overlap', away.name);
  if ((await db.select({ id: absences.id }).from(absences).where(overlapping(substitute.id, span)).limit(1)).length) throw new AbsenceFault('substitute-away', substitute.name);
  // Entered twice at the same time: the second finds the first, and has nobody who is away.
  const guarded = sql<string>`case when exists (select 1 from absences where staff = ${away.id} and from_at < ${span.until} and until_at > ${span.from}) then null else ${away.id} end`;
  try {
    await store.atomic([write(db.insert(absences).values({ id: random.token(), staff: guarded as unknown as string, substitute: substitute.id, ...span, by: doer.id })), ...record]);
  } catch (error) {
    if (error instanceof Conflict) throw new AbsenceFault('overlap', away.name);
    throw error;
  }
}

/** Back early, or never gone: what has begun ends now, what has not is taken out. @throws AbsenceFault */
export async function endAbsence({ store, now }: { store: Store; now(): number }, doer: Doer, id: string, record: (of: string) => Write[]): Promise<void> {
  const { db } = store;
  const at = now();
  const [found] = await db.select().from(absences).where(and(eq(absences.id, id), gt(absences.until, at)));
  if (!found) throw new AbsenceFault('gone');
  const of = await workerById(db, found.staff);
  if (!of || !mayEnter(doer, of)) throw new AbsenceFault('not-yours', of?.name);
  const change = found.from > at ? write(db.delete(absences).where(eq(absences.id, id))) : write(db.update(absences).set({ until: at }).where(eq(absences.id, id)));
  await store.atomic([change, ...record(of.id)]);
}
