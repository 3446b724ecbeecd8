/** The bare limit: Hono, c.req.text(), one HMAC, one prepared read, one string. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { serve } from '@hono/node-server';
import Database from 'better-sqlite3';
import { Hono } from 'hono';
import { AUTH_TOKEN, PATH, PUBLIC_URL } from './settings.js';

/** @param keep what is done with a text before it is answered: its id, and who sent it */
export function serveBare(file: string, keep?: (id: string, from: string) => Promise<unknown>): void {
  const read = new Database(file, { readonly: true }).prepare<[string], { says: string }>('select says from plain where phone = ?');
  const app = new Hono();
  app.post(PATH, async (c) => {
    const fields = [...new URLSearchParams(await c.req.text())].sort(([a], [b]) => (a < b ? -1 : 1));
    const expected = createHmac('sha1', AUTH_TOKEN).update(fields.reduce((signed, [name, value]) => signed + name + value, PUBLIC_URL + PATH)).digest();
    const given = Buffer.from(c.req.header('x-twilio-signature') ?? '', 'base64');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return c.text('forged', 403);
    const from = fields.find(([name]) => name === 'From')?.[1] ?? '';
    const row = read.get(from);
    if (keep) await keep(fields.find(([name]) => name === 'MessageSid')?.[1] ?? '', from);
    return c.body(`<?xml version="1.0" encoding="UTF-8"?><Response><Message>${row?.says ?? ''}</Message></Response>`, 200, { 'content-type': 'text/xml; charset=utf-8' });
  });
  serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env.PORT) }, () => console.log('ready'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) serveBare(process.env.DATABASE_PATH ?? '');
