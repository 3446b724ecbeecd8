/** A gateway that counts what it asks of its database, and tells what it was asked. */
import * as crypto from 'node:crypto';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { readConfig } from '../../../src/config.js';
import { diskFiles } from '../../../src/files/disk.js';
import { nodeStore } from '../../../src/storage/node/store.js';
import { createGateway, type Gateway } from '../../../src/wire.js';
import { KEY, TUESDAY } from '../../harness.js';
import { folder } from './server.js';

export interface Counted extends Gateway {
  /** The statements that ran while it worked, without their values. */
  during<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }>;
}

const RUNS = new Set(['run', 'get', 'all', 'iterate']);

export async function counted(environment: Record<string, string> = {}): Promise<Counted> {
  const store = nodeStore(join(folder(), 'counted.db'));
  onTestFinished(() => store.close());
  let statements: string[] = [];
  const prepare = store.raw.prepare.bind(store.raw);
  store.raw.prepare = ((sql: string) => watched(prepare(sql), () => statements.push(sql))) as typeof store.raw.prepare;
  const config = readConfig({ DEMO: 'on', ...environment });
  const gateway = await createGateway({ files: diskFiles(), config: { ...config, secretKey: KEY }, store, crypto, addressOf: (r) => r.headers.get('x-test-address') ?? '192.0.2.1', log: () => {}, now: () => TUESDAY, samples: false });
  return {
    ...gateway,
    async during(work) {
      statements = [];
      const result = await work();
      return { result, statements };
    },
  };
}

/** Calls through, and tells of every run; what gives the statement back (raw, pluck) gives the watched one. */
function watched(statement: Database.Statement, ran: () => void): Database.Statement {
  const proxy: Database.Statement = new Proxy(statement, {
    get(target, name) {
      const found = Reflect.get(target, name, target) as unknown;
      if (typeof found !== 'function') return found;
      return (...given: unknown[]) => {
        if (RUNS.has(String(name))) ran();
        const result: unknown = found.apply(target, given);
        return result === target ? proxy : result;
      };
    },
  });
  return proxy;
}
