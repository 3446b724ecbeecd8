/** Personal fields of a petition: sealed, each bound to its row, each erasable alone. */
import type { Core } from '../core.js';
import { personal } from '../storage/schema.js';
import { type Write, write } from '../storage/store.js';

/** What a sealed personal field is bound to. */
export const placeOf = (receipt: string, event: number, field: string): string => `personal/${receipt}/${event}/${field}`;

/** One statement for the fields that hold something. */
export function sealedFields(core: Core, receipt: string, event: number, fields: Record<string, string | undefined>): Write[] {
  const rows = Object.entries(fields)
    .filter((f): f is [string, string] => !!f[1])
    .map(([field, text]) => ({ receipt, event, field, sealed: core.vault.seal(text, placeOf(receipt, event, field)) }));
  return rows.length ? [write(core.store.db.insert(personal).values(rows))] : [];
}
