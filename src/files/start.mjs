/** `npm start`: the program as one file, made anew where a source is newer (src/files/program.ts). tsx, which reads each source at each start, takes three times as long. */
import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url);
const PROGRAM = new URL('dist/program/node.js', ROOT);
/** When it was last written; a folder, when something in it came or went. */
const at = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
const under = (room) => [new URL(room, ROOT), ...readdirSync(new URL(room, ROOT), { recursive: true }).map((name) => new URL(room + name, ROOT))];
const sources = [...['src/', 'channels/', 'templates/'].flatMap(under), ...['package-lock.json', 'dist/versions.js', 'dist/phone-numbers.js'].map((name) => new URL(name, ROOT))];

if (!(at(PROGRAM) >= Math.max(...sources.map(at)) && at(PROGRAM) < Number.POSITIVE_INFINITY)) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'src/files/program.ts'], { cwd: ROOT, stdio: 'inherit' });
  if (status) process.exit(status);
}
process.setSourceMapsEnabled(true); // the log names places of the sources
const { main } = await import(PROGRAM.href);
await main();
