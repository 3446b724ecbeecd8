import { env } from 'cloudflare:test';
import type { R2Bucket } from '@cloudflare/workers-types';
import { describe } from 'vitest';
import { r2Blobs } from '../../src/storage/blobs.js';
import { onD1 } from '../citizens/d1.js';
import { walkSuite } from './walk-suite.js';

const { PHOTOS } = env as unknown as { PHOTOS: R2Bucket };

describe('photos along a petition’s life, on D1 and R2 in workerd', () => {
  walkSuite(async () => {
    const time = { now: Date.parse('2026-11-24T14:20:00+09:00') };
    return Object.assign(await onD1({}, { blobs: r2Blobs(PHOTOS), now: () => time.now }), { time });
  });
});
