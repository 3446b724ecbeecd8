/** A line that breaks while a request is sent: nothing is saved, and no fault of ours is written down. */
import { connect } from 'node:net';
import type { ServerType } from '@hono/node-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Harness, harness } from './harness.js';
import { serving } from './loopback.js';

let h: Harness;
let port: number;
let server: ServerType;
beforeAll(async () => {
  h = await harness();
  ({ port, server } = await serving(h.app.fetch));
});
afterAll(() => {
  server.close();
  h.close();
});

/** Sends what there is of a request and hangs up; resolves when the gateway has noted it. */
async function hangUp(path: string, head: string, body: string): Promise<Record<string, string | number>[]> {
  const before = h.lines.length;
  const socket = connect(port, '127.0.0.1');
  const seen = new Promise((come) => server.once('request', come));
  await new Promise<void>((sent) => socket.write(`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${head}\r\n\r\n${body}`, () => sent()));
  await seen;
  socket.destroy();
  await expect.poll(() => new Promise<number>((count) => server.getConnections((_e, n) => count(n)))).toBe(0);
  await h.get('/readyz'); // a turn of the loop later
  return h.lines.slice(before);
}

const FORM = 'Content-Type: application/x-www-form-urlencoded\r\n';
it.each([
  ['a page', '/m/petitions/new', `${FORM}Content-Length: 100`, 'ask='],
  ['a page, chunked', '/m/petitions/new', `${FORM}Transfer-Encoding: chunked`, '5\r\nask=f\r\n'],
  ['a chunk that is none', '/m/petitions/new', `${FORM}Transfer-Encoding: chunked`, 'ZZ\r\n'],
  ['a photo', '/m/petitions/new', 'Content-Type: multipart/form-data; boundary=B\r\nContent-Length: 100', '--B\r\n'],
  ['Twilio', '/sms/twilio', `${FORM}Content-Length: 100`, 'Body='],
  ['JSON', '/json/', 'Content-Type: application/json\r\nContent-Length: 100', '{"kind"'],
  ['the console', '/console/login', `${FORM}Content-Length: 100`, 'a='],
])('%s', async (_name, path, head, body) => {
  const lines = await hangUp(path, head, body);
  expect(lines.filter((l) => 'fault' in l || l.outcome === 'fault' || String(l.event).includes('fault'))).toEqual([]);
  expect(h.count('messages') + h.count('petitions')).toBe(0);
});
