/** Blobs on a disk: a file each, in a folder for each day. A file has its name only when all of it is on the disk. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../../errors.js';
import { type Blobs, checkName } from '../blobs.js';

/** Where a database's blobs lie: `data/minwon.db` has `data/minwon.blobs/`, so that two databases of one folder never sweep each other's. */
export const blobsBeside = (databasePath: string): string => `${databasePath.replace(/\.db$/, '')}.blobs`;

/** A file that is being written, or whose writer was killed. */
const PART = /\.[0-9a-f]{8}\.part$/;

export function diskBlobs(folder: string): Blobs {
  const pathOf = (name: string): string => join(folder, checkName(name));
  return {
    async put(name, bytes) {
      const path = pathOf(name);
      const part = `${path}.${randomBytes(4).toString('hex')}.part`;
      try {
        await makeFolder(dirname(path));
        await writeWhole(part, bytes);
        await link(part, path).catch((error: unknown) => (isCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP') ? rename(part, path) : Promise.reject(error))); // FAT has no links
        await rm(part, { force: true });
        await syncFolder(dirname(path));
      } catch (error) {
        await rm(part, { force: true }).catch(() => undefined);
        throw new Refusal('busy', codeOf(error));
      }
    },
    get: (name) => readFile(pathOf(name)).then((bytes) => new Uint8Array(bytes), (error: unknown) => (isCode(error, 'ENOENT') ? undefined : Promise.reject(error))),
    async remove(name) {
      checkName(name.replace(PART, ''));
      await rm(join(folder, name), { force: true });
    },
    async list(day, after, most) {
      if (!/^\d{4}-\d\d-\d\d$/.test(day)) return [];
      const files = await readdir(join(folder, day)).catch((error: unknown) => (isCode(error, 'ENOENT') ? [] : Promise.reject(error)));
      return files
        .map((f) => `${day}/${f}`)
        .filter((name) => name > after)
        .sort()
        .slice(0, most);
    },
  };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A new folder's own name has to be on the disk as well. */
async function makeFolder(path: string): Promise<void> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 });
  if (made) await syncFolder(dirname(made));
  if (made && made !== path) await syncFolder(dirname(path));
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'disk');
const isCode = (error: unknown, ...codes: string[]): boolean => codes.includes(codeOf(error));
