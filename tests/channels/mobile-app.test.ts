/** What makes the mobile pages an app: its pictures, its manifest in each language, scripts that can be read, and how much the first view loads. */
import { gzipSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { icon, png } from '../../channels/mobile/app/icon.js';
import { script } from '../../channels/mobile/app/script.js';
import { createMobile } from '../../channels/mobile/index.js';
import { worker } from '../../channels/mobile/push/worker.js';
import { LOCALES } from '../../src/inquiry.js';
import { ORIGIN, draw, served, tagsOf } from './page-reading.js';
import { samples } from './samples.js';

const mobile = createMobile();
const servedHere = (path: string): Promise<Response> => served(mobile, path);

describe('icons', () => {
  it.each([180, 192, 512])('a PNG of %i pixels that reads back: navy at its edge, white in the middle', async (size) => {
    const bytes = Buffer.from(await png(size));
    expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([size, size]);
    const at = bytes.indexOf('IDAT');
    const pixels = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
    expect(pixels.length).toBe(size * (1 + size * 3));
    const pixel = (x: number, y: number): number[] => [...pixels.subarray(y * (1 + size * 3) + 1 + x * 3).subarray(0, 3)];
    for (const corner of [0, size - 1]) expect(pixel(corner, corner)).toEqual([5, 43, 87]);
    expect(pixel(Math.round(size / 2), Math.round(size * 0.3))).toEqual([255, 255, 255]);
    expect(bytes.length).toBeLessThan(12_000);
  });
  it('draws inside the middle four fifths, whatever mask a launcher cuts', () => {
    for (const [, x, y, w, h] of [...icon.matchAll(/<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"/g)].map((m) => m.map(Number)))
      for (const [px, py] of [[x, y], [(x ?? 0) + (w ?? 0), y], [x, (y ?? 0) + (h ?? 0)], [(x ?? 0) + (w ?? 0), (y ?? 0) + (h ?? 0)]]) expect(Math.hypot((px ?? 0) - 50, (py ?? 0) - 50)).toBeLessThanOrEqual(40);
  });
});

describe('manifest', () => {
  it.each(LOCALES)('can be installed in %s: all that its files name is there', async (locale) => {
    const response = await servedHere(`/m/manifest.webmanifest?lang=${locale}`);
    expect(response.headers.get('content-type')).toContain('application/manifest+json');
    const made = (await response.json()) as { lang: string; name: string; start_url: string; display: string; icons: { src: string; type: string; sizes: string; purpose: string }[]; shortcuts: { name: string; url: string }[] };
    expect(made).toMatchObject({ lang: locale, start_url: '/m/', scope: '/m/', display: 'standalone', theme_color: '#052b57' });
    expect(made.icons.some((i) => i.purpose === 'maskable' && i.sizes === '512x512')).toBe(true);
    for (const { src, type } of made.icons) expect((await servedHere(src)).headers.get('content-type')).toContain(type);
    expect(made.shortcuts).toHaveLength(3);
    for (const { name, url } of made.shortcuts) {
      expect(name).not.toMatch(/^menu\./);
      await mobile.receive(new Request(ORIGIN + url));
    }
  });
  it('is named by every page', async () => {
    const { body } = await draw(mobile, samples.home ?? { outcome: 'ok', title: '', blocks: [] }, 'en');
    const link = tagsOf(body).find((t) => t.attributes.rel === 'manifest')?.attributes.href ?? '';
    expect(((await (await servedHere(link)).json()) as { lang: string }).lang).toBe('en');
  });
});

describe('scripts', () => {
  it.each([['page', script], ['service worker', worker]])('the %s’s is one that a browser reads', (_name, source) => {
    expect(() => new Function(source)).not.toThrow();
  });
});

describe('the first view', () => {
  it.each(LOCALES)('loads at most 60 KB, compressed, with all that it names, in %s', async (locale) => {
    const { body } = await draw(mobile, samples.home ?? { outcome: 'ok', title: '', blocks: [] }, locale);
    const named = tagsOf(body).flatMap((t) => (t.name === 'link' ? [t.attributes.href ?? ''] : []));
    const scripts = [...body.matchAll(/<script src="([^"]+)"/g)].map((m) => m[1] ?? '');
    let bytes = gzipSync(body).length;
    for (const path of [...named, ...scripts]) bytes += gzipSync(Buffer.from(await (await servedHere(path)).arrayBuffer())).length;
    for (const path of ['/m/sw.js', '/m/offline']) bytes += gzipSync(await (await servedHere(path)).text()).length; // fetched by the script
    expect(bytes).toBeLessThan(60 * 1024);
  });
});
