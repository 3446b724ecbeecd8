/** What one list holds: its groups in order, each with its first rows and how many there are. */
import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { workingTime, withStops } from '../../petitions/clock.js';
import { COUNTED, countOf, eventsOf, type Group, GROUPS, type Listed, listOf, type Scope, search } from '../../petitions/desk-lists.js';
import type { Doing } from '../../petitions/life/decision.js';
import { dueOf, runOf } from '../../petitions/life/run.js';
import { consultations, drafts } from '../../storage/schema.js';
import { literal } from '../../storage/store.js';
import { type Desk, namesOf } from './desk.js';

const VIEWS = ['mine', 'department', 'all'] as const;
export type View = (typeof VIEWS)[number];

/** Which lists somebody has; the first is their own. */
export function viewsOf({ kind, department }: Doing): View[] {
  if (kind === 'officer' || kind === 'head') return department ? ['mine', 'department'] : ['mine'];
  return ['all'];
}

const scopeOf = (view: View, { id, department, standsFor = [] }: Doing): Scope => (view === 'all' ? { of: 'all' } : view === 'department' ? { of: 'department', id: department ?? '' } : { of: 'officers', ids: [id, ...standsFor] });

/** Beside the groups by time: what waits for a head's approval, and what another department asks. */
export const SECTIONS = ['approve', 'late', 'new', 'consult', 'today', 'week', 'later', 'stopped'] as const;
export type Section = (typeof SECTIONS)[number];

export interface Row extends Listed {
  /** Working ms until it is due; of a late one since then, below 0. Of a stopped one: what will be left. */
  left: number;
  officerName: string | undefined;
  draft: 'kept' | 'submitted' | 'returned' | undefined;
}

export interface Part {
  section: Section;
  rows: Row[];
  /** COUNTED + 1 where there are more. */
  count: number;
}

/** Rows of a group in the overview; a group by itself is paged. */
const SHORT = 20;
export const LONG = 50;
/** The last page that can be asked for: what is beyond is found by search. */
export const LAST_PAGE = COUNTED / LONG;

const isGroup = (section: Section): section is Group => (GROUPS as readonly string[]).includes(section);

export async function overview(desk: Pick<Desk, 'core'>, doing: Doing, view: View, only: Section | undefined, page = 1): Promise<Part[]> {
  const scope = scopeOf(view, doing);
  const wanted = SECTIONS.filter((s) => (only === undefined || s === only) && !(view === 'mine' && s === 'new') && (s !== 'approve' || doing.approves === true) && (s !== 'consult' || view === 'department'));
  const limit = only ? LONG : SHORT;
  const found = await Promise.all(wanted.map((section) => partOf(desk, doing, scope, section, limit, (page - 1) * limit)));
  const rows = await described(desk, found.flatMap((f) => f.rows));
  return found.map(({ section, rows: listed, count }) => ({ section, count, rows: listed.map((r) => rows.get(r.receipt) as Row) })).filter((p) => p.count > 0);
}

interface Found {
  section: Section;
  rows: Listed[];
  count: number;
}

async function partOf({ core }: Pick<Desk, 'core'>, doing: Doing, scope: Scope, section: Section, limit: number, offset: number): Promise<Found> {
  if (!isGroup(section)) {
    const rows = await (section === 'approve' ? submitted : asked)({ core }, doing.department ?? '');
    return { section, rows, count: rows.length };
  }
  const rows = await listOf(core, scope, section, limit, offset);
  // A list that is not full has told how many there are.
  const count = rows.length < limit && offset === 0 ? rows.length : await countOf(core, scope, section);
  return { section, rows, count };
}

async function byReceipts({ core }: Pick<Desk, 'core'>, receipts: readonly string[]): Promise<Listed[]> {
  const found = await Promise.all(receipts.map((receipt) => search(core, { receipt }, 1)));
  return found.flat();
}

/** What officers of a department have handed up for approval (결재). */
async function submitted(desk: Pick<Desk, 'core'>, department: string): Promise<Listed[]> {
  const rows = await desk.core.store.db.select({ receipt: drafts.receipt }).from(drafts).where(and(eq(drafts.department, department), isNotNull(drafts.submittedAt))).orderBy(asc(drafts.submittedAt)).limit(literal(LONG));
  return byReceipts(desk, rows.map((r) => r.receipt));
}

/** What other departments have asked this one (협조, Act §20). */
async function asked(desk: Pick<Desk, 'core'>, department: string): Promise<Listed[]> {
  const rows = await desk.core.store.db.select({ receipt: consultations.receipt }).from(consultations).where(and(eq(consultations.department, department), isNull(consultations.repliedAt))).orderBy(asc(consultations.until)).limit(literal(SHORT));
  return byReceipts(desk, [...new Set(rows.map((r) => r.receipt))]);
}

const STANDS = ['supplement', 'paused'];

/** With what is left of its time, and the names that a list shows. */
export async function described(desk: Pick<Desk, 'core'>, listed: readonly Listed[]): Promise<Map<string, Row>> {
  const { core } = desk;
  const now = core.now();
  const receipts = [...new Set(listed.map((r) => r.receipt))];
  const stopped = listed.filter((r) => STANDS.includes(r.state)).map((r) => r.receipt);
  const [events, names, kept] = await Promise.all([eventsOf(core, stopped), namesOf(desk, listed.map((r) => r.officer)), draftsOf(desk, receipts)]);
  const leftOf = (row: Listed): number => {
    const story = events.get(row.receipt);
    if (!story) return now <= row.dueAt ? workingTime(now, row.dueAt, core.calendar) : -Math.max(1, workingTime(row.dueAt, now, core.calendar));
    const run = runOf(story, row.receivedAt);
    // Both days of a stop belong to it: today does not count even if the clock runs again today.
    const today = { from: dayOfNow(now), to: dayOfNow(now) };
    return workingTime(now, dueOf(run, row.period, core.calendar, now).at, withStops(core.calendar, [...run.stops, today]));
  };
  return new Map(listed.map((row) => [row.receipt, { ...row, left: leftOf(row), officerName: row.officer === null ? undefined : names.get(row.officer), draft: kept.get(row.receipt) }]));
}

const dayOfNow = (now: number): number => Math.floor((now + 9 * 3_600_000) / 86_400_000);

async function draftsOf({ core }: Pick<Desk, 'core'>, receipts: readonly string[]): Promise<Map<string, Row['draft']>> {
  const found = new Map<string, Row['draft']>();
  for (let i = 0; i < receipts.length; i += 90) {
    const rows = await core.store.db.select({ receipt: drafts.receipt, submittedAt: drafts.submittedAt, returnedBy: drafts.returnedBy }).from(drafts).where(inArray(drafts.receipt, receipts.slice(i, i + 90)));
    for (const r of rows) found.set(r.receipt, r.submittedAt !== null ? 'submitted' : r.returnedBy !== null ? 'returned' : 'kept');
  }
  return found;
}
