/** The storage contract: one type for better-sqlite3 and D1. */
import { Column, type GetColumnData, is, Param, Placeholder, type Query, sql } from 'drizzle-orm';
import type { BaseSQLiteDatabase, SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type * as schema from './schema.js';

/** Every query is awaited; writes go through `atomic` only. */
export type Db = Omit<BaseSQLiteDatabase<'async', unknown, typeof schema>, 'transaction'>;

/** One statement, compiled: the same text and values for both engines. */
export interface Write {
  sql: string;
  params: unknown[];
}

export interface Store {
  readonly db: Db;
  /** For a library that writes by itself (better-auth): each statement commits alone, and waits for other processes. */
  readonly direct: Db;
  /**
   * All statements commit, or none does; on disk before it resolves (better-sqlite3: BEGIN IMMEDIATE, synchronous=FULL; D1: batch).
   * @returns rows changed by each statement
   * @throws Conflict on a unique or NOT NULL guard, Refusal('busy') when locked or full
   */
  atomic(writes: readonly Write[]): Promise<number[]>;
}

/** A guard in the database said no: somebody else was first, or a limit is reached. Decide again. */
export class Conflict extends Error {
  constructor(readonly constraint: string) {
    super(`conflict: ${constraint}`);
    this.name = 'Conflict';
  }
}

/** Compiles a builder. At most 100 parameters (D1). */
export function write(builder: { toSQL(): Query }): Write {
  const { sql, params } = builder.toSQL();
  return { sql, params };
}

/** Compiles a builder with placeholders once, for statements on the way of every message. */
export function prepared<T extends Record<string, unknown>>(builder: { toSQL(): Query }): (values: T) => Write {
  const { sql, params } = builder.toSQL();
  const fill = params.map((param) => {
    if (is(param, Placeholder)) return (values: T) => values[param.name];
    const inside = is(param, Param) ? (param.value as unknown) : undefined;
    return is(param, Param) && is(inside, Placeholder) ? (values: T) => param.encoder.mapToDriverValue(values[inside.name]) : () => param;
  });
  return (values) => ({ sql, params: fill.map((of) => of(values)) });
}

/**
 * Compiles a select once, for reads on the way of every message. drizzle would ask of each column of each row anew what it is.
 * @param columns what `build` selects, in its order
 */
export function preparedRead<C extends Record<string, SQLiteColumn>, T extends Record<string, unknown>>(columns: C, build: (columns: C) => { prepare(): { values(values: T): unknown } }): (values: T) => Promise<Read<C>[]> {
  const select = build(columns).prepare();
  const fields = Object.entries(columns).map(([name, column]) => ({ name, read: column.mapFromDriverValue === Column.prototype.mapFromDriverValue ? undefined : (value: unknown) => column.mapFromDriverValue(value) }));
  const rowOf = (values: readonly unknown[]): Read<C> => {
    const row: Record<string, unknown> = {};
    fields.forEach(({ name, read }, i) => {
      row[name] = read && values[i] !== null ? read(values[i]) : values[i];
    });
    return row as Read<C>;
  };
  return async (values) => ((await select.values(values)) as unknown[][]).map(rowOf);
}

type Read<C extends Record<string, SQLiteColumn>> = { [K in keyof C]: GetColumnData<C[K]> };

/** Reads what SQLite and D1 say in the same way. */
export function conflictOf(error: unknown): Conflict | undefined {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const found = /(?:UNIQUE|NOT NULL) constraint failed: ([\w.]+)/.exec(e.message);
    if (found) return new Conflict(found[1] ?? '');
  }
  return undefined;
}

/** A LIMIT as a literal: SQLite plans a statement anew at each run when its LIMIT is a parameter (3.47 and later), which costs more than the read. */
export const literal = (n: number): number => sql.raw(String(Math.trunc(n))) as unknown as number;
