/** Kannel's own programs, our gateway, and a wire between them that a test can look at and cut: processes ended by their id. */
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { freePorts, listening } from '../loopback.js';

const BEARERBOX = '/usr/sbin/bearerbox';
const SMSBOX = '/usr/sbin/smsbox';
const FAKESMSC = '/usr/lib/kannel/test/fakesmsc';
const ROOT = new URL('../../', import.meta.url).pathname;
/** The district's number, as the carrier knows it. */
const US = '0234235114';

/** Why nothing can be tested here; empty when all is there. */
export const missing = [BEARERBOX, SMSBOX, FAKESMSC].filter((program) => !runs(program)).join(', ');

function runs(program: string): boolean {
  try {
    accessSync(program, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Waits for a condition, not for a time. */
export const until = (condition: () => unknown, timeout = 20_000): Promise<unknown> => vi.waitFor(condition, { timeout, interval: 20 });

/** What must be undone, in the order it was begun. */
export class Leftovers {
  #undo: (() => void | Promise<void>)[] = [];
  add(undo: () => void | Promise<void>): void {
    this.#undo.unshift(undo);
  }
  async clear(): Promise<void> {
    for (const undo of this.#undo.splice(0)) await undo();
  }
  folder(): string {
    const made = mkdtempSync(join(tmpdir(), 'minwon-kannel-'));
    this.add(() => rmSync(made, { recursive: true, force: true }));
    return made;
  }
}

export interface Program {
  /** What it wrote to both streams so far. */
  wrote(): string;
  ended(): boolean;
  kill(): Promise<void>;
}

function run(left: Leftovers, program: string, parameters: string[], { cwd = ROOT, environment = {} as Record<string, string> } = {}): Program {
  const { PATH = '', HOME = '' } = process.env;
  const child: ChildProcess = spawn(program, parameters, { cwd, env: { PATH, HOME, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
  let over = false;
  const end = new Promise<void>((done) => {
    child.once('error', () => done());
    child.once('close', () => done());
  }).then(() => {
    over = true;
  });
  const started: Program = {
    wrote: () => Buffer.concat(chunks).toString('utf8'),
    ended: () => over,
    async kill() {
      child.kill('SIGKILL'); // by its id
      await end;
    },
  };
  left.add(started.kill);
  return started;
}

/** The real program, on a port of its own. Resolves when it listens. */
export async function gateway(left: Leftovers, environment: { PORT: string; DATABASE_PATH: string; KANNEL_TOKEN: string } & Record<string, string>): Promise<Program> {
  const key = Buffer.alloc(32, 7).toString('base64');
  const started = run(left, process.execPath, ['src/files/start.mjs', 'serve'], { environment: { DEMO: 'off', SECRET_KEY: key, ...environment } });
  await until(() => expect(started.ended() || started.wrote().includes(`:${environment.PORT}`)).toBe(true), 40_000);
  if (started.ended()) throw new Error(`the gateway did not start: ${started.wrote()}`);
  return started;
}

/** Listens until all is cleared. @param open its sockets, which are ended then @returns its port */
export async function openUntil(left: Leftovers, server: Server, open: ReadonlySet<Socket>): Promise<number> {
  const { port } = await listening(server);
  left.add(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  return port;
}

export interface Asked {
  id: string;
  from: string;
}

export interface Wire {
  port: number;
  /** Every request that smsbox made, as often as it made it. */
  asked: Asked[];
  /** What the gateway said to them. */
  statuses: number[];
  /** How many more requests get their answer back; the others reach the gateway, and what it says is lost. */
  answers: number;
}

/** Between smsbox and the gateway. Without a gateway behind it, it hangs up. */
export async function wire(left: Leftovers, target: number): Promise<Wire> {
  const made: Wire = { port: 0, asked: [], statuses: [], answers: Number.POSITIVE_INFINITY };
  const open = new Set<Socket>();
  const server = createServer((near) => {
    let far: Socket | undefined;
    let heard = '';
    let mute = false;
    const hangUp = (): void => {
      near.destroy();
      far?.destroy();
      open.delete(near);
    };
    open.add(near);
    near.on('error', hangUp).on('close', hangUp);
    near.on('data', (chunk) => {
      heard += chunk.toString('latin1');
      for (let end = heard.indexOf('\r\n\r\n'); end >= 0; end = heard.indexOf('\r\n\r\n')) {
        const query = new URL(heard.split(' ')[1] ?? '/', 'http://wire').searchParams;
        heard = heard.slice(end + 4);
        made.asked.push({ id: query.get('id') ?? '', from: query.get('from') ?? '' });
        mute = made.answers-- <= 0;
      }
      far ??= connect(target, '127.0.0.1')
        .on('error', hangUp)
        .on('close', hangUp)
        .on('data', (said) => {
          const status = /^HTTP\/1\.1 (\d{3})/.exec(said.toString('latin1'))?.[1];
          if (status) made.statuses.push(Number(status));
          if (!mute) near.write(said);
        });
      far.write(chunk);
    });
  });
  made.port = await openUntil(left, server, open);
  return made;
}

export interface Arrived {
  to: string;
  text: string;
  /** In how many messages on the air. */
  parts: number;
}

export interface Kannel {
  /** Texts from phones, all at once. The carrier before this one hangs up, so wait for its answers first. */
  send(texts: readonly { from: string; text: string }[]): Promise<void>;
  /** What phones got, whole, in order. */
  inbox(): Arrived[];
  /** Where texts that nobody asked for are taken. */
  sendsms: string;
  /** Everything Kannel wrote about its work. */
  logs(): string;
}

/** Both boxes with the settings that docs/operations.md asks for, but a shorter delay and a carrier that is played. @param smpp its port, where it speaks SMPP; Kannel's own fake one else */
export async function kannel(left: Leftovers, { port, token, retries, smpp }: { port: number; token: string; retries: number; smpp?: number }): Promise<Kannel> {
  const folder = left.folder();
  const [admin, boxes, carrier, sendsms] = (await freePorts(4)) as [number, number, number, number];
  writeFileSync(
    join(folder, 'kannel.conf'),
    `group = core
admin-port = ${admin}
admin-interface = 127.0.0.1
admin-password = for-the-test-alone
smsbox-port = ${boxes}
smsbox-interface = 127.0.0.1
box-allow-ip = 127.0.0.1
store-type = file
store-location = "${folder}/store"
log-file = "${folder}/bearerbox.log"
log-level = 4

group = smsc
smsc-id = CARRIER
${
  smpp
    ? `smsc = smpp
host = 127.0.0.1
port = ${smpp}
transceiver-mode = true
smsc-username = district
smsc-password = of-the-test
system-type = ""
reconnect-delay = 1`
    : `smsc = fake
port = ${carrier}
connect-allow-ip = 127.0.0.1`
}

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${sendsms}
sendsms-interface = 127.0.0.1
mo-recode = true
http-request-retry = ${retries}
http-queue-delay = 1
reply-couldnotfetch = "Please call 02-3423-5114."
log-file = "${folder}/smsbox.log"
log-level = 4

group = sendsms-user
username = gateway
password = sendsms-password-of-the-test
max-messages = 30
concatenation = true

group = sms-service
keyword = default
catch-all = true
get-url = "http://127.0.0.1:${port}/sms/kannel?token=${token}&id=%I&from=%p&to=%P&text=%a"
accept-x-kannel-headers = true
max-messages = 30
concatenation = true
`,
    { mode: 0o600 },
  );
  const box = (program: string): Program => run(left, program, ['-v', '4', 'kannel.conf'], { cwd: folder });
  const status = async (): Promise<string> => {
    const response = await fetch(`http://127.0.0.1:${admin}/status.txt?password=for-the-test-alone`);
    return response.text();
  };
  const bearerbox = box(BEARERBOX);
  await until(status);
  const smsbox = box(SMSBOX);
  await until(async () => expect(await status(), bearerbox.wrote() + smsbox.wrote()).toMatch(/smsbox.*on-line/));
  const carriers: Program[] = [];
  return {
    async send(texts) {
      await carriers.at(-1)?.kill();
      const lines = texts.map(({ from, text }) => `${from} ${US} ${onTheAir(text)}`).join('\n'); // one argument, as many texts as it has lines
      carriers.push(run(left, FAKESMSC, ['-H', '127.0.0.1', '-r', String(carrier), '-i', '0.05', '-m', '1', lines]));
    },
    sendsms: `http://127.0.0.1:${sendsms}/cgi-bin/sendsms`,
    inbox: () => carriers.flatMap((c) => whole(c.wrote())),
    logs: () => [bearerbox.wrote(), smsbox.wrote(), ...['bearerbox.log', 'smsbox.log'].map((name) => readFileSync(join(folder, name), 'utf8'))].join('\n'),
  };
}

const percent = (bytes: Uint8Array): string => Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

/** Korean leaves a phone as UCS-2, digits as the 7-bit alphabet. */
const onTheAir = (text: string): string => (/^[\x20-\x7e]*$/.test(text) ? `text ${text}` : `ucs2 ${percent(Buffer.from(text, 'utf16le').swap16())}`);

/**
 * fakesmsc tells what it received: `<sender receiver kind words>`, kind being `text` (7-bit, already cut down to it), `ucs-2`
 * (UTF-16BE, percent-encoded), or `udh HEADER data` for a part of a long one. Parts are joined when all are there.
 */
function whole(wrote: string): Arrived[] {
  const got: Arrived[] = [];
  const open = new Map<string, string[]>();
  for (const [, to = '', header = '', kind = '', words = ''] of wrote.matchAll(/Got message \d+: <\S+ (\S+) (?:udh (\S+) )?(\S+) (.*)>$/gm)) {
    const text = kind === 'text' ? words : decoded(Buffer.from(bytesOf(words)));
    const [, , , reference = 0, total = 1, number = 1] = bytesOf(header);
    const parts = open.get(`${to} ${reference}`) ?? [];
    parts[number - 1] = text;
    open.set(`${to} ${reference}`, parts);
    if (Object.keys(parts).length < total) continue;
    open.delete(`${to} ${reference}`);
    got.push({ to, text: parts.join(''), parts: total });
  }
  return got;
}

/** A part does not say its alphabet; UTF-16BE has a zero or a high byte in every part, the 7-bit alphabet none. */
const decoded = (bytes: Buffer): string => (bytes.some((byte) => byte === 0 || byte > 0x7f) ? bytes.swap16().toString('utf16le') : bytes.toString('latin1'));

function bytesOf(encoded: string): number[] {
  return Array.from(encoded.matchAll(/%([\da-fA-F]{2})|[^%]/g), ([one, hex]) => (hex === undefined ? (one === '+' ? 0x20 : one.charCodeAt(0)) : Number.parseInt(hex, 16)));
}
