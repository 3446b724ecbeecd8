/** The only file that knows every part. */
import type { Hono } from 'hono';
import { createChannels } from '../channels/index.js';
import type { RemoteKey } from '../channels/tv/keys.js';
import { createMedia } from '../channels/sms/media.js';
import { createPushService } from '../channels/mobile/push/service.js';
import { deviceOf } from '../channels/page-cookies.js';
import type { Channel, PushService, Sender } from './channel.js';
import { knownPhones } from './citizens/identify.js';
import type { Config } from './config.js';
import { type Console, type ConsoleWorld, createConsole } from './console/index.js';
import { createMemory } from './conversation/memory.js';
import type { Core, Texting } from './core.js';
import { fileSamples } from './demo/demo.js';
import { OUTCOMES } from './errors.js';
import { withSamples } from './lab/photos.js';
import { createMetrics } from './doors/metrics.js';
import { createDispatcher, type Dispatcher, sendAll } from './notices/dispatch.js';
import { createPusher } from './notices/push.js';
import { openCore } from './open-core.js';
import type { Noted, Parts } from './request/parts.js';
import type { Holidays } from './petitions/holidays.js';
import { createMover, type Mover } from './petitions/mover.js';
import { sweep } from './petitions/sweep.js';
import type { PhotoDoor } from './doors/photos.js';
import { createFetcher } from './photos/arrive.js';
import { sweepPhotos } from './photos/sweep.js';
import { createTake } from './photos/take.js';
import { checkPair } from './doors/push.js';
import { fillCanned } from './storage/canned.js';
import { nameIn } from './district.js';
import { openRemote } from './storage/remote.js';
import type { Crypto } from './storage/vault.js';
import { senderOf } from './senders.js';
import { recordAction } from './staff/actions.js';
import { createHourly } from './retention/hourly.js';
import { createResealer } from './retention/reseal.js';
import { compose } from './speak.js';
import { createPhotoTickets, createTickets, createTokens } from './tokens.js';
import { deskRoom } from './console/desk/index.js';
import { officeRoom } from './console/office/index.js';
import { type Workshop, wordingRoom } from './console/wording/index.js';
import { guideRoom } from './console/guide/index.js';
import { createLearner } from './guide/learn.js';
import { compile, createBench } from './publishing/compile.js';
import { openLive } from './publishing/live.js';
import type { Press } from './publishing/press.js';
import { publishDue } from './publishing/publish.js';
import { createRecorder } from './publishing/replay.js';
import { createApp } from './routes.js';
import type { World } from './world.js';

/** Of 200 petitions each, at one tick. */
const CHUNKS = 50;
/** Of what is sealed anew at one tick: D1 takes a thousand statements an invocation. */
const RESEALED = 4;

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
  /** Seals anew what an older key sealed, some of it at a time; nothing while there is one key. @param chunks of 100 rows or 10 photos */
  reseal(chunks?: number): Promise<void>;
  /** Speaks the newest edition, and counts with the newest holidays: Node asks twice a second, Workers with a request when the last time is 5 s ago. */
  refresh(): Promise<void>;
  /** Fetches photos of texts that are due: Node asks twice a second, Workers after each text and each minute. */
  fetchPhotos(): Promise<number>;
  /** Writes what was only counted so far. */
  flush(): Promise<void>;
}

