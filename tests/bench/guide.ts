/**
 * `npm run bench:guide [-- FILE.csv QUERIES.json …]`: quality and time of the guide's search beside plain pairs of syllables, MiniSearch and SQLite's
 * trigram tokenizer, in one process, over the same entries; then time over 100,000 generated entries. Without a file the corpus is generated,
 * which says nothing about quality: its texts have no meaning.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bringIn } from '../../src/commands/guide-import.js';
import { readTable } from '../../src/commands/table.js';
import { diskFiles } from '../../src/files/disk.js';
import type { GuideEntry } from '../../src/guide/entry.js';
import { evaluate, type Query } from '../../src/guide/evaluate.js';
import { SEOUL_120 } from '../../src/guide/rows.js';
import { search } from '../../src/guide/search.js';
import { counted, put } from '../../src/guide/store.js';
import { guideEntries } from '../../src/storage/schema.js';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import { generated, questionsTo } from './guide-corpus.js';
import { bigram, type Find, miniSearch, trigram } from './guide-rivals.js';
import { pinSelf } from './machine.js';

const MANY = 100_000;
/** ms, medians */
const GOALS = { few: 2, many: 10, import: 5_000 };
const NOW = Date.parse('2026-11-24T14:20:00+09:00');

const files = diskFiles();

const ours = (store: NodeStore): Find => async (query) => (await search({ db: store.db, files }, query, { now: NOW })).map((h) => h.id);

async function filled(store: NodeStore, entries: readonly GuideEntry[]): Promise<void> {
  for (let i = 0; i < entries.length; i += 500) await store.atomic(entries.slice(i, i + 500).flatMap((e, n) => put(store.db, e, i + n)));
  await store.atomic(counted());
}

async function timed(find: Find, queries: readonly Query[], rounds: number): Promise<{ p50: number; p95: number }> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    for (const { query } of queries) {
      const began = performance.now();
      await find(query);
      if (round) times.push(performance.now() - began); // the first round warms caches and the compiler
    }
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}

const ms = (n: number): string => `${n.toFixed(2)} ms`;

async function measureGuide(file: string | undefined, queryFiles: readonly string[], many = MANY): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'minwon-bench-guide-'));
  const lines: string[] = [];
  const missed: string[] = [];
  const goal = (what: string, value: number, most: number): void => void (value > most && missed.push(`${what}: ${value.toFixed(1)} ms, goal ${most}`));
  try {
    const store = nodeStore(join(folder, 'few.db'));
    const began = performance.now();
    if (file) await bringIn(store, readTable(file), { columns: SEOUL_120, locale: 'ko', source: basename(file), idOf: (t) => t }, () => undefined);
    else await filled(store, generated(2_645));
    const took = performance.now() - began;
    const entries = (await store.db.select({ facts: guideEntries.facts }).from(guideEntries)).map((r) => r.facts as GuideEntry);
    lines.push(`${entries.length.toLocaleString('en')} entries ${file ? `of ${basename(file)}` : '(generated: no file was given; quality is of made-up texts)'}, brought in in ${(took / 1000).toFixed(2)} s`, '');
    if (file) goal('import', took, GOALS.import);
    const sets = file ? queryFiles.map((f): [string, Query[]] => [basename(f, '.json'), JSON.parse(readFileSync(f, 'utf8')) as Query[]]) : [['generated', questionsTo(entries, 120)] as [string, Query[]]];
    const rivals: [string, Find][] = [['the guide', ours(store)], ['pairs of syllables, BM25', bigram(entries)], ['MiniSearch 7', miniSearch(entries)], ['SQLite trigram', trigram(entries)]];
    lines.push('| search | questions | hit@1 | hit@3 | MRR@10 | p50 | 95 % |', '|---|---|---|---|---|---|---|');
    for (const [set, queries] of sets) {
      for (const [name, find] of rivals) {
        const q = await evaluate(queries, async (query) => await find(query));
        const { p50, p95 } = await timed(find, queries, 5);
        if (name === 'the guide') goal(`${set}, median`, p50, GOALS.few);
        lines.push(`| ${name} | ${set}, ${q.queries} | ${q.hit1.toFixed(2)} | ${q.hit3.toFixed(2)} | ${q.mrr10.toFixed(2)} | ${ms(p50)} | ${ms(p95)} |`);
      }
    }
    store.close();
    lines.push(...(await measureMany(folder, many, sets.flatMap(([, q]) => q), goal)));
    lines.push('', missed.length ? `missed: ${missed.join('; ')}` : 'every goal is met');
    return lines;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Time only: the questions given, and questions to the generated entries themselves. */
async function measureMany(folder: string, many: number, given: readonly Query[], goal: (what: string, value: number, most: number) => void): Promise<string[]> {
  const entries = generated(many);
  const store = nodeStore(join(folder, 'many.db'));
  await filled(store, entries);
  const queries = [...given, ...questionsTo(entries, 120)];
  const lines = ['', `| search over ${many.toLocaleString('en')} generated entries | p50 | 95 % |`, '|---|---|---|'];
  for (const [name, make] of [['the guide', () => ours(store)], ['pairs of syllables, BM25', () => bigram(entries)], ['MiniSearch 7', () => miniSearch(entries)], ['SQLite trigram', () => trigram(entries)]] as const) {
    const { p50, p95 } = await timed(make(), queries, 1);
    if (name === 'the guide') goal(`${many.toLocaleString('en')} entries, median`, p50, GOALS.many);
    lines.push(`| ${name} | ${ms(p50)} | ${ms(p95)} |`);
  }
  store.close();
  return lines;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  pinSelf(0);
  const [file, ...queries] = process.argv.slice(2);
  const lines = await measureGuide(file, queries);
  console.log(lines.join('\n'));
  process.exit(lines.at(-1)?.startsWith('missed') ? 1 : 0);
}
