/**
 * The program in plain JavaScript: what tsx makes of the same files by the same esbuild, made once before the tests instead of at every start. A command
 * starts with 0.7 s of processor time instead of 1.7, a gateway with 2.2 instead of 5.0, and tests start hundreds. The gateway itself is the one file that `npm start` runs. That commands run by tsx, as npm's scripts start them, tests/cli.test.ts tries.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PLAIN = join(ROOT, 'dist/plain');
const SOURCES = ['src', 'channels', 'templates', 'tests/promises/support'];
/** What `npm run files` has made, read from where it is. */
const FILES = ['files', 'versions.js', 'phone-numbers.js'];

const under = (folder: string): string[] => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
const isSource = (file: string): boolean => /\.(ts|json|sql)$/.test(file) && !/\.d\.ts$|\/client\/browser\//.test(file);

/** Before the first test, once for all projects of a run. */
export async function setup(): Promise<void> {
  if (process.env.PLAIN) return;
  const entryPoints = ['package.json', ...SOURCES.flatMap(under).filter(isSource)];
  const { outputFiles } = await build({ absWorkingDir: ROOT, entryPoints, outdir: PLAIN, outbase: '.', platform: 'node', format: 'esm', target: `node${process.versions.node}`, supported: { 'import-attributes': true }, loader: { '.json': 'copy', '.sql': 'copy' }, write: false });
  for (const { path, contents } of outputFiles) keep(path, contents);
  mkdirSync(join(PLAIN, 'dist'), { recursive: true });
  for (const name of FILES) if (!existsSync(join(PLAIN, 'dist', name))) symlinkSync(join('../..', name), join(PLAIN, 'dist', name));
  await import('../src/files/program.js'); // as one file
  process.env.PLAIN = PLAIN;
}

/** Whole or not at all: what another run has started may read it. */
function keep(path: string, contents: Uint8Array): void {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, contents);
  renameSync(`${path}.${process.pid}`, path);
}

/** What node starts. @param source a file of the program: `src/cli.ts` */
export const plain = (source: string): string => (source === 'src/node.ts' ? join(ROOT, 'src/files/start.mjs') : join(PLAIN, source.replace(/\.ts$/, '.js')));