/** @throws Error with one line that says why this database cannot be opened with this configuration */
export async function createGateway(world: World): Promise<Gateway> {
  const { config, store, crypto, files } = world;
  const { core, calendar, templates, canned } = await openCore(world);
  const { vault, random, now, real } = core;
  const sender = senderOf(config, core);
  const holidays: Holidays = { core, calendar };
  const hourly = createHourly(core, async (counts) => void (await store.atomic([recordAction(core, { actor: 'system', verb: 'database.purge', target: '', detail: counts, address: '' })])));
  const mover = createMover(holidays, (code) => world.log('error', { event: 'holidays', code }));
  await fillCanned(store, canned);
  if (config.demo && world.samples !== false) await fileSamples(core);
  const metrics = createMetrics();
  const alarm = (code: string): void => world.log('error', { event: 'notices', code });
  const service = serviceOf(config, crypto, real);
  const tickets = createTickets(vault, real);
  const photos = createPhotoTickets(vault, real);
  const learner = createLearner(core);
  const parts: Parts = {
    core,
    memory: createMemory(core),
    known: knownPhones(store.db),
    live: await openLive(store, core.district, templates, now),
    recorder: createRecorder(store, core.district, now),
    learner,
    tokens: createTokens(vault, random, real),
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
    sms: { twilio: { authToken: config.twilioAuthToken, publicUrl: config.publicUrl }, kannel: { token: config.kannelToken, same: vault.same }, bridge: { secret: config.bridgeSecret, now: real }, demo: config.demo },
  });
  const texts = channels.find((c) => c.device === 'sms') as Channel;
  const bench = createBench(core.district, channels, templates);
  if (sender) core.texting = textingOf(world, parts, texts, sender, alarm);
  const press: Press = { store, now, real, live: parts.live, files: templates, random, check: (content, places) => compile(bench, content, places) };
  const flush = async (): Promise<void> => {
    await parts.recorder.flush();
    await learner.flush();
  };
  const words: Workshop = { press, files, preview: { ...parts, bench }, demo: config.demo, flush, vault, sender };
  const rooms = [wordingRoom(words), guideRoom(words), officeRoom({ ...holidays, mover, remote, bench }), deskRoom({ core, preview: words.preview, live: parts.live })];
  const staffPages = createConsole({ ...roomsOf(rooms), core, crypto, tokens: parts.tokens, publicUrl: config.publicUrl, demo: config.demo, secure: parts.secure, addressOf: world.addressOf, log: world.log });
  const door = service && { core, service, tickets, publicUrl: config.publicUrl, deviceOf, fault: (code: string) => world.log('error', { event: 'push', code }) };
  const album: PhotoDoor = { core, tickets: photos, deviceOf, fault: (code) => world.log('error', { event: 'photo', code }) };
  const app = createApp(world, parts, channels, metrics, staffPages, { push: door, album });
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
  const media = createMedia({ twilio: { base: config.twilioBase, authToken: config.twilioAuthToken }, bridge: { url: config.bridgeUrl, secret: config.bridgeSecret }, hosts: config.mediaHosts, now: real });
  const fetchPhotos = createFetcher(core, config.demo ? withSamples(media) : media);
  return { app, core, fetchPhotos, console: staffPages, notices, holidays, tick: (chunks = CHUNKS) => tick(core, mover, chunks, world.log), purge: hourly, reseal: resealing(core, world.log), refresh: () => Promise.all([vault.reload(), calendar.refresh(), remote.refresh(), refresh(press)]).then(() => undefined), flush };
}

/** A text that a citizen just asked for (a one-time code, a link) goes out at once, and whoever asked hears whether it did. */
const textingOf = ({ config, show }: World, parts: Parts, texts: Channel, sender: Sender, alarm: (code: string) => void): Texting => ({
  origin: config.publicUrl.origin,
  countries: config.codeCountries,
  perDay: config.codesPerDay,
  async send(to, reply, locale) {
    const said = compose(parts, parts.live.now, texts, reply, locale, sender.carrier).texts;
    if (config.demo) for (const text of said) show?.(text);
    const sent = await sendAll(sender, to, said);
    if (sent.state !== 'accepted') alarm(`text ${sent.state === 'refused' ? sent.why : sent.state} ${sent.code}`);
    return sent;
  },
});

/** Web push, where its keys are set and browsers allow it: over https, or on this machine. @throws ConfigError */
function serviceOf({ push, publicUrl, loopback }: Config, crypto: Crypto, now: () => number): PushService | undefined {
  if (!push) return undefined;
  checkPair(push, crypto);
  return publicUrl.protocol === 'https:' || loopback ? createPushService({ ...push, now }) : undefined;
}

/** What the clock does of a rotation of keys, until nothing is left. */
function resealing(core: Core, log: World['log']): Gateway['reseal'] {
  const resealer = createResealer(core);
  let told = '';
  return async (chunks = RESEALED) => {
    const { key, older } = core.vault;
    if (!older.length || told === key || !(await resealer.run(chunks))) return;
    told = key;
    log('info', { event: 'keys', code: `resealed ${key}`, lost: resealer.lost });
  };
}

/** The officers' desk comes last: a petition's own page takes any address that nobody else has. */
const roomsOf = (rooms: readonly Pick<ConsoleWorld, 'routes' | 'notices'>[]): Pick<ConsoleWorld, 'routes' | 'notices'> => ({
  routes: rooms.flatMap((r) => r.routes ?? []),
  notices: Object.assign({}, ...rooms.map((r) => r.notices)),
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

/** Our faults are errors, the caller's are information. */
function noteLine(world: World, { channel, ask, outcome, seconds, fault }: Noted): void {
  const ours = OUTCOMES[outcome].blame === 'us';
  const line: Record<string, string | number> = { event: 'inquiry', channel, ask, outcome, ms: Math.round(seconds * 10_000) / 10 };
  if (fault) line.fault = fault;
  world.log(ours ? 'error' : 'info', line);
}
