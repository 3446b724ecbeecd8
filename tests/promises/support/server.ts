/** Real gateways for tests: processes of their own, told apart by their id, ended by it; and whatever a socket can carry. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { supportProgram } from '../../programs.js';

export interface Server {
  url: string;
  port: number;
  pid: number;
  /** Everything it wrote so far. */
  stdout: string[];
  stderr: string[];
  /** Ends it and waits for its end. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** A folder of its own; gone when the test is over. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'minwon-promise-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const KEY = Buffer.alloc(32, 7).toString('base64');
const ROOT = new URL('../../../', import.meta.url).pathname;

/** What every gateway here is told. */
export const environmentOf = (databasePath: string): Record<string, string> => ({ PORT: '0', DATABASE_PATH: databasePath, SECRET_KEY: KEY, KANNEL_TOKEN: 'kannel-token-of-the-tests', TWILIO_AUTH_TOKEN: 'twilio-token-of-the-tests' });

/** Starts a gateway and waits until it says its address. Killed when the test is over. @param around a command that ends in `exec "$@"` */
export async function server(databasePath: string, environment: Record<string, string> = {}, program: readonly string[] = [supportProgram('gateway')], around: readonly string[] = []): Promise<Server> {
  const { PATH = '', HOME = '' } = process.env;
  const env = { PATH, HOME, ...environmentOf(databasePath), ...environment };
  const [command = '', ...args] = [...around, process.execPath, ...program];
  const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<void>((done) => child.once('close', () => done()));
  const end = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    child.kill(signal); // by its id
    await ended;
  };
  onTestFinished(() => end());
  const stdout: string[] = [];
  const stderr: string[] = [];
  createInterface({ input: child.stderr as NonNullable<ChildProcess['stderr']> }).on('line', (line) => stderr.push(line));
  const url = await new Promise<string>((done, failed) => {
    createInterface({ input: child.stdout as NonNullable<ChildProcess['stdout']> }).on('line', (line) => {
      stdout.push(line);
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line)?.[0];
      if (found) done(found);
    });
    void ended.then(() => failed(new Error(`the gateway did not start: ${stderr.join('\n')}`)));
  });
  return { url, port: Number(new URL(url).port), pid: child.pid ?? 0, stdout, stderr, end };
}

/** One text by way of the lab's phone. */
export async function text(url: string, from: string, said: string, id: string): Promise<{ status: number; body: string }> {
  const response = await fetch(`${url}/sms/demo`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id, from, text: said }) });
  return { status: response.status, body: await response.text() };
}

/** Sends raw bytes and gives what came back until the other side closed. */
export function raw(port: number, request: string | Uint8Array): Promise<string> {
  return new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let got = '';
    socket.setTimeout(25_000, () => socket.destroy(new Error(`no end of the answer: ${got.slice(0, 200)}`)));
    socket.on('data', (chunk) => {
      got += chunk.toString('utf8');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' || error.code === 'EPIPE' ? done(got) : failed(error)));
    socket.on('close', () => done(got));
  });
}

export const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);
