/** The same way on workerd: D1, R2, its own streams and its own crypto. */
import { env } from 'cloudflare:test';
import type { R2Bucket } from '@cloudflare/workers-types';
import { describe, expect, it } from 'vitest';
import { DAY } from '../../src/core.js';
import { look } from '../../src/photos/album.js';
import { photos } from '../../src/storage/schema.js';
import { r2Blobs } from '../../src/storage/blobs.js';
import { onD1 } from '../citizens/d1.js';
import { receiptIn } from '../receipt-in.js';
import { app1, ascii, holds, jpeg, SECRET } from './pictures.js';
import { FILING, jpegOf, photo, Visitor } from './upload.js';

const { PHOTOS } = env as unknown as { PHOTOS: R2Bucket };

describe('filing with photos on D1 and R2 in workerd', () => {
  it('comes, is cleaned and sealed, belongs to its petition, is shown to its device; what nobody claims goes', async () => {
    const time = { now: Date.parse('2026-11-24T14:20:00+09:00') };
    const g = await onD1({}, { blobs: r2Blobs(PHOTOS), now: () => time.now });
    const origin = 'http://127.0.0.1:3000';
    const h = {
      app: g.app,
      get: async (path: string, headers: Record<string, string> = {}) => g.app.request(origin + path, { headers }),
      post: async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) => g.app.request(origin + path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, body: new URLSearchParams(fields).toString() }),
    };
    const v = new Visitor(h, '/m');
    await v.get('/m/petitions/new?group=road');
    const { page } = v;
    await v.send(FILING, [photo(jpeg({ extra: [app1(6)], after: ascii(SECRET) })), photo(jpegOf(8 * 1024 * 1024, jpeg()))]);
    expect(v.status).toBe(200);
    const [address = ''] = v.photoAddresses();
    expect((await h.get(address, { cookie: v.cookie })).headers.get('content-type')).toBe('image/jpeg');
    expect((await h.get(address)).status).toBe(404);
    await v.press();
    const receipt = receiptIn(v.page);
    const rows = await g.core.store.db.select().from(photos);
    expect(rows).toMatchObject([{ receipt, width: 480, height: 640 }, { receipt }]);
    const found = await look(g.core, rows[0]?.id ?? '');
    expect(holds(found?.bytes ?? new Uint8Array(), SECRET)).toBe(false);
    const { objects } = await PHOTOS.list();
    for (const { key } of objects) expect(holds(new Uint8Array((await (await PHOTOS.get(key))?.arrayBuffer()) ?? new ArrayBuffer(0)), 'JFIF')).toBe(false);
    v.page = page;
    await v.send(FILING, [photo(ascii('<svg onload="alert(1)"/>'))]);
    expect([v.status, v.page.includes('사진으로 읽을 수 없는')]).toEqual([422, true]);
    v.page = page;
    await v.send({ ...FILING, text: '다른 일' }, [photo(jpeg())]);
    expect((await PHOTOS.list()).objects.length).toBe(3);
    time.now += DAY + 1;
    await g.tick();
    expect((await PHOTOS.list()).objects.length).toBe(2);
  }, 60_000);
});
