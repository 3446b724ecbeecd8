/** The Workers bundle stays small: at most 620 KB gzip. */
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 620 * 1024;
const folder = 'dist/worker';
const files = readdirSync(folder).filter((f) => /\.(js|mjs|wasm)$/.test(f));
const bytes = files.reduce((sum, f) => sum + gzipSync(readFileSync(`${folder}/${f}`)).length, 0);
console.log(`Workers bundle: ${(bytes / 1024).toFixed(0)} KB gzip (limit ${LIMIT / 1024} KB)`);
if (!bytes || bytes > LIMIT) process.exit(1);
