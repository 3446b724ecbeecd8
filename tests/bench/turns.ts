/**
 * The status question of `npm run bench`, asked of several versions in turns: for a machine that has other work to do. Run:
 * npm run bench:turns -- [--turns N] FOLDER…  – each a checkout with its node_modules and dist; the first one is what the others are compared with.
 * All servers live together on core 0 and answer one after the other; what counts is the processor time of all their threads, and of each turn only how it
 * compares with the one beside it. Express and the bare limit are always there.
 */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load, signed } from './load.js';
import { freePort, pinSelf, type Server, startServer } from './machine.js';
import { seed, seedPlain } from './seed.js';
import { AUTH_TOKEN, PHONES, PUBLIC_URL, SECRET_KEY, TEXTS_A_PHONE } from './settings.js';

const WARM_UP = 8_000;
const A_TURN = 1_000;
const FOR_EVER = 300_000;
const given = process.argv.slice(2);
const at = given.indexOf('--turns');
const TURNS = Math.min(at < 0 ? 24 : Number(given.splice(at, 2)[1]), Math.floor((PHONES * TEXTS_A_PHONE - WARM_UP) / A_TURN)); // a phone may send no more

interface Contestant {
  name: string;
  server: Server;
  next: () => Buffer | undefined;
  /** µs of processor time a request, turn by turn. */
  took: number[];
}

const folder = mkdtempSync(join(tmpdir(), 'minwon-turns-'));
try {
  await main(given.length ? given : [fileURLToPath(new URL('../..', import.meta.url))]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main(versions: string[]): Promise<void> {
  pinSelf(1);
  await seed(join(folder, 'seed.db'));
  seedPlain(join(folder, 'plain.db'));
  const requests = Array.from({ length: PHONES * TEXTS_A_PHONE }, (_, n) => signed(n));
  const beside = fileURLToPath(new URL('.', import.meta.url));
  const files = [...versions.map((v, i) => ({ name: `${i} ${basename(resolve(v))}`, file: join(resolve(v), 'src/node.ts'), seed: 'seed.db' })), ...['express', 'bare'].map((name) => ({ name, file: join(beside, `${name}.ts`), seed: 'plain.db' }))];
  const contestants: Contestant[] = [];
  for (const { name, file, seed: from } of files) contestants.push(await enter(name, file, from, requests));
  for (const { server, next } of contestants) await load(server.port, limited(next, WARM_UP), FOR_EVER);
  for (let turn = 0; turn < TURNS; turn++) {
    // Neighbours change places, so that none always follows the same one.
    for (const c of turn % 2 ? contestants.toReversed() : contestants) {
      const before = cpuTime(c.server.pid);
      const { answered, wrong } = await load(c.server.port, limited(c.next, A_TURN), FOR_EVER);
      if (wrong.size || answered !== A_TURN) throw new Error(`${c.name}: ${answered} of ${A_TURN}, ${JSON.stringify([...wrong])}`);
      c.took.push((cpuTime(c.server.pid) - before) / 1000 / A_TURN);
    }
  }
  for (const { server } of contestants) await server.stop('SIGKILL');
  print(contestants);
}

async function enter(name: string, file: string, from: string, requests: readonly Buffer[]): Promise<Contestant> {
  const own = mkdtempSync(join(folder, 'server-'));
  const database = join(own, 'minwon.db');
  copyFileSync(join(folder, from), database);
  const env = { DATABASE_PATH: database, HOST: '127.0.0.1', PUBLIC_URL, SECRET_KEY, DEMO: 'off', TWILIO_AUTH_TOKEN: AUTH_TOKEN };
  let n = 0;
  return { name, server: await startServer(file, await freePort(), env, { log: join(own, 'log') }), next: () => requests[n++], took: [] };
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

function print(contestants: readonly Contestant[]): void {
  const [first] = contestants;
  const express = contestants.find((c) => c.name === 'express');
  console.log(`\n| | of the first: median | quarter to quarter | Express / this | µs, median | µs, best |\n|---|---|---|---|---|---|`);
  for (const { name, took } of contestants) {
    const ratios = took.map((t, i) => t / (first?.took[i] ?? t));
    const faster = quantile(took.map((t, i) => (express?.took[i] ?? 0) / t), 0.5);
    console.log(`| ${name} | ${quantile(ratios, 0.5).toFixed(3)} | ${quantile(ratios, 0.25).toFixed(3)}–${quantile(ratios, 0.75).toFixed(3)} | ${faster.toFixed(2)} | ${quantile(took, 0.5).toFixed(1)} | ${Math.min(...took).toFixed(1)} |`);
  }
  console.log(`${TURNS} turns of ${A_TURN} requests; processor time of all threads`);
}
