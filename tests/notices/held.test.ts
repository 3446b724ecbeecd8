import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe } from 'vitest';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import { heldSuite } from './held-suite.js';

describe('held notices on better-sqlite3', () => {
  let folder = '';
  let store: NodeStore | undefined;
  afterEach(() => {
    store?.close();
    if (folder) rmSync(folder, { recursive: true });
  });
  heldSuite(async () => {
    folder = mkdtempSync(join(tmpdir(), 'minwon-held-'));
    store = nodeStore(join(folder, 'held.db'));
    return store;
  });
});
