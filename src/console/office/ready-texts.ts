/** Ready texts (자주 쓰는 글) as staff keep them: added, changed, put in order, removed. Every change is one write with its record. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Core } from '../../core.js';
import { clean } from '../../petitions/intake.js';
import type { PetitionVerb } from '../../petitions/life/table.js';
import type { Role } from '../../staff/roles.js';
import { cannedTexts } from '../../storage/schema.js';
import { Conflict, type Write, write } from '../../storage/store.js';
import type { Canned } from '../desk/canned.js';
import { formOf } from '../desk/forms.js';

/** Characters. The body leaves room in one LMS of 2,000 bytes for the title, the officer and the rating. */
export const MAX_TITLE = 20;
export const MAX_BODY = 800;

/** Verbs that are written in the composer: what a ready text can be for. */
export const READY_VERBS = (['answer', 'refuse', 'not-process', 'return', 'close-repeated', 'uphold', 'dismiss'] as const satisfies readonly PetitionVerb[]).filter((v) => formOf(v)?.result);

export const READY_FAULTS = ['verb', 'category', 'not-yours', 'title', 'title-long', 'body', 'body-long', 'changed', 'gone', 'edge'] as const;
export type ReadyFaultCode = (typeof READY_FAULTS)[number];
export class ReadyFault extends Error {
  constructor(readonly code: ReadyFaultCode) {
    super(code);
    this.name = 'ReadyFault';
  }
}

export interface Keeper {
  role: Role;
  department: string | undefined;
}

/** Heads keep those of their department's categories; what is for all categories, and all others, the administrator and the editors. */
export function mayKeep({ district }: Pick<Core, 'district'>, { role, department }: Keeper, category: string | null): boolean {
  if (role === 'administrator' || role === 'editor') return true;
  return role === 'head' && category !== null && department !== undefined && district.categories.get(category)?.department === department;
}

export interface Wanted {
  verb: string;
  /** Empty: every category. */
  category: string;
  title: string;
  body: string;
}

type Room = Pick<Core, 'store' | 'district' | 'random'>;

const inList = ({ verb, category }: Pick<Canned, 'verb' | 'category'>) => and(eq(cannedTexts.verb, verb), category === null ? isNull(cannedTexts.category) : eq(cannedTexts.category, category));

/** The texts of a verb and category, in the order in which officers see them. */
export const readyList = ({ store }: Pick<Core, 'store'>, of: Pick<Canned, 'verb' | 'category'>): Promise<Canned[]> => store.db.select().from(cannedTexts).where(inList(of)).orderBy(asc(cannedTexts.position), asc(cannedTexts.id));

export async function readyText({ store }: Pick<Core, 'store'>, id: string): Promise<Canned | undefined> {
  return (await store.db.select().from(cannedTexts).where(eq(cannedTexts.id, id)))[0];
}

function checked({ district }: Pick<Core, 'district'>, keeper: Keeper, { verb, category, title, body }: Wanted): Omit<Canned, 'id' | 'position'> {
  if (!(READY_VERBS as readonly string[]).includes(verb)) throw new ReadyFault('verb');
  if (category && !district.categories.has(category)) throw new ReadyFault('category');
  const of = category || null;
  if (!mayKeep({ district }, keeper, of)) throw new ReadyFault('not-yours');
  const [name, text] = [clean(title).replace(/\s+/g, ' '), clean(body)];
  if (!name) throw new ReadyFault('title');
  if ([...name].length > MAX_TITLE) throw new ReadyFault('title-long');
  if (!text) throw new ReadyFault('body');
  if ([...text].length > MAX_BODY) throw new ReadyFault('body-long');
  return { verb, category: of, title: name, body: text };
}

async function orFault({ store }: Room, writes: Write[]): Promise<void> {
  try {
    await store.atomic(writes);
  } catch (error) {
    if (error instanceof Conflict) throw new ReadyFault('changed');
    throw error;
  }
}

/** At the end of its list. @param record written with it @returns its id @throws ReadyFault; nothing is changed then */
export async function addReady(room: Room, keeper: Keeper, wanted: Wanted, record: (id: string) => Write[]): Promise<string> {
  const text = checked(room, keeper, wanted);
  const id = room.random.token();
  const position = sql<number>`(select coalesce(max(position), 0) + 1 from canned_texts)`;
  await orFault(room, [write(room.store.db.insert(cannedTexts).values({ id, ...text, position })), ...record(id)]);
  return id;
}

/** @param seen what the form showed: who comes second does not write over what a colleague wrote meanwhile @throws ReadyFault */
export async function changeReady(room: Room, keeper: Keeper, id: string, seen: Pick<Canned, 'title' | 'body'>, wanted: Wanted, record: Write[]): Promise<void> {
  const before = await kept(room, keeper, id);
  const text = checked(room, keeper, wanted);
  if (before.title !== seen.title || before.body !== seen.body) throw new ReadyFault('changed');
  const guarded = sql`case when title = ${before.title} and body = ${before.body} then ${text.body} end`;
  await orFault(room, [write(room.store.db.update(cannedTexts).set({ ...text, body: guarded }).where(eq(cannedTexts.id, id))), ...record]);
}

/** One place up or down in its list. @throws ReadyFault */
export async function moveReady(room: Room, keeper: Keeper, id: string, way: 'up' | 'down', record: Write[]): Promise<void> {
  const text = await kept(room, keeper, id);
  const list = await readyList(room, text);
  const at = list.findIndex((c) => c.id === id);
  const other = list[at + (way === 'up' ? -1 : 1)];
  if (!other) throw new ReadyFault('edge');
  // Both are where they were seen, or a colleague moved them meanwhile.
  const to = (of: Canned, position: number): Write => write(room.store.db.update(cannedTexts).set({ position: sql`case when position = ${of.position} then ${position} end` }).where(eq(cannedTexts.id, of.id)));
  await orFault(room, [to(text, other.position), to(other, text.position), ...record]);
}

/** @throws ReadyFault */
export async function removeReady(room: Room, keeper: Keeper, id: string, record: Write[]): Promise<void> {
  await kept(room, keeper, id);
  await orFault(room, [write(room.store.db.delete(cannedTexts).where(eq(cannedTexts.id, id))), ...record]);
}

async function kept(room: Room, keeper: Keeper, id: string): Promise<Canned> {
  const found = await readyText(room, id);
  if (!found) throw new ReadyFault('gone');
  if (!mayKeep(room, keeper, found.category)) throw new ReadyFault('not-yours');
  return found;
}
