/** The only file that knows every part. */
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createChannels } from '../channels/index.js';
import type { RemoteKey } from '../channels/tv/keys.js';
import { createMedia } from '../channels/sms/media.js';
import { createPushService } from '../channels/mobile/push/service.js';
import { READ_AT_MOST } from '../channels/page-upload.js';
import { deviceOf, takesUpload } from '../channels/page-request.js';
import { createHandle, type Noted, type Parts, renderError } from './app.js';
import { type Channel, type Delivery, hasReports, hasRoutes, type PushService } from './channel.js';
import { knownPhones } from './citizens/identify.js';
import type { Config } from './config.js';
import { type Console, type ConsoleWorld, createConsole } from './console/index.js';
import { createMemory } from './conversation/memory.js';
import type { Core, Random } from './core.js';
import { fileSamples } from './demo.js';
import { deviceClass } from './device.js';
import type { Outcome } from './errors.js';
import { OUTCOMES, Refusal } from './errors.js';
import { createLab } from './lab/lab.js';
import { createMetrics } from './metrics.js';
import { createDispatcher, type Dispatcher, sendAll } from './notices/dispatch.js';
import { deliver } from './notices/outcome.js';
import { createPusher } from './notices/push.js';
import { openapi } from './openapi.js';
import { type Holidays, openCalendar } from './petitions/holidays.js';
import { createMover, type Mover } from './petitions/mover.js';
import { sweep } from './petitions/sweep.js';
import { createRecords } from './petitions/records.js';
import { type PhotoDoor, servePhoto } from './photo-door.js';
import { createFetcher } from './photos/arrive.js';
import { sweepPhotos } from './photos/sweep.js';
import { createTake } from './photos/take.js';
import { pilots } from './pilot/index.js';
import { checkPair, PUSH_PATHS, type PushDoor, servePush } from './push.js';
import { fillCanned } from './storage/canned.js';
import { nameIn } from './district.js';
import { databaseFact, openDistrict } from './storage/district.js';
import { openRemote } from './storage/remote.js';
import type { Blobs } from './storage/blobs.js';
import type { Store } from './storage/store.js';
import { type Crypto, createVault } from './storage/vault.js';
import { senderOf } from './senders.js';
import { officerById } from './staff/people.js';
import { recordAction } from './staff/actions.js';
import { createHourly } from './retention/hourly.js';
import { compose, frameIn, isPage, PHOTO_PATH } from './speak.js';
import { createPhotoTickets, createTickets, createTokens } from './tokens.js';
import { deskRoom } from './console/desk/index.js';
import { officeRoom } from './console/office/index.js';
import { type Desk as WordingDesk, wordingRoom } from './console/wording/index.js';
import { guideRoom } from './console/guide/index.js';
import { createLearner } from './guide/learn.js';
import { compile, createBench } from './publishing/compile.js';
import { openLive } from './publishing/live.js';
import type { Press } from './publishing/press.js';
import { publishDue } from './publishing/publish.js';
import { createRecorder } from './publishing/replay.js';
import { templates } from '../templates/index.js';

/** Bytes of a request's body: 10,000 Korean characters are 90 KB as a form. */
const MAX_BODY = 128 * 1024;
/** Of 200 petitions each, at one tick. */
const CHUNKS = 50;

export interface World {
  config: Config & { secretKey: Uint8Array };
  store: Store;
  /** Where photos are kept; without it none is offered. */
  blobs?: Blobs | undefined;
  crypto: Crypto;
  /** The network address of whoever sent this request, canonical. */
  addressOf(request: Request, env: unknown): string;
  /** One line of log a call. */
  log(level: 'info' | 'error', line: Record<string, string | number>): void;
  /** Demo only: prints a text that would have gone out at once. */
  show?(text: string): void;
  /** Petition time, where a test owns it. */
  now?(): number;
  /** False: a demo database starts without sample petitions. */
  samples?: boolean;
}

