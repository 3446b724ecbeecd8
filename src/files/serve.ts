/** Serves the files that browsers load: the same on Node and on Workers. */
import type { Hono } from 'hono';
import { type FilePath, fileVersion, type Files, PATHS } from './files.js';

const TYPES: Readonly<Record<string, string>> = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml; charset=utf-8', png: 'image/png' };
/** What is asked for without its version is asked for again; a launcher's picture need not be, for a week. */
const UNVERSIONED: Readonly<Record<string, string>> = { png: 'public, max-age=604800' };
/** Of a service worker, and of a picture that is opened by itself; nothing else obeys it. */
const POLICY = "default-src 'none'; connect-src 'self'";

const endOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** @param wanted false: this one is not served here */
export function serveFiles(app: Hono, files: Files, wanted: (path: FilePath) => boolean): void {
  for (const path of PATHS.filter(wanted)) {
    const end = endOf(path);
    app.get(path, async (c) => {
      const cache = c.req.query('v') === fileVersion(path) ? 'public, max-age=31536000, immutable' : (UNVERSIONED[end] ?? 'no-cache');
      return c.body(await files.read(path), 200, { 'content-type': TYPES[end] ?? 'application/octet-stream', 'cache-control': cache, 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' });
    });
  }
}
