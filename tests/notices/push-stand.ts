/** A push service on loopback that answers as it is told, and browsers that it serves. Real HTTP; what it got is decrypted by the browser's own side. */
import { createServer } from 'node:http';
import { listening } from '../loopback.js';
import { type Browser, browser, decrypt, VAPID } from './push-reading.js';

export interface News {
  title: string;
  body: string;
  lang: string;
  tag: string;
  to: string;
  shown: string;
}
export interface PushStand {
  url: string;
  /** What arrived, in order: whose, with which headers, and its words. */
  got: { path: string; headers: Record<string, string | string[] | undefined>; news: News; size: number }[];
  /** A new browser: as `PushSubscription.toJSON` writes it. */
  subscribe(): Promise<{ endpoint: string; keys: { p256dh: string; auth: string } }>;
  env: Record<string, string>;
  close(): Promise<void>;
}

export interface Says {
  status: number;
  headers?: Record<string, string>;
}

/** @param answer per push, in order of arrival; `hang` closes the line without a word */
export async function pushStand(answer: (n: number, path: string) => Says | 'hang' | undefined = () => undefined): Promise<PushStand> {
  const browsers = new Map<string, Browser>();
  const got: PushStand['got'] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', async () => {
      const path = request.url ?? '';
      const body = Buffer.concat(parts);
      const to = browsers.get(path);
      if (to) got.push({ path, headers: request.headers, news: JSON.parse(await decrypt(to, new Uint8Array(body))) as News, size: body.length });
      const says = answer(got.length, path) ?? { status: to ? 201 : 404 };
      if (says === 'hang') return void request.socket.destroy();
      response.writeHead(says.status, says.headers).end();
    });
  });
  const { url } = await listening(server);
  return {
    url,
    got,
    async subscribe() {
      const made = await browser();
      const path = `/push/${browsers.size + 1}`;
      browsers.set(path, made);
      return { endpoint: url + path, keys: { p256dh: made.p256dh, auth: made.auth } };
    },
    env: { ...VAPID, PUSH_SERVICES: url },
    close() {
      server.closeAllConnections();
      return new Promise<void>((done) => server.close(() => done()));
    },
  };
}
