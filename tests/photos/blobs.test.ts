import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { diskBlobs } from '../../src/storage/node/disk-blobs.js';
import { blobsSuite } from './blobs-suite.js';

const folders: string[] = [];
const folder = (): string => {
  folders.push(mkdtempSync(join(tmpdir(), 'minwon-blobs-')));
  return folders.at(-1) ?? '';
};
afterEach(() => {
  for (const f of folders.splice(0)) rmSync(f, { recursive: true });
});

describe('blobs on a disk', () => {
  blobsSuite(async () => diskBlobs(join(folder(), 'minwon.blobs')));

  it('only their owner can read them, and nothing half written has a name', async () => {
    const at = folder();
    const blobs = diskBlobs(at);
    const name = '2026-11-24/abcdefghijklmnopqr';
    await blobs.put(name, Uint8Array.of(1));
    expect(statSync(join(at, name)).mode & 0o777).toBe(0o600);
    expect(statSync(join(at, '2026-11-24')).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(at, '2026-11-24'))).toEqual(['abcdefghijklmnopqr']);
  });

  it('what a killed writer left is listed, and can be removed', async () => {
    const at = folder();
    const blobs = diskBlobs(at);
    await blobs.put('2026-11-24/abcdefghijklmnopqr', Uint8Array.of(1));
    writeFileSync(join(at, '2026-11-24', 'bbcdefghijklmnopqr.0123abcd.part'), 'half');
    expect(await blobs.list('2026-11-24', '', 9)).toEqual(['2026-11-24/abcdefghijklmnopqr', '2026-11-24/bbcdefghijklmnopqr.0123abcd.part']);
    await blobs.remove('2026-11-24/bbcdefghijklmnopqr.0123abcd.part');
    expect(readdirSync(join(at, '2026-11-24'))).toEqual(['abcdefghijklmnopqr']);
  });

  it('a disk that takes nothing is "busy": nothing was kept, the citizen is asked to try again', async () => {
    const at = folder();
    writeFileSync(join(at, 'file'), '');
    await expect(diskBlobs(join(at, 'file')).put('2026-11-24/abcdefghijklmnopqr', Uint8Array.of(1))).rejects.toMatchObject({ outcome: 'busy' });
  });
});
