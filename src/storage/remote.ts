/** Codes of remote controls that staff entered: read again by `refresh`, so that every process counts with them within a second. */
import { and, asc, eq } from 'drizzle-orm';
import { remoteKeys } from './schema.js';
import { type Store, type Write, write } from './store.js';

export type EnteredKey = typeof remoteKeys.$inferSelect;

export interface Remote {
  readonly now: readonly EnteredKey[];
  /** Cheap: a handful of rows. */
  refresh(): Promise<void>;
  /** A code that is there already means the new key from now on. @param record written with it */
  enter(rows: readonly EnteredKey[], record: readonly Write[]): Promise<void>;
  /** @returns false where there is no such row @param record written with it */
  remove(row: Pick<EnteredKey, 'platform' | 'code'>, record: readonly Write[]): Promise<boolean>;
}

export async function openRemote(store: Pick<Store, 'db' | 'atomic'>): Promise<Remote> {
  const { db } = store;
  let now: EnteredKey[] = [];
  const all = db.select().from(remoteKeys).orderBy(asc(remoteKeys.platform), asc(remoteKeys.code)).prepare();
  const refresh = async (): Promise<void> => {
    now = await all.all();
  };
  await refresh();
  return {
    get now() {
      return now;
    },
    refresh,
    async enter(rows, record) {
      const entered = rows.map((row) => write(db.insert(remoteKeys).values(row).onConflictDoUpdate({ target: [remoteKeys.platform, remoteKeys.code], set: { key: row.key, by: row.by, at: row.at } })));
      await store.atomic([...entered, ...record]);
      await refresh();
    },
    async remove({ platform, code }, record) {
      await refresh();
      if (!now.some((r) => r.platform === platform && r.code === code)) return false;
      await store.atomic([write(db.delete(remoteKeys).where(and(eq(remoteKeys.platform, platform), eq(remoteKeys.code, code)))), ...record]);
      await refresh();
      return true;
    },
  };
}
