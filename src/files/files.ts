/**
 * What stands beside the program and is no part of it: files that browsers load, and under /data what is read once or seldom.
 * `build.ts` makes them; Node reads them from its disk, a Worker from its static assets.
 */
import { versions } from '../../dist/versions.js';

export interface Files {
  /** @param path as build.ts wrote it: `/m/style.css` @throws Error naming a file that is not there */
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** A file that browsers load, by its address. */
export type FilePath = keyof typeof versions;

export const PATHS = Object.keys(versions) as FilePath[];

/** Changes with what the file holds. */
export const fileVersion = (path: FilePath): string => versions[path];

/** The address that a page names a file by: it carries the file's version, so that a browser may keep it for a year. */
export const fileHref = (path: FilePath): string => `${path}?v=${versions[path]}`;

/** What build.ts wrote there from the program's own sources: nobody checks it again. */
export const readData = async <T>(files: Files, path: `/data/${string}.json`): Promise<T> => JSON.parse(new TextDecoder().decode(await files.read(path))) as T;
