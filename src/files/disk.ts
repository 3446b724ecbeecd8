/** Files from the disk, each read once. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Files } from './files.js';

const FOLDER = fileURLToPath(new URL('../../dist/files', import.meta.url));

export function diskFiles(): Files {
  const known = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return {
    read(path) {
      let found = known.get(path);
      if (!found) {
        found = readFile(FOLDER + path);
        known.set(path, found);
        found.catch(() => known.delete(path));
      }
      return found;
    },
  };
}
