/** The device lab: four devices on one page, each a real client of the gateway that serves it. Only while DEMO is on. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { measure } from '../../channels/sms/measure.js';
import type { Parts } from '../request/parts.js';
import { page } from './page.js';
import { samplePhoto } from './photos.js';
import { textsFor } from './texts.js';

const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** Bytes of a request to be measured: a few answers. */
const MAX_MEASURED = 32 * 1024;

export function createLab(parts: Parts): Hono {
  const { name } = parts.core.district;
  const shown = String(page(name.ko));
  const app = new Hono();
  const show = (): Response => new Response(shown, { headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff', 'content-security-policy': POLICY, 'referrer-policy': 'same-origin' } });
  app.get('', show);
  app.get('/', show);
  app.post('/measure', bodyLimit({ maxSize: MAX_MEASURED }), async (c) => {
    const texts = textsOf(await c.req.json().catch(() => undefined));
    if (!texts) return c.json({ error: 'texts: an array of strings is needed' }, 400);
    return c.json(texts.map((text) => sizeOf(text)));
  });
  app.get('/photos/:name', (c) => {
    const bytes = samplePhoto(c.req.param('name'));
    return bytes ? new Response(bytes, { headers: { 'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'cache-control': 'max-age=3600' } }) : c.notFound();
  });
  app.get('/texts', async (c) => c.json(await textsFor(parts.core, c.req.query('phone') ?? '', Number(c.req.query('after')) || 0)));
  return app;
}

function textsOf(body: unknown): string[] | undefined {
  const texts = (body as { texts?: unknown } | null | undefined)?.texts;
  return Array.isArray(texts) && texts.every((t) => typeof t === 'string') ? texts : undefined;
}

/** What the carrier would count: SMS to 90 EUC-KR bytes, LMS to 2,000. */
function sizeOf(text: string): { type: string; eucKrBytes: number } {
  const { type, eucKrBytes } = measure(text);
  return { type, eucKrBytes };
}
