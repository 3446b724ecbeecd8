/** Rows of a table into the guide: all of them or none, and the same ones twice change nothing. */
import { createHash } from 'node:crypto';
import { guideEntries } from '../storage/schema.js';
import type { Store, Write } from '../storage/store.js';
import type { GuideEntry } from '../guide/entry.js';
import { checkHeader, entryOfRow, type RowSettings } from '../guide/rows.js';
import { counted, put } from '../guide/store.js';
import type { Table } from './table.js';

export interface Imported {
  added: number;
  changed: number;
  same: number;
  /** Edited by staff after a file had brought them, and different in this one: staff's words stay. */
  kept: { line: number; id: string }[];
  unreadable: { line: number; reason: string }[];
}

interface Row {
  line: number;
  entry: GuideEntry;
  hash: string;
}

const hashOf = (entry: GuideEntry): string => createHash('sha256').update(JSON.stringify(entry)).digest('base64url');

/** @throws Error when columns are missing; with `unreadable` rows nothing was written */
export async function bringIn(store: Store, table: Table, settings: RowSettings, progress: (done: number, whole: number) => void): Promise<Imported> {
  checkHeader(table.header, settings.columns);
  const result: Imported = { added: 0, changed: 0, same: 0, kept: [], unreadable: [...table.broken] };
  const rows = read(table, settings, result);
  const there = new Map((await store.db.select().from(guideEntries)).filter((r) => r.locale === settings.locale).map((r) => [r.id, r]));
  for (const { line, entry } of rows) {
    const other = there.get(entry.id)?.source;
    if (other !== undefined && other !== settings.source) result.unreadable.push({ line, reason: `${entry.id} is an entry of ${other} already; give this file's ids another column, or its --source that name` });
  }
  if (result.unreadable.length) return { ...result, unreadable: result.unreadable.sort((a, b) => a.line - b.line) };
  let position = [...there.values()].reduce((most, r) => Math.max(most, r.position), -1);
  const writes: Write[] = [];
  for (const [i, { line, entry, hash }] of rows.entries()) {
    const old = there.get(entry.id);
    const asItIs = old && hashOf(old.facts as GuideEntry);
    if (old && (old.imported === hash || asItIs === hash)) result.same++;
    else if (old && asItIs !== old.imported) result.kept.push({ line, id: entry.id });
    else {
      result[old ? 'changed' : 'added']++;
      writes.push(...put(store.db, entry, old?.position ?? ++position, hash));
    }
    progress(i + 1, rows.length);
  }
  if (writes.length) await store.atomic([...writes, ...counted()]);
  return result;
}

function read(table: Table, settings: RowSettings, result: Imported): Row[] {
  const lines = new Map<string, number>();
  const rows: Row[] = [];
  for (const { line, cells } of table.rows) {
    const entry = entryOfRow(cells, settings);
    if (typeof entry === 'string') result.unreadable.push({ line, reason: entry });
    else if (lines.has(entry.id)) result.unreadable.push({ line, reason: `${entry.id} stands in line ${lines.get(entry.id)} already` });
    else {
      lines.set(entry.id, line);
      rows.push({ line, entry, hash: hashOf(entry) });
    }
  }
  return rows;
}
