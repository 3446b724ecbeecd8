/** The district's data in the database: put there when it is empty, read once at start, with names in languages that came later. */
import { asc, count } from 'drizzle-orm';
import { type District, readDistrict } from '../district.js';
import { entries, facts } from './schema.js';
import { Conflict, type Store, type Write, write } from './store.js';

export interface Seed {
  district: { id: string };
  departments: { id: string }[];
  categories: { id: string }[];
  dongs: { code: string }[];
}

/** @throws ZodError naming an entry that is no longer in order */
export async function openDistrict(store: Store, seed: Seed): Promise<District> {
  const [counted] = await store.db.select({ n: count() }).from(entries);
  if (!counted?.n) await fillDistrict(store, seed);
  const rows = await store.db.select().from(entries).orderBy(asc(entries.kind), asc(entries.position));
  const brought: Record<string, readonly object[]> = { district: [seed.district], department: seed.departments, category: seed.categories, dong: seed.dongs };
  const of = (kind: string): unknown[] => namedAnew(rows.filter((r) => r.kind === kind).map((r) => r.facts), brought[kind]);
  return readDistrict(of('district')[0], of('department'), of('category'), of('dong'));
}

const idOf = (entry: object): unknown => ('id' in entry ? entry.id : 'code' in entry ? entry.code : undefined);
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Kept entries, each beside the one that the program brings along by the same id. */
function namedAnew(kept: readonly unknown[], brought: unknown): unknown[] {
  const known = new Map(Array.isArray(brought) ? brought.filter(isObject).map((b) => [idOf(b), b]) : []);
  return kept.map((k) => (isObject(k) ? withNames(k, known.get(idOf(k))) : k));
}

/**
 * A database keeps the names of the day when it was filled. What a name lacks in a language comes from the program, as long as its Korean is
 * still the same; so do words by which citizens call a category, in a language that it has none in. Nothing that stands in the database is
 * changed, and nothing is written.
 */
function withNames(kept: Record<string, unknown>, brought: unknown): Record<string, unknown> {
  if (!isObject(brought)) return kept;
  if (typeof kept.ko === 'string') return kept.ko === brought.ko ? { ...brought, ...kept } : kept;
  if (Array.isArray(kept.ko)) return { ...brought, ...kept }; // words that a thing is looked for by
  return Object.fromEntries(Object.entries(kept).map(([field, value]) => [field, Array.isArray(value) ? namedAnew(value, brought[field]) : isObject(value) ? withNames(value, brought[field]) : value]));
}

/** A few rows a statement: D1 takes 100 parameters. */
const ROWS = 20;

async function fillDistrict(store: Store, seed: Seed): Promise<void> {
  const rows = [
    { kind: 'district', id: seed.district.id, position: 0, facts: seed.district },
    ...seed.departments.map((d, position) => ({ kind: 'department', id: d.id, position, facts: d })),
    ...seed.categories.map((c, position) => ({ kind: 'category', id: c.id, position, facts: c })),
    ...seed.dongs.map((d, position) => ({ kind: 'dong', id: d.code, position, facts: d })),
  ];
  const writes: Write[] = [];
  for (let i = 0; i < rows.length; i += ROWS) writes.push(write(store.db.insert(entries).values(rows.slice(i, i + ROWS))));
  try {
    await store.atomic(writes);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error; // another process filled it at the same time
  }
}

/** What a database says of itself: whether it is a demo, and a word that only its key opens. */
export async function databaseFact(store: Store, id: string, initial: string): Promise<string> {
  await store.atomic([write(store.db.insert(facts).values({ id, value: initial }).onConflictDoNothing())]);
  const found = (await store.db.select().from(facts)).find((f) => f.id === id);
  return found?.value ?? initial;
}
