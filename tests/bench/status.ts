/**
 * A status question by Twilio SMS, the whole path, beside servers that do less. Run: npm run bench [-- --quick] [-- --profile]
 * Server on core 0, load on core 1; every round is a new process on a fresh copy of the database; rounds take turns.
 */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { freePort } from '../loopback.js';
import { CONNECTIONS, load, type Measured, signed } from './load.js';
import { canPin, cpuOf, cpuOfAll, isMemory, pinSelf, type Server, startServer } from './machine.js';
import { type Summary, summarise } from './profile.js';
import { seed, seedPlain } from './seed.js';
import { AUTH_TOKEN, PHONES, PUBLIC_URL, SECRET_KEY, TEXTS_A_PHONE } from './settings.js';

const quick = process.argv.includes('--quick');
/** Requests until the compiler has seen the whole path: a count, so that a quick machine does not use up what a phone may send. */
const WARM_UP = quick ? 6_000 : 15_000;
const FOR_EVER = 120_000;
const ROUND = quick ? 2_000 : 6_000;
const ROUNDS = 3;
const EXPRESS_GOAL = 1.2;
const BARE_GOAL = 0.4;

const NAMES = ['bare', 'durable', 'express', 'gateway'] as const;
type Name = (typeof NAMES)[number];
/** Each text once, and it is there when the process was killed. */
const keeps = (name: Name): boolean => name === 'durable' || name === 'gateway';

