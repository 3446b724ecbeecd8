/** The words that are live now: the files, and over them the newest version of every place. Read whole, in one statement; swapped in one step. */
import { max, sql } from 'drizzle-orm';
import type { District } from '../district.js';
import { editions, textVersions } from '../storage/schema.js';
import type { Store } from '../storage/store.js';
import { type Change, type Content, isPlace, nameOf, type Place, withChanges } from '../wording/content.js';
import { createWording, type Wordings } from '../wording/wording.js';

/** Where nothing ticks between requests (Workers), words older than this are looked at again with the next one, ms: live within 10 s. */
export const FRESH = 5_000;

/** One edition, ready to speak. An answer takes it once and keeps it to its end: never half of one and half of another. */
export interface Spoken extends Edition {
  wordings: Wordings;
}

export interface Edition {
  /** 0: nothing was ever published, the files speak. */
  number: number;
  content: Content;
  /** In which edition this very place was last published; 0 for the file's own. */
  since(place: Place): number;
}

export interface Live {
  readonly now: Spoken;
  /** Looks whether another edition is live, and reads it. Cheap where nothing changed: the newest number, by its key. */
  refresh(): Promise<void>;
}

/** Every place's newest body in one statement: SQLite gives the row that holds the maximum. */
export async function readLive(store: Store, files: Content): Promise<Edition> {
  const { locale, device, key, body, edition } = textVersions;
  const rows = await store.db.select({ locale, device, key, body, edition: max(edition) }).from(textVersions).groupBy(locale, device, key);
  const known = rows.filter(isPlace) as unknown as (Change & { edition: number })[]; // a key that the program no longer has is kept, and unused
  const since = new Map(known.map((row) => [nameOf(row), row.edition]));
  return { number: Math.max(0, ...since.values()), content: withChanges(files, known), since: (place) => since.get(nameOf(place)) ?? 0 };
}

/** @param files what the project says by itself @param now as createWording takes it */
export async function openLive(store: Store, district: District, files: Content, now: () => number): Promise<Live> {
  let spoken: Spoken = { number: -1, content: files, since: () => 0, wordings: createWording(district, files, now) };
  const newest = store.db.select({ number: sql<number>`coalesce(max(${editions.number}), 0)` }).from(editions).prepare();
  let reading: Promise<void> | undefined;
  const read = async (): Promise<void> => {
    const [found] = await newest.all();
    if (found?.number === spoken.number) return;
    const edition = await readLive(store, files);
    const number = Math.max(edition.number, found?.number ?? 0); // an edition may hold no text: a set that ended where a later one stands
    if (number > spoken.number) spoken = { ...edition, number, wordings: createWording(district, edition.content, now) };
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
