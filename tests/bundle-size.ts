/** The Workers bundle stays small: at most 600 KB gzip (issue 2). Prints its largest parts. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 600 * 1024;
const FOLDER = 'dist/worker';
const SHOWN = 30;
const kb = (bytes: number): string => (bytes / 1024).toFixed(0);

interface Metafile {
  outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }>;
}

/** A package, or a room of ours. */
function partOf(file: string): string {
  const at = file.lastIndexOf('node_modules/');
  const path = (at < 0 ? file.replace(/^.*?(?=(src|channels|templates|dist)\/)/, '') : file.slice(at + 'node_modules/'.length)).split('/');
  return path.slice(0, at >= 0 && !path[0]?.startsWith('@') ? 1 : 2).join('/');
}

const files = readdirSync(FOLDER).filter((f) => /\.(js|mjs|wasm)$/.test(f));
const bytes = files.reduce((sum, f) => sum + gzipSync(readFileSync(`${FOLDER}/${f}`)).length, 0);
const parts = new Map<string, number>();
for (const { inputs } of Object.values((JSON.parse(readFileSync(`${FOLDER}/meta.json`, 'utf8')) as Metafile).outputs))
  for (const [file, { bytesInOutput }] of Object.entries(inputs)) parts.set(partOf(file), (parts.get(partOf(file)) ?? 0) + bytesInOutput);
const whole = [...parts.values()].reduce((a, b) => a + b, 0);
const largest = [...parts].sort((a, b) => b[1] - a[1]).slice(0, SHOWN);
console.log(`plain KB  part of the Workers bundle (${kb(whole)} KB plain)`);
for (const [part, size] of largest) console.log(`${kb(size).padStart(8)}  ${part}`);
console.log(`Workers bundle: ${kb(bytes)} KB gzip (limit ${kb(LIMIT)} KB)`);
if (!bytes || bytes > LIMIT) process.exit(1);
