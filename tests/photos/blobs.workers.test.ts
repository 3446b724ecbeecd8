import { env } from 'cloudflare:test';
import type { R2Bucket } from '@cloudflare/workers-types';
import { describe } from 'vitest';
import { r2Blobs } from '../../src/storage/blobs.js';
import { blobsSuite } from './blobs-suite.js';

const { PHOTOS } = env as unknown as { PHOTOS: R2Bucket };

describe('blobs on R2 in workerd', () => {
  blobsSuite(async () => {
    const { objects } = await PHOTOS.list();
    await Promise.all(objects.map((o) => PHOTOS.delete(o.key)));
    return r2Blobs(PHOTOS);
  });
});
