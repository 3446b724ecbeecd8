/** One machine: open the database, read the configuration, serve. */
import * as crypto from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { serve } from '@hono/node-server';
import pino from 'pino';
import { clientAddress } from './address.js';
import { tellLife } from './demo/life.js';
import { demoLine } from './demo/people.js';
import { diskFiles } from './files/disk.js';
import { fillGuide } from './guide/fill.js';
import { guides } from './pilot/guides.js';
import { type Config, ConfigError, readConfig } from './config.js';
import { type First, firstAdministrator, staffLine } from './staff/first.js';
import { secretsAgain, secretsBeside } from './storage/node/secrets.js';
import { blobsBeside, diskBlobs } from './storage/node/disk-blobs.js';
import { openDatabase } from './open-database.js';
import { createGateway } from './wire.js';

const TICK = 20_000;
/** A published change shows in every process within a second. */
export const REFRESH = 400;
/** The outbox is looked at twice a second. */
const SEND = 500;
/** Bytes: Kannel brings a text in its address, 10,000 Korean characters are 90 KB there. */
const MAX_HEADER = 128 * 1024;

export interface Running {
  url: string;
  port: number;
  /** The administrator that this start made: its password is known only here. */
  first: First | undefined;
  stop(): Promise<void>;
}

/** @throws ConfigError, or Error with one line that says what to do */
export async function start(environment: Readonly<Record<string, unknown>>, { quiet = false, life = false } = {}): Promise<Running> {
  const config = readConfig(environment);
  const store = openDatabase(config.databasePath); // before a key is made: none is left beside what is no database
  const secretKey = config.secretKey ?? secretsBeside(config.databasePath);
  // As bytes: gathered as text, what waits is measured anew with each line, a tenth of everything that an answer allocates.
  const destination = pino.destination({ dest: 2, sync: false, minLength: 16_000, contentMode: 'buffer' });
  const logger = pino({ base: null }, { write: (line) => destination.write(Buffer.from(line) as unknown as string) });
  const flushing = setInterval(() => destination.flush(), 250).unref();
  const gateway = await createGateway({
    config: { ...config, secretKey },
    ...(config.secretKey ? {} : { secretAgain: () => secretsAgain(config.databasePath) }),
    store,
    blobs: diskBlobs(blobsBeside(config.databasePath)),
    files: diskFiles(),
    crypto,
    addressOf: (request, env) => clientAddress((env as Incoming).incoming?.socket.remoteAddress ?? '', request.headers.get('x-forwarded-for'), config.trustedProxies),
    ...(quiet ? {} : { show: (text: string) => console.log(`문자  ${text}`) }),
    log: (level, line) => (quiet ? undefined : logger[level](line)),
  });
  await fillGuide(store, guides[config.district]);
  await gateway.tick();
  const server = await listen((request, env) => (isOrderly(env as Incoming) ? gateway.app.fetch(request, env) : new Response('bad request\n', { status: 400 })), config);
  const ticking = setInterval(() => void Promise.all([gateway.tick(), gateway.flush(), gateway.purge(), gateway.reseal()]).catch(() => logger.error({ event: 'tick failed' })), TICK).unref();
  const sending = setInterval(() => void gateway.notices.run().catch(() => logger.error({ event: 'notices failed' })), SEND).unref();
  const fetching = setInterval(() => void gateway.fetchPhotos().catch(() => logger.error({ event: 'photos failed' })), SEND).unref();
  const refreshing = setInterval(() => void gateway.refresh().catch(() => logger.error({ event: 'refresh failed' })), REFRESH).unref();
  const port = (server.address() as { port: number }).port;
  const first = await firstAdministrator(gateway.core, crypto);
  let going = true;
  const living = life && first && config.demo ? tellLife(gateway.core, first.hash, () => going).then(({ refused }) => refused.length && logger.error({ event: 'demo', code: refused.join() }), () => logger.error({ event: 'demo failed' })) : undefined;
  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    port,
    first,
    stop: () =>
      new Promise((done) => {
        going = false;
        clearInterval(ticking);
        clearInterval(refreshing);
        clearInterval(sending);
        clearInterval(fetching);
        clearInterval(flushing);
        server.close(() => {
          void Promise.all([gateway.notices.drained(), living]).then(() => {
            store.close();
            destination.flushSync();
            done();
          });
        });
        if ('closeIdleConnections' in server) server.closeIdleConnections();
      }),
  };
}

interface Incoming {
  incoming?: IncomingMessage;
}

/** A Host that is one, and a path without dot segments: what a URL parser would mend in silence is refused as it came. */
function isOrderly({ incoming }: Incoming): boolean {
  if (!incoming) return true;
  const [path = ''] = (incoming.url ?? '').split('?');
  return /^[\w.:[\]-]+$/.test(incoming.headers.host ?? '') && !/(^|\/|\\)(\.|%2e){1,2}(\/|\\|$)/i.test(path);
}

type Server = ReturnType<typeof serve>;

const listen = (fetch: Parameters<typeof serve>[0]['fetch'], config: Config): Promise<Server> =>
  new Promise((done, failed) => {
    const server = serve({ fetch, port: config.port, hostname: config.host, serverOptions: { maxHeaderSize: MAX_HEADER } }, () => done(server));
    server.on('error', (error) => failed(notListening(error, config)));
  });

/** What an operator can do about a port or an address that cannot be had. */
function notListening(error: NodeJS.ErrnoException, { host, port }: Config): Error {
  if (error.code === 'EADDRINUSE') return new ConfigError(`PORT: ${port} is in use by another program`);
  if (error.code === 'EACCES') return new ConfigError(`PORT: ${port} may not be opened by this user`);
  return ['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(error.code ?? '') ? new ConfigError(`HOST: ${host} is no address of this machine`) : error;
}

/** What a first visitor wants to know. */
export function welcome(url: string, config: Config, first?: First): string {
  const lines = [`민원 게이트웨이  ${url}`, `  휴대전화  ${url}/m/`, `  PDA       ${url}/pda/`, `  TV        ${url}/tv/`];
  if (config.demo) lines.push(`  기기 실험실  ${url}/lab   ← 여기부터 보십시오 (start here)`);
  if (!config.twilioAuthToken && !config.kannelToken && !config.bridgeSecret) lines.push(`  SMS: no carrier is set (TWILIO_AUTH_TOKEN, KANNEL_TOKEN or BRIDGE_SECRET).${config.demo ? ' Texts can be sent in the lab.' : ''}`);
  lines.push(staffLine(url, first));
  if (config.demo && first) lines.push(demoLine);
  return lines.join('\n');
}

/** @param life a new demo gets its three months of petitions */
export async function main({ life = true } = {}): Promise<void> {
  try {
    const running = await start(process.env, { life });
    console.log(welcome(running.url, readConfig(process.env), running.first));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void running.stop().then(() => process.exit(0)));
  } catch (error) {
    console.error(error instanceof ConfigError || error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
