/** Statements as text, for a database that only its own tool opens (`wrangler d1 execute`). */
import type { Write } from './store.js';

/** A statement with its values in it. Our statements have marks only where values stand. */
export function asText({ sql, params }: Write): string {
  const values = [...params];
  return `${sql.replace(/\?/g, () => literal(values.shift()))};`;
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  return typeof value === 'number' ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
}
