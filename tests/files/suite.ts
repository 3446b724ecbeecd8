/** What browsers load is served alike on both engines: whole, as what it is, for a year by its version, and nothing beside it. */
import { expect, it } from 'vitest';
import { fileHref, PATHS } from '../../src/files/files.js';

/** What this suite needs of an engine: a gateway of its own. @param demo whether the lab is there */
export type Opens = (demo: boolean) => Promise<{ app: { request(path: string, init?: RequestInit): Response | Promise<Response> } }>;

const TYPES: Readonly<Record<string, RegExp>> = { css: /^text\/css; charset=utf-8$/, js: /^text\/javascript; charset=utf-8$/, svg: /^image\/svg\+xml/, png: /^image\/png$/ };

export function filesSuite(given: Opens): void {
  const opened = new Map<boolean, ReturnType<Opens>>();
  const opens: Opens = (demo) => opened.get(demo) ?? (opened.set(demo, given(demo)).get(demo) as ReturnType<Opens>);
  it('serves each file whole, for a year by its version', async () => {
    const { app } = await opens(true);
    expect(PATHS.length).toBeGreaterThan(25);
    for (const path of PATHS) {
      const response = await app.request(fileHref(path));
      expect([path, response.status, response.headers.get('cache-control'), response.headers.get('x-content-type-options')]).toEqual([path, 200, 'public, max-age=31536000, immutable', 'nosniff']);
      expect(response.headers.get('content-type'), path).toMatch(TYPES[path.split('.').at(-1) ?? ''] ?? /never/);
      expect((await response.arrayBuffer()).byteLength, path).toBeGreaterThan(100);
    }
  });
  it.each(['/m/sw.js', '/m/style.css', '/m/style.css?v=old'])('asks a browser to look again at %s, whose address does not say which it is', async (path) => {
    const { app } = await opens(true);
    const { status, headers } = await app.request(path);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-cache']);
  });
  it('lets a service worker load nothing from elsewhere', async () => {
    const { app } = await opens(true);
    expect((await app.request('/m/sw.js')).headers.get('content-security-policy')).toBe("default-src 'none'; connect-src 'self'");
  });
  it('Korean in a script comes through', async () => {
    const { app } = await opens(true);
    expect(await (await app.request(fileHref('/lab/story.js'))).text()).toMatch(/[가-힣]{2}/);
  });
  it('without a demo there is no lab', async () => {
    const { app } = await opens(false);
    for (const path of PATHS.filter((p) => p.startsWith('/lab/'))) expect([path, (await app.request(fileHref(path))).status]).toEqual([path, 404]);
    expect((await app.request(fileHref('/m/style.css'))).status).toBe(200);
  });
  it.each(['/files/m/style.css', '/dist/files/m/style.css', '/m/../versions.js', '/versions.js', '/data/gangnam.json', '/data/lexicon.json', '/m/style.css/', '/m//style.css', '/m/none.css'])('has nothing at %s', async (path) => {
    const { app } = await opens(true);
    const response = await app.request(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).not.toMatch(/css|javascript/);
  });
}