export interface Gateway {
  app: Hono;
  core: Core;
  /** The staff's pages; its routes are data. */
  console: Console;
  /** Sends what the outbox holds: Node asks twice a second, Workers by a queue. */
  notices: Dispatcher;
  /** 임시공휴일 and everybody's calendar. */
  holidays: Holidays;
  /** What the clock asks for now and then. @param chunks of petitions whose due times move with a holiday, at most */
  tick(chunks?: number): Promise<void>;
  /** Erases what is no longer kept, some of it an hour. */
  purge(): Promise<void>;
  /** Speaks the newest edition, and counts with the newest holidays: Node asks twice a second, Workers with a request when the last time is 5 s ago. */
  refresh(): Promise<void>;
  /** Fetches photos of texts that are due: Node asks twice a second, Workers after each text and each minute. */
  fetchPhotos(): Promise<number>;
  /** Writes what was only counted so far. */
  flush(): Promise<void>;
}

/** @throws Error with one line that says why this database cannot be opened with this configuration */
export async function createGateway(world: World): Promise<Gateway> {
  const { config, store, crypto } = world;
  const vault = createVault(config.secretKey, crypto);
  await checkDatabase(world, vault.find('database', 'key'));
  const random = createRandom(crypto);
  const started = Date.now();
  const now = world.now ?? (config.clock === undefined ? Date.now : () => (config.clock ?? 0) + Date.now() - started);
  const calendar = await openCalendar(store);
  const core: Core = {
    store,
    vault,
    records: createRecords(store.db),
    district: await openDistrict(store, pilots[config.district]),
    get calendar() {
      return calendar.now;
    },
    now,
    random,
    retention: config.retention,
    ...(config.repliesArrive ? { textsArrive: config.replyNumber ? { number: config.replyNumber } : {} } : {}),
    officer: (id) => officerById(store.db, id),
    ...(world.blobs ? { blobs: world.blobs, takesPhotos: true } : {}),
  };
  const sender = senderOf(config, core);
  const holidays: Holidays = { core, calendar };
  const hourly = createHourly(core, async (counts) => void (await store.atomic([recordAction(store.db, { actor: 'system', verb: 'database.purge', target: '', detail: counts, address: '' })])));
  const mover = createMover(holidays, (code) => world.log('error', { event: 'holidays', code }));
  await fillCanned(store, pilots[config.district].canned);
  if (config.demo && world.samples !== false) await fileSamples(core);
  const metrics = createMetrics();
  const alarm = (code: string): void => world.log('error', { event: 'notices', code });
  const service = serviceOf(config, crypto);
  const tickets = createTickets(vault);
  const photos = createPhotoTickets(vault);
  const learner = createLearner(core);
  const parts: Parts = {
    core,
    memory: createMemory(core),
    known: knownPhones(store.db),
    live: await openLive(store, core.district, templates),
    recorder: createRecorder(store, core.district, now),
    learner,
    tokens: createTokens(vault, random),
    publicUrl: config.publicUrl,
    demo: config.demo,
    secure: config.publicUrl.protocol === 'https:' || config.loopback,
    ...(core.blobs ? { take: createTake(core), photos } : {}),
    ...(service ? { push: { key: service.key, tickets } } : {}),
    note(event) {
      metrics.note(event);
      noteLine(world, event);
    },
  };
  const remote = await openRemote(store);
  const channels = createChannels({
    remoteKeys: () => remote.now as readonly RemoteKey[],
    sms: { twilio: { authToken: config.twilioAuthToken, publicUrl: config.publicUrl }, kannel: { token: config.kannelToken, same: vault.same }, bridge: { secret: config.bridgeSecret, now: Date.now }, demo: config.demo },
  });
  const texts = channels.find((c) => c.device === 'sms') as Channel;
  const bench = createBench(core.district, channels);
  if (sender) {
    core.texting = {
      origin: config.publicUrl.origin,
      countries: config.codeCountries,
      perDay: config.codesPerDay,
      async send(to, reply, locale) {
        const said = compose(parts, parts.live.now, texts, reply, locale, sender.carrier).texts;
        if (config.demo) for (const text of said) world.show?.(text);
        const sent = await sendAll(sender, to, said);
        if (sent.state !== 'accepted') alarm(`text ${sent.state === 'refused' ? sent.why : sent.state} ${sent.code}`);
        return sent;
      },
    };
  }
  const press: Press = { store, now, live: parts.live, files: templates, random, check: (content, places) => compile(bench, content, places) };
  const flush = async (): Promise<void> => {
    await parts.recorder.flush();
    await learner.flush();
  };
  const words: WordingDesk = { press, preview: { ...parts, bench }, demo: config.demo, flush, vault, sender };
  const wording = wordingRoom(words);
  const officers = deskRoom({ core, preview: { ...parts, bench }, live: parts.live });
  const office = officeRoom({ ...holidays, mover, remote, bench });
  const rooms = [wording, guideRoom(words), office, officers];
  const desk = createConsole({ ...roomsOf(rooms), core, crypto, tokens: parts.tokens, publicUrl: config.publicUrl, demo: config.demo, secure: parts.secure, addressOf: world.addressOf, log: world.log });
  const door = service && { core, service, tickets, publicUrl: config.publicUrl, deviceOf, fault: (code: string) => world.log('error', { event: 'push', code }) };
  const album: PhotoDoor = { core, tickets: photos, deviceOf, fault: (code) => world.log('error', { event: 'photo', code }) };
  const app = createApp(world, parts, channels, metrics, desk, { push: door, album });
  const notices = createDispatcher({
    core,
    sender,
    pusher: service && createPusher(core, service, alarm),
    repliesArrive: config.repliesArrive,
    speak: (reply, locale, carrier) => ({ message: compose(parts, parts.live.now, texts, reply, locale, carrier), edition: parts.live.now.number }),
    speakPush: (reply, locale) => {
      const { title, blocks } = parts.live.now.wordings(locale, 'mobile').reply(reply);
      return { title: `${nameIn(core.district.name, locale)} ${title}`, body: blocks.map((b) => (b.kind === 'text' ? b.text : '')).join('\n') };
    },
    alarm,
  });
  const fetchPhotos = createFetcher(core, createMedia({ twilio: { base: config.twilioBase, authToken: config.twilioAuthToken }, bridge: { url: config.bridgeUrl, secret: config.bridgeSecret }, hosts: config.mediaHosts }));
  return { app, core, fetchPhotos, console: desk, notices, holidays, tick: (chunks = CHUNKS) => tick(core, mover, chunks, world.log), purge: hourly, refresh: () => Promise.all([calendar.refresh(), remote.refresh(), refresh(press)]).then(() => undefined), flush: parts.recorder.flush };
}

