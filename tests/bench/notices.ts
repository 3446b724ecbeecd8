/**
 * How fast the outbox is drained: `npm run bench:notices [-- --notices 20000] [--pin]`. A carrier in another process answers each text after 20 ms; the
 * same texts are sent by a bare loop of fetches before and after, in the same process, so that whatever else happens on the machine happens to both. `--pin` leaves the gateway one core for everything, its garbage collector, too.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { CONCURRENCY } from '../../src/notices/dispatch.js';
import { type Harness, harness, TUESDAY } from '../harness.js';
import { freePort } from '../loopback.js';
import { TWILIO } from '../notices/carrier.js';
import { isMemory, pinSelf, startServer } from './machine.js';
import { fillNotices } from './notice-rows.js';

/** Of the speed of a bare loop. */
export const GOAL = 0.8;
/** Longest stop of the event loop, ms. */
export const STOP = 50;

interface Timed {
  seconds: number;
  /** Delays of the event loop, ms: 99 % and the longest. */
  p99: number;
  longest: number;
}
export interface Drained {
  notices: number;
  bare: Timed[];
  drain: Timed;
  /** Speed of draining in bare loops. */
  ratio: number;
  /** What the carrier says it got. */
  carrier: { texts: number; notices: number; twice: number; most: number };
}

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  delays.disable();
  return { seconds, p99: delays.percentile(99) / 1e6, longest: delays.max / 1e6 };
}

/** What `Sender` sends, and nothing else: no outbox, no words, no record. */
async function bareLoop(url: string, notices: number): Promise<void> {
  let next = 0;
  const fields = new URLSearchParams({ To: '+821012345678', Body: '가로등을 고쳤습니다. '.repeat(8), From: '+15005550006', StatusCallback: `http://127.0.0.1:3000/sms/twilio/status?notice=${'x'.repeat(22)}` });
  const headers = { authorization: `Basic ${btoa('account:token')}`, 'content-type': 'application/x-www-form-urlencoded' };
  const one = async (): Promise<void> => {
    while (next++ < notices) {
      const response = await fetch(`${url}/2010-04-01/Accounts/x/Messages.json`, { method: 'POST', headers, body: fields.toString() });
      await response.text();
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, one));
}

/** @param warm notices sent before anything is timed: compiled code, prepared statements, open connections */
async function measureNotices(notices: number, warm = Math.min(2_000, notices)): Promise<Drained> {
  const folder = mkdtempSync(join(tmpdir(), 'minwon-notices-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  if (isMemory(folder)) console.log(`note: ${folder} is in memory, where a commit costs nothing; set TMPDIR to a folder on a disk`);
  const carrier = await startServer('tests/bench/carrier.ts', await freePort(), {}, { log: join(folder, 'carrier.log') });
  const url = `http://127.0.0.1:${carrier.port}`;
  const h = await harness({ ...TWILIO(url), SMS_REPLY_NUMBER: '0234235114' }, join(folder, 'notices.db'));
  try {
    await drainOf(h, 0, warm);
    await bareLoop(url, warm);
    fillNotices(h.core, h.store, warm, notices, TUESDAY);
    const before = await timed(() => bareLoop(url, notices));
    await fetch(url); // counts from here
    const drain = await timed(() => h.notices.run());
    const said = (await (await fetch(url)).json()) as Drained['carrier'];
    const after = await timed(() => bareLoop(url, notices));
    const states = h.store.raw.prepare('select state, count(*) n from notices group by 1').all() as { state: string; n: number }[];
    if (states.length !== 1 || states[0]?.state !== 'sent' || states[0].n !== notices + warm) throw new Error(`not all were sent: ${JSON.stringify(states)}`);
    return { notices, bare: [before, after], drain, ratio: (before.seconds + after.seconds) / 2 / drain.seconds, carrier: said };
  } finally {
    h.close();
    await carrier.stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function drainOf(h: Harness, from: number, count: number): Promise<void> {
  fillNotices(h.core, h.store, from, count, TUESDAY);
  await h.notices.run();
}

export function table({ notices, bare, drain, ratio, carrier }: Drained): string {
  const line = (what: string, t: Timed): string => `| ${what} | ${t.seconds.toFixed(2)} s | ${Math.round(notices / t.seconds).toLocaleString('en')} | ${t.p99.toFixed(1)} ms | ${t.longest.toFixed(1)} ms |`;
  return [
    `${notices.toLocaleString('en')} notices, ${carrier.most} at once at most, ${carrier.notices.toLocaleString('en')} different ones at the carrier, ${carrier.twice} twice`,
    '',
    '| | time | a second | event loop: 99 % | longest |',
    '|---|---|---|---|---|',
    line('bare fetches, before', bare[0] as Timed),
    line('the outbox, drained', drain),
    line('bare fetches, after', bare[1] as Timed),
    '',
    `ratio ${ratio.toFixed(2)} (goal ${GOAL}), longest stop ${drain.longest.toFixed(1)} ms (goal ${STOP} ms)`,
  ].join('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
  const given = process.argv.indexOf('--notices');
  if (process.argv.includes('--pin')) pinSelf(1); // the carrier has core 0
  const drained = await measureNotices(given === -1 ? 20_000 : Number(process.argv[given + 1]));
  console.log(table(drained));
  if (drained.ratio < GOAL || drained.drain.longest > STOP) process.exitCode = 1;
}
