/** The photos of a copied database: each whole, under the name that the copy has for it, whatever a rotation of keys or the clock does meanwhile. */
import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SEALED } from '../retention/sealed.js';
import type { ContainerWriter } from '../storage/node/container.js';
import { blobsBeside } from '../storage/node/disk-blobs.js';
import { keysOf, type Secret } from '../storage/vault.js';

interface Named {
  id: string;
  blob: string;
}

export interface CopiedPhotos {
  /** How large the copy and its photos are, for a bar. */
  bytes(): number;
  /** @returns how many have no file */
  pack(container: ContainerWriter): Promise<number>;
  /** @throws Error when the keys that go along are older than what is sealed in the copy */
  check(secret: Secret | undefined): void;
  close(): void;
}

/** Rows at a time. */
const PAGE = 500;
/** A photo is renamed once in a rotation: more often than this somebody else is at work. */
const RENAMED = 10;

/** @param copy nobody else has it: what was renamed or erased since is noted in it */
export function photosOf(copy: string, databasePath: string): CopiedPhotos {
  const raw = new Database(copy, { fileMustExist: true });
  const live = new Database(databasePath, { readonly: true, fileMustExist: true, timeout: 10_000 });
  const folder = blobsBeside(databasePath);
  const columns = (table: string): unknown[] => raw.prepare('select name from pragma_table_info(?)').pluck().all(table);
  const kept = "blob is not null and state <> 'erased'";
  const page = (after: string): Named[] => (columns('photos').length ? (raw.prepare(`select id, blob from photos where ${kept} and id > ? order by id limit ${PAGE}`).all(after) as Named[]) : []);

  /** Adds a file under its name. @returns false where none is there */
  const add = async (container: ContainerWriter, blob: string): Promise<boolean> => {
    const handle = await open(join(folder, blob), 'r').catch((error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? undefined : Promise.reject(error)));
    if (handle) await container.add(`blobs/${blob}`, handle.createReadStream({ highWaterMark: 1024 * 1024 }));
    return handle !== undefined;
  };

  /** @returns whether it is there, or need not be */
  const one = async (container: ContainerWriter, { id, blob }: Named): Promise<boolean> => {
    let name = blob;
    for (let n = 0; n < RENAMED; n++) {
      if (await add(container, name)) return true;
      const now = live.prepare(`select * from photos where id = ? and ${kept}`).get(id) as { blob: string; key?: string | null } | undefined;
      if (!now) return raw.prepare("update photos set state = 'erased', blob = null where id = ?").run(id).changes === 1; // erased since: it shall not come back
      if (now.blob === name) return false;
      name = now.blob;
      raw.prepare('update photos set blob = ?, key = ? where id = ?').run(name, now.key ?? null, id);
    }
    return false;
  };

  return {
    bytes() {
      let sum = statSync(copy).size;
      for (let rows = page(''); rows.length; rows = page(rows.at(-1)?.id ?? '')) for (const { blob } of rows) sum += statSync(join(folder, blob), { throwIfNoEntry: false })?.size ?? 0;
      return sum;
    },
    async pack(container) {
      let missing = 0;
      for (let rows = page(''); rows.length; rows = page(rows.at(-1)?.id ?? '')) for (const row of rows) missing += (await one(container, row)) ? 0 : 1;
      return missing;
    },
    check(secret) {
      const newest = Math.max(0, ...(secret ? keysOf(secret) : []).map(({ name }) => numberOf(name)));
      const used = SEALED.filter(({ table, column }) => columns(table).includes(column)).flatMap(({ table, column }) => raw.prepare(`select distinct substr(${column}, 1, instr(${column}, '.') - 1) from ${table} where ${column} is not null`).pluck().all() as string[]);
      if (columns('photos').includes('key')) used.push(...(raw.prepare(`select distinct key from photos where key is not null and ${kept}`).pluck().all() as string[]));
      const newer = used.find((name) => numberOf(name) > newest);
      if (newer) throw new Error(`SECRET_KEY: something is sealed with ${newer} already, and it is not among SECRET_KEY and OLD_SECRET_KEYS here; set them as the gateway has them, or this backup could not be opened`);
    },
    close() {
      raw.close();
      live.close();
    },
  };
}

const numberOf = (name: string): number => Number(/^k(\d{1,4})$/.exec(name)?.[1] ?? 0);
