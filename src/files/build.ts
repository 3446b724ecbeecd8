/**
 * Writes the files that browsers load into `dist/files`, by their addresses; data that the program reads from there; and what it holds itself: `dist/versions.js`
 * and `dist/phone-numbers.js`.
 * `npm ci`, `npm start` where a source is newer (src/files/program.ts), wrangler and vitest run it; a file that is already right is not written, so they may stand on a disk that is read-only.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { files as mobile } from '../../channels/mobile/static.js';
import { files as tv } from '../../channels/tv/static.js';
import { scripts } from '../console/client/scripts.js';
import { files as office } from '../console/static.js';
import { files as lexicon } from '../guide/lexicon/static.js';
import { files as lab } from '../lab/static.js';
import { files as pilots } from '../pilot/static.js';
import { files as templates } from '../../templates/static.js';
import { phoneNumbers } from './phone-numbers.js';
import { versionOf } from './version.js';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** What each file holds, by its address. */
export type BuiltFiles = Readonly<Record<string, string | Uint8Array>>;

/** @returns every file by its address, and whether anything had to be written */
export async function buildFiles(): Promise<{ files: BuiltFiles; written: boolean }> {
  const served: BuiltFiles = { ...mobile, ...tv, ...office, ...lab, ...(await scripts()) };
  const files: BuiltFiles = { ...served, ...lexicon, ...pilots, ...templates };
  let written = false;
  for (const [path, content] of Object.entries(files)) written = keep(join('files', path), content) || written;
  for (const name of readdirSync(join(DIST, 'files'), { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name)))
    if (!(name.slice(join(DIST, 'files').length) in files)) rmSync(name);
  const versions = Object.entries(served).map(([path, content]) => [path, versionOf(content)]);
  written = keep('versions.js', `export const versions = ${JSON.stringify(Object.fromEntries(versions), null, 1)};\n`) || written;
  keep('versions.d.ts', `export declare const versions: {\n${versions.map(([path]) => `  ${JSON.stringify(path)}: string;\n`).join('')}};\n`);
  written = keep('phone-numbers.js', `export const phoneNumbers = ${JSON.stringify(phoneNumbers())};\n`) || written;
  keep('phone-numbers.d.ts', "import type { MetadataJson } from 'libphonenumber-js/core';\nexport declare const phoneNumbers: MetadataJson;\n");
  return { files, written };
}

/** Whole or not at all: two processes may build at once. @returns whether it was written: what is already right is not */
export function keep(name: string, content: string | Uint8Array): boolean {
  const file = join(DIST, name);
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(content as Uint8Array))) return false;
  mkdirSync(dirname(file), { recursive: true });
  const draft = join(DIST, `.${process.pid}.${name.replaceAll('/', '-')}`);
  writeFileSync(draft, content);
  renameSync(draft, file);
  return true;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { files, written } = await buildFiles();
  if (written) console.log(`dist/files: ${Object.keys(files).length} files`);
}