/** Web push, where its keys are set and browsers allow it: over https, or on this machine. @throws ConfigError */
function serviceOf({ push, publicUrl, loopback }: Config, crypto: Crypto): PushService | undefined {
  if (!push) return undefined;
  checkPair(push, crypto);
  return publicUrl.protocol === 'https:' || loopback ? createPushService(push) : undefined;
}

/** The officers' desk comes last: a petition's own page takes any address that nobody else has. */
const roomsOf = (rooms: readonly Pick<ConsoleWorld, 'routes' | 'notices' | 'assets'>[]): Pick<ConsoleWorld, 'routes' | 'notices' | 'assets'> => ({
  routes: rooms.flatMap((r) => r.routes ?? []),
  notices: Object.assign({}, ...rooms.map((r) => r.notices)),
  assets: Object.assign({}, ...rooms.map((r) => r.assets)),
});

/** What fails on one petition is told to the operator by its code. */
async function tick(core: Core, mover: Mover, chunks: number, log: World['log']): Promise<void> {
  await mover.run(chunks); // before the sweep: what a holiday moved is not late
  for (const code of (await sweep(core)).failed) log('error', { event: 'sweep', code });
  await sweepPhotos(core);
}

/** What is due goes live or ends; then whatever is live is spoken, whoever published it. */
async function refresh(press: Press): Promise<void> {
  await publishDue(press);
  await press.live.refresh();
}

/**
 * A body of a declared length is judged by that length, which the HTTP parser holds it to; only a chunked one is counted while it is read.
 * Hono's own limit touches `body` first, and with it @hono/node-server gives up its light Request for a whole one (a tenth of the time of an answer).
 */
