import * as crypto from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe } from 'vitest';
import { diskFiles } from '../../src/files/disk.js';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import { coreSuite } from './suite.js';

describe('core on better-sqlite3', () => {
  let folder = '';
  let store: NodeStore | undefined;
  afterEach(() => {
    store?.close();
    if (folder) rmSync(folder, { recursive: true });
  });
  coreSuite(async () => {
    folder = mkdtempSync(join(tmpdir(), 'minwon-core-'));
    store = nodeStore(join(folder, 'core.db'));
    return store;
  }, crypto, diskFiles());
});
