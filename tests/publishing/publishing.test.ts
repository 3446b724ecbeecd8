import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe } from 'vitest';
import { pilots } from '../../src/pilot/index.js';
import { openDistrict } from '../../src/storage/district.js';
import { type NodeStore, nodeStore } from '../../src/storage/node/store.js';
import { publishingSuite } from './suite.js';

let folder = '';
let store: NodeStore | undefined;
afterEach(() => {
  store?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('publishing on better-sqlite3', () => {
  publishingSuite(async () => {
    folder = mkdtempSync(join(tmpdir(), 'minwon-publishing-'));
    store = nodeStore(join(folder, 'test.db'));
    return { store, district: await openDistrict(store, pilots.gangnam) };
  });
});
