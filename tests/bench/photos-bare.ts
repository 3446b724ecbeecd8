/** Two bare servers for photos: what everybody writes (the whole form in memory), and a body that goes to the disk as it comes. */
import { createWriteStream } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const folder = process.env.FOLDER ?? '';
const port = Number(process.env.PORT);
let serial = 0;

async function synced(path: string): Promise<void> {
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}

if (process.env.BARE === 'form') {
  const app = new Hono();
  app.post('*', async (c) => {
    for (const photo of (await c.req.formData()).getAll('photo')) {
      const path = join(folder, String(serial++));
      await writeFile(path, new Uint8Array(await (photo as File).arrayBuffer()));
      await synced(path);
    }
    return c.text('ok');
  });
  serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => console.log('ready'));
} else {
  createServer(async (request, response) => {
    const path = join(folder, String(serial++));
    await pipeline(request, createWriteStream(path));
    await synced(path);
    response.end('ok');
  }).listen(port, '127.0.0.1', () => console.log('ready'));
}
