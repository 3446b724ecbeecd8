/** Fills every table of whatever schema is there with a few rows, by what its columns demand. */
export interface Engine {
  all(sql: string): Promise<Record<string, unknown>[]>;
  run(sql: string, params: unknown[]): Promise<void>;
}

/** Beside the engines' own: the guide's search tables, which are derived and made again from the entries. */
const OURS = /^(sqlite_|_cf_|d1_|migrations$|guide_(index|vocabulary))/;
export const ROWS = 7;

export async function tablesOf(engine: Engine): Promise<string[]> {
  const rows = await engine.all("select name from sqlite_master where type = 'table' order by name");
  return rows.map((r) => String(r.name)).filter((n) => !OURS.test(n));
}

export async function populate(engine: Engine): Promise<void> {
  for (const table of await tablesOf(engine)) {
    const columns = await engine.all(`pragma table_info(${table})`);
    for (let n = 1; n <= ROWS; n++) {
      const values = columns.map((c) => (/int/i.test(String(c.type)) ? n : c.name === 'facts' || c.name === 'detail' ? '{}' : c.name === 'date' ? `2026-01-0${n}` : `${String(c.name)}-${n}`));
      await engine.run(`insert into ${table} (${columns.map((c) => c.name).join(', ')}) values (${columns.map(() => '?').join(', ')})`, values);
    }
  }
}

export async function counts(engine: Engine, tables: string[]): Promise<Record<string, number>> {
  const out: Record<string, number> = {};
  for (const table of tables) out[table] = Number((await engine.all(`select count(*) as n from ${table}`))[0]?.n);
  return out;
}
