/** What is served where. */
import { Hono, type MiddlewareHandler } from 'hono';
import { discard, READ_AT_MOST } from '../channels/page-upload.js';
import { takesUpload as takesJsonUpload } from '../channels/json/index.js';
import { takesUpload } from '../channels/page-request.js';
import { createHandle, renderError } from './app.js';
import { type Channel, type Delivery, hasReports, hasRoutes } from './channel.js';
import type { Console } from './console/index.js';
import type { Core } from './core.js';
import { deviceClass } from './device.js';
import type { Outcome } from './errors.js';
import { allowing, OUTCOMES, Refusal, refusalOf } from './errors.js';
import { serveFiles } from './files/serve.js';
import { createLab } from './lab/lab.js';
import type { createMetrics } from './doors/metrics.js';
import { deliver } from './notices/outcome.js';
import { openapi } from './doors/openapi.js';
import type { Parts } from './request/parts.js';
import { type PhotoDoor, servePhoto } from './doors/photos.js';
import { createGate, type Gate } from './photos/turns.js';
import { PUSH_PATHS, type PushDoor, servePush } from './doors/push.js';
import { frameIn, isPage, PHOTO_PATH } from './speak.js';
import type { World } from './world.js';

/** Bytes of a request's body: 10,000 Korean characters are 90 KB as a form. */
const MAX_BODY = 128 * 1024;

/** Read by machines: they are told in plain text what is wrong, never by a device's page. */
const MACHINES = ['/healthz', '/readyz', '/metrics', '/api/openapi.json'];

/** What is served beside the one path. */
export interface Doors {
  push: PushDoor | undefined;
  album: PhotoDoor;
}

/** Everything that this gateway answers, by its address; what nobody knows is answered in the device's own form. */
export function createApp(world: World, parts: Parts, channels: Channel[], metrics: ReturnType<typeof createMetrics>, staffPages: Console, { push: door, album }: Doors): Hono {
  const { config } = world;
  const app = new Hono();
  const handle = createHandle(parts);
  const gate = createGate(world.formsAtOnce);
  const byDevice = (request: Request): Channel => {
    const device = deviceClass(request.headers);
    return channels.find((c) => c.device === (device === 'desktop' ? 'mobile' : device)) as Channel;
  };
  const refuse = (channel: Channel, request: Request, outcome: Outcome): Response | Promise<Response> => renderError(parts, channel, request, outcome);

  serveFiles(app, world.files, (path) => config.demo || !path.startsWith('/lab/'));
  // The addresses that people are told: which device's page it is they need not know.
  for (const path of ['/', '/privacy']) app.get(path, (c) => c.body(null, 302, { location: byDevice(c.req.raw).mount + path, vary: 'User-Agent, Accept', 'cache-control': 'no-store' }));
  app.get('/favicon.ico', (c) => c.body(null, 302, { location: '/m/icon.svg', 'cache-control': 'public, max-age=86400' }));
  // A link that a phone got: whichever page its browser can show. Nothing is spent by opening it.
  app.get('/go/:secret{[\\w-]{22,64}}', (c) => c.body(null, 302, { location: `${byDevice(c.req.raw).mount}/go/${c.req.param('secret')}`, vary: 'User-Agent, Accept', 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }));
  if (door) for (const path of PUSH_PATHS) app.all(`/m${path}`, limited(() => new Response(null, { status: 413 })), (c) => servePush(door, path, c.req.raw, () => world.addressOf(c.req.raw, c.env)));
  for (const channel of channels) {
    const { mount } = channel;
    if (hasRoutes(channel)) for (const [path, serve] of Object.entries(channel.routes)) app.get(mount + path, (c) => serve(c.req.raw, frameIn(parts, parts.live.now, channel)));
    if (hasReports(channel)) for (const [path, read] of Object.entries(channel.reports)) app.all(mount + path, limited(() => new Response(null, { status: 413 })), (c) => reported(parts.core, read, c.req.raw));
    app.get(mount, (c) => c.redirect(`${mount}/`, 301));
    if (isPage(channel.device)) app.all(`${mount}${PHOTO_PATH}:ticket`, (c) => servePhoto(album, c.req.param('ticket'), c.req.raw));
    const small = limited((request) => refuse(channel, request, 'too-large'));
    app.use(`${mount}/*`, (c, next) => (isUpload(channel, c.req.raw) ? uploaded(gate, world.addressOf(c.req.raw, c.env), c.req.raw, next, (outcome) => refuse(channel, c.req.raw, outcome)) : small(c, next)));
    app.all(`${mount}/*`, (c) => handle(channel, c.req.raw, () => world.addressOf(c.req.raw, c.env)));
  }
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    try {
      await parts.core.records.find('000000000000');
      return c.text('ready');
    } catch {
      return c.text('the database does not answer', 503);
    }
  });
  app.get('/metrics', async (c) => {
    const given = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const open = config.metricsToken ? parts.core.vault.same(given, config.metricsToken) : config.loopback;
    return open ? c.body(await metrics.text(), 200, { 'content-type': metrics.contentType }) : c.text('METRICS_TOKEN is needed: Authorization: Bearer …', 403);
  });
  app.get('/api/openapi.json', (c) => c.json(openapi(config.publicUrl.origin)));
  for (const path of MACHINES) app.all(path, (c) => c.text('wrong-method', 405, { allow: 'GET, HEAD' }));
  if (config.demo) app.route('/lab', createLab(parts));
  app.route('/', staffPages.app);
  app.notFound((c) => refuse(byDevice(c.req.raw), c.req.raw, 'not-found'));
  app.onError((error, c) => {
    const { outcome } = refusalOf(error);
    if (OUTCOMES[outcome].blame === 'us') world.log('error', { event: 'fault', name: error.name });
    return refuse(byDevice(c.req.raw), c.req.raw, outcome);
  });
  return app;
}

