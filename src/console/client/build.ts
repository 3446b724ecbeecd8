/**
 * Bundles the console's script for browsers into `dist/console/client.js`, a module that holds it as text: the same import on Node and on Workers.
 * `npm ci`, `npm start`, wrangler and vitest run it; a file that is already right is not written, so it may stand on a disk that is read-only.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDER = join(ROOT, 'dist/console');
const BANNER = '/*! With CodeMirror 6, style-mod and Lezer: MIT, (c) Marijn Haverbeke and others */';

const CHARTIST = '/*! With Chartist: MIT, (c) Gion Kunz */';

/** @returns the script's size, bytes gzip, and whether it had to be written */
export async function buildClient(): Promise<{ size: number; written: boolean }> {
  const [text, desk, figures, office] = await Promise.all([bundled('editor.ts', BANNER), bundled('desk.ts'), bundled('figures.ts', CHARTIST), bundled('office.ts')]);
  const version = createHash('sha256').update(text).digest('base64url').slice(0, 10);
  mkdirSync(FOLDER, { recursive: true });
  keep('client.d.ts', 'export declare const editor: string;\nexport declare const desk: string;\nexport declare const figures: string;\nexport declare const office: string;\nexport declare const version: string;\n');
  const written = keep('client.js', `export const editor = ${JSON.stringify(text)};\nexport const desk = ${JSON.stringify(desk)};\nexport const figures = ${JSON.stringify(figures)};\nexport const office = ${JSON.stringify(office)};\nexport const version = ${JSON.stringify(version)};\n`);
  return { size: gzipSync(text).length, written };
}

async function bundled(entry: string, banner?: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'src/console/client/browser', entry)],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    ...(banner ? { banner: { js: banner } } : {}),
    tsconfigRaw: {},
    logLevel: 'warning',
  });
  return outputFiles[0]?.text ?? '';
}

/** Whole or not at all: two processes may build at once. */
function keep(name: string, text: string): boolean {
  const file = join(FOLDER, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
  return true;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { size, written } = await buildClient();
  if (written) console.log(`dist/console/client.js: ${(size / 1024).toFixed(0)} KB gzip`);
}
