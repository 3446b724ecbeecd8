/** Child processes on their own core, and what they cost. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { availableParallelism, setPriority } from 'node:os';

const TICKS = 100; // USER_HZ
const TMPFS = 0x01021994;

process.once('SIGINT', () => process.exit(130));

export const canPin = availableParallelism() > 1 && spawnSync('taskset', ['-V']).status === 0;

/** Before other work on this machine, where the system allows it (root). */
const URGENT = 15;

export const pinSelf = (core: number): void => {
  if (canPin) spawnSync('taskset', ['-acp', String(core), String(process.pid)]);
  hurry(process.pid);
};

function hurry(pid: number): void {
  try {
    setPriority(pid, -URGENT);
    if (pid !== process.pid) writeFileSync(`/proc/${pid}/autogroup`, `-${URGENT}`); // Linux weighs sessions first, then processes
  } catch {
    // not root: the same for all three servers
  }
}

export interface Server {
  port: number;
  pid: number;
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** Starts a file, one of types by tsx, on core 0, in a session of its own; ready when it prints its first line. Its log goes to a file, as in earnest. */
export async function startServer(file: string, port: number, env: Record<string, string>, { log, flags = [] }: { log: string; flags?: string[] }): Promise<Server> {
  const command = [...(canPin ? ['taskset', '-c', '0'] : []), process.execPath, ...flags, ...(file.endsWith('.ts') ? ['--import', 'tsx'] : []), file, ...(file.endsWith('start.mjs') ? ['serve'] : [])];
  const child: ChildProcess = spawn(command[0] ?? '', command.slice(1), { env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', PORT: String(port), ...env }, stdio: ['ignore', 'pipe', openSync(log, 'a')], detached: true });
  const ended = once(child, 'exit');
  const end = (): void => void child.kill('SIGKILL'); // its own session hears no Ctrl-C
  process.once('exit', end);
  void ended.then(() => process.off('exit', end));
  if (child.pid) hurry(child.pid);
  const ready = child.stdout ? once(child.stdout, 'data') : Promise.reject(new Error('no output'));
  await Promise.race([ready, ended.then(([code]) => Promise.reject(new Error(`${file} ended with ${code}: ${readFileSync(log, 'utf8')}`)))]);
  return {
    port,
    pid: child.pid ?? 0,
    async stop(signal) {
      child.kill(signal);
      await ended;
    },
  };
}

/** Seconds of processor time that a process has used. */
export function cpuOf(pid: number): number {
  const [, after = ''] = /\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  const fields = after.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

/** Seconds of processor time that everything on this machine has used. */
export function cpuOfAll(): number {
  const [user, nice, system, , , irq, softirq, steal] = (/^cpu +(.*)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1] ?? '').split(' ').map(Number);
  return [user, nice, system, irq, softirq, steal].reduce<number>((sum, x) => sum + (x ?? 0), 0) / TICKS;
}

/** A database in memory would make every commit free. */
export const isMemory = (folder: string): boolean => statfsSync(folder).type === TMPFS;
