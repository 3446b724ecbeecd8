/** Runs the move of due times: one run at a time in a process, and never an error for whoever started it. */
import type { Holidays } from './holidays.js';
import { moveDues } from './move-due.js';

export interface Mover {
  /** At most so many chunks; what is left goes on with the next tick. Who comes while it runs waits for that run. */
  run(chunks: number): Promise<void>;
}

/** @param fault a code for the log: what is done so far is on disk, the next run continues */
export function createMover(world: Holidays, fault: (code: string) => void): Mover {
  let running: Promise<void> | undefined;
  const once = async (chunks: number): Promise<void> => {
    try {
      await moveDues(world, chunks);
    } catch (error) {
      fault(error instanceof Error ? error.name : 'unknown');
    }
  };
  return { run: (chunks) => (running ??= once(chunks).finally(() => (running = undefined))) };
}
