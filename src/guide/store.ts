/** What is written with an entry, so that it is kept and found. */
import { and, asc, count, eq, gt, inArray, sql } from 'drizzle-orm';
import { guideEntries, guideTexts } from '../storage/schema.js';
import { literal, type Db, type Store, type Write, write } from '../storage/store.js';
import type { GuideEntry } from './entry.js';
import { comparable, tokens } from './korean.js';
import { ALL, allIn, DROP_SEARCH_TABLES, SEARCH_TABLES } from './tables.js';

/**
 * Keeps the entry and what it is found by: one change, all or nothing.
 * @param imported hash of the entry, where a file brought it
 */
export function put(db: Db, entry: GuideEntry, position: number, imported?: string): Write[] {
  const row = { position, topic: entry.topic ?? null, source: entry.source, validFrom: entry.validFrom ?? null, validUntil: entry.validUntil ?? null, facts: entry, ...(imported && { imported }) };
  return [
    write(
      db
        .insert(guideEntries)
        .values({ id: entry.id, locale: entry.locale, ...row })
        .onConflictDoUpdate({ target: [guideEntries.id, guideEntries.locale], set: row }),
    ),
    ...indexed(entry),
  ];
}

/** Characters of a body that the ranking looks into; the index holds all of it. */
const COMPARED = 2_000;

/** What has to be written beside an entry, after its row, so that it is found as it now is. */
function indexed(entry: GuideEntry): Write[] {
  const titles = titlesOf(entry).map(comparable).filter(Boolean);
  const body = comparable(bodyOf(entry));
  const found = { titles: titles.flatMap(tokens), body: tokens(body) };
  const seq = 'select seq, ?, ? from guide_entries where id = ? and locale = ?';
  return [
    { sql: `insert or replace into guide_texts (seq, titles, body) ${seq}`, params: [titles.join('\n'), body.slice(0, COMPARED), entry.id, entry.locale] },
    { sql: `insert or replace into guide_index (rowid, titles, body) ${seq}`, params: [found.titles.join(' '), found.body.join(' '), entry.id, entry.locale] },
    { sql: 'insert or ignore into guide_terms (term, docs) select value, 1 from json_each(?)', params: [JSON.stringify([...new Set([...found.titles, ...found.body])])] },
  ];
}

/** Takes an entry away, with what it was found by. */
export function removed(id: string, locale: string): Write[] {
  const seq = '(select seq from guide_entries where id = ? and locale = ?)';
  const params = [id, locale];
  return [
    { sql: `delete from guide_texts where seq = ${seq}`, params },
    { sql: `delete from guide_index where rowid = ${seq}`, params },
    { sql: 'delete from guide_entries where id = ? and locale = ?', params },
  ];
}

/** Counts how common each token is, and makes one segment of the index, which halves the time of a search. After many entries changed; one more or less moves nothing that anybody sees. */
export function counted(): Write[] {
  return [
    { sql: "insert into guide_index (guide_index) values ('optimize')", params: [] },
    { sql: 'delete from guide_terms', params: [] },
    { sql: 'insert into guide_terms (term, docs) select term, doc from guide_vocabulary', params: [] },
    { sql: 'insert into guide_terms (term, docs) select ?, count(*) from guide_texts', params: [ALL] },
    { sql: 'insert into guide_terms (term, docs) select ? || e.locale, count(*) from guide_texts t join guide_entries e on e.seq = t.seq group by e.locale', params: [allIn('')] },
  ];
}

const titlesOf = (e: GuideEntry): string[] => [e.title, ...(e.aliases ?? [])];
const bodyOf = (e: GuideEntry): string =>
  [e.summary, e.body, e.who, e.how, e.papers?.join(' '), e.fee, e.fees?.map((f) => `${f.item} ${f.size ?? ''}`).join(' '), e.basis].filter(Boolean).join(' ');

/** Rows of one write: a batch of D1 must not grow without bound. */
const BATCH = 200;

/**
 * Makes all search tables anew from the entries, also where they were dropped for an export.
 * @param progress is told how many of how many entries are done
 * @returns how many entries there are
 */
