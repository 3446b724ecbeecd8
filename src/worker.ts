/** Cloudflare Workers with D1: open the database, read the configuration, serve. */
import * as crypto from 'node:crypto';
import type { D1Database, ExecutionContext, MessageBatch, Queue, R2Bucket } from '@cloudflare/workers-types';
import { canonicalAddress } from './address.js';
import { readConfig } from './config.js';
import { tellLife } from './demo/life.js';
import { demoLine } from './demo/people.js';
import { firstAdministrator, staffLine } from './staff/first.js';
import { traceOf } from './errors.js';
import { postDue, postFresh } from './notices/relay.js';
import { type Assets, assetFiles } from './files/assets.js';
import { FRESH } from './publishing/live.js';
import { consume, postTo } from './queue.js';
import { r2Blobs } from './storage/blobs.js';
import { d1Store } from './storage/d1.js';
import { createGateway, type Gateway } from './wire.js';
import { findable } from './guide/store.js';

export interface Env extends Record<string, unknown> {
  DB: D1Database;
  /** What browsers load (src/files/build.ts). */
  ASSETS: Assets;
  /** Ids of notices. Without it each minute sends what is due by itself. */
  NOTICES?: Queue<unknown>;
  /** Photos. Without it none is offered. */
  PHOTOS?: R2Bucket;
  /** Set by `npm run start:worker` alone: only there may DEMO be on and secrets be made. */
  LOCAL_WORKER?: string;
}

let opened: Promise<Gateway> | undefined;

/** Once an isolate; a start that failed is tried again with the next request. */
function gatewayOf(env: Env): Promise<Gateway> {
  opened ??= open(env).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function open(env: Env): Promise<Gateway> {
  const { DB, ASSETS, NOTICES: _, PHOTOS, ...vars } = env;
  // A deployed Worker is never loopback: it must be told its address and its key, and DEMO stays off.
  const config = readConfig(env.LOCAL_WORKER === '1' ? vars : { ...vars, HOST: '0.0.0.0', NODE_ENV: 'production' });
  if (!config.secretKey) throw new Error('SECRET_KEY: is required');
  const gateway = await createGateway({
    config: { ...config, secretKey: config.secretKey },
    store: d1Store(DB),
    blobs: PHOTOS && r2Blobs(PHOTOS),
    files: assetFiles(ASSETS),
    formsAtOnce: 4, // an isolate has 128 MB
    crypto,
    addressOf: (request) => canonicalAddress(request.headers.get('cf-connecting-ip') ?? ''),
    log: (level, line) => console[level === 'error' ? 'error' : 'log'](JSON.stringify({ level, ...line })),
  });
  // A deployed Worker has no terminal: its first administrator comes by `minwon staff add --sql`.
  if (env.LOCAL_WORKER === '1') await greet(gateway, config.publicUrl.origin, config.demo);
  return gateway;
}

/** A demo's three months go on behind the first answer. */
let life: Promise<unknown> | undefined;

/** The first administrator's password, in the terminal of `npm run start:worker`. */
async function greet({ core }: Gateway, url: string, demo: boolean): Promise<void> {
  const first = await firstAdministrator(core, crypto);
  if (!first) return;
  console.warn(staffLine(url, first)); // what is less than a warning is not shown there
  if (!demo) return;
  console.warn(demoLine);
  life = tellLife(core, first.hash).catch((error: unknown) => console.error(JSON.stringify({ level: 'error', event: 'demo failed', fault: traceOf(error) })));
}

/** Of 200 petitions a minute: three statements each, and D1 takes a thousand an invocation. */
const CHUNKS = 1;

let freshAt = 0;

/** An isolate has no timer between requests: the first one after a while looks for a new edition before it is answered. */
async function freshen(gateway: Gateway, context: ExecutionContext): Promise<void> {
  if (Date.now() - freshAt < FRESH) return;
  freshAt = Date.now();
  // Words of a moment ago are better than none: what is due, or a database that is busy, must not cost a citizen an answer.
  await gateway.refresh().catch((error: unknown) => console.error(JSON.stringify({ level: 'error', event: 'refresh failed', fault: traceOf(error) })));
  context.waitUntil(gateway.flush());
}

/** The next minute posts it. */
const notPosted = (error: unknown): void => console.error(JSON.stringify({ level: 'error', event: 'not posted', fault: traceOf(error) }));

/** The next minute tries again. */
const notFetched = (error: unknown): void => console.error(JSON.stringify({ level: 'error', event: 'photos failed', fault: traceOf(error) }));

export default {
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    try {
      const gateway = await gatewayOf(env);
      await freshen(gateway, context);
      if (life) context.waitUntil(life);
      life = undefined;
      const began = gateway.core.now();
      const response = await gateway.app.fetch(request, env, context);
      if (env.NOTICES && request.method === 'POST') context.waitUntil(postFresh(gateway.core, postTo(env.NOTICES), began).catch(notPosted));
      if (request.method === 'POST' && new URL(request.url).pathname.startsWith('/sms/')) context.waitUntil(gateway.fetchPhotos().catch(notFetched));
      return response;
    } catch (error) {
      console.error(JSON.stringify({ level: 'error', event: 'start failed', why: error instanceof Error ? error.message.split('\n')[0] : '' }));
      return new Response('The gateway cannot start. Its log says why.\n', { status: 503 });
    }
  },
  async scheduled(_event: unknown, env: Env): Promise<void> {
    const gateway = await gatewayOf(env);
    await gateway.tick(CHUNKS);
    if (env.NOTICES) {
      await gateway.notices.sweep();
      await postDue(gateway.core, postTo(env.NOTICES));
    } else await gateway.notices.run();
    // What follows may fail: no news waits for it.
    await gateway.fetchPhotos().catch(notFetched);
    await findable(gateway.core.store); // after an export of the database
    await gateway.purge();
    await gateway.reseal();
  },
  async queue(batch: MessageBatch<unknown>, env: Env): Promise<void> {
    const gateway = await gatewayOf(env);
    await consume(batch, gateway, (code) => console.error(JSON.stringify({ level: 'error', event: 'queue', code })));
  },
};
