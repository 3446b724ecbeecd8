/** The words that are live now: the files, and over them the newest version of every place. Read whole, in one statement; swapped in one step. */
import { max, sql } from 'drizzle-orm';
import type { District } from '../district.js';
import { editions, textVersions } from '../storage/schema.js';
import type { Store } from '../storage/store.js';
import { type Change, type Content, isPlace, withChanges } from '../wording/content.js';
import { createWording, type Wordings } from '../wording/wording.js';

/** One edition, ready to speak. An answer takes it once and keeps it to its end: never half of one and half of another. */
export interface Spoken {
  edition: number;
  content: Content;
  wordings: Wordings;
}

export interface Live {
  readonly now: Spoken;
  /** Looks whether another edition is live, and reads it. Cheap where nothing changed: the newest number, by its key. */
  refresh(): Promise<void>;
}

/** Every place's newest body in one statement: SQLite gives the row that holds the maximum. */
export async function readLive(store: Store, files: Content): Promise<{ edition: number; content: Content }> {
  const { locale, device, key, body, edition } = textVersions;
  const rows = await store.db.select({ locale, device, key, body, edition: max(edition) }).from(textVersions).groupBy(locale, device, key);
  const changes = rows.filter(isPlace) as unknown as Change[]; // a key that the program no longer has is kept, and unused
  return { edition: Math.max(0, ...rows.map((r) => r.edition ?? 0)), content: withChanges(files, changes, files) };
}

/** @param files what the project says by itself */
export async function openLive(store: Store, district: District, files: Content): Promise<Live> {
  let spoken: Spoken = { edition: -1, content: files, wordings: createWording(district, files) };
  const newest = store.db.select({ number: sql<number>`coalesce(max(${editions.number}), 0)` }).from(editions).prepare();
  let reading: Promise<void> | undefined;
  const read = async (): Promise<void> => {
    const [found] = await newest.all();
    if (found?.number === spoken.edition) return;
    const { edition, content } = await readLive(store, files);
    if (edition > spoken.edition) spoken = { edition, content, wordings: createWording(district, content) };
  };
  const live: Live = {
    get now() {
      return spoken;
    },
    refresh: () => (reading ??= read().finally(() => (reading = undefined))),
  };
  await live.refresh();
  return live;
}
