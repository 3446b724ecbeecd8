/** What the officers' desk works with: who somebody is to a petition, what they may read, and how a refusal is handed on. */
import { and, eq, gt, inArray, lte } from 'drizzle-orm';
import type { Core } from '../../core.js';
import type { Doing } from '../../petitions/life/decision.js';
import { type Case, caseOf, type Field, photosOf, wordsOf } from '../../petitions/life/case.js';
import { LifeFault } from '../../petitions/life/fault.js';
import type { PhotoRow } from '../../petitions/records.js';
import type { DoerKind } from '../../petitions/life/table.js';
import type { Live } from '../../publishing/live.js';
import type { PreviewParts } from '../../publishing/preview.js';
import { recordAction } from '../../staff/actions.js';
import type { Role } from '../../staff/roles.js';
import { absences, actions, consultations } from '../../storage/schema.js';
import { staff } from '../../storage/staff-schema.js';
import type { Write } from '../../storage/store.js';
import type { Person, Visit } from '../route.js';

export interface Desk {
  core: Core;
  preview: PreviewParts;
  live: Pick<Live, 'now'>;
}

const KINDS: Partial<Record<Role, DoerKind>> = { officer: 'officer', head: 'head', inspector: 'inspector', agent: 'agent', administrator: 'administrator' };

/** Absent colleagues whose work is somebody's now, by staff id. */
export async function standsFor({ core }: Pick<Desk, 'core'>, id: string): Promise<string[]> {
  const now = core.now();
  const rows = await core.store.db.select({ staff: absences.staff }).from(absences).where(and(eq(absences.substitute, id), gt(absences.until, now), lte(absences.from, now)));
  return [...new Set(rows.map((r) => r.staff))];
}

/** The visitor as the table of verbs knows them. A role without petitions is nobody there, and the gate has turned it away before. */
export async function doingOf(desk: Pick<Desk, 'core'>, { id, name, role, department }: Person): Promise<Doing> {
  const kind = KINDS[role];
  if (!kind) throw new LifeFault('not-yours');
  const absent = await standsFor(desk, id);
  const approves = kind === 'head' || (kind === 'officer' && department !== undefined && (await headsAmong(desk, absent, department)));
  return { kind, id, name, ...(department ? { department } : {}), standsFor: absent, ...(approves ? { approves } : {}) };
}

/** Whether a department's head is one of these. */
async function headsAmong({ core }: Pick<Desk, 'core'>, ids: readonly string[], department: string): Promise<boolean> {
  if (!ids.length) return false;
  const found = await core.store.db.select({ id: staff.id }).from(staff).where(and(inArray(staff.id, ids.slice(0, 90)), eq(staff.role, 'head'), eq(staff.department, department))).limit(1);
  return found.length === 1;
}

/** Whose own words somebody may read: those of their department and of whom they stand in for; who serves the whole district, all. */
export function mayRead(doing: Doing, petition: Pick<Case, 'department' | 'officer'>, asked: boolean): boolean {
  if (doing.kind !== 'officer' && doing.kind !== 'head') return true;
  const theirs = petition.officer !== null && (petition.officer === doing.id || (doing.standsFor ?? []).includes(petition.officer));
  return theirs || asked || doing.department === petition.department;
}

export interface Opened {
  petition: Case;
  /** Undefined: of another department, so not to be read. */
  words: Field[] | undefined;
  /** None where the words are not to be read. */
  photos: readonly PhotoRow[];
  consultations: (typeof consultations.$inferSelect)[];
}

/** @param also who else may read it @returns undefined for a number that is no petition's */
export async function open({ core }: Pick<Desk, 'core'>, receipt: string, doing: Doing, also?: (petition: Case) => boolean): Promise<Opened | undefined> {
  const found = /^\d{12}$/.test(receipt) ? await core.records.find(receipt) : undefined;
  if (!found) return undefined;
  const whole = await core.records.withStory(found);
  const petition = caseOf(whole);
  const asked = await core.store.db.select().from(consultations).where(eq(consultations.receipt, receipt));
  const readable = mayRead(doing, petition, asked.some((c) => c.department === doing.department)) || also?.(petition) === true;
  return { petition, words: readable ? wordsOf(whole, core.vault) : undefined, photos: readable ? photosOf(whole) : [], consultations: asked };
}

export const actionOf = ({ core }: Pick<Desk, 'core'>, { person, address }: Visit, verb: string, target: string, detail: Record<string, string | number> = {}): Write => recordAction(core, { actor: person.id, verb, target, detail, address });

const DAY = 86_400_000;

/** Who saw whose data: once a person, a petition and a day. Looking is the one thing that a GET writes. */
export async function recordSeen(desk: Pick<Desk, 'core'>, visit: Visit, receipt: string): Promise<void> {
  const { store, real } = desk.core;
  const today = Math.floor((real() + 9 * 3_600_000) / DAY) * DAY - 9 * 3_600_000;
  const [before] = await store.db
    .select({ seq: actions.seq })
    .from(actions)
    .where(and(eq(actions.actor, visit.person.id), gt(actions.at, today - 1), eq(actions.verb, 'petition.see'), eq(actions.target, receipt)))
    .limit(1);
  if (!before) await store.atomic([actionOf(desk, visit, 'petition.see', receipt)]);
}

/** Names of staff by id. */
export async function namesOf({ core }: Pick<Desk, 'core'>, ids: Iterable<string | null | undefined>): Promise<Map<string, string>> {
  const wanted = [...new Set([...ids].filter((id): id is string => !!id))].slice(0, 90);
  if (!wanted.length) return new Map();
  const rows = await core.store.db.select({ id: staff.id, name: staff.name }).from(staff).where(inArray(staff.id, wanted));
  return new Map(rows.map((r) => [r.id, r.name]));
}

export interface Colleague {
  id: string;
  name: string;
}

/** Who can be given a petition of a department. */
export async function colleagues({ core }: Pick<Desk, 'core'>, department: string): Promise<Colleague[]> {
  const rows = await core.store.db.select({ id: staff.id, name: staff.name, banned: staff.banned }).from(staff).where(and(eq(staff.department, department), inArray(staff.role, ['officer', 'head'])));
  return rows.filter((r) => r.banned !== true).map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'ko'));
}

/** Runs a verb; a refusal is handed to whoever can show it beside what was typed. */
export async function attempt<T>(work: () => Promise<T>): Promise<{ ok: true; value: T } | { ok: false; fault: LifeFault }> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof LifeFault) return { ok: false, fault: error };
    throw error;
  }
}
