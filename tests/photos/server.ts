/** A harness behind a real port, as src/node.ts serves it. */
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { Harness } from '../harness.js';

export async function listening({ app }: Pick<Harness, 'app'>): Promise<{ url: string; stop(): Promise<void> }> {
  let server: ServerType | undefined;
  const { port } = await new Promise<AddressInfo>((done) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, done);
  });
  return { url: `http://127.0.0.1:${port}`, stop: () => new Promise((done) => server?.close(() => done())) };
}
