/** promise-24: a photo goes with its petition into a backup, and comes back as it was. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeBackup } from '../../src/commands/backup.js';
import { restoreBackup } from '../../src/commands/restore.js';
import { look } from '../../src/photos/album.js';
import { harness, KEY } from '../harness.js';
import { receiptIn } from '../receipt-in.js';
import { jpeg } from './pictures.js';
import { FILING, photo, Visitor } from './upload.js';

const cost = { n: 1024, r: 8, p: 1 };

describe('backup and restore', () => {
  it('promise-24: the restored petition shows its photo', async () => {
    const at = mkdtempSync(join(tmpdir(), 'minwon-photos-'));
    onTestFinished(() => rmSync(at, { recursive: true }));
    const h = await harness({}, join(at, 'own.db'));
    const v = new Visitor(h);
    await v.get('/m/petitions/new?group=road');
    await v.send(FILING, [photo(jpeg())]);
    await v.press();
    const receipt = receiptIn(v.page);
    const name = String(h.store.raw.prepare('select id from photos where receipt = ?').pluck().get(receipt));
    const before = await look(h.core, name);
    await makeBackup({ databasePath: join(at, 'own.db'), file: join(at, 'a.backup'), secretKey: KEY, passphrase: 'a passphrase of words', cost });
    h.close();
    const restored = await restoreBackup({ file: join(at, 'a.backup'), databasePath: join(at, 'new', 'again.db'), secretKey: KEY, passphrase: 'a passphrase of words', demo: true });
    expect(restored.blobs).toBe(1);
    const again = await harness({}, join(at, 'new', 'again.db'));
    onTestFinished(() => again.close());
    const after = await look(again.core, name);
    expect(after?.row).toEqual(before?.row);
    expect(Buffer.from(after?.bytes ?? []).equals(Buffer.from(before?.bytes ?? [1]))).toBe(true);
  });
});
