import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * A folder and those above it, where they are not there yet. Step by step from above: Node's own `recursive` never ends where a step says ENOENT though
 * the one above it is there, as below /proc and behind a link to nowhere.
 * @throws what the system says of the first step that cannot be made
 */
export function makeFolder(path: string, mode = 0o700): void {
  const whole = resolve(path);
  if (statSync(whole, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(whole) !== whole) makeFolder(dirname(whole), mode);
  try {
    mkdirSync(whole, { mode });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || !statSync(whole).isDirectory()) throw error; // another process was first
  }
}
