import { afterEach, describe } from 'vitest';
import * as crypto from 'node:crypto';
import { readConfig } from '../../src/config.js';
import { diskFiles } from '../../src/files/disk.js';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import { createGateway } from '../../src/wire.js';
import { holidaySuite } from './holidays-suite.js';

describe('holidays that staff add, on better-sqlite3', () => {
  let store: NodeStore | undefined;
  afterEach(() => {
    store?.close();
    store = undefined;
  });
  // A second gateway of one test opens the same database: another process.
  holidaySuite(async (now) => {
    store ??= nodeStore(':memory:');
    return createGateway({ files: diskFiles(), config: { ...readConfig({ DEMO: 'on' }), secretKey: new Uint8Array(32).fill(7) }, store, crypto, addressOf: () => '192.0.2.1', log: () => {}, now, samples: false });
  });
});
