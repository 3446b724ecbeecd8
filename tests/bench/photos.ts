/**
 * What photos cost in memory: `npm run bench:photos`. So many citizens at once send five photos of 8 MB each to a process of its own, without any made
 * smaller before; its highest resident memory is the kernel's own figure (VmHWM). Beside it two bare servers: the whole form in memory, and the body
 * to the disk as it comes.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AT_ONCE } from '../../src/photos/turns.js';
import { MAX_BYTES, MAX_PHOTOS } from '../../src/photos/picture.js';
import { freePort } from '../loopback.js';
import { bytesOf, frame, scan, segment, SOI } from '../photos/pictures.js';
import { remote } from '../photos/remote.js';
import { FILING, fieldsOf, jpegOf, multipart, photo, TYPE, Visitor } from '../photos/upload.js';
import { isMemory, type Server, startServer } from './machine.js';

const CITIZENS = (process.env.CITIZENS ?? "1 4 8 16 32").split(" ").map(Number);
const MB = 1024 * 1024;
/** Of the gateway over what it takes idle, MB, however many send: five photos' bytes for each form that is read at once, one that comes and what is not yet collected. */
const GOAL = AT_ONCE * 5 * 8;

/** Coded data is noise, as in earnest. */
function picture(): Uint8Array {
  const bytes = jpegOf(MAX_BYTES, bytesOf(SOI, segment(0xe0, [...'JFIF\0'].map((c) => c.charCodeAt(0)).concat([1, 1, 0, 0, 1, 0, 1, 0, 0])), frame(4_000, 3_000), scan()));
  let seed = 1;
  for (let i = 200; i < bytes.length - 2; i++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    bytes[i] = (seed >>> 16) % 255; // no marker in it
  }
  bytes.set([0xff, 0xd9], bytes.length - 2);
  return bytes;
}
const PHOTOS = Array.from({ length: MAX_PHOTOS }, () => photo(picture()));

const memory = (pid: number, what: 'VmHWM' | 'VmRSS'): number => Number(new RegExp(`^${what}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

interface Sent {
  body: Uint8Array;
  path: string;
  headers: Record<string, string>;
}

/** fetch would copy each body: the sender has to stay small beside what is measured. */
const post = (port: number, { body, path, headers }: Sent): Promise<number> =>
  new Promise((done, failed) => {
    const sending = request({ host: '127.0.0.1', port, path, method: 'POST', headers: { 'content-type': TYPE, 'content-length': body.length, ...headers } }, (response) => {
      response.resume();
      response.once('end', () => done(response.statusCode ?? 0));
    });
    sending.once('error', failed);
    sending.end(body);
  });

/** What a browser would send from the filing form. */
async function form(server: Server, address: string): Promise<Sent> {
  const v = new Visitor(remote(`http://127.0.0.1:${server.port}`), '/m', address);
  await v.get('/m/petitions/new?group=road');
  const { action, fields } = v.form();
  return { body: multipart([...fieldsOf({ ...fields, ...FILING, text: `가로등이 꺼졌어요 ${address}` }), ...PHOTOS]), path: action, headers: { cookie: v.cookie, 'x-forwarded-for': address } };
}

const bare = multipart(PHOTOS);
interface Contestant {
  name: string;
  start(folder: string, port: number): Promise<Server>;
  sent(server: Server, citizen: number): Promise<Sent>;
}
const barely = (name: string, kind: string): Contestant => ({
  name,
  start: (folder, port) => startServer('tests/bench/photos-bare.ts', port, { BARE: kind, FOLDER: folder }, { log: join(folder, 'log') }),
  sent: async () => ({ body: bare, path: '/', headers: {} }),
});
const CONTESTANTS: Contestant[] = [
  barely('bare: the body to the disk as it comes', 'stream'),
  barely('bare: formData(), each photo to the disk', 'form'),
  {
    name: 'the gateway: checked, cleaned, sealed, in its database',
    start: (folder, port) => startServer('tests/promises/support/gateway.ts', port, { NODE_ENV: 'development', DEMO: 'on', TRUSTED_PROXY: '127.0.0.1', DATABASE_PATH: join(folder, 'minwon.db') }, { log: join(folder, 'log') }),
    sent: (server, citizen) => form(server, `198.51.100.${citizen}`),
  },
];

interface Measured {
  idle: number;
  peak: number;
  seconds: number;
  taken: number;
}

async function measure({ start, sent }: Contestant, citizens: number): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), 'minwon-photos-'));
  if (isMemory(folder)) console.log(`note: ${folder} is in memory; set TMPDIR to a folder on a disk`);
  const server = await start(folder, await freePort());
  try {
    const forms: Sent[] = [];
    for (let n = 0; n < citizens; n++) forms.push(await sent(server, n));
    const idle = memory(server.pid, 'VmRSS');
    const began = performance.now();
    const answers = await Promise.all(forms.map((f) => post(server.port, f)));
    return { idle, peak: memory(server.pid, 'VmHWM'), seconds: (performance.now() - began) / 1000, taken: answers.filter((status) => status === 200).length };
  } finally {
    await server.stop('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

console.log('| citizens at once, 5 × 8 MB each | server | idle | highest | more | time | MB a second | answered |\n|---|---|---|---|---|---|---|---|');
let most = 0;
for (const citizens of CITIZENS) {
  for (const contestant of CONTESTANTS) {
    const { idle, peak, seconds, taken } = await measure(contestant, citizens);
    if (contestant === CONTESTANTS.at(-1)) most = Math.max(most, peak - idle);
    console.log(`| ${citizens} | ${contestant.name} | ${idle.toFixed(0)} MB | ${peak.toFixed(0)} MB | ${(peak - idle).toFixed(0)} MB | ${seconds.toFixed(1)} s | ${((citizens * MAX_PHOTOS * MAX_BYTES) / MB / seconds).toFixed(0)} | ${taken} of ${citizens} |`);
  }
}
console.log(`\nthe gateway at most ${most.toFixed(0)} MB over idle (goal ${GOAL} MB): ${most <= GOAL ? 'held' : 'MISSED'}`);
process.exit(most <= GOAL ? 0 : 1);
