/**
 * Does a status question take longer when there are millions of petitions? Run: npm run bench:size [-- --large 10000000]
 * Two whole gateways in one process, one on a small database and one on a large; each question is put to both in turn, so that whatever else happens on the machine happens to both.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bar, size } from '../../src/commands/progress.js';
import { type Harness, harness, KEY, TUESDAY } from '../harness.js';
import { isMemory } from './machine.js';
import { type Asked, type Filled, fill } from './rows.js';

export const GOAL = 1.3;
/** Bytes a petition costs with all its rows and indices, and some room. */
const BYTES = 2_000;
/** Questions to each before the clock counts: compiled code, prepared statements, the inner pages of each index. */
const WARM_UP = 300;
const TOKEN = 'twilio-token-of-the-tests';
const URL_OF_TWILIO = 'http://127.0.0.1:3000/sms/twilio';

export interface Result {
  question: string;
  /** ms */
  small: { median: number; p95: number };
  large: { median: number; p95: number };
  /** Of the medians. */
  ratio: number;
}

interface Made {
  file: string;
  filled: Filled;
}

interface Side {
  h: Harness;
  filled: Filled;
  token: string;
}

/** Each asks about one petition and says whether the answer is what it must be. */
const QUESTIONS: [string, (side: Side, asked: Asked, address: string) => Promise<boolean>][] = [
  ['조회 by Twilio SMS, durable', async (side, { number }) => /처리 중\. .+까지 답변드립니다/.test(await twilio(side.h, number, '조회'))],
  ['its number by Twilio SMS, durable', async (side, { number, receipt }) => /처리 중\. .+까지 답변드립니다/.test(await twilio(side.h, number, receipt))],
  ['page: number and last four digits', async ({ h, token }, { number, receipt }, address) => (await (await h.post(`/m/petitions/${receipt}`, { token, ask: 'check', receipt, lastFour: number.slice(-4) }, { 'x-test-address': address })).text()).includes('처리 중')],
];

async function twilio(h: Harness, from: string, said: string): Promise<string> {
  const fields: Record<string, string> = { MessageSid: `SM${randomBytes(16).toString('hex')}`, From: from, To: '+82234235114', Body: said, AccountSid: 'AC00000000000000000000000000000000', NumMedia: '0' };
  const text = Object.keys(fields).sort().reduce((all, name) => all + name + fields[name], URL_OF_TWILIO);
  const signature = createHmac('sha1', TOKEN).update(text).digest('base64');
  const response = await h.app.request(URL_OF_TWILIO, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature }, body: new URLSearchParams(fields).toString() });
  return response.text();
}

/** @param pairs how often each question is put to both */
export async function compare(small: Made, large: Made, pairs: number): Promise<Result[]> {
  const sides = [await open(small), await open(large)] as const;
  const asking = bar('asking   ');
  try {
    const results: Result[] = [];
    for (const [at, [question, ask]] of QUESTIONS.entries()) {
      const times: [number[], number[]] = [[], []];
      for (let n = -WARM_UP; n < pairs; n++) {
        for (const which of n % 2 ? ([0, 1] as const) : ([1, 0] as const)) {
          const side = sides[which];
          const asked = side.filled.asked(Math.floor((side.filled.askable * ((n + WARM_UP) * 0.618_034 + at * 0.21)) % side.filled.askable)); // far apart, each phone seldom
          const began = performance.now();
          const right = await ask(side, asked, `2001:db8::${(n + WARM_UP).toString(16)}`);
          if (n >= 0) times[which].push(performance.now() - began);
          if (!right) throw new Error(`${question}: a wrong answer about ${asked.receipt}`);
        }
        asking(at * pairs + n, QUESTIONS.length * pairs);
      }
      const [s, l] = [summary(times[0]), summary(times[1])];
      results.push({ question, small: s, large: l, ratio: l.median / s.median });
    }
    return results;
  } finally {
    asking.end();
    for (const { h } of sides) h.close();
  }
}

async function open({ file, filled }: Made): Promise<Side> {
  const h = await harness({}, file);
  const token = /name="token" value="([^"]*)"/.exec(await (await h.get('/m/petitions/find')).text())?.[1] ?? '';
  return { h, filled, token };
}

function summary(times: number[]): { median: number; p95: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}

export function report(results: readonly Result[], small: Filled, large: Filled): string {
  const ms = (n: number): string => `${n.toFixed(2)} ms`;
  const of = ({ petitions, rows, bytes, seconds }: Filled): string => `${petitions.toLocaleString('en')} petitions (${rows.toLocaleString('en')} rows, ${size(bytes)}, written in ${Math.round(seconds)} s)`;
  return [
    `${of(small)} beside ${of(large)}`,
    '',
    '| question | small: median | 95 % | large: median | 95 % | ratio of medians |',
    '|---|---|---|---|---|---|',
    ...results.map((r) => `| ${r.question} | ${ms(r.small.median)} | ${ms(r.small.p95)} | ${ms(r.large.median)} | ${ms(r.large.p95)} | ${r.ratio.toFixed(2)}${r.ratio > GOAL ? ` **over ${GOAL}**` : ''} |`),
  ].join('\n');
}

/** Fills both, compares, removes both. */
export async function measure(large: number, pairs: number, small = 10_000): Promise<{ results: Result[]; table: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'minwon-size-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  try {
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize < large * BYTES) throw new Error(`${folder}: ${size(large * BYTES)} are needed, ${size(bavail * bsize)} are free; set TMPDIR to a folder on another disk`);
    if (isMemory(folder)) console.log(`note: ${folder} is in memory, where a commit costs nothing; set TMPDIR to a folder on a disk`);
    const make = async (petitions: number): Promise<Made> => ({ file: join(folder, `${petitions}.db`), filled: await fill(join(folder, `${petitions}.db`), petitions, KEY, TUESDAY) });
    const [few, many] = [await make(small), await make(large)];
    const results = await compare(few, many, pairs);
    return { results, table: report(results, few.filled, many.filled) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));
  const given = process.argv.indexOf('--large');
  const { results, table } = await measure(given === -1 ? 10_000_000 : Number(process.argv[given + 1]), 2_000);
  console.log(table);
  if (results.some((r) => r.ratio > GOAL)) process.exitCode = 1;
}
