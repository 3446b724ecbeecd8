/**
 * The status question of `npm run bench`, asked of several versions in turns: for a machine that has other work to do. Run:
 * npm run bench:turns -- [--turns N] FOLDER[,FLAG…]…  – each a checkout with its node_modules and dist, and flags of Node; the first one is what the others are compared with.
 * All servers live together on core 0 and answer one after the other; what counts is the processor time of all their threads, and of each turn only how it
 * compares with the one beside it. Express and the bare limit are always there.
 */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../loopback.js';
import { load, signed } from './load.js';
import { pinSelf, type Server, startServer } from './machine.js';
import { seed, seedPlain } from './seed.js';
import { AUTH_TOKEN, PHONES, PUBLIC_URL, SECRET_KEY, TEXTS_A_PHONE } from './settings.js';

const WARM_UP = 8_000;
/** Short, so that what else happens on the machine happens to all of them. */
const A_TURN = 400;
/** New processes each: where a process happens to lie in memory is worth some hundredths by itself. */
const STARTS = 5;
const FOR_EVER = 300_000;
const given = process.argv.slice(2);
const at = given.indexOf('--turns');
const TURNS = at < 0 ? 25 : Number(given.splice(at, 2)[1]); // at a start; a phone may send no more than 30 texts, so at most 130

interface Version {
  name: string;
  file: string;
  flags: string[];
  /** The database that each start gets a copy of. */
  seed: string;
  /** µs of processor time a request, turn by turn. */
  took: number[];
}

interface Running {
  version: Version;
  server: Server;
  next: () => Buffer | undefined;
}

const folder = mkdtempSync(join(tmpdir(), 'minwon-turns-'));
try {
  await main(given.length ? given : [fileURLToPath(new URL('../..', import.meta.url))]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main(folders: string[]): Promise<void> {
  pinSelf(1);
  await seed(join(folder, 'seed.db'));
  seedPlain(join(folder, 'plain.db'));
  const requests = Array.from({ length: PHONES * TEXTS_A_PHONE }, (_, n) => signed(n));
  const beside = fileURLToPath(new URL('.', import.meta.url));
  const versions: Version[] = [
    ...folders.map((given, i) => {
      const [folder = '', ...flags] = given.split(',');
      return { name: [i, basename(resolve(folder)), ...flags].join(' '), file: programIn(resolve(folder)), flags, seed: 'seed.db', took: [] };
    }),
    ...['express', 'bare'].map((name) => ({ name, file: join(beside, `${name}.ts`), flags: [], seed: 'plain.db', took: [] })),
  ];
  for (let n = 0; n < STARTS; n++) await compare(versions, requests);
  print(versions);
}

/** What `npm start` runs there; before it was one file, its source. */
function programIn(folder: string): string {
  const start = join(folder, 'src/files/start.mjs');
  return existsSync(start) ? start : join(folder, 'src/node.ts');
}

/** All of them started anew, warmed and asked in turns. */
async function compare(versions: readonly Version[], requests: readonly Buffer[]): Promise<void> {
  const running: Running[] = [];
  for (const version of shuffled(versions)) running.push(await started(version, requests));
  for (const { server, next } of running) await load(server.port, limited(next, WARM_UP), FOR_EVER);
  for (let turn = 0; turn < TURNS; turn++) {
    for (const { version, server, next } of shuffled(running)) {
      const before = cpuTime(server.pid);
      const { answered, wrong } = await load(server.port, limited(next, A_TURN), FOR_EVER);
      if (wrong.size || answered !== A_TURN) throw new Error(`${version.name}: ${answered} of ${A_TURN}, ${JSON.stringify([...wrong])}`);
      version.took.push((cpuTime(server.pid) - before) / 1000 / A_TURN);
    }
  }
  for (const { server } of running) await server.stop('SIGKILL');
}

async function started(version: Version, requests: readonly Buffer[]): Promise<Running> {
  const own = mkdtempSync(join(folder, 'server-'));
  const database = join(own, 'minwon.db');
  copyFileSync(join(folder, version.seed), database);
  const env = { DATABASE_PATH: database, HOST: '127.0.0.1', PUBLIC_URL, SECRET_KEY, DEMO: 'off', TWILIO_AUTH_TOKEN: AUTH_TOKEN };
  let n = 0;
  return { version, server: await startServer(version.file, await freePort(), env, { log: join(own, 'log'), flags: version.flags }), next: () => requests[n++] };
}

/** None always follows the same one. */
function shuffled<T>(all: readonly T[]): T[] {
  const places = all.map((one) => ({ one, place: Math.random() }));
  return places.sort((a, b) => a.place - b.place).map(({ one }) => one);
}

function limited(next: () => Buffer | undefined, most: number): () => Buffer | undefined {
  let left = most;
  return () => (left-- > 0 ? next() : undefined);
}

/** ns that all threads of a process have run. */
function cpuTime(pid: number): number {
  const tasks = readdirSync(`/proc/${pid}/task`).map((task) => readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8'));
  return tasks.reduce((sum, stat) => sum + Number(stat.split(' ')[0]), 0);
}

function quantile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0;
}

function print(versions: readonly Version[]): void {
  const [first] = versions;
  const express = versions.find((v) => v.name === 'express');
  console.log('\n| | of the first: median | quarter to quarter | Express / this | µs, median | µs, best quarter below |\n|---|---|---|---|---|---|');
  for (const { name, took } of versions) {
    const ratios = took.map((t, i) => t / (first?.took[i] ?? t));
    const faster = quantile(took.map((t, i) => (express?.took[i] ?? 0) / t), 0.5);
    console.log(`| ${name} | ${quantile(ratios, 0.5).toFixed(3)} | ${quantile(ratios, 0.25).toFixed(3)}–${quantile(ratios, 0.75).toFixed(3)} | ${faster.toFixed(2)} | ${quantile(took, 0.5).toFixed(1)} | ${quantile(took, 0.25).toFixed(1)} |`);
  }
  console.log(`${STARTS} starts of ${TURNS} turns of ${A_TURN} requests; processor time of all threads`);
}
