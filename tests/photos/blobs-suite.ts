/** The blob contract: the same cases on a disk and on R2 in workerd. */
import { beforeEach, expect, it } from 'vitest';
import { Refusal } from '../../src/errors.js';
import type { Blobs } from '../../src/storage/blobs.js';

const DAY = '2026-11-24';
const named = (n: number, day = DAY): string => `${day}/${String(n).padStart(4, '0')}-abcdefghijklmnop_Q`;

export function blobsSuite(open: () => Promise<Blobs>): void {
  let blobs: Blobs;
  beforeEach(async () => {
    blobs = await open();
  });

  it('gives back what was put, to the byte; empty and 8 MB too', async () => {
    const large = Uint8Array.from({ length: 8 * 1024 * 1024 + 31 }, (_, i) => (i * 7919) & 255);
    for (const [n, bytes] of [new Uint8Array(), Uint8Array.of(0, 255, 10, 13), large].entries()) {
      await blobs.put(named(n), bytes);
      const found = await blobs.get(named(n));
      expect(found?.length).toBe(bytes.length);
      expect(Buffer.from(found ?? []).equals(Buffer.from(bytes))).toBe(true);
    }
  });

  it('knows nothing of a name that was not put, and forgets one that is removed, once or twice', async () => {
    expect(await blobs.get(named(1))).toBeUndefined();
    await blobs.put(named(1), Uint8Array.of(1));
    await blobs.remove(named(1));
    await blobs.remove(named(1));
    expect(await blobs.get(named(1))).toBeUndefined();
    expect(await blobs.list(DAY, '', 10)).toEqual([]);
  });

  it('overwrites nothing, whoever is second, also at the same time', async () => {
    await blobs.put(named(1), Uint8Array.of(1));
    await expect(blobs.put(named(1), Uint8Array.of(2))).rejects.toBeInstanceOf(Refusal);
    expect(await blobs.get(named(1))).toEqual(Uint8Array.of(1));
    const tried = await Promise.allSettled([3, 4, 5, 6].map((n) => blobs.put(named(2), Uint8Array.of(n))));
    expect(tried.filter((t) => t.status === 'fulfilled').length).toBe(1);
    expect((await blobs.get(named(2)))?.length).toBe(1);
  });

  it('lists one day in order, from after a name, so many at most', async () => {
    for (const n of [3, 1, 2]) await blobs.put(named(n), Uint8Array.of(n));
    await blobs.put(named(9, '2026-11-25'), Uint8Array.of(9));
    expect(await blobs.list(DAY, '', 10)).toEqual([named(1), named(2), named(3)]);
    expect(await blobs.list(DAY, named(1), 1)).toEqual([named(2)]);
    expect(await blobs.list(DAY, named(3), 10)).toEqual([]);
    expect(await blobs.list('2026-11-26', '', 10)).toEqual([]);
  });

  it.each(['', 'x', '../../etc/passwd', '2026-11-24/../../secret.key.and.more', '/etc/passwd', '2026-11-24/ab/cdefghijklmnopqrst', `2026-11-24/${'a'.repeat(65)}`, '2026-11-24/abcdefghijklmnop\0q', '2026-11-24\\abcdefghijklmnopqr'])('%j is no name', async (name) => {
    await expect((async () => blobs.put(name, Uint8Array.of(1)))()).rejects.toThrow();
    await expect((async () => blobs.get(name))()).rejects.toThrow();
    await expect((async () => blobs.remove(name))()).rejects.toThrow();
  });
}