interface Round {
  perSecond: number;
  /** What one second of the server's own processor time answers: other work on the machine does not blur it. */
  perCpuSecond: number;
  p50: number;
  p99: number;
  serverBusy: number;
  loadBusy: number;
  /** Processor time of everything else on the machine, in cores. */
  others: number;
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const whole = (n: number): string => Math.round(n).toLocaleString('en');
const percent = (share: number): string => `${Math.round(share * 100)} %`;

const folder = mkdtempSync(join(tmpdir(), 'minwon-bench-'));
let serial = 0;

try {
  await main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  pinSelf(1);
  if (!canPin) console.log('note: taskset or a second core is missing; servers and load share what there is');
  if (isMemory(folder)) console.log(`note: ${folder} is in memory, where a commit costs nothing; set TMPDIR to a folder on a disk`);
  const began = performance.now();
  const petitions = await seed(join(folder, 'seed.db'));
  seedPlain(join(folder, 'plain.db'));
  const requests = Array.from({ length: PHONES * TEXTS_A_PHONE }, (_, n) => signed(n));
  console.log(`${petitions} petitions of ${PHONES} phones, ${requests.length} signed requests, made in ${Math.round((performance.now() - began) / 1000)} s`);
  if (process.argv.includes('--profile')) return void report(await profile(requests));

  const rounds: Record<Name, Round[]> = { bare: [], durable: [], express: [], gateway: [] };
  for (let round = 1; round <= ROUNDS; round++) {
    for (const name of NAMES) {
      const measured = await run(name, requests);
      rounds[name].push(measured);
      console.log(`${round} ${name.padEnd(8)} ${Math.round(measured.perSecond)} requests/s, server ${percent(measured.serverBusy)}, load ${percent(measured.loadBusy)}, others ${measured.others.toFixed(2)} cores`);
    }
  }
  process.exitCode = conclude(rounds) ? 0 : 1;
}

/** One server, started, warmed, measured, killed; then its database is asked what it kept. */
async function run(name: Name, requests: readonly Buffer[]): Promise<Round> {
  const { server, database } = await open(name);
  const take = taker(requests, !keeps(name));
  const warm = await load(server.port, take(WARM_UP), FOR_EVER);
  const before = { server: cpuOf(server.pid), own: process.cpuUsage(), all: cpuOfAll() };
  const measured = await load(server.port, take(), ROUND);
  const own = process.cpuUsage(before.own);
  const cpu = { server: cpuOf(server.pid) - before.server, own: (own.user + own.system) / 1e6, all: cpuOfAll() - before.all };
  await server.stop('SIGKILL');
  for (const part of [warm, measured]) check(name, part);
  if (keeps(name)) checkKept(database, warm.answered + measured.answered);
  const at = (share: number): number => measured.latencies[Math.min(measured.answered - 1, Math.floor(measured.answered * share))] ?? 0;
  return {
    perSecond: measured.answered / measured.seconds,
    perCpuSecond: measured.answered / cpu.server,
    p50: at(0.5),
    p99: at(0.99),
    serverBusy: cpu.server / measured.seconds,
    loadBusy: cpu.own / measured.seconds,
    others: Math.max(0, (cpu.all - cpu.server - cpu.own) / measured.seconds),
  };
}

/** The next requests, each once; servers that keep nothing may get them again. */
function taker(requests: readonly Buffer[], again: boolean): (most?: number) => () => Buffer | undefined {
  let at = 0;
  return (most = Number.POSITIVE_INFINITY) => {
    let left = most;
    return () => {
      if (left-- <= 0) return undefined;
      if (again && at === requests.length) at = 0;
      return requests[at++];
    };
  };
}

async function open(name: Name, flags: string[] = []): Promise<{ server: Server; database: string }> {
  const own = join(folder, `${name}-${++serial}`);
  mkdirSync(own);
  const database = join(own, 'minwon.db');
  copyFileSync(join(folder, name === 'gateway' ? 'seed.db' : 'plain.db'), database);
  const file = name === 'gateway' ? 'src/files/start.mjs' : `tests/bench/${name}.ts`;
  const env = { DATABASE_PATH: database, HOST: '127.0.0.1', PUBLIC_URL, SECRET_KEY, DEMO: 'off', TWILIO_AUTH_TOKEN: AUTH_TOKEN };
  return { server: await startServer(file, await freePort(), env, { log: join(own, 'log'), flags }), database };
}

/** Answers must be what they claim: the petition's state, its department and its telephone. */
function check(name: Name, { wrong, samples, answered }: Measured): void {
  if (wrong.size) throw new Error(`${name}: ${[...wrong].map(([line, n]) => `${n} × ${line}`).join(', ')}`);
  if (!answered) throw new Error(`${name} answered nothing`);
  const odd = samples.find((s) => !/<Message>\[강남구\] 처리 중\. .*까지 답변드립니다\. \S+과 02-\d{4}-\d{4}.*<\/Message>/s.test(s));
  if (odd) throw new Error(`${name} answered: ${odd}`);
}

/** The process was killed, not stopped: what was answered must be there. */
function checkKept(database: string, answered: number): void {
  const db = new Database(database, { readonly: true });
  const kept = db.prepare("select count(*) from messages where id like 'sms/twilio/%'").pluck().get();
  db.close();
  if (kept !== answered) throw new Error(`${answered} were answered, ${String(kept)} are in the database`);
}

/** @returns whether both goals are reached */
function conclude(rounds: Record<Name, Round[]>): boolean {
  const of = (name: Name, what: keyof Round): number => median(rounds[name].map((r) => r[what]));
  const ratio = (other: Name, what: 'perSecond' | 'perCpuSecond' = 'perSecond'): number => of('gateway', what) / of(other, what);
  const titles: Record<Name, string> = {
    bare: 'bare limit: Hono, text(), HMAC, one read',
    durable: 'the bare limit, and the text kept on disk',
    express: 'Express 5, twilio.webhook(), one read',
    gateway: 'the gateway, whole path, durable',
  };
  console.log('\n| | requests/s | p50 | p99 | server core | load core | requests per CPU second |\n|---|---|---|---|---|---|---|');
  for (const name of NAMES) console.log(`| ${titles[name]} | ${whole(of(name, 'perSecond'))} | ${of(name, 'p50').toFixed(1)} ms | ${of(name, 'p99').toFixed(1)} ms | ${percent(of(name, 'serverBusy'))} | ${percent(of(name, 'loadBusy'))} | ${whole(of(name, 'perCpuSecond'))} |`);
  console.log(`\nkeeping alone leaves ${(of('durable', 'perSecond') / of('bare', 'perSecond')).toFixed(2)} of the bare limit; the gateway, of what is left: ${ratio('durable').toFixed(2)}`);
  const [express, bare] = [ratio('express'), ratio('bare')];
  console.log(`\ngateway / Express: ${express.toFixed(2)} (goal ${EXPRESS_GOAL}) ${express >= EXPRESS_GOAL ? 'reached' : 'MISSED'}`);
  console.log(`gateway / bare: ${bare.toFixed(2)} (goal ${BARE_GOAL}) ${bare >= BARE_GOAL ? 'reached' : 'MISSED'}`);
  console.log(`by the server's own processor time: ${ratio('express', 'perCpuSecond').toFixed(2)} and ${ratio('bare', 'perCpuSecond').toFixed(2)}; other work took ${median(NAMES.flatMap((n) => rounds[n].map((r) => r.others))).toFixed(2)} cores`);
  console.log(`medians of ${ROUNDS} rounds of ${ROUND / 1000} s, ${CONNECTIONS} connections; after each round the process was killed and every answered message was in its database`);
  return express >= EXPRESS_GOAL && bare >= BARE_GOAL;
}

async function profile(requests: readonly Buffer[]): Promise<Summary> {
  const { server } = await open('gateway', ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval=200']);
  const take = taker(requests, false);
  await load(server.port, take(WARM_UP), FOR_EVER);
  const measured = await load(server.port, take(), ROUND);
  check('gateway', measured);
  console.log(`${Math.round(measured.answered / measured.seconds)} requests/s under the profiler`);
  await server.stop('SIGTERM');
  // The loader's own thread writes one too; the server's is the larger.
  const [file] = readdirSync(folder)
    .filter((f) => f.endsWith('.cpuprofile'))
    .map((f) => join(folder, f))
    .sort((a, b) => statSync(b).size - statSync(a).size);
  if (!file) throw new Error('no profile was written');
  return summarise(file, measured.seconds);
}

function report({ parts, functions, files, idle }: Summary): void {
  console.log(`idle ${percent(idle)} of the time; of the rest:\n\n| part of the path | share |\n|---|---|`);
  for (const { name, percent: p } of parts) if (p >= 0.3) console.log(`| ${name} | ${p.toFixed(1)} % |`);
  console.log('\nby file or package:');
  for (const { name, percent: p } of files) if (p >= 0.5) console.log(`${p.toFixed(1).padStart(5)} %  ${name}`);
  console.log('\nby function (self time):');
  for (const { name, percent: p } of functions) if (p >= 0.4) console.log(`${p.toFixed(1).padStart(5)} %  ${name}`);
}
