/** Where tests listen: 127.0.0.1, at ports that the system gives. */
import { createServer, type AddressInfo, type Server } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';

export interface Place {
  port: number;
  /** Without a path. */
  url: string;
}

const placeOf = (server: Server | ServerType): Place => {
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}` };
};

/** Lets a server listen. */
export async function listening(server: Server): Promise<Place> {
  await new Promise<void>((ready, failed) => server.once('error', failed).listen(0, '127.0.0.1', ready));
  return placeOf(server);
}

/** What answers requests, behind a real port, as src/node.ts serves it. `stop` waits for answers that are still to come. */
export async function serving(fetch: Parameters<typeof serve>[0]['fetch']): Promise<Place & { server: ServerType; stop(): Promise<void> }> {
  const server = await new Promise<ServerType>((ready) => {
    const made = serve({ fetch, port: 0, hostname: '127.0.0.1' }, () => ready(made));
  });
  return { ...placeOf(server), server, stop: () => new Promise((done) => server.close(() => done())) };
}

/** Different ports that nobody listens on: all are held before the first is given back. */
export async function freePorts(count: number): Promise<number[]> {
  const held = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      return { server, ...(await listening(server)) };
    }),
  );
  await Promise.all(held.map(({ server }) => new Promise((done) => server.close(done))));
  return held.map(({ port }) => port);
}

export const freePort = async (): Promise<number> => (await freePorts(1))[0] ?? 0;
