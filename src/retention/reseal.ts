/**
 * Rotation of the secret key: what an older key sealed is sealed anew, some rows at a time, while the gateway goes on: it opens what either sealed.
 * Every row is changed alone, and only if it is still what was read. Stopped anywhere, it begins anew and finds what is left.
 */
import { and, asc, eq, gt, isNotNull, ne, or, isNull, sql } from 'drizzle-orm';
import type { Core } from '../core.js';
import { dayOf, placeOfBlob } from '../photos/album.js';
import { facts, photos } from '../storage/schema.js';
import { keepFinder } from '../storage/keys.js';
import type { Blobs } from '../storage/blobs.js';
import { literal, type Write, write } from '../storage/store.js';
import { SEALED, type Sealed } from './sealed.js';

export type Sealing = Pick<Core, 'store' | 'vault' | 'blobs' | 'random' | 'now'>;

const ROWS = 100;
const BLOBS = 10;
/** Names the key with which everything was found to be sealed: nobody looks through all tables a second time. */
const FACT = 'resealed';

interface Row {
  at: number;
  sealed: string;
  [by: string]: string | number;
}

const old = ({ vault }: Pick<Core, 'vault'>, column: string): ReturnType<typeof sql> => sql.raw(`${column} is not null and substr(${column}, 1, ${vault.key.length + 1}) <> '${vault.key}.'`);

const some = ({ store, vault }: Sealing, { table, column, by }: Sealed, after: number): Promise<Row[]> =>
  store.db.all(sql`select rowid as at, ${sql.raw([...new Set(by)].join(', '))}, ${sql.raw(column)} as sealed from ${sql.raw(table)} where rowid > ${after} and ${old({ vault }, column)} order by rowid limit ${literal(ROWS)}`);

const isOldBlob = ({ vault }: Pick<Core, 'vault'>) => and(isNotNull(photos.blob), ne(photos.state, 'erased'), or(ne(photos.key, vault.key), vault.key === 'k1' ? sql`0` : isNull(photos.key)));

/** How much is sealed with older keys, by table; photos last. */
export async function countOld(core: Sealing): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table, column } of SEALED) {
    const [row] = await core.store.db.all<{ n: number }>(sql`select count(*) as n from ${sql.raw(table)} where ${old(core, column)}`);
    counts[column === 'sealed' ? table : `${table}.${column}`] = row?.n ?? 0;
  }
  const [row] = await core.store.db.select({ n: sql<number>`count(*)` }).from(photos).where(isOldBlob(core));
  counts.blobs = row?.n ?? 0;
  return counts;
}

export interface Resealer {
  /**
   * @param chunks of rows at most
   * @param told after each chunk: how many rows it went through
   * @returns whether everything was gone through
   */
  run(chunks?: number, told?: (rows: number) => void): Promise<boolean>;
  /** Rows that no key opens: they are left as they are. */
  readonly lost: number;
}

/** One pass through everything. The next one begins anew. */
export function createResealer(core: Sealing): Resealer {
  let table = 0;
  let after = 0;
  let photo = '';
  let lost = 0;
  const chunk = async (): Promise<number> => {
    const sealed = SEALED[table];
    if (!sealed) {
      const { last, rows, lost: unopened } = await blobs(core, photo);
      photo = last;
      lost += unopened;
      return rows;
    }
    const rows = await some(core, sealed, after);
    const writes = rows.flatMap((row) => anew(core, sealed, row));
    lost += rows.length - writes.length;
    if (writes.length) await core.store.atomic(writes);
    after = rows.at(-1)?.at ?? 0;
    if (rows.length < ROWS) [table, after] = [table + 1, 0];
    return rows.length;
  };
  return {
    get lost() {
      return lost;
    },
    async run(chunks = Number.POSITIVE_INFINITY, told) {
      if (await isDone(core)) return true;
      await core.store.atomic(keepFinder(core.store, core.vault));
      for (let n = 0; n < chunks; n++) {
        const last = table >= SEALED.length;
        const rows = await chunk();
        told?.(rows);
        if (!last || rows) continue;
        [table, after] = [0, 0];
        await core.store.atomic([fact(core)]);
        return true;
      }
      return false;
    },
  };
}

async function isDone({ store, vault }: Sealing): Promise<boolean> {
  if (!vault.older.length) return true;
  const [row] = await store.db.select().from(facts).where(eq(facts.id, FACT));
  return row?.value === vault.key;
}

const fact = ({ store, vault }: Sealing): Write => write(store.db.insert(facts).values({ id: FACT, value: vault.key }).onConflictDoUpdate({ target: facts.id, set: { value: vault.key } }));

/** Looks through everything once more, whatever was noted. */
export const lookAgain = ({ store }: Pick<Core, 'store'>): Write => write(store.db.delete(facts).where(eq(facts.id, FACT)));

/** Nothing for a row that cannot be opened: it is no worse than before. */
function anew({ vault }: Sealing, { table, column, by, place }: Sealed, row: Row): Write[] {
  const where = place(...by.map((name) => String(row[name])));
  try {
    return [{ sql: `update ${table} set ${column} = ? where rowid = ? and ${column} = ?`, params: [vault.seal(vault.open(row.sealed, where), where), row.at, row.sealed] }];
  } catch {
    return [];
  }
}

/** @returns the last photo that was gone through, '' at the end; how many; and how many no key opens */
async function blobs(core: Sealing, after: string): Promise<{ last: string; rows: number; lost: number }> {
  if (!core.blobs) return { last: '', rows: 0, lost: 0 };
  const rows = await core.store.db.select({ id: photos.id, blob: photos.blob }).from(photos).where(and(gt(photos.id, after), isOldBlob(core))).orderBy(asc(photos.id)).limit(literal(BLOBS));
  let lost = 0;
  for (const { id, blob } of rows) if (blob !== null && !(await blobAnew(core, core.blobs, id, blob))) lost++;
  return { last: rows.at(-1)?.id ?? '', rows: rows.length, lost };
}

/**
 * The new blob is there before the row names it; the old one is then an erased photo's, which the clock takes away, wherever this is stopped.
 * @returns false for one that no key opens, or that is not there
 */
async function blobAnew(core: Sealing, kept: Blobs, id: string, blob: string): Promise<boolean> {
  const { db } = core.store;
  const sealed = await kept.get(blob);
  const bytes = sealed && opened(core, sealed, blob);
  if (!bytes) return false;
  const next = `${dayOf(core.now())}/${core.random.token()}`;
  await kept.put(next, core.vault.sealBytes(bytes, placeOfBlob(next)));
  const renamed = write(db.update(photos).set({ blob: next, key: core.vault.key }).where(and(eq(photos.id, id), eq(photos.blob, blob), ne(photos.state, 'erased'))));
  const gone = { sql: "insert into photos (id, state, blob, at) select ?, 'erased', ?, ? where exists (select 1 from photos where id = ? and blob = ?)", params: [core.random.token(), blob, core.now(), id, next] };
  const [changed] = await core.store.atomic([renamed, gone]);
  if (!changed) await kept.remove(next);
  return true;
}

function opened({ vault }: Sealing, sealed: Uint8Array, blob: string): Uint8Array | undefined {
  try {
    return vault.openBytes(sealed, placeOfBlob(blob));
  } catch {
    return undefined;
  }
}
