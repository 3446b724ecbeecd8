/** Reads a table from a file, whatever office program wrote it. */
import { readFileSync, statSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { size } from './progress.js';

/** Bytes: everything is in memory at once, so that all rows come in or none does. */
const MOST = 64_000_000;

export interface Table {
  header: string[];
  /** Lines are those of the file, from 1. */
  rows: { line: number; cells: Record<string, string> }[];
  /** Rows whose cells do not fit the header. */
  broken: { line: number; reason: string }[];
}

/** @throws Error with one line when it is no table */
export function readTable(file: string): Table {
  const text = decode(bytesOf(file), file);
  const [header, ...rest] = parsed(text, file);
  if (!header) throw new Error(`${file}: is empty`);
  const names = header.record.map((h) => h.normalize('NFC').trim());
  const table: Table = { header: names, rows: [], broken: [] };
  for (const { record, line } of rest) {
    if (record.length !== names.length) table.broken.push({ line, reason: `has ${record.length} cells, the first line has ${names.length}` });
    else table.rows.push({ line, cells: Object.fromEntries(names.map((name, i) => [name, record[i] ?? ''])) });
  }
  return table;
}

function bytesOf(file: string): Buffer {
  let bytes: number;
  try {
    const about = statSync(file);
    if (!about.isFile()) throw new Error(`${file}: is not a file`);
    bytes = about.size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Error(`${file}: is not there`);
    throw error;
  }
  if (bytes > MOST) throw new Error(`${file}: ${size(bytes)}; at most ${size(MOST)} at once. Split it.`);
  return readFileSync(file);
}

/** UTF-8 or UTF-16 by its mark, UTF-8 without one, else EUC-KR as Korean Windows writes it. */
function decode(bytes: Buffer, file: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) throw new Error(`${file}: is no text. Save the table as CSV (UTF-8) first.`);
  for (const encoding of ['utf-8', 'euc-kr']) {
    try {
      return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
    } catch {
      // the next one
    }
  }
  throw new Error(`${file}: is neither UTF-8 nor EUC-KR. Save the table as CSV (UTF-8) first.`);
}

interface Line {
  record: string[];
  line: number;
}

function parsed(text: string, file: string): Line[] {
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const [delimiter = ','] = [',', ';', '\t'].sort((a, b) => first.split(b).length - first.split(a).length);
  try {
    const records = parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true, info: true, max_record_size: 2_000_000 }) as unknown as { record: string[]; info: { lines: number } }[];
    let before = 0;
    return records.map(({ record, info }) => {
      const line = before + 1; // info counts the line where a record ends: a cell may hold line breaks
      before = info.lines;
      return { record, line };
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new Error(`${file}: is no CSV: ${error.message}`);
  }
}
