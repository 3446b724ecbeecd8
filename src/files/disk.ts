/** Files from the disk. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Files } from './files.js';

const FOLDER = fileURLToPath(new URL('../../dist/files', import.meta.url));

/** All of them as they were when they were first asked for: a newer version that is built beside a running one does not come into its pages. */
let read: ReadonlyMap<string, Uint8Array<ArrayBuffer>> | undefined;

export function diskFiles(): Files {
  read ??= new Map(readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name)).map((name) => [name.slice(FOLDER.length), readFileSync(name)]));
  const all = read;
  return {
    async read(path) {
      const found = all.get(path);
      if (!found) throw new Error(`${path} is not among the files in dist/files: npm run files makes them`);
      return found;
    },
  };
}
