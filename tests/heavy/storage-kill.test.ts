/** promise-21 under kill -9: every answer followed its commit. That the commit is on the disk, strace shows (tests/promises/storage.test.ts). */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { load } from '../promises/support/load.js';
import { folder, server } from '../promises/support/server.js';

/** In each of two lanes: 20 in CI, 200 in `npm run endure`. */
const KILLS = process.env.ENDURE ? 100 : 10;

it(`promise-21: ${2 * KILLS} kills under load: what was acknowledged is there, and the database is whole`, { timeout: 1_800_000 }, async () => {
  const at = folder();
  const lane = async (name: string): Promise<number> => {
    const file = join(at, `${name}.db`);
    const acknowledged = new Set<string>();
    for (let kill = 0; kill < KILLS; kill++) {
      const gateway = await server(file);
      const enough = acknowledged.size + 3 + 2 * kill; // killed at another moment each time
      await load(gateway.url, `${name}${kill}`, 8, (receipt) => {
        acknowledged.add(receipt);
        if (acknowledged.size === enough) void gateway.end('SIGKILL');
      });
      await gateway.end();
      const raw = new Database(file);
      expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
      const stored = new Set(raw.prepare('select p.receipt from petitions p join petition_events e on e.receipt = p.receipt and e.number = 1 join personal x on x.receipt = p.receipt').pluck().all());
      raw.close();
      expect([...acknowledged].filter((r) => !stored.has(r))).toEqual([]);
    }
    return acknowledged.size;
  };
  const sizes = await Promise.all([lane('one'), lane('two')]);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(KILLS * 10);
});