/** A carrier's receipt is on disk before it is told so; one that says nothing new is thanked as well. A setting that is missing is named. */
async function reported(core: Core, read: (request: Request) => Promise<Delivery | undefined>, request: Request): Promise<Response> {
  try {
    const delivery = await read(request);
    if (delivery) await deliver(core, delivery);
    return new Response(null, { status: 204 });
  } catch (error) {
    const refusal = refusalOf(error);
    const { outcome, detail } = refusal;
    return allowing(new Response(outcome === 'unready' ? detail : null, { status: OUTCOMES[outcome].status }), refusal);
  }
}

/**
 * A body of a declared length is judged by that length, which the HTTP parser holds it to; only a chunked one is counted while it is read.
 * Hono's own limit touches `body` first, and with it @hono/node-server gives up its light Request for a whole one (a tenth of the time of an answer).
 */
function limited(tooLarge: (request: Request) => Response | Promise<Response>): MiddlewareHandler {
  const counted: MiddlewareHandler = async (c, next) => {
    const body = c.req.raw.body ? await readAtMost(c.req.raw.body, MAX_BODY) : null;
    if (body === undefined) return tooLarge(c.req.raw);
    if (body) c.req.raw = new Request(c.req.raw, { body });
    return next();
  };
  return (c, next) => {
    const { method, headers } = c.req.raw;
    if (method === 'GET' || method === 'HEAD') return next();
    const length = headers.get('content-length');
    if (length === null || headers.has('transfer-encoding')) return counted(c, next);
    return Number(length) <= MAX_BODY ? next() : Promise.resolve(tooLarge(c.req.raw));
  };
}

/**
 * Read to its end even where it is too much, and nothing of that kept: a body that is left half read costs the next request its answer in local workerd.
 * What never ends is left all the same. @returns undefined for more than `most` bytes
 */
async function readAtMost(stream: ReadableStream<Uint8Array>, most: number): Promise<Blob | undefined> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done && size <= 8 * most; next = await reader.read()) {
    size += next.value.length;
    if (size <= most) chunks.push(next.value as Uint8Array<ArrayBuffer>);
  }
  return size > most ? undefined : new Blob(chunks);
}

const isUpload = ({ device, mount }: Channel, request: Request): boolean => (device === 'json' ? takesJsonUpload(request) : takesUpload(request, mount));

/**
 * A form with photos waits for its turn before a byte of it is read, and is counted while it is read (page-upload.ts); one that says itself that it is too
 * much is not read at all.
 */
async function uploaded(gate: Gate, address: string, request: Request, next: () => Promise<void>, refuse: (outcome: Outcome) => Response | Promise<Response>): Promise<Response | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > READ_AT_MOST) return refuse('too-large');
  try {
    await gate(address, next);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await discard(request);
    return refuse(error.outcome);
  }
}
