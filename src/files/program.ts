/** Writes `dist/program/minwon.js`: the program of one machine, gateway and commands, as one file with its packages but for SQLite, whole or not at all. src/files/start.mjs asks for it. */
import { readFileSync, utimesSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { buildFiles, keep } from './build.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Packages of the older kind ask for others by it. */
const REQUIRE = "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);";

/** What a source reads lies beside that source, not beside the one file. */
const beside: Plugin = {
  name: 'beside',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/(?:src|channels)\/.*\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', `new URL(${JSON.stringify(`../../${relative(ROOT, path)}`)}, import.meta.url).href`),
      loader: 'ts',
    })),
};

/** @param entries sources by the name of the file that each becomes in `dist/program` */
export async function writePrograms(entries: Readonly<Record<string, string>>): Promise<void> {
  await buildFiles(); // they hold its versions
  const { outputFiles } = await build({ absWorkingDir: ROOT, entryPoints: entries, outdir: 'dist/program', bundle: true, external: ['better-sqlite3'], banner: { js: REQUIRE }, platform: 'node', format: 'esm', target: 'node20.19', minifyWhitespace: true, sourcemap: true, sourcesContent: false, plugins: [beside], write: false });
  for (const { path, contents } of outputFiles) if (!keep(relative(`${ROOT}/dist`, path), contents)) touch(path);
}

/** It is as new as its sources, and not made again at the next start; on a disk that is read-only it is. */
function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // as it was
  }
}

export const PROGRAM = { minwon: 'src/cli.ts' };

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await writePrograms(PROGRAM);
