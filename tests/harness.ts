/** A whole gateway for tests: a real database, a clock that the test sets, a phone that texts. */
import * as crypto from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../src/config.js';
import { diskFiles } from '../src/files/disk.js';
import { pilots } from '../src/pilot/index.js';
import { openDistrict } from '../src/storage/district.js';
import { blobsBeside, diskBlobs } from '../src/storage/node/disk-blobs.js';
import { type NodeStore, nodeStore } from '../src/storage/node/store.js';
import { createGateway, type Gateway } from '../src/wire.js';

/** Tuesday 24 November 2026, 14:20 in Seoul. */
export const TUESDAY = Date.parse('2026-11-24T14:20:00+09:00');
export const KEY = Buffer.alloc(32, 7);

export interface Harness extends Gateway {
  store: NodeStore;
  /** The folder of its blobs. */
  blobs: string;
  time: { now: number };
  lines: Record<string, string | number>[];
  /** Sends a text and gives the answer's messages joined by a line. */
  text(from: string, text: string, id?: string): Promise<string>;
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  count(table: string): number;
  close(): void;
}

let serial = 0;

/** A database of the pilot that nobody has used. Made once a process and copied: making it anew took two fifths of a harness. */
let unused: Buffer | undefined;
async function copyTo(file: string): Promise<void> {
  if (!unused) {
    const store = nodeStore(file);
    await openDistrict(store, pilots.gangnam);
    store.close();
    unused = readFileSync(file);
  } else writeFileSync(file, unused);
}

export async function harness(environment: Record<string, string> = {}, file?: string): Promise<Harness> {
  const folder = file ? undefined : mkdtempSync(join(tmpdir(), 'minwon-'));
  if (folder) await copyTo(join(folder, 'test.db'));
  const store = nodeStore(file ?? join(folder ?? '', 'test.db'));
  const blobs = file ? blobsBeside(file) : join(folder ?? '', 'test.blobs');
  const time = { now: TUESDAY };
  const lines: Harness['lines'] = [];
  const config = readConfig({ DEMO: 'on', KANNEL_TOKEN: 'kannel-token-of-the-tests', TWILIO_AUTH_TOKEN: 'twilio-token-of-the-tests', ...environment });
  const gateway = await createGateway({
    files: diskFiles(),
    config: { ...config, secretKey: KEY },
    store,
    blobs: diskBlobs(blobs),
    crypto,
    addressOf: (request) => request.headers.get('x-test-address') ?? '192.0.2.1',
    log: (_level, line) => void lines.push(line),
    now: () => time.now,
    samples: false,
  });
  const origin = config.publicUrl.origin;
  return {
    ...gateway,
    store,
    blobs,
    time,
    lines,
    async text(from, text, id = `t${++serial}`) {
      const response = await gateway.app.request(`${origin}/sms/demo`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id, from, text }) });
      const body = await response.text();
      if (!response.ok) return `${response.status} ${body}`;
      return (JSON.parse(body) as { texts: string[] }).texts.join('\n');
    },
    post: async (path, fields, headers = {}) => gateway.app.request(origin + path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams(fields).toString() }),
    get: async (path, headers = {}) => gateway.app.request(origin + path, { headers }),
    count: (table) => store.raw.prepare(`select count(*) from ${table}`).pluck().get() as number,
    close() {
      store.close();
      if (folder) rmSync(folder, { recursive: true });
    },
  };
}
