/** `minwon guide …`: bring entries in, search, measure the search, make the search tables anew. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import * as z from 'zod';
import { readConfig } from '../config.js';
import { diskFiles } from '../files/disk.js';
import { LOCALES } from '../inquiry.js';
import { evaluate } from '../guide/evaluate.js';
import { columnsOf, SEOUL_120 } from '../guide/rows.js';
import { search } from '../guide/search.js';
import { entryOf, isIndexed, rebuild } from '../guide/store.js';
import { makeFolder } from '../storage/node/folder.js';
import { type NodeStore, nodeStore } from '../storage/node/store.js';
import { bringIn } from './guide-import.js';
import { bar } from './progress.js';
import { readTable } from './table.js';

export interface GuideOptions {
  database?: string;
  json?: boolean;
  limit?: string;
  locale?: string;
  columns?: string;
  source?: string;
}

/** A new database is migrated, never seeded. */
async function within<T>(options: GuideOptions, act: (store: NodeStore) => Promise<T>): Promise<T> {
  const file = options.database ?? readConfig(process.env).databasePath;
  if (!file) throw new Error('--database: which file?');
  if (!existsSync(file)) makeFolder(dirname(file));
  let store: NodeStore;
  try {
    store = nodeStore(file);
  } catch (error) {
    throw new Error(`${file}: cannot be opened as a database (${error instanceof Error ? error.message : error})`);
  }
  try {
    return await act(store);
  } finally {
    store.close();
  }
}

function localeOf({ locale = 'ko' }: GuideOptions): string {
  if (!(LOCALES as readonly string[]).includes(locale)) throw new Error(`--locale: ${locale} is none of ${LOCALES.join(', ')}`);
  return locale;
}

/** Prints what came in, or each row that cannot be read and why. @throws Error with one line; the guide is as it was then */
export async function importGuide(file: string, options: GuideOptions): Promise<void> {
  const settings = { columns: options.columns === undefined ? SEOUL_120 : columnsOf(options.columns), locale: localeOf(options), source: (options.source ?? basename(file)).normalize('NFC'), idOf: (title: string) => createHash('sha256').update(title).digest('hex').slice(0, 16) };
  const table = readTable(file);
  await within(options, async (store) => {
    const progress = bar('importing', 'rows');
    const done = await bringIn(store, table, settings, progress).finally(progress.end);
    for (const { line, reason } of done.unreadable) console.error(`${file}:${line}: ${reason}`);
    if (done.unreadable.length) throw new Error(`${file}: ${done.unreadable.length} of ${table.rows.length + table.broken.length} rows cannot be read; nothing was brought in`);
    for (const { line, id } of done.kept) console.error(`${file}:${line}: ${id} was edited by staff since and stays as it is`);
    console.log(`${file}: ${done.added} new, ${done.changed} changed, ${done.same} as they were${done.kept.length ? `, ${done.kept.length} kept as staff edited them` : ''}`);
  });
}

/** @throws Error with one line */
export async function searchGuide(query: string, options: GuideOptions): Promise<void> {
  const limit = options.limit ?? '10';
  if (!/^[1-9]\d{0,2}$/.test(limit)) throw new Error(`--limit: ${limit} is no number from 1 to 999`);
  if (!query.trim()) throw new Error('what shall be searched for? Give some words.');
  const locale = localeOf(options);
  await within(options, async (store) => {
    await ready(store);
    const hits = await search({ db: store.db, files: diskFiles() }, query, { limit: Number(limit), locale, now: Date.now() });
    const entries = await Promise.all(hits.map(async (hit) => ({ ...hit, score: Math.round(hit.score * 1000) / 1000, title: (await entryOf(store.db, hit.id, locale))?.title ?? '' })));
    if (options.json) return void console.log(JSON.stringify(entries));
    if (!entries.length) return void console.log('nothing was found');
    for (const [i, e] of entries.entries()) console.log(`${i + 1}. ${e.title} (${e.id}, ${e.score}${e.sure ? '' : ', not sure'})`);
  });
}

const queriesSchema = z.array(z.object({ id: z.union([z.string(), z.number()]), query: z.string(), style: z.string().default('any'), relevant: z.array(z.union([z.string(), z.number()]).transform(String)) })).min(1);

/** Prints hit@1, hit@3 and MRR@10, whole and by style. @throws Error with one line */
export async function evaluateGuide(file: string, options: GuideOptions): Promise<void> {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'is no JSON'}`);
  }
  const queries = queriesSchema.safeParse(given);
  if (!queries.success) throw new Error(`${file}: is no array of {id, query, style, relevant: [ids]}: ${queries.error.issues[0]?.path.join('.')} ${queries.error.issues[0]?.message}`);
  const locale = localeOf(options);
  await within(options, async (store) => {
    await ready(store);
    console.log(JSON.stringify(await evaluate(queries.data, async (query) => (await search({ db: store.db, files: diskFiles() }, query, { limit: 10, locale, now: Date.now() })).map((h) => h.id))));
  });
}

/** Makes the search tables anew, also after they were dropped for an export. */
export async function rebuildGuide(options: GuideOptions): Promise<void> {
  await within(options, async (store) => {
    const progress = bar('indexing', 'entries');
    const whole = await rebuild(store, progress).finally(progress.end);
    console.log(`${whole} entries can be found again`);
  });
}

async function ready(store: NodeStore): Promise<void> {
  if (!(await isIndexed(store.db))) throw new Error('the search tables are not there: make them anew with `minwon guide rebuild`');
}