export async function rebuild(store: Store, progress: (done: number, whole: number) => void = () => undefined): Promise<number> {
  const [{ n: whole } = { n: 0 }] = await store.db.select({ n: count() }).from(guideEntries);
  await store.atomic([...[...DROP_SEARCH_TABLES, ...SEARCH_TABLES, 'delete from guide_texts', 'delete from guide_terms'].map((statement) => ({ sql: statement, params: [] }))]);
  let last = 0;
  for (let done = 0; ; ) {
    const rows = await store.db.select({ seq: guideEntries.seq, facts: guideEntries.facts }).from(guideEntries).where(gt(guideEntries.seq, last)).orderBy(asc(guideEntries.seq)).limit(literal(BATCH));
    if (!rows.length) break;
    await store.atomic(rows.flatMap((r) => indexed(r.facts as GuideEntry)));
    last = rows.at(-1)?.seq ?? last;
    progress((done += rows.length), whole);
  }
  await store.atomic(counted());
  return whole;
}

/** One entry as it is kept. */
export async function entryOf(db: Db, id: string, locale: string): Promise<GuideEntry | undefined> {
  const [row] = await db.select({ facts: guideEntries.facts }).from(guideEntries).where(and(eq(guideEntries.id, id), eq(guideEntries.locale, locale)));
  return row?.facts as GuideEntry | undefined;
}

/** Whether every entry can be found: false after the search tables were dropped. */
export async function isIndexed(db: Db): Promise<boolean> {
  const tables = await db.all<{ n: number }>(sql`select count(*) as n from sqlite_master where name in ('guide_index', 'guide_vocabulary')`);
  if (tables[0]?.n !== SEARCH_TABLES.length) return false;
  const [entries] = await db.select({ n: count() }).from(guideEntries);
  const [texts] = await db.select({ n: count() }).from(guideTexts);
  return entries?.n === texts?.n;
}

/** Entries in the order of their ids. */
export async function entriesOf(db: Db, ids: readonly string[], locale: string): Promise<GuideEntry[]> {
  if (!ids.length) return [];
  const rows = await db.select({ id: guideEntries.id, facts: guideEntries.facts }).from(guideEntries).where(and(inArray(guideEntries.id, [...ids]), eq(guideEntries.locale, locale)));
  return ids.flatMap((id) => rows.find((r) => r.id === id)?.facts ?? []) as GuideEntry[];
}

/** A page of a topic's matters, each in the first language that has it. @param languages the wanted one first */
export async function onTopic(db: Db, topic: string, languages: readonly string[], { from, count: most }: { from: number; count: number }): Promise<{ entries: GuideEntry[]; more: boolean }> {
  const rows = await db.select({ id: guideEntries.id, locale: guideEntries.locale, position: guideEntries.position, facts: guideEntries.facts }).from(guideEntries).where(and(eq(guideEntries.topic, topic), inArray(guideEntries.locale, [...languages])));
  const last = languages.at(-1);
  const place = (id: string): number => Math.min(...rows.filter((r) => r.id === id && r.locale === last).map((r) => r.position), Number.MAX_SAFE_INTEGER);
  const ids = [...new Set(rows.map((r) => r.id))].sort((a, b) => place(a) - place(b));
  const shown = ids.slice(from, from + most).map((id) => languages.map((l) => rows.find((r) => r.id === id && r.locale === l)).find(Boolean)?.facts as GuideEntry);
  return { entries: shown, more: ids.length > from + most };
}

/** Where an entry stands among the others; undefined where there is none. */
export async function positionOf(db: Db, id: string, locale: string): Promise<number | undefined> {
  const [row] = await db.select({ position: guideEntries.position }).from(guideEntries).where(and(eq(guideEntries.id, id), eq(guideEntries.locale, locale)));
  return row?.position;
}

/** Makes the search tables anew where they are missing. */
export async function findable(store: Store): Promise<void> {
  if (!(await isIndexed(store.db))) await rebuild(store);
}
