/** web-push-testing, a push service that decrypts what it gets: its own server and model, but on a free port of loopback and ended with the test. */
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';

interface Model {
  notifyUrl: string;
}
interface TestingServer {
  _app: { listen(port: number, host: string, ready: () => void): Server };
  setRequestHandlers(): void;
}
const require = createRequire(import.meta.url);
const { PushApiModel } = require('web-push-testing/src/PushApiModel.js') as { PushApiModel: new () => Model };
const WebPushTestingServer = require('web-push-testing/src/server.js') as new (model: Model, port: number) => TestingServer;

export interface TestingService {
  origin: string;
  /** @param key the public key that pushes have to be signed with */
  subscribe(key: string): Promise<{ clientHash: string; endpoint: string; keys: { p256dh: string; auth: string } }>;
  /** What a browser got, decrypted. */
  messages(clientHash: string): Promise<string[]>;
  expire(clientHash: string): Promise<void>;
  close(): Promise<void>;
}

export async function testingService(): Promise<TestingService> {
  const model = new PushApiModel();
  const testing = new WebPushTestingServer(model, 0);
  testing.setRequestHandlers();
  const server = await new Promise<Server>((ready) => {
    const made: Server = testing._app.listen(0, '127.0.0.1', () => ready(made));
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  model.notifyUrl = `${origin}/notify/`;
  const ask = async <T>(path: string, given: object): Promise<T> => {
    const response = await fetch(origin + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(given) });
    const said = await response.text();
    return (said.startsWith('{') ? (JSON.parse(said) as { data: T }).data : undefined) as T;
  };
  return {
    origin,
    subscribe: (applicationServerKey) => ask('/subscribe', { userVisibleOnly: 'true', applicationServerKey }),
    messages: async (clientHash) => (await ask<{ messages: string[] }>('/get-notifications', { clientHash })).messages,
    expire: (clientHash) => ask(`/expire-subscription/${clientHash}`, {}),
    close() {
      server.closeAllConnections();
      return new Promise<void>((done) => server.close(() => done()));
    },
  };
}
