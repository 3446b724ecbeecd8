/** Rows of a table as entries: which column is what, and why a row cannot be read. */
import type * as z from 'zod';
import { cleaned } from './clean.js';
import { entrySchema, type GuideEntry } from './entry.js';

/** Fields of an entry that a column may hold. */
const FIELDS = ['id', 'position', 'kind', 'title', 'summary', 'body', 'who', 'how', 'papers', 'fee', 'period', 'department', 'basis', 'where', 'link', 'validFrom', 'validUntil', 'aliases'] as const;
export type Field = (typeof FIELDS)[number];
/** Column by field. */
export type Columns = Partial<Record<Field, string>>;

/** Seoul's 120 call centre: 번호, 분류, 제목, 내용, 내용번호. */
export const SEOUL_120: Columns = { id: '내용번호', title: '제목', body: '내용' };

/** Several in one cell. */
const LISTS: readonly Field[] = ['papers', 'aliases'];

/** `id=번호,title=질문` @throws Error with one line that names what is wrong */
export function columnsOf(text: string): Columns {
  const columns: Columns = {};
  for (const pair of text.split(',')) {
    const [field = '', column = ''] = pair.split(/=(.*)/s).map((p) => p.trim());
    if (!(FIELDS as readonly string[]).includes(field) || !column) throw new Error(`--columns: ${pair.trim() || 'nothing'} is no field=column; fields are ${FIELDS.join(', ')}`);
    columns[field as Field] = column;
  }
  if (!columns.title) throw new Error('--columns: say which column is the title, as title=제목');
  return columns;
}

/** @throws Error that names the columns that are missing, and those that are there */
export function checkHeader(header: readonly string[], columns: Columns): void {
  const missing = Object.values(columns).filter((c) => !header.includes(c));
  if (!missing.length) return;
  const there = header.slice(0, 20).map((h) => h.slice(0, 40)).join(', ');
  throw new Error(`no column ${missing.join(', ')}: the first line has ${there || 'nothing'}. Name the columns of this file, as --columns id=…,title=…,body=…`);
}

export interface RowSettings {
  columns: Columns;
  locale: string;
  source: string;
  /** An id for a row whose table has none. */
  idOf(title: string): string;
}

/** @returns the entry, or why it is none */
export function entryOfRow(row: Readonly<Record<string, string>>, { columns, locale, source, idOf }: RowSettings): GuideEntry | string {
  const cell = (field: Field): string => cleaned((columns[field] && row[columns[field]]) || '');
  const title = cell('title');
  if (!title) return `${columns.title}: is empty`;
  const given: Record<string, unknown> = { kind: 'question', locale, source, title, summary: cell('summary'), body: cell('body') };
  for (const field of Object.keys(columns) as Field[]) {
    if (field in given && field !== 'kind') continue;
    const text = cell(field);
    if (text && field !== 'position') given[field] = LISTS.includes(field) ? text.split(/\s*[;|]\s*/).filter(Boolean) : text;
  }
  given.id ??= columns.id ? '' : idOf(title);
  const read = entrySchema.safeParse(given);
  return read.success ? read.data : read.error.issues.map((issue) => reasonOf(issue, columns)).join('; ');
}

function reasonOf(issue: z.core.$ZodIssue, columns: Columns): string {
  const [field] = issue.path;
  const name = columns[field as Field] ?? String(field ?? 'row');
  if (issue.code === 'too_big') return `${name}: longer than ${issue.maximum}`;
  if (field === 'id') return `${name}: is no id (letters, digits, . _ -, at most 60)`;
  return `${name}: ${issue.message}`;
}