function limited(tooLarge: (request: Request) => Response | Promise<Response>): MiddlewareHandler {
  const counted = bodyLimit({ maxSize: MAX_BODY, onError: (c) => tooLarge(c.req.raw) });
  return (c, next) => {
    const { method, headers } = c.req.raw;
    if (method === 'GET' || method === 'HEAD') return next();
    const length = headers.get('content-length');
    if (length === null || headers.has('transfer-encoding')) return counted(c, next);
    return Number(length) <= MAX_BODY ? next() : Promise.resolve(tooLarge(c.req.raw));
  };
}

/** A form with photos is counted while it is read (page-upload.ts); one that says itself that it is too much is not read at all. */
function uploadLimited(request: Request, next: () => Promise<void>, tooLarge: (request: Request) => Response | Promise<Response>): ReturnType<MiddlewareHandler> {
  return Number(request.headers.get('content-length') ?? 0) <= READ_AT_MOST ? next() : Promise.resolve(tooLarge(request));
}

/** What is served beside the one path. */
interface Doors {
  push: PushDoor | undefined;
  album: PhotoDoor;
}

function createApp(world: World, parts: Parts, channels: Channel[], metrics: ReturnType<typeof createMetrics>, desk: Console, { push: door, album }: Doors): Hono {
  const { config } = world;
  const app = new Hono();
  const handle = createHandle(parts);
  const byDevice = (request: Request): Channel => {
    const device = deviceClass(request.headers);
    return channels.find((c) => c.device === (device === 'desktop' ? 'mobile' : device)) as Channel;
  };
  const refuse = (channel: Channel, request: Request, outcome: Outcome): Response | Promise<Response> => renderError(parts, channel, request, outcome);

  app.get('/', (c) => c.body(null, 302, { location: `${byDevice(c.req.raw).mount}/`, vary: 'User-Agent, Accept', 'cache-control': 'no-store' }));
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
    app.use(`${mount}/*`, (c, next) => (takesUpload(c.req.raw, mount) ? uploadLimited(c.req.raw, next, (request) => refuse(channel, request, 'too-large')) : small(c, next)));
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
  if (config.demo) app.route('/lab', createLab(parts));
  app.route('/', desk.app);
  app.notFound((c) => refuse(byDevice(c.req.raw), c.req.raw, 'not-found'));
  app.onError((error, c) => {
    world.log('error', { event: 'fault', name: error.name });
    return refuse(byDevice(c.req.raw), c.req.raw, 'fault');
  });
  return app;
}

/** A carrier's receipt is on disk before it is told so; one that says nothing new is thanked as well. */
async function reported(core: Core, read: (request: Request) => Promise<Delivery | undefined>, request: Request): Promise<Response> {
  try {
    const delivery = await read(request);
    if (delivery) await deliver(core, delivery);
    return new Response(null, { status: 204 });
  } catch (error) {
    return new Response(null, { status: OUTCOMES[error instanceof Refusal ? error.outcome : 'fault'].status });
  }
}

/** Our faults are errors, the caller's are information. */
function noteLine(world: World, { channel, ask, outcome, seconds, fault }: Noted): void {
  const ours = OUTCOMES[outcome].blame === 'us';
  world.log(ours ? 'error' : 'info', { event: 'inquiry', channel, ask, outcome, ms: Math.round(seconds * 10_000) / 10, ...(fault ? { fault } : {}) });
}

async function checkDatabase({ config, store }: World, key: string): Promise<void> {
  const kind = config.demo ? 'demo' : 'real';
  const found = await databaseFact(store, 'kind', kind);
  if (found !== kind) throw new Error(`DATABASE_PATH: this is a ${found} database, and DEMO is ${config.demo ? 'on' : 'off'}`);
  if ((await databaseFact(store, 'key', key)) !== key) throw new Error('SECRET_KEY: this database was made with another key');
}

function createRandom(crypto: Crypto): Random {
  return {
    digits(count) {
      let out = '';
      while (out.length < count) for (const byte of crypto.randomBytes(count * 2)) if (byte < 250 && out.length < count) out += String(byte % 10);
      return out;
    },
    token: () => crypto.randomBytes(16).toString('base64url'),
  };
}
