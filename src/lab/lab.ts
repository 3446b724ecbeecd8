/** The device lab: four devices on one page, each a real client of the gateway that serves it. Only while DEMO is on. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { measure } from '../../channels/sms/measure.js';
import type { Parts } from '../app.js';
import { CLIENT } from './client/index.js';
import { icon } from './icon.js';
import { page } from './page.js';
import { style } from './style.js';
import { textsFor } from './texts.js';

const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** Bytes of a request to be measured: a few answers. */
const MAX_MEASURED = 32 * 1024;

export interface Asset {
  body: string;
  type: string;
}

export function createLab(parts: Parts): Hono {
  const { name } = parts.core.district;
  const assets = new Map<string, Asset>([
    ['lab.css', { body: style, type: 'text/css' }],
    ['icon.svg', { body: icon, type: 'image/svg+xml' }],
    ...Object.entries(CLIENT).map(([file, body]): [string, Asset] => [file, { body, type: 'text/javascript' }]),
  ]);
  const version = versionOf([...assets.values()].map((a) => a.body).join());
  const shown = String(page({ districtName: name.ko, version }));
  const app = new Hono();
  const show = (): Response => new Response(shown, { headers: { ...headers('text/html', 'no-cache'), 'content-security-policy': POLICY, 'referrer-policy': 'same-origin' } });
  app.get('', show);
  app.get('/', show);
  for (const [file, { body, type }] of assets) {
    const served = type === 'text/javascript' ? versioned(body, version) : body;
    app.get(`/${file}`, (c) => new Response(served, { headers: headers(type, c.req.query('v') === version ? 'public, max-age=31536000, immutable' : 'no-cache') }));
  }
  app.post('/measure', bodyLimit({ maxSize: MAX_MEASURED }), async (c) => {
    const texts = textsOf(await c.req.json().catch(() => undefined));
    if (!texts) return c.json({ error: 'texts: an array of strings is needed' }, 400);
    return c.json(texts.map((text) => sizeOf(text)));
  });
  app.get('/texts', async (c) => c.json(await textsFor(parts.core, c.req.query('phone') ?? '', Number(c.req.query('after')) || 0)));
  return app;
}

const headers = (type: string, cache: string): Record<string, string> => ({ 'content-type': `${type}; charset=utf-8`, 'cache-control': cache, 'x-content-type-options': 'nosniff' });

function textsOf(body: unknown): string[] | undefined {
  const texts = (body as { texts?: unknown } | null | undefined)?.texts;
  return Array.isArray(texts) && texts.every((t) => typeof t === 'string') ? texts : undefined;
}

/** What the carrier would count: SMS to 90 EUC-KR bytes, LMS to 2,000. */
function sizeOf(text: string): { type: string; eucKrBytes: number } {
  const { type, eucKrBytes } = measure(text);
  return { type, eucKrBytes };
}

/** A module's imports carry the version too, so that all of them can be kept for a year. */
const versioned = (source: string, version: string): string => source.replace(/from '\.\/([\w-]+\.js)'/g, `from './$1?v=${version}'`);

/** FNV-1a, 32 bits: a key for caches, not a proof. */
function versionOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(36);
}
