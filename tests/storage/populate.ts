/** Fills every table of whatever schema is there with a few rows, by what its columns demand. */
export interface Engine {
  all(sql: string): Promise<Record<string, unknown>[]>;
  run(sql: string): Promise<void>;
}

/** Beside the engines' own: the guide's search tables, which are derived and made again from the entries. */
const OURS = /^(sqlite_|_cf_|d1_|migrations$|guide_(index|vocabulary))/;
export const ROWS = 7;

export async function tablesOf(engine: Engine): Promise<string[]> {
  const rows = await engine.all("select name from sqlite_master where type = 'table' order by name");
  return rows.map((r) => String(r.name)).filter((n) => !OURS.test(n));
}

/** One statement a table: across to D1 each is a journey. */
export async function populate(engine: Engine): Promise<void> {
  for (const table of await tablesOf(engine)) {
    const columns = await engine.all(`pragma table_info(${table})`);
    const value = ({ type, name }: Record<string, unknown>, n: number): string | number => (/int/i.test(String(type)) ? n : `'${name === 'facts' || name === 'detail' ? '{}' : name === 'date' ? `2026-01-0${n}` : `${name}-${n}`}'`);
    const rows = Array.from({ length: ROWS }, (_, i) => `(${columns.map((c) => value(c, i + 1)).join(', ')})`);
    await engine.run(`insert into ${table} (${columns.map((c) => c.name).join(', ')}) values ${rows.join(', ')}`);
  }
}

export async function counts(engine: Engine, tables: string[]): Promise<Record<string, number>> {
  const [row = {}] = await engine.all(`select ${tables.map((t) => `(select count(*) from ${t}) as ${t}`).join(', ')}`);
  return row as Record<string, number>;
}
